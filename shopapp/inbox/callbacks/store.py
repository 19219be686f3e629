"""The SQL of booked calls; that of the letters about them is `telling/store.py`.

The one rule: whoever books or takes back stands in the shop's queue first (`queue_up`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from shopapp.conversations import Conversation
from shopapp.db import Connection, many, maybe, one
from shopapp.inbox.callbacks.slots import Span


@dataclass(frozen=True, slots=True)
class Booked:
    """A time that is taken, and by whom."""

    starts_at: datetime
    ends_at: datetime
    shopper_id: int
    known: bool


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


CALLBACK: LiteralString = """
    SELECT id, conversation_id, starts_at, ends_at, name, phone, consent_text, state, mail_state, created_at
      FROM callbacks
"""
"""The columns of a `Callback`; a statement goes on with its WHERE."""


def queue_up(conn: Connection, shop_id: int) -> None:
    """One booking of a shop after the other, so that each sees what the one before took."""
    conn.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(queue)s, 0))", {"queue": f"callbacks {shop_id}"})


def taken(conn: Connection, shop_id: int, after: datetime) -> list[Booked]:
    return many(
        conn,
        Booked,
        """
        SELECT starts_at, ends_at, shopper_id, known FROM callbacks
         WHERE shop_id = %(shop_id)s AND state = 'booked' AND ends_at > %(after)s
        """,
        {"shop_id": shop_id, "after": after},
    )


def known(conn: Connection, shop_id: int, shopper_id: int) -> bool:
    """Whether Shopify has told us who this is, or somebody of the team has written to them."""
    row = one(
        conn,
        dict[str, bool],
        """
        SELECT s.customer_id IS NOT NULL OR EXISTS (
                   SELECT 1 FROM conversations c
                     JOIN conversation_events e ON e.shop_id = c.shop_id AND e.conversation_id = c.id
                    WHERE c.shop_id = s.shop_id AND c.shopper_id = s.id AND e.type = 'message.person'
               ) AS known
          FROM shoppers s
         WHERE s.shop_id = %(shop_id)s AND s.id = %(shopper_id)s
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )
    return row["known"]


def has_spoken(conn: Connection, shop_id: int, conversation_id: int) -> bool:
    row = one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (SELECT 1 FROM turns WHERE shop_id = %(shop_id)s AND conversation_id = %(id)s) AS spoken
        """,
        {"shop_id": shop_id, "id": conversation_id},
    )
    return row["spoken"]


def booked_since(conn: Connection, shop_id: int, since: datetime, *, shopper_id: int | None = None) -> int:
    """How many calls this shopper has booked since, or without one all whom nobody knows; whatever became of them."""
    row = one(
        conn,
        dict[str, int],
        """
        SELECT count(*) AS many FROM callbacks
         WHERE shop_id = %(shop_id)s AND created_at > %(since)s
           AND CASE WHEN %(shopper_id)s::bigint IS NULL THEN NOT known ELSE shopper_id = %(shopper_id)s END
        """,
        {"shop_id": shop_id, "since": since, "shopper_id": shopper_id},
    )
    return row["many"]


def booked(conn: Connection, shop_id: int, shopper_id: int) -> Callback | None:
    """The latest call that stands for this shopper, in whichever of their conversations it was booked."""
    return maybe(
        conn,
        Callback,
        CALLBACK
        + """
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND state = 'booked'
         ORDER BY starts_at DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )


def conversation_of(conn: Connection, shop_id: int, callback_id: int) -> int:
    """Raises NotFound."""
    row = one(
        conn,
        dict[str, int],
        "SELECT conversation_id FROM callbacks WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": callback_id},
    )
    return row["conversation_id"]


def put(
    conn: Connection,
    shop_id: int,
    conversation: Conversation,
    span: Span,
    *,
    name: str,
    phone: str,
    consent_text: str,
    known: bool,
    now: datetime,
) -> bool:
    """False where the time is taken, which the queue should have told before."""
    written = conn.execute(
        """
        INSERT INTO callbacks (shop_id, shopper_id, conversation_id, starts_at, ends_at, name, phone, consent_text, known,
                               mail_at)
        VALUES (%(shop_id)s, %(shopper_id)s, %(conversation_id)s, %(starts)s, %(ends)s, %(name)s, %(phone)s, %(consent)s,
                %(known)s, %(now)s)
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
            "known": known,
            "now": now,
        },
    )
    return written.rowcount == 1


def end(conn: Connection, shop_id: int, callback_id: int, state: str) -> Callback | None:
    """The call, where it was booked until now; a letter that has not gone yet is not sent any more.

    Where it has, the shop is written to again about a call that the shopper took back.
    """
    return maybe(
        conn,
        Callback,
        """
        UPDATE callbacks
           SET state = %(state)s,
               mail_state = CASE WHEN mail_state = 'due' THEN 'skipped'
                                 WHEN mail_state = 'sent' AND %(state)s = 'withdrawn' THEN 'due'
                                 ELSE mail_state END
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
        CALLBACK
        + """
         WHERE shop_id = %(shop_id)s AND state = 'booked'
         ORDER BY starts_at
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )
