"""Taking the money, last of all: the order exists, has the quote's total and is not cancelled."""

from shopapp import logs
from shopapp.checkout import attempts, moves, states
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.records import Checkout
from shopapp.checkout.steps import tell
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Refused, Unavailable
from shopapp.ports.payments import Payment
from shopapp.ports.shopify_orders import PlacedOrder

log = logs.get(__name__)


def ordered(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    order = _look(till, shop_id, row)
    if order.cancelled_at is not None:
        return moves.undo(till, shop_id, row, ends_as="voided", reason="cancelled", message=row.say("cancelled_unpaid"))
    if order.total != row.total:
        log.error("order_differs_from_quote", shop_id=shop_id, checkout_id=str(row.id), order_id=order.id)
        return moves.undo(till, shop_id, row, ends_as="voided", reason="price_changed", message=row.say("price_moved"))
    if row.total.minor == 0:
        return moves.go(till, shop_id, row, "captured", then=_tell(till, shop_id, order))
    begin = moves.begin_attempt(till, shop_id, "capture", {"payment": row.intent})
    return moves.go(till, shop_id, row, "capturing", then=begin)


def capturing(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """Unknown after a lost answer: ask again, and look when that fails. A hold can be taken once only, whatever the key."""
    assert row.intent is not None, "what is captured has been held"
    attempt, account = moves.attempt_of(till, shop_id, row, "capture"), moves.account_of(till, shop_id)
    if till.clock.now() - attempt.started_at > states.ASK_AGAIN_WITHIN:
        payment = till.payments.look(account, row.intent)
        if payment.status != "held":
            return _settled(till, shop_id, row, payment)
    try:
        payment = till.payments.capture(account, row.intent, key=f"{attempt.idempotency_key}:{row.failures}")
    except Unavailable:
        payment = till.payments.look(account, row.intent)
        if payment.status == "held":
            raise
    except Refused:
        payment = till.payments.look(account, row.intent)
    return _settled(till, shop_id, row, payment)


def _settled(till: Till, shop_id: int, row: Checkout, payment: Payment) -> Checkout | None:
    if payment.status == "captured":
        order = _look(till, shop_id, row)

        def then(conn: Connection, moved: Checkout) -> None:
            attempts.close(conn, shop_id, row.id, "capture", moved.attempt, "done", reference=payment.id, now=till.clock.now())
            _tell(till, shop_id, order)(conn, moved)

        return moves.go(till, shop_id, row, "captured", then=then, captured_minor=payment.captured_minor)
    if payment.status == "held":
        log.warning("capture_refused_while_held", shop_id=shop_id, checkout_id=str(row.id))
        return moves.wait(till, shop_id, row, states.pause(5))
    return moves.undo(till, shop_id, row, ends_as="voided", reason="hold_lost", message=row.say("hold_lost"))


def captured(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """The money is taken: say so to Shopify, once. An order cancelled in this very moment is paid back."""
    order = _look(till, shop_id, row)
    if order.cancelled_at is not None:
        return moves.undo(till, shop_id, row, ends_as="refunded", reason="cancelled",
                          message=row.say("cancelled_paid"))  # fmt: skip
    if order.financial_status not in ("paid", "partially_refunded", "refunded"):
        try:
            till.orders.mark_paid(shop_id, order.id)
        except Refused:
            if _look(till, shop_id, row).financial_status == order.financial_status:
                raise
        order = _look(till, shop_id, row)

    def then(conn: Connection, _: Checkout) -> None:
        order_store.write(conn, shop_id, order)

    return moves.go(till, shop_id, row, "paid", then=then)


def _look(till: Till, shop_id: int, row: Checkout) -> PlacedOrder:
    assert row.order_id is not None, "the order was made"
    order = till.orders.look(shop_id, row.order_id)
    if order is None:
        raise Refused("The order cannot be found at Shopify.", code="order_gone")
    return order


def _tell(till: Till, shop_id: int, order: PlacedOrder) -> moves.Then:
    def then(conn: Connection, moved: Checkout) -> None:
        order_store.write(conn, shop_id, order)
        tell.confirmed(conn, shop_id, moved, order, till)

    return then
