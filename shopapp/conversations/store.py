"""The SQL of shoppers, conversations and their events. Turns have their own file, `turns/store.py`."""

# ruff: noqa: S608 - statements are glued from a constant of this file only; the type checker proves it (LiteralString)

import secrets
from collections.abc import Sequence
from typing import LiteralString

from psycopg.types.json import Jsonb

from shopapp.conversations.records import Conversation, Event, Payload, Shopper
from shopapp.db import Connection, many, maybe, one
from shopapp.db.listen import CHANNEL

_CONVERSATION: LiteralString = """
    SELECT id, ref, shopper_id, channel, holder, locale, memory, last_seq, is_demo, started_at, last_turn_at
      FROM conversations c
"""


def shopper(conn: Connection, shop_id: int, key_hash: bytes, *, customer_id: int | None = None, locale: str = "en") -> Shopper:
    """The shopper with this hashed browser key, made on first sight. A known customer id is never forgotten by a later None."""
    return one(
        conn,
        Shopper,
        """
        INSERT INTO shoppers AS s (shop_id, key_hash, customer_id, locale)
        VALUES (%(shop_id)s, %(key_hash)s, %(customer_id)s, %(locale)s)
        ON CONFLICT (shop_id, key_hash) DO UPDATE
           SET customer_id = coalesce(excluded.customer_id, s.customer_id), locale = excluded.locale, seen_at = now()
        RETURNING id, customer_id, email, email_consent_at, unsubscribed_at, locale, is_demo, created_at, seen_at
        """,
        {"shop_id": shop_id, "key_hash": key_hash, "customer_id": customer_id, "locale": locale},
    )


def read_shopper(conn: Connection, shop_id: int, shopper_id: int) -> Shopper:
    return one(
        conn,
        Shopper,
        """
        SELECT id, customer_id, email, email_consent_at, unsubscribed_at, locale, is_demo, created_at, seen_at
          FROM shoppers
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": shopper_id},
    )


def start(conn: Connection, shop_id: int, shopper_id: int, *, locale: str = "en", channel: str = "web") -> Conversation:
    """A new conversation under a fresh public name."""
    return one(
        conn,
        Conversation,
        """
        INSERT INTO conversations (shop_id, ref, shopper_id, channel, locale)
        VALUES (%(shop_id)s, %(ref)s, %(shopper_id)s, %(channel)s, %(locale)s)
        RETURNING id, ref, shopper_id, channel, holder, locale, memory, last_seq, is_demo, started_at, last_turn_at
        """,
        {
            "shop_id": shop_id,
            "ref": secrets.token_urlsafe(12),
            "shopper_id": shopper_id,
            "channel": channel,
            "locale": locale,
        },
    )


def current(conn: Connection, shop_id: int, shopper_id: int) -> Conversation | None:
    """The shopper's latest conversation that is not closed and not older than 30 days."""
    return maybe(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s
           AND holder <> 'closed' AND last_turn_at > now() - interval '30 days'
         ORDER BY id DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )


def visible(conn: Connection, shop_id: int, shopper_id: int) -> Conversation | None:
    """What the shopper's screen shows: as `current`, else one that an agent closed within the last day."""
    return maybe(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND last_turn_at > now() - interval '30 days'
           AND (holder <> 'closed' OR EXISTS (
                SELECT 1 FROM conversation_events e
                 WHERE e.shop_id = c.shop_id AND e.conversation_id = c.id AND e.type = 'holder'
                   AND e.payload->>'holder' = 'closed' AND e.created_at > now() - interval '1 day'))
         ORDER BY id DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )


def current_or_new(conn: Connection, shop_id: int, shopper_id: int, *, locale: str) -> Conversation:
    """As `current`, else a new one; two first messages at once share it. Raises NotFound when this shop has no such shopper.

    The queue is a lock of its own and not the shopper's row: whoever writes an answer holds the conversation and then needs
    that row (touches refer to it), so holding it here while waiting for the conversation would be a deadlock.
    """
    read_shopper(conn, shop_id, shopper_id)
    conn.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(queue)s, 0))", {"queue": f"arrival {shop_id} {shopper_id}"})
    return current(conn, shop_id, shopper_id) or start(conn, shop_id, shopper_id, locale=locale)


