"""Rows of sources: what was given, how far its reading is, and when to look at it next."""

from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

from shopapp.db import Connection, many, maybe, one


@dataclass(frozen=True, slots=True)
class Source:
    id: int
    kind: str
    """`upload` or `address`"""
    name: str
    state: str
    reason: str
    tries: int
    created_at: datetime
    read_at: datetime | None
    documents: int


_SOURCE: LiteralString = """
    SELECT s.id, s.kind, s.name, s.state, s.reason, s.tries, s.created_at, s.read_at,
           (SELECT count(*) FROM documents d
             WHERE d.shop_id = s.shop_id AND d.given_id = s.id AND d.state = 'live') AS documents
      FROM sources s
"""


def put(conn: Connection, shop_id: int, *, kind: str, name: str, content: bytes | None, now: datetime) -> int:
    """Take a source in, or the same name again with what is new; it is due at once."""
    return one(
        conn,
        dict[str, int],
        """
        INSERT INTO sources (shop_id, kind, name, content, next_look_at)
        VALUES (%(shop_id)s, %(kind)s, %(name)s, %(content)s, %(now)s)
        ON CONFLICT (shop_id, kind, name) DO UPDATE
           SET content = excluded.content, state = 'waiting', reason = '', tries = 0, next_look_at = excluded.next_look_at
        RETURNING id
        """,
        {"shop_id": shop_id, "kind": kind, "name": name, "content": content, "now": now},
    )["id"]


def claim(conn: Connection, shop_id: int, source_id: int, *, now: datetime, until: datetime) -> Source | None:
    """Take a source that is due; None when it is not, or another worker reads it. A reader that dies is followed at `until`."""
    taken = maybe(
        conn,
        dict[str, int],
        """
        UPDATE sources SET state = 'reading', tries = tries + 1, next_look_at = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND next_look_at <= %(now)s
        RETURNING id
        """,
        {"shop_id": shop_id, "id": source_id, "now": now, "until": until},
    )
    return None if taken is None else read(conn, shop_id, source_id)


def content(conn: Connection, shop_id: int, source_id: int) -> bytes:
    """An upload's bytes; empty for an address."""
    row = maybe(
        conn,
        dict[str, bytes | None],
        "SELECT content FROM sources WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": source_id},
    )
    return bytes((row or {}).get("content") or b"")


def read(conn: Connection, shop_id: int, source_id: int) -> Source:
    """Raises NotFound."""
    return one(
        conn,
        Source,
        _SOURCE
        + """
         WHERE s.shop_id = %(shop_id)s AND s.id = %(id)s
        """,
        {"shop_id": shop_id, "id": source_id},
    )


def all_of(conn: Connection, shop_id: int) -> list[Source]:
    """Newest first."""
    return many(
        conn,
        Source,
        _SOURCE
        + """
         WHERE s.shop_id = %(shop_id)s
         ORDER BY s.id DESC
        """,
        {"shop_id": shop_id},
    )


def settle(
    conn: Connection, shop_id: int, source_id: int, *, state: str, reason: str, look_at: datetime | None, now: datetime
) -> None:
    """Say how a reading ended and when, if ever, the next one is due. A source that was given anew meanwhile stays due."""
    conn.execute(
        """
        UPDATE sources
           SET state = %(state)s, reason = %(reason)s, next_look_at = %(look_at)s,
               tries = CASE WHEN %(state)s = 'waiting' THEN tries ELSE 0 END,
               read_at = CASE WHEN %(state)s = 'read' THEN %(now)s ELSE read_at END
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'reading'
        """,
        {"shop_id": shop_id, "id": source_id, "state": state, "reason": reason, "look_at": look_at, "now": now},
    )


def due(conn: Connection, shop_id: int, now: datetime) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        "SELECT id FROM sources WHERE shop_id = %(shop_id)s AND next_look_at <= %(now)s ORDER BY next_look_at LIMIT 50",
        {"shop_id": shop_id, "now": now},
    )
    return [row["id"] for row in rows]


def remove(conn: Connection, shop_id: int, source_id: int) -> None:
    """The source, its documents and their passages."""
    conn.execute("DELETE FROM sources WHERE shop_id = %(shop_id)s AND id = %(id)s", {"shop_id": shop_id, "id": source_id})


def forget_pages(conn: Connection, shop_id: int, source_id: int, kept: list[str]) -> None:
    """Documents of this source that its last reading did not find any more."""
    conn.execute(
        """
        DELETE FROM documents
         WHERE shop_id = %(shop_id)s AND given_id = %(id)s AND NOT source_id = ANY (%(kept)s)
        """,
        {"shop_id": shop_id, "id": source_id, "kept": kept},
    )
