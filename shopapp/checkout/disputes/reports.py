"""One `charge.dispute.…` event: the newest word on the dispute is kept. What it is worth doing is the sweep's."""

from datetime import UTC, datetime
from typing import Any, cast

from shopapp.checkout import store
from shopapp.checkout.disputes import store as dispute_store
from shopapp.checkout.disputes.store import Dispute
from shopapp.checkout.records import Checkout
from shopapp.checkout.till import Till


def reported(shop_id: int, kind: str, about: dict[str, Any], told_at: datetime, checkout: Checkout, till: Till) -> None:
    """Write the dispute down, once more if it has changed, and one line of the payment's timeline each time."""
    due = cast(dict[str, Any], about.get("evidence_details") or {}).get("due_by")
    dispute = Dispute(
        id=str(about.get("id", "")),
        checkout_id=checkout.id,
        status=str(about.get("status", "")),
        reason=str(about.get("reason", "")),
        amount_minor=int(about.get("amount") or 0),
        currency=str(about.get("currency") or checkout.currency or "").upper()[:3],
        evidence_due_at=datetime.fromtimestamp(int(due), UTC) if due else None,
        opened_at=datetime.fromtimestamp(int(about.get("created") or told_at.timestamp()), UTC),
        told_at=told_at,
        tagged=False,
        alerted=False,
    )
    detail = {
        "dispute": dispute.id,
        "event": kind,
        "status": dispute.status,
        "reason": dispute.reason,
        "amount_minor": dispute.amount_minor,
        "evidence_due_by": dispute.evidence_due_at.strftime("%-d %B %Y, %H:%M UTC") if dispute.evidence_due_at else None,
    }
    with till.transaction(shop_id) as conn:
        if dispute_store.write(conn, shop_id, dispute):
            store.note(conn, shop_id, checkout.id, "dispute", detail, at=till.clock.now())
