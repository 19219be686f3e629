"""The app proxy: `/apps/chat/…` on the shop's own domain goes to the app, signed, without cookies either way.

The signature is over the query only; the body is passed on unsigned. Anything the caller sent under a name that Shopify
adds is thrown away, so that a shopper cannot say who they are.
"""

import hashlib
import hmac
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import httpx
from flask import Blueprint, Response, request

from shopapp.sandbox.storefront.visit import Front

ADDED = {"shop", "path_prefix", "timestamp", "logged_in_customer_id", "signature", "hmac"}
STRIPPED = {
    "accept-patch",
    "accept-ranges",
    "connection",
    "date",
    "delta-base",
    "im",
    "p3p",
    "pragma",
    "preference-applied",
    "proxy-authenticate",
    "public-key-pins",
    "server",
    "service-worker-allowed",
    "set-cookie",
    "trailer",
    "tk",
    "warning",
    "x-powered-by",
}
OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding", "keep-alive", "host", "cookie", "connection"}
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
TIME_LIMIT = 10.0


def add_proxy(bp: Blueprint, front: Front) -> None:
    config = front.sandbox.config
    prefix = f"/{config.proxy['prefix']}/{config.proxy['subpath']}"
    url = config.proxy["url"]
    target = url if url.startswith("http") else config.app_url.rstrip("/") + url

    def forward(path: str = "") -> Any:
        visit = front.visit()
        customer = str(visit.customer["id"]) if visit.customer else ""
        sent = [(name, value) for name, value in request.args.items(multi=True) if name not in ADDED]
        sent += [
            ("shop", visit.domain),
            ("path_prefix", prefix),
            ("timestamp", str(int(time.time()))),
            ("logged_in_customer_id", customer),
        ]
        sent.append(("signature", signature(sent, config.client_secret)))
        headers = {name: value for name, value in request.headers.items() if name.lower() not in OF_THE_WIRE}
        headers |= {
            "X-Forwarded-For": request.remote_addr or "127.0.0.1",
            "X-Forwarded-Host": request.host,
            "Accept-Encoding": "identity",
        }
        try:
            answer = httpx.request(
                request.method,
                f"{target}/{path}".rstrip("/") + "?" + urlencode(sent),
                headers=headers,
                content=request.get_data(),
                timeout=TIME_LIMIT,
                follow_redirects=True,
                trust_env=False,
            )
        except httpx.HTTPError:
            return Response("The app did not answer.", 502, mimetype="text/plain")
        kept = [(n, v) for n, v in answer.headers.multi_items() if n.lower() not in STRIPPED | OF_THE_WIRE]
        return Response(answer.content, answer.status_code, kept)

    bp.add_url_rule(prefix, "proxy_root", forward, methods=METHODS)
    bp.add_url_rule(f"{prefix}/<path:path>", "proxy", forward, methods=METHODS)


def signature(pairs: Iterable[tuple[str, str]], secret: str) -> str:
    """Shopify's proxy signature: values of one name joined by commas, `name=value` sorted, joined by nothing, HMAC, hex."""
    named: dict[str, list[str]] = {}
    for name, value in pairs:
        named.setdefault(name, []).append(value)
    text = "".join(sorted(f"{name}={','.join(values)}" for name, values in named.items()))
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
