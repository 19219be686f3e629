"""SQL of the demo's past: the rooms' own tables, with times that have gone by and the demo mark.

The one rule: every row that can carry the mark carries it, and the mark on a conversation is what says the past was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from shopapp.db import Connection, many, one

Payload = dict[str, Any]
Said = tuple[int | None, str, Payload, datetime]
"""(turn, type, payload, when)"""


@dataclass(frozen=True, slots=True)
class Passage:
    title: str
    url: str
    heading: str
    body: str


def told(conn: Connection, shop_id: int) -> bool:
    """Whether this shop's past is there. Whoever asks holds a lock until the transaction ends: two starts do not tell twice."""
    conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('demo_history', %(shop_id)s))", {"shop_id": shop_id})
    row = one(
        conn,
        dict[str, bool],
        "SELECT EXISTS (SELECT 1 FROM conversations WHERE shop_id = %(shop_id)s AND is_demo) AS told",
        {"shop_id": shop_id},
    )
    return row["told"]


def product_ids(conn: Connection, shop_id: int) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        "SELECT id FROM products WHERE shop_id = %(shop_id)s AND deleted_at IS NULL ORDER BY id",
        {"shop_id": shop_id},
    )
    return [row["id"] for row in rows]


def passages(conn: Connection, shop_id: int) -> list[Passage]:
    return many(
        conn,
        Passage,
        """
        SELECT d.title, d.url, p.heading, p.body
          FROM passages p JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id
         WHERE p.shop_id = %(shop_id)s AND d.state = 'live'
        """,
        {"shop_id": shop_id},
    )


def shopper(conn: Connection, shop_id: int, *, key_hash: bytes, email: str | None, locale: str, at: datetime) -> int:
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO shoppers (shop_id, key_hash, email, locale, is_demo, created_at, seen_at)
        VALUES (%(shop_id)s, %(key_hash)s, %(email)s, %(locale)s, true, %(at)s, %(at)s)
        RETURNING id
        """,
        {"shop_id": shop_id, "key_hash": key_hash, "email": email, "locale": locale, "at": at},
    )["id"]


def conversation(
    conn: Connection, shop_id: int, shopper_id: int, *, ref: str, locale: str, holder: str, at: datetime, ended: datetime
) -> int:
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO conversations (shop_id, ref, shopper_id, holder, locale, is_demo, started_at, last_turn_at)
        VALUES (%(shop_id)s, %(ref)s, %(shopper_id)s, %(holder)s, %(locale)s, true, %(at)s, %(ended)s)
        RETURNING id
        """,
        {
            "shop_id": shop_id,
            "ref": ref,
            "shopper_id": shopper_id,
            "holder": holder,
            "locale": locale,
            "at": at,
            "ended": ended,
        },
    )["id"]


def handover(conn: Connection, shop_id: int, conversation_id: int, at: datetime) -> None:
    """A wait for a person that nobody has ended, with its line in the log."""
    who = {"shop_id": shop_id, "conversation_id": conversation_id, "at": at}
    conn.execute(
        """
        INSERT INTO handovers (shop_id, conversation_id, cause, asked_at)
        VALUES (%(shop_id)s, %(conversation_id)s, 'asked', %(at)s)
        """,
        who,
    )
    conn.execute(
        """
        INSERT INTO holder_moves (shop_id, conversation_id, was, became, cause, by, created_at)
        VALUES (%(shop_id)s, %(conversation_id)s, 'assistant', 'waiting', 'asked', 'assistant', %(at)s)
        """,
        who,
    )


def turn(conn: Connection, shop_id: int, conversation_id: int, row: Payload) -> int:
    """`row`: client_id, asked, understood, tools, facts, milliseconds, at."""
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO turns (shop_id, conversation_id, client_id, asked, state, understood, tools, facts, milliseconds,
                           created_at, done_at)
        VALUES (%(shop_id)s, %(conversation_id)s, %(client_id)s, %(asked)s, 'done', %(understood)s, %(tools)s, %(facts)s,
                %(milliseconds)s, %(at)s, %(at)s::timestamptz + make_interval(secs => %(milliseconds)s / 1000.0))
        RETURNING id
        """,
        {
            **row,
            "shop_id": shop_id,
            "conversation_id": conversation_id,
            **{name: Jsonb(row[name]) for name in ("asked", "understood", "tools", "facts")},
        },
    )["id"]


def events(conn: Connection, shop_id: int, conversation_id: int, said: Sequence[Said]) -> None:
    """All events of a conversation, numbered from 1."""
    rows = [
        {
            "shop_id": shop_id,
            "conversation_id": conversation_id,
            "seq": seq,
            "turn_id": turn_id,
            "type": type,
            "payload": Jsonb(payload),
            "at": at,
        }
        for seq, (turn_id, type, payload, at) in enumerate(said, start=1)
    ]
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO conversation_events (shop_id, conversation_id, seq, turn_id, type, payload, created_at)
            VALUES (%(shop_id)s, %(conversation_id)s, %(seq)s, %(turn_id)s, %(type)s, %(payload)s, %(at)s)
            """,
            rows,
        )
    conn.execute(
        "UPDATE conversations SET last_seq = %(seq)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": conversation_id, "seq": len(rows)},
    )


def touches(conn: Connection, shop_id: int, shopper_id: int, conversation_id: int, rows: Sequence[Payload]) -> None:
    """Each of `rows`: turn_id, kind, product_id, variant_id, at."""
    given = [{**row, "shop_id": shop_id, "shopper_id": shopper_id, "conversation_id": conversation_id} for row in rows]
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO touches (shop_id, shopper_id, conversation_id, turn_id, kind, product_id, variant_id, at)
            VALUES (%(shop_id)s, %(shopper_id)s, %(conversation_id)s, %(turn_id)s, %(kind)s, %(product_id)s, %(variant_id)s,
                    %(at)s)
            """,
            given,
        )


def unanswered(conn: Connection, shop_id: int, conversation_id: int, question: str, at: datetime) -> None:
    conn.execute(
        """
        INSERT INTO unanswered_questions (shop_id, conversation_id, question, asked_at)
        VALUES (%(shop_id)s, %(conversation_id)s, %(question)s, %(at)s)
        """,
        {"shop_id": shop_id, "conversation_id": conversation_id, "question": question, "at": at},
    )


def mark_cart(conn: Connection, shop_id: int, cart_id: int, at: datetime) -> None:
    conn.execute(
        "UPDATE carts SET is_demo = true, created_at = %(at)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": cart_id, "at": at},
    )


def mark_orders(conn: Connection, shop_id: int, order_ids: Sequence[int]) -> None:
    conn.execute(
        "UPDATE orders SET is_demo = true WHERE shop_id = %(shop_id)s AND id = ANY(%(ids)s)",
        {"shop_id": shop_id, "ids": list(order_ids)},
    )
