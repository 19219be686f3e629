"""The SQL of booked calls. `mail_at` is when the next step of the letter may be taken, or when the last one was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shopapp.conversations import Conversation
from shopapp.db import Connection, many, maybe, one
from shopapp.inbox.callbacks.slots import Span


@dataclass(frozen=True, slots=True)
class Callback:
    id: int
    conversation_id: int
    starts_at: datetime
    ends_at: datetime
    name: str
    phone: str
    consent_text: str
    state: str
    mail_state: str
    created_at: datetime


def queue_up(conn: Connection, shop_id: int) -> None:
    """One booking of a shop after the other, so that each sees what the one before took."""
    conn.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(queue)s, 0))", {"queue": f"callbacks {shop_id}"})


def taken(conn: Connection, shop_id: int, after: datetime) -> list[Span]:
    rows = many(
        conn,
        dict[str, datetime],
        """
        SELECT starts_at, ends_at FROM callbacks
         WHERE shop_id = %(shop_id)s AND state = 'booked' AND ends_at > %(after)s
        """,
        {"shop_id": shop_id, "after": after},
    )
    return [(row["starts_at"], row["ends_at"]) for row in rows]


def booked(conn: Connection, shop_id: int, conversation_id: int) -> Callback | None:
    return maybe(
        conn,
        Callback,
        """
        SELECT id, conversation_id, starts_at, ends_at, name, phone, consent_text, state, mail_state, created_at
          FROM callbacks
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND state = 'booked'
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def put(
    conn: Connection,
    shop_id: int,
    conversation: Conversation,
    span: Span,
    *,
    name: str,
    phone: str,
    consent_text: str,
    now: datetime,
) -> bool:
    """False where the time is taken, which the queue should have told before."""
    written = conn.execute(
        """
        INSERT INTO callbacks (shop_id, shopper_id, conversation_id, starts_at, ends_at, name, phone, consent_text, mail_at)
        VALUES (%(shop_id)s, %(shopper_id)s, %(conversation_id)s, %(starts)s, %(ends)s, %(name)s, %(phone)s, %(consent)s, %(now)s)
            ON CONFLICT DO NOTHING
        """,
        {
            "shop_id": shop_id,
            "shopper_id": conversation.shopper_id,
            "conversation_id": conversation.id,
            "starts": span[0],
            "ends": span[1],
            "name": name,
            "phone": phone,
            "consent": consent_text,
            "now": now,
        },
    )
    return written.rowcount == 1


def end(conn: Connection, shop_id: int, callback_id: int, state: str) -> Callback | None:
    """The call, where it was booked until now; a letter that has not gone yet is not sent any more."""
    return maybe(
        conn,
        Callback,
        """
        UPDATE callbacks
           SET state = %(state)s, mail_state = CASE WHEN mail_state = 'due' THEN 'skipped' ELSE mail_state END
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'booked'
        RETURNING id, conversation_id, starts_at, ends_at, name, phone, consent_text, state, mail_state, created_at
        """,
        {"shop_id": shop_id, "id": callback_id, "state": state},
    )


def ahead(conn: Connection, shop_id: int, *, limit: int = 200) -> list[Callback]:
    """What is booked and not yet done, the soonest first."""
    return many(
        conn,
        Callback,
        """
        SELECT id, conversation_id, starts_at, ends_at, name, phone, consent_text, state, mail_state, created_at
          FROM callbacks
         WHERE shop_id = %(shop_id)s AND state = 'booked'
         ORDER BY starts_at
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )


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
        """
        SELECT id, conversation_id, starts_at, ends_at, name, phone, consent_text, state, mail_state, created_at
          FROM callbacks
         WHERE shop_id = %(shop_id)s AND id = %(id)s
           FOR UPDATE
        """,
        {"shop_id": shop_id, "id": callback_id},
    )


def mailed(conn: Connection, shop_id: int, callback_id: int, state: str, *, reason: str | None = None, at: object = None) -> None:
    conn.execute(
        """
        UPDATE callbacks
           SET mail_state = %(state)s, mail_reason = %(reason)s, mail_at = coalesce(%(at)s::timestamptz, mail_at)
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": callback_id, "state": state, "reason": reason, "at": at},
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
