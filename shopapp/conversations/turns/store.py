"""The SQL of turns. A turn is open until it is answered; one that stays open past its lease belonged to a process that died."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, LiteralString

from psycopg.types.json import Jsonb

from shopapp.conversations.records import Event, Payload, Turn
from shopapp.db import Connection, many, maybe, one
from shopapp.errors import NotFound

LEASE = timedelta(seconds=30)
"""A turn that is open for longer may be answered by someone else."""
_TURN: LiteralString = """
    SELECT id, conversation_id, client_id, asked, state, engine, understood, tools, facts, milliseconds,
           sources, model, tokens_in, tokens_out, cost_microcents, notes, created_at
      FROM turns
"""


def open_turn(conn: Connection, shop_id: int, conversation_id: int, client_id: str, asked: Payload) -> Turn:
    """A new open turn. The caller holds the conversation's lock and has looked for a turn of the same `client_id`."""
    conn.execute(
        "UPDATE conversations SET last_turn_at = now() WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": conversation_id},
    )
    return one(
        conn,
        Turn,
        """
        INSERT INTO turns (shop_id, conversation_id, client_id, asked, created_at)
        VALUES (%(shop_id)s, %(conversation_id)s, %(client_id)s, %(asked)s, clock_timestamp())
        RETURNING id, conversation_id, client_id, asked, state, engine, understood, tools, facts, milliseconds,
                  sources, model, tokens_in, tokens_out, cost_microcents, notes, created_at
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "client_id": client_id, "asked": Jsonb(asked)},
    )


def by_client_id(conn: Connection, shop_id: int, conversation_id: int, client_id: str) -> Turn | None:
    return maybe(
        conn,
        Turn,
        _TURN
        + """
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND client_id = %(client_id)s
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "client_id": client_id},
    )


def take_over(conn: Connection, shop_id: int, turn_id: int) -> bool:
    """Claim a turn that failed, or whose answerer has gone. True for exactly one caller."""
    claimed = maybe(
        conn,
        dict[str, int],
        """
        UPDATE turns
           SET state = 'open', created_at = clock_timestamp()
         WHERE shop_id = %(shop_id)s AND id = %(id)s
           AND (state = 'failed' OR (state = 'open' AND created_at < clock_timestamp() - %(lease)s))
        RETURNING id
        """,
        {"shop_id": shop_id, "id": turn_id, "lease": LEASE},
    )
    return claimed is not None


def earlier_open(conn: Connection, shop_id: int, conversation_id: int, turn_id: int) -> bool:
    """Whether a message sent before this one is still being answered."""
    row = one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (
            SELECT 1 FROM turns
             WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND id < %(id)s
               AND state = 'open' AND created_at > clock_timestamp() - %(lease)s
        ) AS waiting
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "id": turn_id, "lease": LEASE},
    )
    return row["waiting"]


def open_ids(conn: Connection, shop_id: int, conversation_id: int) -> list[int]:
    """Turns that are being answered now, or were when their process died."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM turns
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND state = 'open'
         ORDER BY id
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )
    return [row["id"] for row in rows]


def is_open(conn: Connection, shop_id: int, turn_id: int) -> bool:
    row = maybe(
        conn,
        dict[str, str],
        "SELECT state FROM turns WHERE shop_id = %(shop_id)s AND id = %(id)s FOR UPDATE",
        {"shop_id": shop_id, "id": turn_id},
    )
    return row is not None and row["state"] == "open"


def finish(
    conn: Connection,
    shop_id: int,
    turn_id: int,
    *,
    engine: str,
    understood: Payload,
    tools: list[Payload],
    facts: Payload,
    milliseconds: int,
    sources: Sequence[Payload] = (),
    model: str = "",
    tokens_in: int = 0,
    tokens_out: int = 0,
    cost_microcents: int = 0,
    notes: Payload | None = None,
) -> None:
    conn.execute(
        """
        UPDATE turns
           SET state = 'done', engine = %(engine)s, understood = %(understood)s, tools = %(tools)s, facts = %(facts)s,
               milliseconds = %(milliseconds)s, sources = %(sources)s, model = %(model)s, tokens_in = %(tokens_in)s,
               tokens_out = %(tokens_out)s, cost_microcents = %(cost_microcents)s, notes = %(notes)s, done_at = now()
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {
            "shop_id": shop_id,
            "id": turn_id,
            "engine": engine,
            "understood": Jsonb(understood),
            "tools": Jsonb(tools),
            "facts": Jsonb(facts),
            "milliseconds": milliseconds,
            "sources": Jsonb(list(sources)),
            "model": model,
            "tokens_in": tokens_in,
            "tokens_out": tokens_out,
            "cost_microcents": cost_microcents,
            "notes": Jsonb(notes or {}),
        },
    )


def fail(conn: Connection, shop_id: int, turn_id: int) -> None:
    conn.execute(
        "UPDATE turns SET state = 'failed', done_at = now() WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'open'",
        {"shop_id": shop_id, "id": turn_id},
    )


def progress(conn: Connection, shop_id: int, turn_id: int, *, after: int) -> tuple[bool, list[Event]]:
    """Whether the turn is closed, and its events above `after`: of one moment, so that a closed turn has said all of them."""
    rows = many(
        conn,
        dict[str, Any],
        """
        SELECT t.state, e.seq, e.turn_id, e.type, e.payload, e.created_at
          FROM turns t
          LEFT JOIN conversation_events e
            ON e.shop_id = t.shop_id AND e.conversation_id = t.conversation_id AND e.turn_id = t.id AND e.seq > %(after)s
         WHERE t.shop_id = %(shop_id)s AND t.id = %(id)s
         ORDER BY e.seq
        """,
        {"shop_id": shop_id, "id": turn_id, "after": after},
    )
    if not rows:
        raise NotFound("There is no such turn.")
    said = [Event(row["seq"], row["turn_id"], row["type"], row["payload"], row["created_at"]) for row in rows if row["seq"]]
    return rows[0]["state"] != "open", said


def events(conn: Connection, shop_id: int, conversation_id: int, turn_id: int, *, after: int = 0) -> list[Event]:
    """What this turn has put on the shopper's screen so far."""
    return many(
        conn,
        Event,
        """
        SELECT seq, turn_id, type, payload, created_at
          FROM conversation_events
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s AND turn_id = %(turn_id)s AND seq > %(after)s
         ORDER BY seq
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "turn_id": turn_id, "after": after},
    )


def of_conversation(conn: Connection, shop_id: int, conversation_id: int) -> list[Turn]:
    """All turns in order, for the merchant's view."""
    return many(
        conn,
        Turn,
        _TURN
        + """
         WHERE shop_id = %(shop_id)s AND conversation_id = %(conversation_id)s
         ORDER BY id
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id},
    )


def sent_lately(conn: Connection, shop_id: int, shopper_id: int, within: timedelta) -> int:
    """How many messages this shopper sent in the last while, over all their conversations."""
    row = one(
        conn,
        dict[str, Any],
        """
        SELECT count(*) AS sent
          FROM turns t
          JOIN conversations c ON c.shop_id = t.shop_id AND c.id = t.conversation_id
         WHERE c.shop_id = %(shop_id)s AND c.shopper_id = %(shopper_id)s
           AND c.last_turn_at > now() - %(within)s AND t.created_at > now() - %(within)s
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "within": within},
    )
    return int(row["sent"])
