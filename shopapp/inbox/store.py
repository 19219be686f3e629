"""The SQL of who holds a conversation: the state itself, its log, and the handover that is open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shopapp.conversations import Holder
from shopapp.db import Connection, many, maybe, one
from shopapp.db.listen import CHANNEL
from shopapp.inbox.states import Cause, Mover, Reason

INBOX = 0
"""The conversation id under which a shop's inbox is woken: `Ears.listening(shop_id, INBOX)`."""


@dataclass(frozen=True, slots=True)
class Handover:
    id: int
    conversation_id: int
    cause: Cause
    agent_id: int | None
    agent_name: str | None
    asked_at: datetime
    claimed_at: datetime | None
    first_reply_at: datetime | None
    typing_at: datetime | None


@dataclass(frozen=True, slots=True)
class Move:
    was: Holder
    became: Holder
    cause: Reason
    by: str
    agent_name: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Typing:
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    agent_name: str
    text: str
    created_at: datetime


def hold(conn: Connection, shop_id: int, conversation_id: int, holder: Holder) -> None:
    """Say who answers from now on. For `moves.py` only."""
    conn.execute(
        "UPDATE conversations SET holder = %(holder)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": conversation_id, "holder": holder},
    )


def log_move(
    conn: Connection, shop_id: int, conversation_id: int, was: Holder, became: Holder, cause: Reason, mover: Mover
) -> None:
    conn.execute(
        """
        INSERT INTO holder_moves (shop_id, conversation_id, was, became, cause, by, agent_id, turn_id)
        VALUES (%(shop_id)s, %(conversation_id)s, %(was)s, %(became)s, %(cause)s, %(by)s, %(agent_id)s, %(turn_id)s)
        """,
        {
            "shop_id": shop_id,
            "conversation_id": conversation_id,
            "was": was,
            "became": became,
            "cause": cause,
            "by": mover.by,
            "agent_id": mover.agent_id,
            "turn_id": mover.turn_id,
        },
    )


def moves(conn: Connection, shop_id: int, conversation_id: int) -> list[Move]:
    return many(
        conn,
        Move,
        """
        SELECT m.was, m.became, m.cause, m.by, a.name AS agent_name, m.created_at
          FROM holder_moves m
          LEFT JOIN agents a ON a.shop_id = m.shop_id AND a.id = m.agent_id
         WHERE m.shop_id = %(shop_id)s AND m.conversation_id = %(conversation_id)s
         ORDER BY m.id
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def stir(conn: Connection, shop_id: int) -> None:
    """Wake the inboxes of this shop when the transaction commits."""
    conn.execute("SELECT pg_notify(%(channel)s, %(who)s)", {"channel": CHANNEL, "who": f"{shop_id}:{INBOX}"})


def stir_conversation(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute("SELECT pg_notify(%(channel)s, %(who)s)", {"channel": CHANNEL, "who": f"{shop_id}:{conversation_id}"})


def open_of_shopper(conn: Connection, shop_id: int, shopper_id: int) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM conversations
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND holder IN ('assistant', 'waiting')
         ORDER BY id
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )
    return [row["id"] for row in rows]


def begin_handover(conn: Connection, shop_id: int, conversation_id: int, cause: Cause, *, mail_after: timedelta | None) -> None:
    """`mail_after` None: nobody needs to be told."""
    conn.execute(
        """
        INSERT INTO handovers (shop_id, conversation_id, cause, mail_state, mail_due_at)
        VALUES (%(shop_id)s, %(conversation_id)s, %(cause)s,
                CASE WHEN %(after)s::interval IS NULL THEN 'none' ELSE 'due' END, now() + %(after)s::interval)
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "cause": cause, "after": mail_after},
    )


def claim_handover(conn: Connection, shop_id: int, conversation_id: int, agent_id: int | None) -> None:
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


def free_handover(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute(
        """
        UPDATE handovers SET agent_id = NULL, claimed_at = NULL, typing_at = NULL
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def end_handover(conn: Connection, shop_id: int, conversation_id: int) -> None:
    conn.execute(
        """
        UPDATE handovers
           SET ended_at = now(), mail_state = CASE WHEN mail_state = 'due' THEN 'skipped' ELSE mail_state END
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def open_handover(conn: Connection, shop_id: int, conversation_id: int) -> Handover | None:
    return maybe(
        conn,
        Handover,
        """
        SELECT h.id, h.conversation_id, h.cause, h.agent_id, a.name AS agent_name, h.asked_at, h.claimed_at,
               h.first_reply_at, h.typing_at
          FROM handovers h
          LEFT JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE h.shop_id = %(shop_id)s AND h.conversation_id = %(conversation_id)s AND h.ended_at IS NULL
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def said(conn: Connection, shop_id: int, conversation_id: int, client_id: str) -> int | None:
    row = maybe(
        conn,
        dict[str, int],
        """
        SELECT seq FROM agent_messages
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND client_id = %(client_id)s
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "client_id": client_id},
    )
    return row["seq"] if row else None


def note_said(conn: Connection, shop_id: int, conversation_id: int, client_id: str, agent_id: int | None, seq: int) -> None:
    conn.execute(
        """
        INSERT INTO agent_messages (shop_id, conversation_id, client_id, agent_id, seq)
        VALUES (%(shop_id)s, %(conversation_id)s, %(client_id)s, %(agent_id)s, %(seq)s)
        """,
        {
            "shop_id": shop_id,
            "conversation_id": conversation_id,
            "client_id": client_id,
            "agent_id": agent_id,
            "seq": seq,
        },
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


def add_note(conn: Connection, shop_id: int, conversation_id: int, agent_id: int | None, text: str) -> None:
    conn.execute(
        """
        INSERT INTO conversation_notes (shop_id, conversation_id, agent_id, text)
        VALUES (%(shop_id)s, %(conversation_id)s, %(agent_id)s, %(text)s)
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "agent_id": agent_id, "text": text},
    )


def notes(conn: Connection, shop_id: int, conversation_id: int) -> list[Note]:
    return many(
        conn,
        Note,
        """
        SELECT a.name AS agent_name, n.text, n.created_at
          FROM conversation_notes n
          JOIN agents a ON a.shop_id = n.shop_id AND a.id = n.agent_id
         WHERE n.shop_id = %(shop_id)s AND n.conversation_id = %(conversation_id)s
         ORDER BY n.id
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def has_agents(conn: Connection, shop_id: int) -> bool:
    """Whether anybody could ever answer."""
    row = one(
        conn,
        dict[str, Any],
        """
        SELECT EXISTS (
            SELECT 1 FROM agents
             WHERE shop_id = %(shop_id)s AND removed_at IS NULL AND (password_hash IS NOT NULL OR staff_id IS NOT NULL)
        ) AS any
        """,
        {"shop_id": shop_id},
    )
    return bool(row["any"])
