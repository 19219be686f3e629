"""The pay page: on our own origin, framed in the chat or opened in full from a link.

The rules: the token in the address is the only key, and is looked up by its hash; a GET changes nothing, since messengers
fetch links by themselves; the card is typed into Stripe's own frame and never passes here.
"""

from typing import Annotated, Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, Response, g, jsonify, render_template, request
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from shopapp import checkout
from shopapp.checkout import contact, store, view, words
from shopapp.errors import Invalid, NotAllowed, NotFound, Problem
from shopapp.secrets import digest
from shopapp.shops import store as shop_store
from shopapp.web.bodies import json_body
from shopapp.web.gate import gate
from shopapp.web.guards import guarded_by
from shopapp.web.house import house
from shopapp.web.problems import answer_to, status_of

pay = Blueprint("pay", __name__, url_prefix="/pay")


@pay.url_value_preprocessor
def _take_token(_: str | None, values: dict[str, Any] | None) -> None:
    """The token is the guard's business; the views never see it."""
    g.pay_token = str((values or {}).pop("token", ""))


def _check_token() -> None:
    """Sets `g.shop_id` and `g.checkout_id`. Raises NotFound for a token we never gave, NotAllowed for a foreign page's POST."""
    hash = digest(g.pay_token)
    with house().directory() as conn:
        shop_id = store.shop_of_token(conn, hash)
    if shop_id is None:
        raise NotFound("This payment link is not valid.", code="no_such_link")
    origin = request.headers.get("Origin")
    if request.method != "GET" and origin is not None and origin != _origin(house().settings.public_url):
        raise NotAllowed("Payments are made on their own page only.", code="wrong_origin")
    with house().transaction(shop_id) as conn:
        row = store.of_token(conn, shop_id, hash)
        g.shop_id, g.checkout_id, g.words = shop_id, row.id, words.of(row.locale)
        g.shop = shop_store.read(conn, shop_id)


@pay.errorhandler(Problem)
def _problem(problem: Problem) -> Response:
    """In the shopper's language. A link that opens nothing belongs to no conversation: the browser's language, then."""
    spoken = g.get("words") or words.of(request.accept_languages.best_match(list(words.TEXTS)) or "en")
    if request.endpoint == "pay.page":
        return _no_page(problem, spoken)
    return answer_to(problem, spoken.problem(problem))


def _no_page(problem: Problem, spoken: words.Words) -> Response:
    """For the person who opened a link, be it a wrong one: what to do now. It shows nothing of any shop."""
    what = "link_gone" if isinstance(problem, NotFound) else "link_later"
    shown = render_template("pay/no_page.html", words=spoken, what=what, again=what == "link_later")
    response = Response(shown, status_of(problem))
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
    return response


guarded = guarded_by("pay token", _check_token)


Text = Annotated[str, StringConstraints(max_length=500)]


class QuoteWish(BaseModel):
    email: Text = Field("", max_length=254)
    address: dict[str, Text | None] = Field(default_factory=dict[str, Text | None], max_length=12)
    rate: Text = ""
    partial: bool = False
    """A wallet tells only country, region, city and postal code before the shopper has agreed."""


class Confirmation(BaseModel):
    confirmation_token: str = Field("", max_length=200, pattern=r"^[A-Za-z0-9_]*$")
    quote_hash: str = Field(max_length=64)


@pay.get("/<token>")
@guarded
def page() -> Response:
    """The empty page: what it shows it fetches itself, so that a link preview sees nothing of the order."""
    settings, account = house().settings, house().till.account(g.shop_id)
    options = {
        "token": g.pay_token,
        "stripe_js": settings.stripe_js_url,
        "publishable_key": account.publishable_key if account else "",
        "acts_on": account.acts_on if account else "",
        "parents": list(g.shop.origins),
        "locale": g.words.language,
        "words": g.words.page,
    }
    response = Response(render_template("pay/page.html", options=options, words=g.words.page, shop=g.shop))
    return _guard_page(response)


@pay.get("/<token>/state")
@guarded
def state() -> Response:
    return _shown()


@pay.post("/<token>/look")
@guarded
def look() -> Response:
    """Ask the saga to look now: after the bank's question, and while the page waits. In a crowd the sweep will look."""
    with gate().if_free() as free:
        if free:
            checkout.advance(g.shop_id, cast(UUID, g.checkout_id), till=house().till)
    return _shown()


@pay.post("/<token>/quote")
@guarded
def quote() -> Response:
    wish = _parsed(QuoteWish)
    address = contact.clean(wish.address)
    email = wish.email.strip()
    if (email or address) and not wish.partial:
        with house().transaction(g.shop_id) as conn:
            known = store.read(conn, g.shop_id, g.checkout_id)
        contact.check(email or known.email, address or known.address)
    with gate().through():
        made = checkout.requote(house().till, g.shop_id, g.checkout_id, email=email, address=address, rate=wish.rate)
    return _shown(changes=made.changes)


@pay.post("/<token>/confirm")
@guarded
def confirm() -> Response:
    wish = _parsed(Confirmation)
    with gate().through():
        checkout.confirm(
            g.shop_id, g.checkout_id, confirmation_token=wish.confirmation_token, quote_hash=wish.quote_hash, till=house().till
        )
    return _shown()


@pay.post("/<token>/another-card")
@guarded
def another_card() -> Response:
    with gate().through():
        checkout.another_card(g.shop_id, g.checkout_id, till=house().till)
    return _shown()


def _shown(**more: Any) -> Response:
    return jsonify({**view.view(house().till, g.shop_id, g.checkout_id), **more})


def _parsed(shape: type[Any]) -> Any:
    try:
        return shape.model_validate(json_body())
    except ValidationError as problem:
        field = ".".join(str(part) for part in problem.errors(include_input=False, include_url=False)[0]["loc"]) or "body"
        raise Invalid(f"{field}: this is not what was expected.", code="bad_request") from None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _guard_page(response: Response) -> Response:
    """The page's own content policy: our files, Stripe's, and framed by the shop's exact origins only."""
    settings = house().settings
    script, api = _origin(settings.stripe_js_url), _origin(settings.stripe_url)
    frames = [script]
    if script == "https://js.stripe.com":
        frames += ["https://*.js.stripe.com", "https://hooks.stripe.com"]
    storefront = _origin(g.shop.storefront_url) if g.shop.storefront_url else ""
    policy = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *[frame for frame in frames if "hooks" not in frame]],
        "style-src": ["'self'"],
        "img-src": ["'self'", "https:", "data:", *([storefront] if storefront else [])],
        "connect-src": ["'self'", api],
        "frame-src": frames,
        "form-action": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'", *g.shop.origins],
    }
    response.headers["Content-Security-Policy"] = "; ".join(f"{name} {' '.join(values)}" for name, values in policy.items())
    response.headers["Permissions-Policy"] = f'payment=(self "{script}")'
    return response


@pay.after_request
def _private(response: Response) -> Response:
    """The address is a secret: it is passed on to nobody, kept nowhere and found by no search engine."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
