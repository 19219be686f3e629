"""SQL of disputes. The one rule: an older word of Stripe's never overwrites a newer one (`told_at`)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from shopapp.db import Connection, many

OVER = ("won", "lost", "warning_closed", "prevented")
_DISPUTE: LiteralString = """
    SELECT id, checkout_id, status, reason, amount_minor, currency, evidence_due_at, opened_at, told_at, tagged, alerted
      FROM disputes
"""


@dataclass(frozen=True, slots=True)
class Dispute:
    """`status` is Stripe's: needs_response, under_review, won, lost, warning_…, prevented."""

    id: str
    checkout_id: UUID
    status: str
    reason: str
    amount_minor: int
    currency: str
    evidence_due_at: datetime | None
    opened_at: datetime
    told_at: datetime
    tagged: bool
    alerted: bool

    @property
    def is_open(self) -> bool:
        return self.status not in OVER


def write(conn: Connection, shop_id: int, dispute: Dispute) -> bool:
    """Keep the newest word. True when it is news. A new status is worth another alert, since the merchant may have to act."""
    written = conn.execute(
        """
        INSERT INTO disputes AS d (shop_id, id, checkout_id, status, reason, amount_minor, currency, evidence_due_at, opened_at,
                                   told_at)
        VALUES (%(shop_id)s, %(id)s, %(checkout_id)s, %(status)s, %(reason)s, %(amount_minor)s, %(currency)s,
                %(evidence_due_at)s, %(opened_at)s, %(told_at)s)
        ON CONFLICT (shop_id, id) DO UPDATE
           SET status = excluded.status, reason = excluded.reason, amount_minor = excluded.amount_minor,
               evidence_due_at = excluded.evidence_due_at, told_at = excluded.told_at,
               alerted = d.alerted AND d.status = excluded.status
         WHERE d.told_at <= excluded.told_at
           AND (d.status, d.amount_minor, d.evidence_due_at)
               IS DISTINCT FROM (excluded.status, excluded.amount_minor, excluded.evidence_due_at)
        """,
        {"shop_id": shop_id, **asdict(dispute)},
    )
    return written.rowcount == 1


def of_checkout(conn: Connection, shop_id: int, checkout_id: UUID) -> list[Dispute]:
    return many(
        conn,
        Dispute,
        _DISPUTE
        + """
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s ORDER BY opened_at
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id},
    )


def open_ones(conn: Connection, shop_id: int) -> list[Dispute]:
    """Disputes that are not decided, the next deadline first."""
    return many(
        conn,
        Dispute,
        _DISPUTE
        + """
         WHERE shop_id = %(shop_id)s AND status <> ALL (%(over)s)
         ORDER BY evidence_due_at NULLS LAST, opened_at
        """,
        {"shop_id": shop_id, "over": list(OVER)},
    )


def untold(conn: Connection, shop_id: int) -> list[Dispute]:
    """What the order does not carry yet, or the merchant has not been written about."""
    return many(
        conn,
        Dispute,
        _DISPUTE
        + """
         WHERE shop_id = %(shop_id)s AND (NOT tagged OR NOT alerted) ORDER BY opened_at LIMIT 50
        """,
        {"shop_id": shop_id},
    )


def tagged(conn: Connection, shop_id: int, dispute_id: str) -> None:
    conn.execute(
        "UPDATE disputes SET tagged = true WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": dispute_id}
    )


def alerted(conn: Connection, shop_id: int, dispute: Dispute) -> None:
    """The merchant was written about it as it was then; a change meanwhile is another letter."""
    conn.execute(
        "UPDATE disputes SET alerted = true WHERE shop_id = %(shop_id)s AND id = %(id)s AND status = %(status)s",
        {"shop_id": shop_id, "id": dispute.id, "status": dispute.status},
    )
