"""SQL of the comparisons: how far each has come, and what does not add up.

The one rule: a finding is settled by a later comparison that finds it gone, never deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from shopapp.db import Connection, many, maybe


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    subject: str
    detail: dict[str, Any]
    found_at: datetime
    seen_at: datetime


def cursor(conn: Connection, shop_id: int, job: str) -> datetime | None:
    row = maybe(
        conn,
        dict[str, datetime],
        "SELECT upto FROM reconcile_cursors WHERE shop_id = %(shop_id)s AND job = %(job)s",
        {"shop_id": shop_id, "job": job},
    )
    return row["upto"] if row else None


def came_to(conn: Connection, shop_id: int, job: str, upto: datetime) -> None:
    conn.execute(
        """
        INSERT INTO reconcile_cursors (shop_id, job, upto) VALUES (%(shop_id)s, %(job)s, %(upto)s)
        ON CONFLICT (shop_id, job) DO UPDATE SET upto = greatest(reconcile_cursors.upto, excluded.upto)
        """,
        {"shop_id": shop_id, "job": job, "upto": upto},
    )


def found(conn: Connection, shop_id: int, kind: str, subject: str, detail: dict[str, Any], *, now: datetime) -> bool:
    """Write down what does not add up. True when it is new, or has come back."""
    row = maybe(
        conn,
        dict[str, bool],
        """
        INSERT INTO findings AS f (shop_id, kind, subject, detail, found_at, seen_at)
        VALUES (%(shop_id)s, %(kind)s, %(subject)s, %(detail)s, %(now)s, %(now)s)
        ON CONFLICT (shop_id, kind, subject) DO UPDATE
           SET detail = excluded.detail, seen_at = excluded.seen_at, settled_at = NULL,
               found_at = CASE WHEN f.settled_at IS NULL THEN f.found_at ELSE excluded.found_at END
        RETURNING found_at = seen_at AS is_news
        """,
        {"shop_id": shop_id, "kind": kind, "subject": subject, "detail": Jsonb(detail), "now": now},
    )
    return bool(row and row["is_news"])


def settle(conn: Connection, shop_id: int, kind: str, subject: str, *, now: datetime) -> None:
    conn.execute(
        """
        UPDATE findings SET settled_at = %(now)s
         WHERE shop_id = %(shop_id)s AND kind = %(kind)s AND subject = %(subject)s AND settled_at IS NULL
        """,
        {"shop_id": shop_id, "kind": kind, "subject": subject, "now": now},
    )


def open_findings(conn: Connection, shop_id: int) -> list[Finding]:
    return many(
        conn,
        Finding,
        """
        SELECT kind, subject, detail, found_at, seen_at
          FROM findings WHERE shop_id = %(shop_id)s AND settled_at IS NULL
         ORDER BY found_at DESC LIMIT 100
        """,
        {"shop_id": shop_id},
    )


def settled_since(conn: Connection, shop_id: int, since: datetime, *, after: UUID | None, limit: int) -> list[UUID]:
    """Checkouts with taken money that began since then, page by page in the order of their ids."""
    rows = many(
        conn,
        dict[str, UUID],
        """
        SELECT id FROM checkouts
         WHERE shop_id = %(shop_id)s AND captured_minor > 0 AND state IN ('paid', 'refunded') AND created_at >= %(since)s
           AND (%(after)s::uuid IS NULL OR id > %(after)s)
         ORDER BY id LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "since": since, "after": after, "limit": limit},
    )
    return [row["id"] for row in rows]


def known(conn: Connection, shop_id: int, ids: list[UUID]) -> set[UUID]:
    """Which of these are checkouts of ours."""
    rows = many(
        conn,
        dict[str, UUID],
        "SELECT id FROM checkouts WHERE shop_id = %(shop_id)s AND id = ANY (%(ids)s)",
        {"shop_id": shop_id, "ids": ids},
    )
    return {row["id"] for row in rows}
