"""The SQL of letters about booked calls. `mail_at` is when the next step may be taken, or when the last one was."""

from collections.abc import Sequence
from datetime import datetime

from shopapp.db import Connection, many, one
from shopapp.inbox.callbacks.store import CALLBACK, Callback


def due(conn: Connection, shop_id: int, now: datetime, *, limit: int = 50) -> Sequence[int]:
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM callbacks
         WHERE shop_id = %(shop_id)s AND mail_state = 'due' AND mail_at <= %(now)s
         ORDER BY mail_at LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "now": now, "limit": limit},
    )
    return [row["id"] for row in rows]


def lock(conn: Connection, shop_id: int, callback_id: int) -> Callback:
    """Raises NotFound."""
    return one(
        conn,
        Callback,
        CALLBACK
        + """
         WHERE shop_id = %(shop_id)s AND id = %(id)s
           FOR UPDATE
        """,
        {"shop_id": shop_id, "id": callback_id},
    )


def mailed(
    conn: Connection,
    shop_id: int,
    callback_id: int,
    state: str,
    *,
    reason: str | None = None,
    at: object = None,
    about: str = "booked",
) -> None:
    """`about` is the state of the call that the letter told of: one taken back while it went is told of next."""
    conn.execute(
        """
        UPDATE callbacks
           SET mail_state = CASE WHEN %(state)s = 'sent' AND %(about)s = 'booked' AND state = 'withdrawn' THEN 'due'
                                 ELSE %(state)s END,
               mail_reason = %(reason)s, mail_at = coalesce(%(at)s::timestamptz, mail_at)
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": callback_id, "state": state, "reason": reason, "at": at, "about": about},
    )


def give_up_unknown(conn: Connection, shop_id: int, before: datetime) -> None:
    """A letter whose worker died while sending may have gone; it is not sent again."""
    conn.execute(
        """
        UPDATE callbacks SET mail_state = 'failed', mail_reason = 'unknown'
         WHERE shop_id = %(shop_id)s AND mail_state = 'sending' AND mail_at < %(before)s
        """,
        {"shop_id": shop_id, "before": before},
    )
