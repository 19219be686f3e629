"""The guards that know the shop: `admin`, `proxy`, `shopify_webhook` and `widget`.

The rule: `g.shop_id` (and `g.shopper_id`, `g.conversation_id`, `g.customer_id`, `g.staff_id`) are set here from something
signed, and a door takes them from nowhere else.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

from flask import g, request

from shopapp import shops
from shopapp.errors import NotAllowed
from shopapp.outside.shopify import signatures
from shopapp.shops import store
from shopapp.web.entry import check_admin, secrets
from shopapp.web.guards import guarded_by
from shopapp.web.house import house
from shopapp.web.pace import check_pace

WIDGET_LIVES = timedelta(minutes=15)


def query_pairs() -> list[tuple[str, str]]:
    """The query as it was signed: decoded, in order, blank values kept."""
    return parse_qsl(request.query_string.decode("utf-8", "surrogateescape"), keep_blank_values=True, errors="surrogateescape")


def widget_token(shop_id: int, shopper_id: int, conversation_id: int | None, customer_id: int | None = None) -> str:
    """What the widget shows at the chat doors, handed out behind the `proxy` guard. Lives WIDGET_LIVES."""
    claims: dict[str, Any] = {"shop": shop_id, "shopper": shopper_id, "conversation": conversation_id}
    if customer_id is not None:
        claims["customer"] = customer_id
    return house().signer.sign("widget", claims, lives=WIDGET_LIVES)


def _check_proxy() -> None:
    """Sets `g.shop_id`, `g.shop` and `g.customer_id` (the logged-in customer, or None)."""
    parameters = signatures.proxy(query_pairs(), secrets(), house().clock.now())
    _enter(shops.find(parameters["shop"], directory=house().directory))
    customer = parameters.get("logged_in_customer_id", "")
    g.customer_id = int(customer) if customer.isascii() and customer.isdigit() and len(customer) < 19 else None


def _check_widget() -> None:
    """Sets `g.shop_id`, `g.shop`, `g.shopper_id`, `g.conversation_id`, `g.customer_id`; another origin is turned away."""
    claims = house().signer.read("widget", bearer())
    _enter(int(claims["shop"]))
    origin = request.headers.get("Origin")
    if origin is not None and origin not in g.shop.origins:
        raise NotAllowed("This page is not one of the shop's.", code="wrong_origin")
    g.shopper_id = int(claims["shopper"])
    g.customer_id = None if claims.get("customer") is None else int(claims["customer"])
    g.conversation_id = None if claims.get("conversation") is None else int(claims["conversation"])
    check_pace((g.shop_id, g.shopper_id))


def _check_shopify_webhook() -> None:
    """Sets `g.webhook`, and `g.shop_id` to the shop's id, or None for a shop we do not know."""
    body = request.get_data(cache=True)
    g.webhook = signatures.webhook(request.headers.items(), body, secrets())
    g.shop_id = shops.find(g.webhook.domain, directory=house().directory)


def bearer() -> str:
    """The token of the Authorization header. Raises NotAllowed when there is none."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NotAllowed("A token is missing.", code="no_token")
    return token


def _enter(shop_id: int | None) -> None:
    if shop_id is not None:
        with house().transaction(shop_id) as conn:
            shop = store.read(conn, shop_id)
        if shop.is_installed:
            g.shop_id, g.shop = shop_id, shop
            return
    raise NotAllowed("The assistant is not installed in this shop.", code="not_installed")


admin = guarded_by("admin", check_admin)
proxy = guarded_by("proxy", _check_proxy)
shopify_webhook = guarded_by("shopify_webhook", _check_shopify_webhook)
widget = guarded_by("widget", _check_widget)
