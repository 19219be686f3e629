"""Addresses of the theme extension: its assets (never changing behind their fingerprint) and the switch of its blocks."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request, send_file

from shopapp.sandbox.storefront.theme import Theme
from shopapp.sandbox.storefront.visit import Front

FOREVER = "public, max-age=31536000, immutable"


def add_theme_doors(bp: Blueprint, front: Front, theme: Theme) -> None:
    def asset(extension: str, fingerprint: str, name: str) -> Response:
        path = theme.extension.asset(name)
        if path is None or extension != theme.extension.name:
            abort(404)
        response = send_file(path, etag=True)
        current = fingerprint == theme.extension.fingerprint()
        response.headers["Cache-Control"] = FOREVER if current else "no-cache"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def switch() -> Any:
        """POST {block, enabled?, settings?, shop?} → the block's state; GET → the state of all."""
        sent: Any = request.get_json(silent=True) or {}
        shop = str(sent.get("shop") or request.args.get("shop") or front.domain())
        if request.method == "GET":
            return jsonify(theme.state(shop))
        state = theme.change(shop, str(sent.get("block", "")), enabled=sent.get("enabled"), settings=sent.get("settings"))
        return jsonify(state) if state else (jsonify(error="the extension has no block of this name"), 404)

    bp.add_url_rule("/extensions/<extension>/<fingerprint>/assets/<path:name>", "extension_asset", asset)
    bp.add_url_rule("/_sandbox/theme", "theme_switch", switch, methods=["GET", "POST"])
