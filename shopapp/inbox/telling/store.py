"""The SQL of letters about waits. `mail_due_at` is when the next step may be taken, or when the last one was."""

from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Wait:
    conversation_id: int
    cause: str
    mail_state: str
    over: bool


def due(conn: Connection, shop_id: int, now: datetime, *, limit: int = 50) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM handovers
         WHERE shop_id = %(shop_id)s AND mail_state = 'due' AND mail_due_at <= %(now)s
         ORDER BY mail_due_at LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "now": now, "limit": limit},
    )
    return [row["id"] for row in rows]


def lock(conn: Connection, shop_id: int, handover_id: int) -> Wait:
    """Raises NotFound."""
    return one(
        conn,
        Wait,
        """
        SELECT conversation_id, cause, mail_state, ended_at IS NOT NULL OR claimed_at IS NOT NULL AS over
          FROM handovers
         WHERE shop_id = %(shop_id)s AND id = %(id)s
           FOR UPDATE
        """,
        {"shop_id": shop_id, "id": handover_id},
    )


def move(conn: Connection, shop_id: int, handover_id: int, state: str, *, reason: str | None = None, at: object = None) -> None:
    conn.execute(
        """
        UPDATE handovers
           SET mail_state = %(state)s, mail_reason = %(reason)s, mail_due_at = coalesce(%(at)s::timestamptz, mail_due_at)
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": handover_id, "state": state, "reason": reason, "at": at},
    )


def give_up_unknown(conn: Connection, shop_id: int, before: datetime) -> None:
    """A letter whose worker died while sending may have gone; it is not sent again."""
    conn.execute(
        """
        UPDATE handovers SET mail_state = 'failed', mail_reason = 'unknown'
         WHERE shop_id = %(shop_id)s AND mail_state = 'sending' AND mail_due_at < %(before)s
        """,
        {"shop_id": shop_id, "before": before},
    )
