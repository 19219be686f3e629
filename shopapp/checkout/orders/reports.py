"""Orders and refunds as Shopify's webhooks tell them. An older word than ours changes nothing."""

from typing import Any
from uuid import UUID

from shopapp import logs
from shopapp.cart import store as cart_store
from shopapp.checkout import store, words
from shopapp.checkout.orders import parcels, payload
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.refunds import take
from shopapp.checkout.saga import advance
from shopapp.checkout.steps.tell import confirmation
from shopapp.checkout.till import Till
from shopapp.conversations import Conversation, say
from shopapp.conversations import store as conversation_store
from shopapp.db import Connection
from shopapp.errors import NotFound
from shopapp.ports.shopify_orders import PlacedOrder

log = logs.get(__name__)
of_shopper = order_store.of_shopper


def reported(shop_id: int, topic: str, body: dict[str, Any], *, till: Till) -> int | None:
    """Take one webhook (`orders/…`, `refunds/create`, `fulfillments/…`, `fulfillment_events/…`); returns the order's id."""
    if topic == "refunds/create":
        return _refunded(shop_id, body, till)
    if topic.startswith("fulfillments/"):
        return parcels.reported(shop_id, body, till=till)
    if topic.startswith("fulfillment_events/"):
        return parcels.happened(shop_id, body, till=till)
    order = payload.order(body)
    with till.transaction(shop_id) as conn:
        order_store.write(conn, shop_id, order)
    checkout = _ours(order)
    if checkout is not None:
        try:
            advance(shop_id, checkout, till=till)
        except NotFound:
            log.warning("order_names_unknown_checkout", shop_id=shop_id, order_id=order.id)
    with till.transaction(shop_id) as conn:
        _recognise(conn, shop_id, order, till, sagas=checkout is not None)
        parcels.inside(conn, shop_id, order.id, payload.parcels(body), till)
    return order.id


def _ours(order: PlacedOrder) -> UUID | None:
    try:
        return UUID(order.attributes.get("_shopapp_checkout", ""))
    except ValueError:
        return None


def _recognise(conn: Connection, shop_id: int, order: PlacedOrder, till: Till, *, sagas: bool) -> None:
    """Find the conversation by the cart's attribute or token; tell it, unless the saga does, and close the cart."""
    ref = order.attributes.get("_shopapp", "")
    cart = cart_store.by_token(conn, shop_id, order.cart_token) if order.cart_token else None
    conversation = conversation_store.by_ref(conn, shop_id, ref) if ref else None
    if conversation is None and cart is not None and cart.conversation_id is not None:
        conversation = conversation_store.read(conn, shop_id, cart.conversation_id)
        order_store.note_conversation(conn, shop_id, order.id, conversation.ref)
    if cart is not None:
        cart_store.mark_ordered(conn, shop_id, cart.token)
    if conversation is not None and order.cancelled_at is not None:
        _say_cancelled(conn, shop_id, conversation, order, till)
    if conversation is None or sagas or order.cancelled_at is not None:
        return
    if order_store.tell(conn, shop_id, order.id, now=till.clock.now()):
        say(conn, shop_id, conversation.id, "order.confirmed", confirmation(order, order.email))


def _say_cancelled(conn: Connection, shop_id: int, conversation: Conversation, order: PlacedOrder, till: Till) -> None:
    """Once, and only of an order the shopper was told of: one that the saga took back was never announced."""
    known = order_store.read(conn, shop_id, order.id)
    if (
        known is None
        or not known.told
        or not order_store.note_parcel(conn, shop_id, order.id, order.id, "cancelled", now=till.clock.now())
    ):
        return
    paid = order.financial_status in ("paid", "partially_refunded", "refunded") and order.total.minor > 0
    text = words.of(conversation.locale).say("order_cancelled_paid" if paid else "order_cancelled", order=order.name)
    say(conn, shop_id, conversation.id, "order.news", {
        "text": text, "stage": "cancelled", "number": order.name, "tracking_url": None, "status_url": order.status_url or None,
    })  # fmt: skip


def _refunded(shop_id: int, body: dict[str, Any], till: Till) -> int | None:
    order_id = int(body.get("order_id") or 0)
    with till.transaction(shop_id) as conn:
        checkout = store.of_order(conn, shop_id, order_id)
    if checkout is None or checkout.provider != "stripe" or checkout.currency is None:
        return order_id or None
    refund_id, _, amount, note = payload.refund(body, checkout.currency)
    if checkout.captured_minor:
        take.one_of_shopify(shop_id, checkout, refund_id, amount, note, till=till)
    return order_id
