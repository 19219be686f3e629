"""The merchant's admin, plainly imitated: a shell with the app in a frame, ID tokens for it, and the App Bridge stand-in.

The shell alone may ask for ID tokens; the framed app gets them by message, as on Shopify. Never a Shopify logo here.
"""

import base64
import secrets
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_from_directory

from shopapp.sandbox.shopify.oauth import mint_id_token, signed_query
from shopapp.sandbox.shopify.shops import shops
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.storefront.filters import as_json
from shopapp.sandbox.storefront.theme import Theme
from shopapp.sandbox.storefront.visit import Front

STATIC = Path(__file__).with_name("static")
PAGES = (
    ("Today", ""),
    ("Conversations", "conversations"),
    ("Orders", "orders"),
    ("Catalogue", "catalogue"),
    ("Documents", "documents"),
    ("Settings", "settings"),
)


class Admin:
    """The views of the shell; `front` tells the shop, `theme` the state of the app's blocks."""

    def __init__(self, front: Front, theme: Theme) -> None:
        self.front, self.theme, self.sandbox = front, theme, front.sandbox

    def home(self) -> Any:
        return redirect(
            f"/admin/apps/{handle(self.sandbox)}" + (f"?{request.query_string.decode()}" if request.query_string else "")
        )

    def shell(self, app: str, path: str = "") -> Any:
        if app != handle(self.sandbox):
            return redirect(f"/admin/apps/{handle(self.sandbox)}")
        domain = _shop(self.front)
        text = render_template(
            "admin_frame/shell.html",
            shop=self.front.shop(domain),
            domain=domain,
            others=[one for one in shops(self.sandbox) if one["domain"] != domain],
            app=self.sandbox.config.registration,
            pages=PAGES,
            path=path,
            start=f"/admin/apps/{app}",
            frame=frame_url(self.sandbox, domain, path, request.args.to_dict()),
            front_url=self.sandbox.front_url(domain),
            about=_about(self.sandbox, domain),
            as_json=as_json,
            default=domain == self.sandbox.config.default_shop,
        )
        return _fresh(Response(text))

    def id_token(self) -> Any:
        """A fresh ID token for the shell. Other sites cannot read the answer: there is no CORS header on it."""
        return _fresh(jsonify(id_token=mint_id_token(self.sandbox, _shop(self.front)), shop=_shop(self.front)))

    def bridge(self) -> Response:
        response = send_from_directory(str(STATIC), "app-bridge.js", mimetype="text/javascript")
        response.headers |= {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
        return response

    def editor(self) -> Any:
        """The theme editor's place for app embeds. A deep link ticks its block; the merchant still has to save."""
        domain = _shop(self.front)
        if request.method == "POST":
            for name in self.theme.state(domain):
                self.theme.change(domain, name, enabled=request.form.get(name) == "on")
        wanted = (request.args.get("activateAppId") or request.args.get("addAppBlockId") or "").rpartition("/")[2]
        text = render_template(
            "admin_frame/editor.html",
            shop=self.front.shop(domain),
            domain=domain,
            app=self.sandbox.config.registration,
            start=f"/admin/apps/{handle(self.sandbox)}",
            blocks=self.theme.state(domain),
            wanted=wanted,
            saved=request.method == "POST",
            front_url=self.sandbox.front_url(domain),
            default=domain == self.sandbox.config.default_shop,
        )
        return _fresh(Response(text))

    def index(self) -> Any:
        return render_template(
            "admin_frame/sandbox.html",
            shops=shops(self.sandbox),
            sandbox=self.sandbox,
            default=self.sandbox.config.default_shop,
            deliveries=len(self.sandbox.webhooks.log()),
        )


def add_admin(bp: Blueprint, front: Front, theme: Theme) -> None:
    admin = Admin(front, theme)
    bp.add_url_rule("/admin", "admin", admin.home)
    bp.add_url_rule("/admin/", "admin_slash", admin.home)
    bp.add_url_rule("/admin/apps/<app>", "admin_app", admin.shell, strict_slashes=False)
    bp.add_url_rule("/admin/apps/<app>/<path:path>", "admin_app_page", admin.shell)
    bp.add_url_rule("/admin/id_token", "admin_id_token", admin.id_token)
    bp.add_url_rule("/admin/themes/current/editor", "theme_editor", admin.editor, methods=["GET", "POST"])
    bp.add_url_rule("/shopifycloud/app-bridge.js", "app_bridge", admin.bridge)
    bp.add_url_rule("/_sandbox/", "sandbox_index", admin.index)


def handle(sandbox: Sandbox) -> str:
    registration = sandbox.config.registration
    return str(registration.get("handle") or sandbox.config.client_id)


def app_root(sandbox: Sandbox) -> str:
    """Where the app's admin pages begin: the path of `application_url`, or `/app` when it names none."""
    path = urlsplit(str(sandbox.config.registration.get("application_url", ""))).path.rstrip("/")
    return sandbox.config.app_url.rstrip("/") + (path or "/app")


def host_of(domain: str) -> str:
    """App Bridge's `host`: the admin's address for this shop, base64 without padding."""
    return base64.urlsafe_b64encode(f"admin.shopify.com/store/{domain.partition('.')[0]}".encode()).decode().rstrip("=")


def frame_url(sandbox: Sandbox, domain: str, path: str, given: dict[str, str]) -> str:
    """The first document of the frame, with the parameters Shopify gives it."""
    kept = {name: value for name, value in given.items() if name not in ("shop", "id_token", "hmac")}
    query = kept | {
        "embedded": "1",
        "host": host_of(domain),
        "id_token": mint_id_token(sandbox, domain),
        "locale": "en",
        "session": secrets.token_hex(32),
        "shop": domain,
        "timestamp": str(int(time.time())),
    }
    return f"{app_root(sandbox)}/{path}?{urlencode(signed_query(sandbox, query))}"


def _about(sandbox: Sandbox, domain: str) -> dict[str, Any]:
    root = urlsplit(app_root(sandbox))
    return {
        "shop": domain,
        "host": host_of(domain),
        "start": f"/admin/apps/{handle(sandbox)}",
        "root": root.path,
        "origin": f"{root.scheme}://{root.netloc}",
        "name": sandbox.config.registration["name"],
        "default": domain == sandbox.config.default_shop,
    }


def _shop(front: Front) -> str:
    """`?shop=` chooses among the sandbox's shops; without it the host does."""
    asked = request.args.get("shop")
    if asked is None:
        return front.domain()
    if front.world.get("shop", asked) is None:
        abort(404)
    return asked


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
