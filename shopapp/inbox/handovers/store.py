"""The SQL of handovers. `mail_state` says what becomes of the letter to the shop about the wait (`telling/`)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shopapp.db import Connection, maybe
from shopapp.inbox.states import Cause
from shopapp.inbox.store import stir_conversation


@dataclass(frozen=True, slots=True)
class Handover:
    id: int
    conversation_id: int
    cause: Cause
    agent_id: int | None
    agent_name: str | None
    asked_at: datetime
    first_reply_at: datetime | None


@dataclass(frozen=True, slots=True)
class Typing:
    name: str
    at: datetime


def begin(conn: Connection, shop_id: int, conversation_id: int, cause: Cause, *, mail_after: timedelta | None) -> None:
    """`mail_after` None: nobody needs to be told."""
    conn.execute(
        """
        INSERT INTO handovers (shop_id, conversation_id, cause, mail_state, mail_due_at)
        VALUES (%(shop_id)s, %(conversation_id)s, %(cause)s,
                CASE WHEN %(after)s::interval IS NULL THEN 'none' ELSE 'due' END, now() + %(after)s::interval)
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "cause": cause, "after": mail_after},
    )


def claim(conn: Connection, shop_id: int, conversation_id: int, agent_id: int | None) -> None:
    """A letter that has not gone yet is not needed any more."""
    conn.execute(
        """
        UPDATE handovers
           SET agent_id = %(agent_id)s, claimed_at = now(),
               mail_state = CASE WHEN mail_state = 'due' THEN 'skipped' ELSE mail_state END
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "agent_id": agent_id},
    )


def free(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute(
        """
        UPDATE handovers SET agent_id = NULL, claimed_at = NULL, typing_at = NULL
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def end(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute(
        """
        UPDATE handovers
           SET ended_at = now(), mail_state = CASE WHEN mail_state = 'due' THEN 'skipped' ELSE mail_state END
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def open_of(conn: Connection, shop_id: int, conversation_id: int) -> Handover | None:
    return maybe(
        conn,
        Handover,
        """
        SELECT h.id, h.conversation_id, h.cause, h.agent_id, a.name AS agent_name, h.asked_at, h.first_reply_at
          FROM handovers h
          LEFT JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE h.shop_id = %(shop_id)s AND h.conversation_id = %(conversation_id)s AND h.ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def mark_replied(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute(
        """
        UPDATE handovers SET first_reply_at = coalesce(first_reply_at, now()), typing_at = NULL
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def mark_typing(conn: Connection, shop_id: int, conversation_id: int, agent_id: int | None) -> bool:
    changed = conn.execute(
        """
        UPDATE handovers SET typing_at = clock_timestamp()
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND agent_id = %(agent_id)s
           AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "agent_id": agent_id},
    )
    if changed.rowcount == 1:
        stir_conversation(conn, shop_id, conversation_id)
    return changed.rowcount == 1


def typing_since(conn: Connection, shop_id: int, conversation_id: int, after: datetime | None) -> Typing | None:
    """Who has begun to write since `after`, within the last seconds."""
    return maybe(
        conn,
        Typing,
        """
        SELECT a.name, h.typing_at AS at
          FROM handovers h
          JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE h.shop_id = %(shop_id)s AND h.conversation_id = %(conversation_id)s AND h.ended_at IS NULL
           AND h.typing_at > clock_timestamp() - interval '5 seconds'
           AND (%(after)s::timestamptz IS NULL OR h.typing_at > %(after)s)
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "after": after},
    )
