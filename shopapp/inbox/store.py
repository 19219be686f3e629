"""The SQL of who holds a conversation and what its people say: the state itself, its log, messages of agents and notes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.conversations import Holder
from shopapp.db import Connection, many, maybe, one
from shopapp.db.listen import CHANNEL
from shopapp.inbox.states import Mover, Reason

INBOX = 0
"""The conversation id under which a shop's inbox is woken: `Ears.listening(shop_id, INBOX)`."""


@dataclass(frozen=True, slots=True)
class Move:
    was: Holder
    became: Holder
    cause: Reason
    by: str
    agent_name: str | None
    created_at: datetime


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
