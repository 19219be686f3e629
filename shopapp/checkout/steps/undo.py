"""Taking everything back: first the order's side for good, then the money, then the shopper is told.

The one rule: read before acting. A draft that became an order is cancelled, not deleted; a hold that was taken is refunded.
"""

from datetime import datetime

from shopapp.checkout import attempts, moves, states
from shopapp.checkout.quotes.pricing import CHECKOUT
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.steps import tell
from shopapp.checkout.steps.authorise import release_key
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Refused
from shopapp.money import Money
from shopapp.ports.payments import Payment
from shopapp.ports.shopify_orders import Draft


def undoing(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    if not _order_is_undone(till, shop_id, row):
        return moves.wait(till, shop_id, row, states.pause(1))
    if not _money_is_back(till, shop_id, row):
        return moves.wait(till, shop_id, row, states.pause(1))

    def then(conn: Connection, moved: Checkout) -> None:
        if moved.message and moved.reason != "not_paid":
            tell.failed(conn, shop_id, moved, moved.message)

    return moves.go(till, shop_id, row, row.ends_as or "voided", then=then)


def _order_is_undone(till: Till, shop_id: int, row: Checkout) -> bool:
    """True when no order stands and none can come any more."""
    order_id = row.order_id
    if order_id is None:
        known = row.draft_order
        draft = till.orders.look_at_draft(shop_id, known) if known else _stray_draft(till, shop_id, row)
        if draft is not None and draft.order is not None:
            order_id = draft.order.id
        elif draft is not None:
            try:
                till.orders.delete_draft(shop_id, draft.id)
            except Refused:
                return False
        elif (asked := _first_asked(till, shop_id, row, "order")) is not None:
            found = till.orders.find_order(shop_id, CHECKOUT, str(row.id), since=asked)
            order_id = found.id if found else None
    return order_id is None or _order_is_cancelled(till, shop_id, order_id, row)


def _stray_draft(till: Till, shop_id: int, row: Checkout) -> Draft | None:
    asked = _first_asked(till, shop_id, row, "reserve")
    return till.orders.find_draft(shop_id, row.tag, since=asked) if asked is not None else None


def _first_asked(till: Till, shop_id: int, row: Checkout, operation: str) -> datetime | None:
    """From when on there may be something of such a call; None where none was ever about to be made."""
    with till.transaction(shop_id) as conn:
        began = attempts.began(conn, shop_id, row.id, operation)
    return began - moves.GRACE if began is not None else None


def _order_is_cancelled(till: Till, shop_id: int, order_id: int, row: Checkout) -> bool:
    order = till.orders.look(shop_id, order_id)
    if order is None or order.cancelled_at is not None:
        return True
    till.orders.cancel(shop_id, order_id, note=f"Payment not completed ({row.reason}); checkout {row.id}")
    order = till.orders.look(shop_id, order_id)
    return order is None or order.cancelled_at is not None


def _money_is_back(till: Till, shop_id: int, row: Checkout) -> bool:
    """True when no payment of this checkout holds or keeps anything. All of them are listed, also ones we never heard of."""
    account = till.account(shop_id)
    if account is None:
        return row.intent is None
    asked = _first_asked(till, shop_id, row, "authorise")
    if asked is None:
        return True
    payments = till.payments.find(account, about={"checkout": str(row.id)}, since=asked)
    back = [_is_back(till, shop_id, row, payment) for payment in payments]  # every one of them, also after a no
    return all(back)


def _is_back(till: Till, shop_id: int, row: Checkout, payment: Payment) -> bool:
    account = moves.account_of(till, shop_id)
    if payment.status == "canceled":
        return True
    try:
        if payment.status != "captured":
            till.payments.release(account, payment.id, key=release_key(row, payment.id))
            return True
        left = payment.captured_minor - payment.refunded_minor
        if left <= 0:
            return True
        amount, key = Money(left, payment.amount.currency), f"undo:{payment.id}:{row.failures}"
        back = till.payments.refund(account, payment.id, key=key, amount=amount, about={"undo": str(row.id)})
    except Refused:
        return False
    with till.transaction(shop_id) as conn:
        refund_store.note(conn, shop_id, back.id, row.id, "stripe", back.amount, state="mirrored", mirror_id="order cancelled")
    return True
