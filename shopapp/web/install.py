"""How the app is entered from Shopify: the first document, the patch page that fetches an ID token, and the
authorization-code fallback for shops where managed installation is switched off.

The rule: nothing here ever asks for a shop domain; it comes from a verified token or a verified query.
"""

import secrets as random_source
from urllib.parse import urlencode

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for

from shopapp import shops
from shopapp.errors import NotAllowed
from shopapp.outside.shopify import signatures
from shopapp.outside.shopify.scopes import missing
from shopapp.shops.arrival import STATE_LIVES, begin_by_code, install_by_code
from shopapp.web import doorkeepers, entry
from shopapp.web.guards import guarded_by, open_door
from shopapp.web.house import house

install = Blueprint("install", __name__)

_COOKIE = "shopapp_install"
HOME = "/app/"


@install.get("/")
@open_door("where Shopify's admin begins; it only sends on to guarded pages, or says where to find the app")
def home() -> Response:
    """Embedded: on to the admin pages with the query as Shopify wrote it. A signed request outside the frame: the fallback."""
    asked = request.query_string.decode("ascii", "ignore")
    if "id_token" in request.args or request.args.get("embedded") == "1":
        return make_response(redirect(f"{HOME}?{asked}"))
    if "hmac" in request.args:
        return make_response(redirect(f"{url_for('install.begin')}?{asked}"))
    return make_response(render_template("install/elsewhere.html"))


@install.get("/app/patch")
@open_door("a page that holds App Bridge's script and nothing else")
def patch_page() -> Response:
    """App Bridge fetches a fresh ID token here and goes on to the path in `shopify-reload`."""
    answer = make_response(
        render_template(
            "install/patch.html", app_bridge_url=house().settings.app_bridge_url, api_key=house().settings.shopify_api_key
        )
    )
    try:
        domain = signatures.shop_domain(request.args.get("shop", ""))
    except NotAllowed:
        domain = ""
    answer.headers["Content-Security-Policy"] = entry.frame_policy(domain)
    return answer


def _check_install_request() -> None:
    g.install_request = signatures.install_request(doorkeepers.query_pairs(), entry.secrets(), house().clock.now())


signed_query = guarded_by("install request", _check_install_request)


@install.get("/auth/begin")
@signed_query
def begin() -> Response:
    """A shop that is at home already goes to the app inside Shopify's admin; any other is asked for consent."""
    here = house()
    domain = g.install_request["shop"]
    shop_id = shops.find(domain, directory=here.directory)
    now = here.clock.now()
    if shop_id is not None and not shops.needs_install(shop_id, now, ground=here.ground):
        return make_response(redirect(_in_admin(domain)))
    address, word = _consent(domain)
    return _remembering(make_response(redirect(address)), word)


def _consent(domain: str) -> tuple[str, str]:
    """Where the merchant is asked for consent, and the signed word that this browser has to bring back."""
    here = house()
    state, address = begin_by_code(
        domain, f"{here.settings.public_url}/auth/callback", directory=here.directory, clock=here.clock, auth=here.auth
    )
    return address, here.signer.sign("install state", {"state": state}, lives=STATE_LIVES)


def _remembering(answer: Response, word: str) -> Response:
    answer.set_cookie(
        _COOKIE,
        word,
        max_age=int(STATE_LIVES.total_seconds()),
        secure=house().settings.public_url.startswith("https://"),
        httponly=True,
        samesite="Lax",
        path="/auth",
    )
    return answer


@install.get("/auth/callback")
@signed_query
def callback() -> Response:
    """Shopify brings the merchant back with a code; the state must be the one this browser was given, once."""
    asked: dict[str, str] = g.install_request
    given = house().signer.read("install state", request.cookies.get(_COOKIE, ""))
    if not random_source.compare_digest(str(given["state"]).encode(), asked.get("state", "").encode("utf-8", "replace")):
        raise NotAllowed("This link belongs to another browser. Please open the app again from Shopify.", code="bad_state")
    granted = install_by_code(asked["shop"], asked.get("code", ""), asked["state"], ground=house().ground)
    if lacking := missing(granted, house().settings.distribution):
        # Asked again only when the merchant presses the link: one who declines on purpose must not go round in circles.
        address, word = _consent(asked["shop"])
        page = render_template("install/scopes.html", lacking=lacking, address=address, app=_in_admin(asked["shop"]))
        return _remembering(make_response(page), word)
    answer = make_response(redirect(_in_admin(asked["shop"])))
    answer.delete_cookie(_COOKIE, path="/auth")
    return answer


@install.after_app_request
def _frame(response: Response) -> Response:
    """Every document behind the admin guard may be framed by its own shop's admin and by nobody else."""
    domain = g.get("shop_domain")
    if domain and response.mimetype == "text/html":
        policy = response.headers.get("Content-Security-Policy", "")
        if "frame-ancestors" not in policy:
            kept = f"{policy.rstrip('; ')}; " if policy else ""
            response.headers["Content-Security-Policy"] = f"{kept}{entry.frame_policy(domain)}"
        response.headers.setdefault("Referrer-Policy", "strict-origin")
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _in_admin(domain: str) -> str:
    settings = house().settings
    store_name = domain.removesuffix(".myshopify.com")
    return f"{settings.shopify_admin_url}/store/{store_name}/apps/{settings.app_handle}?{urlencode({'shop': domain})}"
