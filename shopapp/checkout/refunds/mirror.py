"""A refund made on one side is written to the other, once: the row is unique by the refund's own id, the call by its key."""

from shopapp import logs
from shopapp.checkout import states, store
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.refunds.store import Refund
from shopapp.checkout.till import Till
from shopapp.errors import Refused, Unavailable

log = logs.get(__name__)
NOTE = "Given back through Stripe: "
"""Begins the note of a refund that we write at Shopify; behind it stands Stripe's id."""


def mirror(shop_id: int, refund_id: str, *, till: Till) -> None:
    """Carry one refund over, if that is not done yet. Safe to call at any time, by anyone, twice."""
    with till.transaction(shop_id) as conn:
        refund = refund_store.read(conn, shop_id, refund_id)
        if refund is None or refund.state != "asked":
            return
        checkout = store.read(conn, shop_id, refund.checkout_id)
    try:
        mirrored = _carry(till, shop_id, refund, checkout)
    except Unavailable:
        with till.transaction(shop_id) as conn:
            refund_store.put_off(conn, shop_id, refund_id, till.clock.now() + states.pause(refund.tries))
        return
    except Refused as problem:
        log.error("refund_not_mirrored", shop_id=shop_id, refund=refund_id, code=problem.code)
        _settle(till, shop_id, refund, checkout, "refused", None)
        return
    _settle(till, shop_id, refund, checkout, "mirrored", mirrored)


def _carry(till: Till, shop_id: int, refund: Refund, checkout: Checkout) -> str:
    if refund.origin == "shopify":
        account = till.account(shop_id)
        if account is None or checkout.intent is None:
            raise Refused("There is no payment at Stripe to give back from.", code="no_payment")
        about = {"checkout": str(checkout.id), "shopify_refund": refund.id}
        if refund.tries:
            # An answer was lost before: the refund itself says whether it was made.
            made = [one for one in till.payments.refunds(account, checkout.intent) if about.items() <= one.about.items()]
            if made:
                return made[0].id
        # A failure that Stripe keeps under a key is got past by the next key, long after the last request has ended.
        key = f"refund:{refund.id}:{refund.tries // 5}"
        return till.payments.refund(account, checkout.intent, key=key, amount=refund.amount, about=about).id
    if checkout.order_id is None:
        raise Refused("There is no order to write the refund to.", code="no_order")
    return till.orders.refund(shop_id, checkout.order_id, key=refund.id, amount=refund.amount, note=NOTE + refund.id)


def _settle(till: Till, shop_id: int, refund: Refund, checkout: Checkout, state: str, mirrored: str | None) -> None:
    with till.transaction(shop_id) as conn:
        refund_store.settle(conn, shop_id, refund.id, state, mirror_id=mirrored)
        detail = {"refund": refund.id, "mirror": mirrored, "state": state, "amount_minor": refund.amount_minor}
        store.note(conn, shop_id, checkout.id, "refund", detail, at=till.clock.now())
        refund_store.count_refunded(conn, shop_id, checkout.id)


def sweep(shop_id: int, *, till: Till) -> int:
    """Try again what could not be carried over. Returns how many were tried."""
    with till.transaction(shop_id) as conn:
        due = refund_store.due(conn, shop_id, till.clock.now())
    for refund in due:
        mirror(shop_id, refund.id, till=till)
    return len(due)
