"""Access and refresh tokens of a simulated shop: issued in pairs, expiring, dead at once when the app is uninstalled.

Offline tokens expire after an hour. One refreshable pair per shop: a pair newly obtained kills the refresh token before it.
The lost answer (Shopify's rule of 2026-08-28): a refresh token stays usable until the pair it was traded for is first used.
"""

import secrets
import time
from typing import Any
from uuid import uuid4

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.shops import installation
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc

ACCESS_SECONDS, REFRESH_SECONDS = 3600, 7_776_000


def issue(sandbox: Sandbox, domain: str, *, expiring: bool, traded: str = "") -> dict[str, Any]:
    scopes = scopes_of(sandbox, domain)
    if not expiring:
        token = store(sandbox, domain, "access", "shpat_", None, pair="", scopes=scopes)
        return {"access_token": token, "scope": ",".join(scopes)}
    pair = uuid4().hex
    for known in sandbox.world.all("token", shop=domain):
        if known["kind"] == "refresh" and known["id"] != traded:
            sandbox.world.remove("token", known["id"], shop=domain)
    access = store(sandbox, domain, "access", "shpat_", ACCESS_SECONDS, pair=pair, scopes=scopes, replaces=traded)
    refresh = store(sandbox, domain, "refresh", "shprt_", REFRESH_SECONDS, pair=pair, scopes=scopes, replaces=traded)
    return {
        "access_token": access,
        "scope": ",".join(scopes),
        "expires_in": ACCESS_SECONDS,
        "refresh_token": refresh,
        "refresh_token_expires_in": REFRESH_SECONDS,
    }


def used(sandbox: Sandbox, domain: str, token: Doc) -> None:
    """First use of a pair: the refresh token it was traded for is dead from now on."""
    if token.get("replaces"):
        sandbox.world.remove("token", token["replaces"], shop=domain)


def scopes_of(sandbox: Sandbox, domain: str) -> list[str]:
    found = installation(sandbox, domain)
    return list(found["scopes"]) if found else []


def store(
    sandbox: Sandbox,
    domain: str,
    kind: str,
    prefix: str,
    seconds: int | None,
    *,
    pair: str,
    scopes: list[str],
    replaces: str = "",
) -> str:
    token = prefix + secrets.token_hex(16)
    expires = time.time() + seconds if seconds else None
    doc: Doc = {"id": token, "kind": kind, "pair": pair, "expires": expires, "scopes": scopes, "replaces": replaces}
    sandbox.world.put("token", token, doc, shop=domain)
    return token


def expired(token: Doc) -> bool:
    return token["expires"] is not None and token["expires"] <= time.time()


def token_of(sandbox: Sandbox, domain: str, text: str) -> Doc | None:
    """The living access token behind this text, or None (unknown, expired, of another shop)."""
    found = sandbox.world.get("token", text, shop=domain) if text else None
    if found is None or found["kind"] != "access" or expired(found):
        return None
    if found["replaces"]:
        used(sandbox, domain, found)
        found["replaces"] = ""
        sandbox.world.put("token", text, found, shop=domain)
    return found


def expire_tokens(sandbox: Sandbox, domain: str, *, refresh_too: bool = False) -> int:
    """Let every access token of a shop run out now; the refresh tokens too when asked. Returns how many."""
    count = 0
    with sandbox.world.changing():
        for token in sandbox.world.all("token", shop=domain):
            if token["kind"] == "access" or refresh_too:
                token["expires"] = time.time() - 1
                sandbox.world.put("token", token["id"], token, shop=domain)
                count += 1
    return count


def uninstall(sandbox: Sandbox, domain: str) -> None:
    """The merchant removes the app: its tokens are dead at once, then `app/uninstalled` is sent."""
    with sandbox.world.changing():
        for token in sandbox.world.all("token", shop=domain):
            sandbox.world.remove("token", token["id"], shop=domain)
        if (known := sandbox.world.get("installation", "app", shop=domain)) is not None:
            sandbox.world.put("installation", "app", known | {"installed": False}, shop=domain)
    webhooks.uninstalled(sandbox, domain)
