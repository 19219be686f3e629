"""Crediting an order: read it and the touches before it, let the rule judge, write what came of it."""

from shopapp import logs
from shopapp.attribution import rule, store
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.orders.store import Order
from shopapp.conversations import store as conversation_store
from shopapp.db import Connection, Transaction

log = logs.get(__name__)


def credit_order(conn: Connection, shop_id: int, order_id: int) -> None:
    """Write the credits of this order anew. An order we do not have, or that is demo history, is left alone."""
    order = order_store.read(conn, shop_id, order_id)
    if order is None or order.is_demo:
        return
    conversation_id, shopper_id = _whose(conn, shop_id, order)
    earned: list[rule.Credit] = []
    if shopper_id is not None:
        since = order.ordered_at - rule.WINDOW
        touches = store.touches(conn, shop_id, shopper_id, conversation_id, since=since)
        earned = rule.judge(_sold(order, conversation_id), touches)
    store.replace(conn, shop_id, order, earned, rule=rule.RULE)
    log.info("order_credited", shop_id=shop_id, order_id=order_id, credits=len(earned))


def _whose(conn: Connection, shop_id: int, order: Order) -> tuple[int | None, int | None]:
    """(conversation named by the order, shopper). The shopper is known by conversation, by cart, or by what they gave us."""
    if order.conversation_ref:
        conversation = conversation_store.by_ref(conn, shop_id, order.conversation_ref)
        if conversation is not None:
            return conversation.id, conversation.shopper_id
    return None, store.shopper_of(conn, shop_id, cart_token=order.cart_token, email=order.email)


def _sold(order: Order, conversation_id: int | None) -> rule.Sold:
    return rule.Sold(
        id=order.id,
        total_minor=order.total_minor,
        refunded_minor=order.refunded_minor,
        ordered_at=order.ordered_at,
        cancelled=order.cancelled_at is not None,
        conversation_id=conversation_id,
        lines=order.lines,
    )


def sweep(shop_id: int, *, transaction: Transaction, limit: int = 200) -> int:
    """Credit every order that changed since it was last credited. Returns how many."""
    with transaction(shop_id) as conn:
        due = store.due(conn, shop_id, limit=limit)
    for order_id in due:
        with transaction(shop_id) as conn:
            credit_order(conn, shop_id, order_id)
    return len(due)
