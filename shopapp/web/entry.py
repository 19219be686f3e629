"""How a merchant's browser is let into the admin pages: by Shopify's ID token, with no cookie of ours.

The rules: a fetch with a bad token gets 401 and the retry header, so that App Bridge repeats it with a fresh one; a document
without a good token goes to the patch page, from where App Bridge comes back with one; and every document may be framed by
the shop's admin alone.
"""

from typing import NoReturn
from urllib.parse import urlencode

from flask import Response, abort, g, redirect, request, url_for

from shopapp import shops
from shopapp.errors import NotAllowed, Refused
from shopapp.outside.shopify import signatures
from shopapp.web.bodies import check_form
from shopapp.web.house import house
from shopapp.web.problems import as_json

RETRY = "X-Shopify-Retry-Invalid-Session-Request"


def check_admin() -> None:
    """Sets `g.shop_id`, `g.shop_domain`, `g.staff_id`; installs the shop at first sight."""
    authorization = request.headers.get("Authorization", "")
    token = authorization[7:] if authorization[:7].lower() == "bearer " else request.args.get("id_token", "")
    try:
        staff = verify(token)
        g.shop_id = _moved_in(staff, token)
    except (NotAllowed, Refused) as problem:
        if isinstance(problem, Refused) and problem.code not in ("invalid_subject_token", "invalid_request", "grant_refused"):
            raise
        _ask_again(fetched=bool(authorization) or request.method not in ("GET", "HEAD"), message=problem.message)
    g.shop_domain, g.staff_id = staff.domain, staff.staff_id
    check_form()


def verify(token: str) -> signatures.Staff:
    """Who holds this ID token. Raises NotAllowed."""
    return signatures.id_token(token, house().settings.shopify_api_key, secrets(), house().clock.now())


def secrets() -> list[str]:
    """The client secrets that count: the present one and, while it is rotated, the former."""
    settings = house().settings
    return [secret for secret in (settings.shopify_api_secret, settings.shopify_api_secret_old) if secret]


def frame_policy(domain: str) -> str:
    """`domain` must have been verified or checked by `signatures.shop_domain`: it goes into a header."""
    shop = f"https://{domain} " if domain else ""
    return f"frame-ancestors {shop}{house().settings.shopify_admin_url};"


def _moved_in(staff: signatures.Staff, token: str) -> int:
    here = house()
    shop_id = shops.find(staff.domain, directory=here.directory)
    if shop_id is None or shops.needs_install(shop_id, staff.issued_at, ground=here.ground):
        shop_id = shops.install(staff.domain, token, ground=here.ground)
    return shop_id


def _ask_again(*, fetched: bool, message: str) -> NoReturn:
    if fetched:
        answer = as_json("bad_id_token", message, 401)
        answer.headers[RETRY] = "1"
        abort(answer)
    wanted = urlencode([(name, value) for name, value in request.args.items(multi=True) if name != "id_token"])
    back = f"{request.path}?{wanted}" if wanted else request.path
    seen = [(name, value) for name in ("shop", "host") if (value := request.args.get(name))]
    abort(_plain_redirect(f"{url_for('install.patch_page')}?{urlencode([*seen, ('shopify-reload', back)])}"))


def _plain_redirect(address: str) -> Response:
    answer = redirect(address, 302)
    assert isinstance(answer, Response)
    return answer
