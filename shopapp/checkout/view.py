"""A checkout as its pay page shows it: one phase, one sentence, the price, and what may be done next.

The one rule: only the holder of the pay link sees this, and nothing here identifies a card.
"""

from typing import Any
from uuid import UUID

from shopapp.cart import Cart
from shopapp.cart import store as cart_store
from shopapp.checkout import store, words
from shopapp.checkout.handover import checkout_url
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout
from shopapp.checkout.steps.tell import email_hint
from shopapp.checkout.till import Till
from shopapp.conversations import store as conversation_store
from shopapp.db import Connection
from shopapp.shops import Shop
from shopapp.shops import store as shop_store

_PHASES = {
    "quoted": "form",
    "reserved": "form",
    "action": "action",
    "captured": "paid",
    "paid": "paid",
    "refunded": "over",
    "voided": "over",
    "declined": "over",
    "expired": "over",
    "handed_over": "over",
}


def view(till: Till, shop_id: int, checkout_id: UUID) -> dict[str, Any]:
    """What the page needs, read from the database alone."""
    with till.transaction(shop_id) as conn:
        row = store.read(conn, shop_id, checkout_id)
        shop = shop_store.read(conn, shop_id)
        quote = quote_store.read(conn, shop_id, row.quote_id) if row.quote_id else None
        order = _order(conn, shop_id, row)
        cart = cart_store.read(conn, shop_id, row.cart_id)
        elsewhere = _elsewhere(conn, shop, row, cart)
    phase = _PHASES.get(row.state, "working")
    message, reason = row.message or _sentence(row), row.reason
    if phase == "form" and cart.state == "ordered":
        phase, message, reason = "over", row.say("ordered_elsewhere"), "already_ordered"
    open_form = phase == "form"
    return {
        "state": "paid" if row.state == "captured" else row.state,
        "phase": phase,
        "message": message,
        "reason": reason,
        "shop": shop.name or shop.domain,
        "quote": quote.as_json() if quote else None,
        "quote_stale": open_form and (quote is None or quote.expires_at <= till.clock.now() or row.reason == "price_changed"),
        "contact": {"email": row.email, "address": dict(row.address)} if open_form else None,
        "order": order,
        "client_secret": till.vault.open(row.client_secret) if row.state == "action" and row.client_secret else None,
        "elsewhere": elsewhere if open_form else None,
        "back": shop.storefront_url or f"https://{shop.domain}",
    }


def _sentence(row: Checkout) -> str | None:
    """What goes on, or how it ended, where there is nothing more to say about it."""
    return row.say(f"at_{row.state}") if f"at_{row.state}" in words.TEXTS["en"] else None


def _order(conn: Connection, shop_id: int, row: Checkout) -> dict[str, Any] | None:
    if row.order_id is None or row.state not in ("captured", "paid", "refunded"):
        return None
    known = order_store.read(conn, shop_id, row.order_id)
    return {
        "number": row.order_name,
        "email_hint": email_hint(row.email) or None,
        "status_url": known.status_url if known and known.status_url else None,
    }


def _elsewhere(conn: Connection, shop: Shop, row: Checkout, cart: Cart) -> str:
    """The shop's own checkout with the same cart, for when this page cannot load what it needs."""
    ref = conversation_store.read(conn, shop.id, row.conversation_id).ref
    return checkout_url(shop, cart, ref=ref, email=row.email, address=row.address) if cart.lines else shop.storefront_url
