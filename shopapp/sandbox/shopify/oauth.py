"""Identity: ID tokens of the admin, token exchange, refresh, the authorization-code grant. What is issued stands in `tokens`."""

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

from shopapp.sandbox.shopify.installing import install
from shopapp.sandbox.shopify.shops import UnknownShop, installation, shop_of
from shopapp.sandbox.shopify.tokens import expired, issue, scopes_of, store, used
from shopapp.sandbox.simulation import Sandbox, current_sandbox, hang

blueprint = Blueprint("shopify_oauth", __name__)

ONLINE_SECONDS, ID_TOKEN_SECONDS = 86_399, 60
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
    return issue(sandbox, domain, expiring=str(given.get("expiring", "0")) in ("1", "true", "True"))


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
    token = store(sandbox, domain, "access", "shpat_", ONLINE_SECONDS, pair="", scopes=scopes_of(sandbox, domain))
    scope = ",".join(scopes_of(sandbox, domain))
    person = {"id": int(user), "first_name": "Robin", "last_name": "Demo", "email": shop_of(sandbox, domain)["email"]}
    person |= {"email_verified": True, "account_owner": True, "locale": "en", "collaborator": False}
    return {
        "access_token": token,
        "scope": scope,
        "expires_in": ONLINE_SECONDS,
        "associated_user_scope": scope,
        "associated_user": person,
    }


def _refresh(sandbox: Sandbox, domain: str, token: str) -> dict[str, Any]:
    known = sandbox.world.get("token", token, shop=domain)
    if known is None or known["kind"] != "refresh" or expired(known):
        raise Denied("invalid_grant", "The refresh token is invalid, used or expired")
    used(sandbox, domain, known)
    return issue(sandbox, domain, expiring=True, traded=token)


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
    return issue(sandbox, domain, expiring=str(given.get("expiring", "0")) == "1")
