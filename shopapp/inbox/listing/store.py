"""The SQL behind the inbox's pages. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from shopapp.conversations import Holder
from shopapp.db import Connection, many, one
from shopapp.inbox.states import Cause

Box = Literal["waiting", "mine", "team", "assistant", "closed"]
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation in a list. `words` is the last thing the shopper said."""

    id: int
    holder: Holder
    locale: str
    is_demo: bool
    cause: Cause | None
    asked_at: datetime | None
    first_reply_at: datetime | None
    agent_id: int | None
    agent_name: str | None
    lost_by: str | None
    """The agent who held it last and disappeared, while it waits for another."""
    email: str | None
    words: str | None
    last_turn_at: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """Over the last 30 days: seconds to a person's first answer (median), how many, and how shoppers rated."""

    answered: int
    median_seconds: float | None
    rated: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Canned:
    id: int
    title: str
    text: str


def entries(conn: Connection, shop_id: int, box: Box, agent_id: int) -> list[Entry]:
    """Who waits longest comes first; in the other boxes, what moved last."""
    return many(
        conn,
        Entry,
        """
        SELECT c.id, c.holder, c.locale, c.is_demo, h.cause, h.asked_at, h.first_reply_at, h.agent_id, a.name AS agent_name,
               CASE WHEN c.holder = 'waiting' THEN (
                   SELECT CASE WHEN m.cause = 'vanished' THEN gone.name END
                     FROM holder_moves m LEFT JOIN agents gone ON gone.shop_id = m.shop_id AND gone.id = m.agent_id
                    WHERE m.shop_id = c.shop_id AND m.conversation_id = c.id
                    ORDER BY m.id DESC LIMIT 1) END AS lost_by,
               s.email,
               (SELECT e.payload->>'text' FROM conversation_events e
                 WHERE e.shop_id = c.shop_id AND e.conversation_id = c.id AND e.type = 'message.shopper'
                 ORDER BY e.seq DESC LIMIT 1) AS words,
               c.last_turn_at
          FROM conversations c
          JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
          LEFT JOIN handovers h ON h.shop_id = c.shop_id AND h.conversation_id = c.id AND h.ended_at IS NULL
          LEFT JOIN agents a ON a.shop_id = h.shop_id AND a.id = h.agent_id
         WHERE c.shop_id = %(shop_id)s
           AND CASE %(box)s
               WHEN 'waiting' THEN c.holder = 'waiting'
               WHEN 'mine' THEN c.holder = 'person' AND h.agent_id = %(agent_id)s
               WHEN 'team' THEN c.holder = 'person' AND h.agent_id <> %(agent_id)s
               WHEN 'assistant' THEN c.holder = 'assistant' AND c.last_turn_at > now() - interval '1 day'
               ELSE c.holder = 'closed' END
         ORDER BY CASE WHEN c.holder = 'waiting' THEN coalesce(h.asked_at, c.last_turn_at) END,
                  c.last_turn_at DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "box": box, "agent_id": agent_id, "limit": AT_ONCE},
    )


def counts(conn: Connection, shop_id: int, agent_id: int) -> dict[str, int]:
    """How many wait, are mine, are a colleague's."""
    row = one(
        conn,
        dict[str, Any],
        """
        SELECT count(*) FILTER (WHERE c.holder = 'waiting') AS waiting,
               count(*) FILTER (WHERE c.holder = 'person' AND h.agent_id = %(agent_id)s) AS mine,
               count(*) FILTER (WHERE c.holder = 'person' AND h.agent_id <> %(agent_id)s) AS team
          FROM conversations c
          LEFT JOIN handovers h ON h.shop_id = c.shop_id AND h.conversation_id = c.id AND h.ended_at IS NULL
         WHERE c.shop_id = %(shop_id)s AND c.holder IN ('waiting', 'person')
        """,
        {"shop_id": shop_id, "agent_id": agent_id},
    )
    return {name: int(count) for name, count in row.items()}


def mark_of(conn: Connection, shop_id: int, conversation_id: int | None) -> str:
    """Changes whenever an inbox page would look different."""
    row = one(
        conn,
        dict[str, str],
        """
        SELECT concat_ws(' ',
               (SELECT concat(count(*), ' ', sum(last_seq)) FROM conversations
                 WHERE shop_id = %(shop_id)s AND holder IN ('waiting', 'person')),
               (SELECT max(id) FROM holder_moves WHERE shop_id = %(shop_id)s),
               (SELECT max(id) FROM conversation_notes WHERE shop_id = %(shop_id)s),
               (SELECT last_seq FROM conversations WHERE shop_id = %(shop_id)s AND id = %(conversation_id)s)) AS mark
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )
    return row["mark"]


def pace(conn: Connection, shop_id: int) -> Pace:
    return one(
        conn,
        Pace,
        """
        SELECT (SELECT count(*) FROM handovers
                 WHERE shop_id = %(shop_id)s AND first_reply_at > now() - interval '30 days') AS answered,
               (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_reply_at - asked_at))
                  FROM handovers WHERE shop_id = %(shop_id)s AND first_reply_at > now() - interval '30 days'
               )::float AS median_seconds,
               (SELECT count(*) FROM ratings WHERE shop_id = %(shop_id)s AND rated_at > now() - interval '30 days') AS rated,
               (SELECT avg(score) FROM ratings
                 WHERE shop_id = %(shop_id)s AND rated_at > now() - interval '30 days')::float AS score
        """,
        {"shop_id": shop_id},
    )


def canned(conn: Connection, shop_id: int) -> list[Canned]:
    return many(
        conn,
        Canned,
        "SELECT id, title, text FROM canned_replies WHERE shop_id = %(shop_id)s ORDER BY title, id",
        {"shop_id": shop_id},
    )


def add_canned(conn: Connection, shop_id: int, title: str, text: str) -> None:
    conn.execute(
        "INSERT INTO canned_replies (shop_id, title, text) VALUES (%(shop_id)s, %(title)s, %(text)s)",
        {"shop_id": shop_id, "title": title, "text": text},
    )


def drop_canned(conn: Connection, shop_id: int, id: int) -> None:
    conn.execute("DELETE FROM canned_replies WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": id})
