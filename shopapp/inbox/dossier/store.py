"""The SQL of the dossier and of the consent to use it on the next visit.

The one rule: a note stands with the shopper's own sentence that it was taken from, so that an agent can see whether it is so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from shopapp.db import Connection, many, one

Kind = Literal["need", "budget", "urgency", "objection", "for_whom", "size", "dislike", "told"]
_MOST = 60


@dataclass(frozen=True, slots=True)
class Kept:
    conversation_id: int
    kind: Kind
    value: str
    sentence: str
    noted_at: datetime


def keep(conn: Connection, shop_id: int, conversation_id: int, kind: Kind, value: str, sentence: str) -> None:
    """Said again, the later sentence counts. A budget replaces the one before it in the same conversation."""
    row = {
        "shop_id": shop_id,
        "conversation_id": conversation_id,
        "kind": kind,
        "value": value[:300],
        "sentence": sentence[:600],
    }
    if kind == "budget":
        conn.execute(
            """
            DELETE FROM dossier_notes
             WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND kind = 'budget'
            """,
            row,
        )
    conn.execute(
        """
        INSERT INTO dossier_notes (shop_id, shopper_id, conversation_id, kind, value, sentence)
        SELECT shop_id, shopper_id, id, %(kind)s, %(value)s, %(sentence)s
          FROM conversations WHERE shop_id = %(shop_id)s AND id = %(conversation_id)s
            ON CONFLICT (shop_id, conversation_id, kind, value)
            DO UPDATE SET sentence = excluded.sentence, noted_at = now()
        """,
        row,
    )


def of_shopper(conn: Connection, shop_id: int, shopper_id: int) -> list[Kept]:
    """Everything kept about this shopper, the latest conversation first."""
    return many(
        conn,
        Kept,
        """
        SELECT conversation_id, kind, value, sentence, noted_at FROM dossier_notes
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s
         ORDER BY conversation_id DESC, id
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "most": _MOST},
    )


def of_conversation(conn: Connection, shop_id: int, conversation_id: int) -> list[Kept]:
    return many(
        conn,
        Kept,
        """
        SELECT conversation_id, kind, value, sentence, noted_at FROM dossier_notes
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s
         ORDER BY id
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def forget(conn: Connection, shop_id: int, shopper_id: int, *, only: Kind | None = None) -> int:
    """Delete every note and take back the consent, or delete those of one kind. Returns how many notes there were."""
    who = {"shop_id": shop_id, "shopper_id": shopper_id, "only": only}
    if only is None:
        conn.execute("UPDATE shoppers SET remember_consent_at = NULL WHERE shop_id = %(shop_id)s AND id = %(shopper_id)s", who)
    gone = conn.execute(
        """
        DELETE FROM dossier_notes
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND (%(only)s::text IS NULL OR kind = %(only)s)
        """,
        who,
    )
    return gone.rowcount


def allow(conn: Connection, shop_id: int, shopper_id: int, allowed: bool) -> None:
    """Whether notes may be used on the next visit, as the shopper last said."""
    conn.execute(
        """
        UPDATE shoppers SET remember_consent_at = CASE WHEN %(allowed)s THEN coalesce(remember_consent_at, now()) END
         WHERE shop_id = %(shop_id)s AND id = %(shopper_id)s
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "allowed": allowed},
    )


def allowed_since(conn: Connection, shop_id: int, shopper_id: int) -> datetime | None:
    row = one(
        conn,
        dict[str, datetime | None],
        "SELECT remember_consent_at AS at FROM shoppers WHERE shop_id = %(shop_id)s AND id = %(shopper_id)s",
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )
    return row["at"]
