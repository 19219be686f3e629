"""Every hour: money that is held for longer than any checkout takes. It is finished by the saga, or given back.

A hold is only ever given back here when its own checkout has ended without it; and a hold of which half the time is gone
is a finding, since a person must look before the bank lets go of it.
"""

from datetime import timedelta
from uuid import UUID

from shopapp import logs
from shopapp.checkout import states
from shopapp.checkout import store as checkout_store
from shopapp.checkout.moves import account_of
from shopapp.checkout.reconcile import store
from shopapp.checkout.records import Checkout
from shopapp.checkout.saga import advance
from shopapp.checkout.till import Till
from shopapp.errors import NotFound, Refused
from shopapp.ports.payments import Payment

log = logs.get(__name__)
OLD = timedelta(minutes=15)
LOOK_BACK = timedelta(days=31)
"""No bank holds money for longer."""


def holds(shop_id: int, *, till: Till) -> int:
    """Settle what is held for too long. Returns how many such holds there were."""
    account, now = till.account(shop_id), till.clock.now()
    if account is None:
        return 0
    old = [
        payment
        for payment in till.payments.ours(account, since=now - LOOK_BACK, until=now - OLD, shop=str(shop_id))
        if payment.status in ("held", "action")
    ]
    for payment in old:
        _settle(shop_id, payment, till)
    return len(old)


def _settle(shop_id: int, payment: Payment, till: Till) -> None:
    checkout = _checkout(shop_id, payment, till)
    if checkout is not None and checkout.state not in states.ENDED:
        advance(shop_id, checkout.id, till=till)
        checkout = _checkout(shop_id, payment, till)
    if (checkout is not None and checkout.state in states.ENDED and checkout.intent != payment.id) or (
        checkout is not None and checkout.state in ("voided", "declined", "expired")
    ):
        _give_back(shop_id, payment, checkout, till)
    elif payment.capture_before is not None and payment.held_at is not None:
        _watch(shop_id, payment, till)


def _checkout(shop_id: int, payment: Payment, till: Till) -> Checkout | None:
    try:
        with till.transaction(shop_id) as conn:
            return checkout_store.read(conn, shop_id, UUID(payment.about.get("checkout", "")))
    except (ValueError, NotFound):
        return None


def _give_back(shop_id: int, payment: Payment, checkout: Checkout, till: Till) -> None:
    log.error("stray_hold_given_back", shop_id=shop_id, checkout_id=str(checkout.id), payment=payment.id)
    try:
        till.payments.release(account_of(till, shop_id), payment.id, key=f"release:{payment.id}:stray")
    except Refused:
        return  # captured or closed by now: the next round and the daily books look at it
    with till.transaction(shop_id) as conn:
        checkout_store.note(conn, shop_id, checkout.id, "stray_hold_given_back", {"payment": payment.id}, at=till.clock.now())


def _watch(shop_id: int, payment: Payment, till: Till) -> None:
    assert payment.capture_before is not None, "asked before"
    assert payment.held_at is not None, "asked before"
    now = till.clock.now()
    if now < payment.held_at + (payment.capture_before - payment.held_at) / 2:
        return
    log.error("hold_is_ageing", shop_id=shop_id, payment=payment.id)
    detail = {"checkout": payment.about.get("checkout"), "capture_before": payment.capture_before.isoformat()}
    with till.transaction(shop_id) as conn:
        store.found(conn, shop_id, "hold_is_ageing", payment.id, detail, now=now)
