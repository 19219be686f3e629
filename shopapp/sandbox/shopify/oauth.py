"""Identity: ID tokens of the admin, token exchange, refresh, the authorization-code grant, uninstalling.

Offline tokens expire after an hour. One refreshable pair per shop: a pair newly obtained kills the refresh token before it.
The lost answer (Shopify's rule of 2026-08-28): a refresh token stays usable until the pair it was traded for is first used.
"""

import hashlib
import hmac
import secrets
import time
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import jwt
from flask import Blueprint, Response, jsonify, redirect, render_template_string, request
from flask.typing import ResponseReturnValue

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.shops import UnknownShop, install, installation, shop_of
from shopapp.sandbox.simulation import Sandbox, current_sandbox, hang
from shopapp.sandbox.state import Doc

blueprint = Blueprint("shopify_oauth", __name__)

ACCESS_SECONDS, REFRESH_SECONDS, ONLINE_SECONDS, ID_TOKEN_SECONDS = 3600, 7_776_000, 86_399, 60
EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token"  # noqa: S105 - a name from RFC 8693
OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token"
ONLINE = "urn:shopify:params:oauth:token-type:online-access-token"


class Denied(Exception):
    """The OAuth call is refused; becomes HTTP 400 with `error` and `error_description`."""

    def __init__(self, code: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.code, self.description, self.status = code, description, status


def mint_id_token(sandbox: Sandbox, shop: str, user: str = "99001", *, seconds: int = ID_TOKEN_SECONDS) -> str:
    """A session token as App Bridge hands it out. Opening the app in the admin installs it (managed installation)."""
    install(sandbox, shop)
    now = int(time.time())
    claims = {
        "iss": f"https://{shop}/admin",
        "dest": f"https://{shop}",
        "aud": sandbox.config.client_id,
        "sub": str(user),
        "exp": now + seconds,
        "nbf": now,
        "iat": now,
        "jti": str(uuid4()),
        "sid": hashlib.sha256(f"{shop}/{user}".encode()).hexdigest(),
        "sig": secrets.token_hex(32),
    }
    return jwt.encode(claims, sandbox.config.client_secret, algorithm="HS256")


@blueprint.post("/shops/<domain>/admin/oauth/access_token")
def access_token(domain: str) -> ResponseReturnValue:
    sandbox = current_sandbox()
    given = dict(request.get_json(silent=True) or {}) if request.is_json else request.form.to_dict()
    grant = str(given.get("grant_type") or "authorization_code")
    fault = sandbox.faults.take("shopify", "refresh_token" if grant == "refresh_token" else grant.rpartition(":")[2])
    if fault and fault.kind == "timeout_before":
        hang(fault.seconds)
    if fault and fault.kind == "error_before":
        return jsonify(errors="Internal Server Error"), 500
    if fault and fault.kind == "throttle":
        return jsonify(errors="Exceeded 2 calls per second for api client."), 429, {"Retry-After": "2.0"}
    if fault and fault.kind == "delay":
        time.sleep(fault.seconds)
    answer, status = _granted(sandbox, domain, grant, given)
    if fault and fault.kind == "timeout_after":
        hang(fault.seconds)
    if fault and fault.kind == "error_after":
        return jsonify(errors="Internal Server Error"), 500
    return jsonify(answer), status


def _granted(sandbox: Sandbox, domain: str, grant: str, given: dict[str, Any]) -> tuple[dict[str, Any], int]:
    try:
        shop_of(sandbox, domain)
        _check_client(sandbox, given)
        with sandbox.world.changing():
            if grant == EXCHANGE:
                return _exchange(sandbox, domain, given), 200
            if grant == "refresh_token":
                return _refresh(sandbox, domain, str(given.get("refresh_token", ""))), 200
            if grant == "authorization_code":
                return _trade_code(sandbox, domain, given), 200
        raise Denied("unsupported_grant_type", f"grant_type '{grant}' is not supported")
    except UnknownShop:
        return {"errors": "Not Found"}, 404
    except Denied as problem:
        return {"error": problem.code, "error_description": problem.description}, problem.status


def _check_client(sandbox: Sandbox, given: dict[str, Any]) -> None:
    secret = str(given.get("client_secret", ""))
    right = hmac.compare_digest(secret.encode(), sandbox.config.client_secret.encode())
    if given.get("client_id") != sandbox.config.client_id or not right:
        raise Denied("invalid_client", "Client authentication failed")


def _exchange(sandbox: Sandbox, domain: str, given: dict[str, Any]) -> dict[str, Any]:
    subject, kind = str(given.get("subject_token", "")), str(given.get("subject_token_type", ""))
    user = "99001"
    if kind == OFFLINE:
        if (known := sandbox.world.get("token", subject, shop=domain)) is None or known["expires"] is not None:
            raise Denied("invalid_subject_token", "Only a token that does not expire can be exchanged for one that does")
        sandbox.world.remove("token", subject, shop=domain)
    elif kind == ID_TOKEN:
        user = _read_id_token(sandbox, domain, subject)
    else:
        raise Denied("invalid_request", f"subject_token_type '{kind}' is not supported")
    if installation(sandbox, domain) is None:
        raise Denied("invalid_grant", "The app is not installed in this shop")
    wanted = str(given.get("requested_token_type", ""))
    if wanted == ONLINE:
        return _online(sandbox, domain, user)
    if wanted != OFFLINE:
        raise Denied("invalid_request", f"requested_token_type '{wanted}' is not supported")
    return _offline(sandbox, domain, expiring=str(given.get("expiring", "0")) in ("1", "true", "True"))


def _read_id_token(sandbox: Sandbox, domain: str, token: str) -> str:
    try:
        claims = jwt.decode(
            token,
            sandbox.config.client_secret,
            algorithms=["HS256"],
            audience=sandbox.config.client_id,
            leeway=10,
            options={"require": ["exp", "nbf", "iss", "dest", "aud", "sub"]},
        )
    except jwt.PyJWTError as problem:
        raise Denied("invalid_subject_token", "The id token is invalid or stale") from problem
    if claims["dest"] != f"https://{domain}":
        raise Denied("invalid_subject_token", "The id token is for another shop")
    return str(claims["sub"])


def _online(sandbox: Sandbox, domain: str, user: str) -> dict[str, Any]:
    token = _store(sandbox, domain, "access", "shpat_", ONLINE_SECONDS, pair="", scopes=_scopes(sandbox, domain))
    scope = ",".join(_scopes(sandbox, domain))
    person = {"id": int(user), "first_name": "Robin", "last_name": "Demo", "email": shop_of(sandbox, domain)["email"]}
    person |= {"email_verified": True, "account_owner": True, "locale": "en", "collaborator": False}
    return {
        "access_token": token,
        "scope": scope,
        "expires_in": ONLINE_SECONDS,
        "associated_user_scope": scope,
        "associated_user": person,
    }


def _offline(sandbox: Sandbox, domain: str, *, expiring: bool, traded: str = "") -> dict[str, Any]:
    scopes = _scopes(sandbox, domain)
    if not expiring:
        token = _store(sandbox, domain, "access", "shpat_", None, pair="", scopes=scopes)
        return {"access_token": token, "scope": ",".join(scopes)}
    pair = uuid4().hex
    for known in sandbox.world.all("token", shop=domain):
        if known["kind"] == "refresh" and known["id"] != traded:
            sandbox.world.remove("token", known["id"], shop=domain)
    access = _store(sandbox, domain, "access", "shpat_", ACCESS_SECONDS, pair=pair, scopes=scopes, replaces=traded)
    refresh = _store(sandbox, domain, "refresh", "shprt_", REFRESH_SECONDS, pair=pair, scopes=scopes, replaces=traded)
    return {
        "access_token": access,
        "scope": ",".join(scopes),
        "expires_in": ACCESS_SECONDS,
        "refresh_token": refresh,
        "refresh_token_expires_in": REFRESH_SECONDS,
    }


def _refresh(sandbox: Sandbox, domain: str, token: str) -> dict[str, Any]:
    known = sandbox.world.get("token", token, shop=domain)
    if known is None or known["kind"] != "refresh" or _expired(known):
        raise Denied("invalid_grant", "The refresh token is invalid, used or expired")
    used(sandbox, domain, known)
    return _offline(sandbox, domain, expiring=True, traded=token)


def used(sandbox: Sandbox, domain: str, token: Doc) -> None:
    """First use of a pair: the refresh token it was traded for is dead from now on."""
    if token.get("replaces"):
        sandbox.world.remove("token", token["replaces"], shop=domain)


def _scopes(sandbox: Sandbox, domain: str) -> list[str]:
    found = installation(sandbox, domain)
    return list(found["scopes"]) if found else []


def _store(
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


def _expired(token: Doc) -> bool:
    return token["expires"] is not None and token["expires"] <= time.time()


def token_of(sandbox: Sandbox, domain: str, text: str) -> Doc | None:
    """The living access token behind this text, or None (unknown, expired, of another shop)."""
    found = sandbox.world.get("token", text, shop=domain) if text else None
    if found is None or found["kind"] != "access" or _expired(found):
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


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Install app</title>
<body style="font:16px/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem">
<h1 style="font-size:1.3rem">Install {{ name }} in {{ domain }}?</h1>
<p>The app asks for: {{ scopes }}</p>
<form method="post"><button style="font:inherit;padding:.6rem 1.2rem">Install</button></form></body></html>"""


@blueprint.route("/shops/<domain>/admin/oauth/authorize", methods=["GET", "POST"])
def authorize(domain: str) -> ResponseReturnValue:
    """The grant screen of the authorization-code flow: a GET shows it, its button approves."""
    sandbox = current_sandbox()
    target = request.args.get("redirect_uri", "")
    if request.args.get("client_id") != sandbox.config.client_id or not target.startswith(sandbox.config.app_url + "/"):
        return Response("Oauth error invalid_request: The client id or redirect_uri is not whitelisted", 400)
    if request.method == "GET":
        name = str(sandbox.config.registration["name"])
        return render_template_string(_PAGE, name=name, domain=domain, scopes=", ".join(sandbox.config.scopes))
    install(sandbox, domain)
    code = secrets.token_hex(16)
    sandbox.world.put("oauth_code", code, {"code": code, "made": time.time()}, shop=domain)
    host = f"admin.shopify.com/store/{domain.partition('.')[0]}"
    query = {
        "code": code,
        "host": host,
        "shop": domain,
        "state": request.args.get("state", ""),
        "timestamp": str(int(time.time())),
    }
    return redirect(f"{target}?{urlencode(signed_query(sandbox, query))}")


def signed_query(sandbox: Sandbox, query: dict[str, str]) -> dict[str, str]:
    """Add Shopify's `hmac` to the parameters of a redirect: sorted `k=v` joined with `&`, SHA-256, hex."""
    text = "&".join(f"{key}={query[key]}" for key in sorted(query))
    return query | {"hmac": hmac.new(sandbox.config.client_secret.encode(), text.encode(), hashlib.sha256).hexdigest()}


def _trade_code(sandbox: Sandbox, domain: str, given: dict[str, Any]) -> dict[str, Any]:
    code = sandbox.world.get("oauth_code", str(given.get("code", "")), shop=domain)
    if code is None or code["made"] < time.time() - 60:
        raise Denied("invalid_request", "The authorization code was not found or was already used")
    sandbox.world.remove("oauth_code", code["code"], shop=domain)
    return _offline(sandbox, domain, expiring=str(given.get("expiring", "0")) == "1")
