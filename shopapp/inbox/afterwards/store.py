"""The SQL of leads and ratings.

The one rule: a consent is kept with the words that were ticked; without them it is none.
"""

from dataclasses import dataclass
from datetime import datetime

from shopapp.conversations import Conversation
from shopapp.db import Connection, many


@dataclass(frozen=True, slots=True)
class Lead:
    """`consent_text` is what the box said that they ticked; empty when they ticked none."""

    conversation_id: int
    email: str
    name: str
    consent_at: datetime | None
    consent_text: str
    created_at: datetime


def keep_lead(conn: Connection, shop_id: int, conversation: Conversation, *, email: str, name: str, consent_text: str) -> None:
    conn.execute(
        """
        INSERT INTO leads (shop_id, shopper_id, conversation_id, email, name, consent_at, consent_text)
        VALUES (%(shop_id)s, %(shopper_id)s, %(conversation_id)s, %(email)s, %(name)s,
                CASE WHEN %(consent)s::text <> '' THEN now() END, %(consent)s)
            ON CONFLICT (shop_id, conversation_id, email) DO UPDATE
           SET name = excluded.name, consent_at = excluded.consent_at, consent_text = excluded.consent_text
        """,
        {
            "shop_id": shop_id,
            "shopper_id": conversation.shopper_id,
            "conversation_id": conversation.id,
            "email": email,
            "name": name,
            "consent": consent_text,
        },
    )


def leads(conn: Connection, shop_id: int, *, limit: int = 200) -> list[Lead]:
    return many(
        conn,
        Lead,
        """
        SELECT conversation_id, email, name, consent_at, consent_text, created_at FROM leads
         WHERE shop_id = %(shop_id)s
         ORDER BY id DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )


def keep_rating(conn: Connection, shop_id: int, conversation_id: int, score: int, comment: str) -> None:
    conn.execute(
        """
        INSERT INTO ratings (shop_id, conversation_id, score, comment)
        VALUES (%(shop_id)s, %(conversation_id)s, %(score)s, %(comment)s)
            ON CONFLICT (shop_id, conversation_id) DO UPDATE
           SET score = excluded.score, comment = excluded.comment, rated_at = now()
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "score": score, "comment": comment},
    )
