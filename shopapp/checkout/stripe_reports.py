"""Stripe's events. An event is a hint to look, never a fact: what counts is what the payment says when asked.

An event about a payment we do not know may be early (our own call has not returned): the checkout in its metadata is
advanced all the same, and the saga reads the truth.
"""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from shopapp import logs
from shopapp.checkout import disputes, store
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import take
from shopapp.checkout.saga import advance
from shopapp.checkout.till import Till
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
        told_at = datetime.fromtimestamp(int(event.get("created") or till.clock.now().timestamp()), UTC)
        disputes.reported(shop_id, kind, about, told_at, checkout, till)
    elif kind.startswith("refund.") or kind == "charge.refunded":
        if str(about.get("payment_intent") or "") == checkout.intent:
            take.from_stripe(shop_id, checkout, till=till)
        else:
            log.info("refund_of_other_payment", shop_id=shop_id, checkout_id=str(checkout.id))
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
