"""Stripe's events. An event is a hint to look, never a fact: what counts is what the payment says when asked.

An event about a payment we do not know may be early (our own call has not returned): the checkout in its metadata is
advanced all the same, and the saga reads the truth.
"""

from typing import Any, cast
from uuid import UUID

from shopapp import logs
from shopapp.checkout import moves, store
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import mirror
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.saga import advance
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import NotFound

log = logs.get(__name__)


def stripe_reported(shop_id: int, event: dict[str, Any], *, till: Till) -> UUID | None:
    """Take one verified event. Returns the checkout it concerned, None when none of ours."""
    kind = str(event.get("type", ""))
    about = cast(dict[str, Any], cast(dict[str, Any], event.get("data") or {}).get("object") or {})
    checkout = _checkout(shop_id, about, till)
    if checkout is None or bool(event.get("livemode", checkout.livemode)) != checkout.livemode:
        return None
    if kind.startswith("charge.dispute."):
        _note_dispute(shop_id, kind, about, checkout, till)
    elif kind.startswith("refund.") or kind == "charge.refunded":
        _refunds(shop_id, checkout, about, till)
    else:
        advance(shop_id, checkout.id, till=till)
    return checkout.id


def _checkout(shop_id: int, about: dict[str, Any], till: Till) -> Checkout | None:
    payment = str(about.get("id") if about.get("object") == "payment_intent" else about.get("payment_intent") or "")
    with till.transaction(shop_id) as conn:
        found = store.of_intent(conn, shop_id, payment) if payment else None
        if found is not None:
            return found
        metadata = cast(dict[str, Any], about.get("metadata") or {})
        try:
            return store.read(conn, shop_id, UUID(str(metadata.get("checkout", ""))))
        except (ValueError, NotFound):
            return None


def _refunds(shop_id: int, checkout: Checkout, about: dict[str, Any], till: Till) -> None:
    """Write down every refund of this checkout's own payment; of a stray payment's refund the order knows nothing."""
    payment = str(about.get("payment_intent") or "")
    if checkout.state not in ("captured", "paid", "refunded") or payment != checkout.intent:
        log.info("refund_of_other_payment", shop_id=shop_id, checkout_id=str(checkout.id))
        return
    found = till.payments.refunds(moves.account_of(till, shop_id), payment)
    for back in found:
        if back.about.get("shopify_refund") or back.about.get("undo"):
            continue
        with till.transaction(shop_id) as conn:
            if back.state in ("failed", "canceled"):
                _failed(conn, shop_id, checkout, back.id, till)
                continue
            refund_store.note(conn, shop_id, back.id, checkout.id, "stripe", back.amount)
            store.count_refunded(conn, shop_id, checkout.id)
        mirror.mirror(shop_id, back.id, till=till)


def _failed(conn: Connection, shop_id: int, checkout: Checkout, refund_id: str, till: Till) -> None:
    """Days later the bank may send a refund back. The merchant decides; the timeline says so."""
    if refund_store.read(conn, shop_id, refund_id) is None:
        return
    refund_store.settle(conn, shop_id, refund_id, "failed")
    store.note(conn, shop_id, checkout.id, "refund_failed", {"refund": refund_id}, at=till.clock.now())
    store.count_refunded(conn, shop_id, checkout.id)


def _note_dispute(shop_id: int, kind: str, about: dict[str, Any], checkout: Checkout, till: Till) -> None:
    """A dispute is kept and shown. Nothing is refunded by itself: that would pay twice."""
    detail = {
        "dispute": str(about.get("id", "")),
        "event": kind,
        "status": str(about.get("status", "")),
        "reason": str(about.get("reason", "")),
        "amount_minor": int(about.get("amount") or 0),
        "evidence_due_by": cast(dict[str, Any], about.get("evidence_details") or {}).get("due_by"),
    }
    with till.transaction(shop_id) as conn:
        store.note(conn, shop_id, checkout.id, "dispute", detail, at=till.clock.now())
