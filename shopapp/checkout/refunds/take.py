"""Writing down the refunds that one side knows of, and carrying each over to the other. Safe at any time, by anyone, twice."""

from uuid import UUID

from shopapp import logs
from shopapp.checkout import moves, store
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import mirror
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.money import Money
from shopapp.ports.payments import Returned

log = logs.get(__name__)


def from_stripe(shop_id: int, checkout: Checkout, *, till: Till) -> None:
    """Every refund of this checkout's own payment. Of a stray payment's refunds the order knows nothing."""
    if checkout.intent is None or checkout.state not in ("captured", "paid", "refunded"):
        return
    for back in till.payments.refunds(moves.account_of(till, shop_id), checkout.intent):
        if back.about.get("shopify_refund") or back.about.get("undo"):
            with till.transaction(shop_id) as conn:
                _settle_mirrored(conn, shop_id, checkout, back, till)
            continue
        with till.transaction(shop_id) as conn:
            if back.state in ("failed", "canceled"):
                _failed(conn, shop_id, checkout, back.id, till)
                continue
            refund_store.note(conn, shop_id, back.id, checkout.id, "stripe", back.amount)
            refund_store.count_refunded(conn, shop_id, checkout.id)
        mirror.mirror(shop_id, back.id, till=till)


def from_shopify(shop_id: int, checkout: Checkout, *, till: Till) -> None:
    """Every refund that the order has at Shopify and that is not the echo of one of Stripe's."""
    if checkout.order_id is None or checkout.currency is None or checkout.captured_minor == 0:
        return
    for refund_id, amount, note in till.orders.refunds(shop_id, checkout.order_id):
        one_of_shopify(shop_id, checkout, refund_id, amount, note, till=till)


def one_of_shopify(shop_id: int, checkout: Checkout, refund_id: int, amount: Money, note: str, *, till: Till) -> None:
    if note.startswith(mirror.NOTE) or amount.minor <= 0:
        return
    with till.transaction(shop_id) as conn:
        refund_store.note(conn, shop_id, f"shopify:{refund_id}", checkout.id, "shopify", amount)
        refund_store.count_refunded(conn, shop_id, checkout.id)
    mirror.mirror(shop_id, f"shopify:{refund_id}", till=till)


def waiting(shop_id: int, checkout_id: UUID, *, till: Till) -> None:
    """Carry over now whatever of this checkout waits for it."""
    with till.transaction(shop_id) as conn:
        refunds = refund_store.of_checkout(conn, shop_id, checkout_id)
    for refund in refunds:
        mirror.mirror(shop_id, refund.id, till=till)


def _failed(conn: Connection, shop_id: int, checkout: Checkout, refund_id: str, till: Till) -> None:
    """Days later the bank may send a refund back. The merchant decides; the timeline says so, once."""
    known = refund_store.read(conn, shop_id, refund_id)
    if known is None or known.state == "failed":
        return
    log.error("refund_failed", shop_id=shop_id, checkout_id=str(checkout.id), refund=refund_id)
    refund_store.settle(conn, shop_id, refund_id, "failed")
    store.note(conn, shop_id, checkout.id, "refund_failed", {"refund": refund_id}, at=till.clock.now())
    refund_store.count_refunded(conn, shop_id, checkout.id)


def _settle_mirrored(conn: Connection, shop_id: int, checkout: Checkout, back: Returned, till: Till) -> None:
    """A refund we made at Stripe for one of Shopify's, and which the bank sent back."""
    origin = back.about.get("shopify_refund")
    if origin and back.state in ("failed", "canceled"):
        _failed(conn, shop_id, checkout, origin, till)