def read(conn: Connection, shop_id: int, conversation_id: int) -> Conversation:
    """Raises NotFound."""
    return one(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": conversation_id},
    )


def lock(conn: Connection, shop_id: int, conversation_id: int) -> Conversation:
    """As `read`, and nobody else speaks in or changes this conversation until the transaction ends."""
    return one(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND id = %(id)s
           FOR UPDATE
        """,
        {"shop_id": shop_id, "id": conversation_id},
    )


def by_ref(conn: Connection, shop_id: int, ref: str) -> Conversation | None:
    return maybe(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND ref = %(ref)s
        """,
        {"shop_id": shop_id, "ref": ref},
    )


def latest(conn: Connection, shop_id: int, *, limit: int = 50, before: int | None = None) -> list[Conversation]:
    """Conversations, newest first; `before` is the id of the last one already seen."""
    return many(
        conn,
        Conversation,
        _CONVERSATION
        + """
         WHERE shop_id = %(shop_id)s AND (%(before)s::bigint IS NULL OR id < %(before)s)
         ORDER BY id DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "before": before, "limit": limit},
    )


def say(conn: Connection, shop_id: int, conversation_id: int, type: str, payload: Payload, *, turn_id: int | None = None) -> int:
    """Append one event and return its number. Open streams wake when the transaction commits. Raises NotFound."""
    return say_all(conn, shop_id, conversation_id, [(type, payload)], turn_id=turn_id)


def say_all(
    conn: Connection, shop_id: int, conversation_id: int, events: Sequence[tuple[str, Payload]], *, turn_id: int | None = None
) -> int:
    """Append events in their order, in one statement, and return the last one's number. Raises NotFound."""
    row = one(
        conn,
        dict[str, int],
        """
        WITH numbered AS (
                UPDATE conversations
                   SET last_seq = last_seq + %(many)s
                 WHERE shop_id = %(shop_id)s AND id = %(conversation_id)s
                RETURNING last_seq
            ),
            written AS (
                INSERT INTO conversation_events (shop_id, conversation_id, seq, turn_id, type, payload)
                SELECT %(shop_id)s, %(conversation_id)s, numbered.last_seq - %(many)s + said.place, %(turn_id)s,
                       said.event ->> 0, said.event -> 1
                  FROM numbered, jsonb_array_elements(%(events)s) WITH ORDINALITY AS said (event, place)
            )
        SELECT last_seq AS seq, pg_notify(%(channel)s, %(who)s) FROM numbered
        """,
        {
            "shop_id": shop_id,
            "conversation_id": conversation_id,
            "turn_id": turn_id,
            "many": len(events),
            "events": Jsonb([list(event) for event in events]),
            "channel": CHANNEL,
            "who": f"{shop_id}:{conversation_id}",
        },
    )
    return row["seq"]


def events_after(conn: Connection, shop_id: int, conversation_id: int, seq: int, *, limit: int = 1000) -> list[Event]:
    """Events with a number above `seq`, in order."""
    return many(
        conn,
        Event,
        """
        SELECT seq, turn_id, type, payload, created_at
          FROM conversation_events
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND seq > %(seq)s
         ORDER BY seq
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "seq": seq, "limit": limit},
    )


def remember(conn: Connection, shop_id: int, conversation_id: int, memory: Payload) -> None:
    conn.execute(
        "UPDATE conversations SET memory = %(memory)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": conversation_id, "memory": Jsonb(memory)},
    )


def note_email(conn: Connection, shop_id: int, shopper_id: int, email: str, *, consents: bool = False) -> None:
    """Keep the address a shopper gave for their order. It is no consent to be written to; `consents` is, by a ticked box."""
    conn.execute(
        """
        UPDATE shoppers
           SET email = %(email)s,
               email_consent_at = CASE WHEN %(consents)s THEN now() WHEN email = %(email)s THEN email_consent_at END,
               unsubscribed_at = CASE WHEN %(consents)s THEN NULL ELSE unsubscribed_at END
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": shopper_id, "email": email.strip(), "consents": consents},
    )
