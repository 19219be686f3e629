"""Rows of full runs. A run belongs to whoever claimed it; every write proves the claim, so a worker that was thought dead
and wakes up changes nothing."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, LiteralString

from shopapp.db import Connection, many, maybe, one
from shopapp.errors import Conflict

LEASE = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    kind: str
    state: str
    parts: list[str]
    """The exports of this run, in order; empty until they are known."""
    part: int
    """Which of them is at hand."""
    operations: dict[str, str]
    """Part to Shopify's operation, for those that were asked."""
    lines: int | None
    """Lines staged of the part at hand, once all are."""
    skipped: list[str]
    """Parts that Shopify refused or could not write; the catalogue stands without them."""
    changed: int
    """Products written because they differed from what was held."""
    products_total: int | None
    products_done: int
    merged_line: int
    vectors_total: int | None
    vectors_done: int
    error: str | None
    started_at: datetime
    moved_at: datetime
    finished_at: datetime | None

    @property
    def name(self) -> str:
        """The part at hand."""
        return self.parts[self.part]


@dataclass(frozen=True, slots=True)
class Drift:
    """A product that a reconciliation found otherwise than webhooks had told."""

    product_id: int
    what: str
    """missing, changed, vanished, stock"""
    title: str
    held_at: datetime | None
    """Shopify's time of the state that was held; None when nothing was."""
    changed_at: datetime | None
    found_at: datetime


_COLUMNS: LiteralString = """
    SELECT id, kind, state, parts, part, operations, lines, skipped, changed, products_total, products_done, merged_line,
           vectors_total, vectors_done, error, started_at, moved_at, finished_at
    FROM sync_runs
"""


def live(conn: Connection, shop_id: int) -> Run | None:
    return maybe(
        conn,
        Run,
        _COLUMNS
        + """
        WHERE shop_id = %(shop_id)s AND state NOT IN ('done', 'failed')
        """,
        {"shop_id": shop_id},
    )


def latest(conn: Connection, shop_id: int) -> Run | None:
    return maybe(
        conn,
        Run,
        _COLUMNS
        + """
        WHERE shop_id = %(shop_id)s
        ORDER BY id DESC
        LIMIT 1
        """,
        {"shop_id": shop_id},
    )


def begin(conn: Connection, shop_id: int, kind: str, now: datetime) -> int | None:
    """The new run's id; None when one is live."""
    row = maybe(
        conn,
        dict[str, int],
        """
        INSERT INTO sync_runs (shop_id, kind, started_at, moved_at) VALUES (%(shop_id)s, %(kind)s, %(now)s, %(now)s)
        ON CONFLICT (shop_id) WHERE state NOT IN ('done', 'failed') DO NOTHING
        RETURNING id
        """,
        {"shop_id": shop_id, "kind": kind, "now": now},
    )
    return row["id"] if row else None


def claim(conn: Connection, shop_id: int, run_id: int, who: str, now: datetime) -> bool:
    return (
        conn.execute(
            """
            UPDATE sync_runs SET claimed_by = %(who)s, claimed_until = %(until)s
            WHERE shop_id = %(shop_id)s AND id = %(id)s AND state NOT IN ('done', 'failed')
              AND (claimed_until IS NULL OR claimed_until < %(now)s OR claimed_by = %(who)s)
            """,
            {"shop_id": shop_id, "id": run_id, "who": who, "now": now, "until": now + LEASE},
        ).rowcount
        == 1
    )


def release(conn: Connection, shop_id: int, run_id: int, who: str) -> None:
    conn.execute(
        """
        UPDATE sync_runs SET claimed_by = NULL, claimed_until = NULL
        WHERE shop_id = %(shop_id)s AND id = %(id)s AND claimed_by = %(who)s
        """,
        {"shop_id": shop_id, "id": run_id, "who": who},
    )


def note(conn: Connection, shop_id: int, run_id: int, who: str, now: datetime, **what: Any) -> None:
    """Writes the columns that are given, and prolongs the claim. Raises Conflict when the claim was lost."""
    row = conn.execute(
        """
        UPDATE sync_runs r SET
            state = n.state, parts = n.parts, part = n.part, operations = n.operations, lines = n.lines, skipped = n.skipped,
            changed = n.changed, products_total = n.products_total, products_done = n.products_done,
            merged_line = n.merged_line, vectors_total = n.vectors_total, vectors_done = n.vectors_done, error = n.error,
            moved_at = %(now)s, claimed_until = %(until)s,
            finished_at = CASE WHEN n.state IN ('done', 'failed') THEN %(now)s ELSE r.finished_at END
        FROM sync_runs h, jsonb_populate_record(h, %(what)s::jsonb) n
        WHERE r.shop_id = %(shop_id)s AND r.id = %(id)s AND r.claimed_by = %(who)s AND r.state NOT IN ('done', 'failed')
          AND h.shop_id = r.shop_id AND h.id = r.id
        """,
        {"shop_id": shop_id, "id": run_id, "who": who, "now": now, "until": now + LEASE, "what": json.dumps(what)},
    )
    if row.rowcount != 1:
        raise Conflict("Another worker has taken this run over.", code="claim_lost")


def note_learned(conn: Connection, shop_id: int, run_id: int, who: str, learned: int, products: int) -> None:
    """Told beside the steps, which may write an older number over it: it is shown and nothing more."""
    conn.execute(
        """
        UPDATE sync_runs SET vectors_done = %(learned)s, vectors_total = %(products)s
        WHERE shop_id = %(shop_id)s AND id = %(id)s AND claimed_by = %(who)s AND state NOT IN ('done', 'failed')
        """,
        {"shop_id": shop_id, "id": run_id, "who": who, "learned": learned, "products": products},
    )


def mark_vanished(conn: Connection, shop_id: int, run_id: int, since: datetime, now: datetime, *, drift: bool) -> int:
    """Products that the export does not hold and that nobody read since it was asked for. `drift`: note them, too."""
    return conn.execute(
        """
        WITH vanished AS (
            UPDATE products p SET deleted_at = %(now)s
            WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL AND p.source_updated_at < %(since)s AND p.synced_at < %(since)s
              AND NOT EXISTS (
                  SELECT 1 FROM sync_chunks c, unnest(c.named) n (gid)
                  WHERE c.shop_id = %(shop_id)s AND c.run_id = %(run_id)s AND n.gid = 'gid://shopify/Product/' || p.id)
            RETURNING p.id, p.title, p.source_updated_at
        ), noted AS (
            INSERT INTO sync_drift (shop_id, run_id, product_id, what, title, held_at, changed_at, found_at)
            SELECT %(shop_id)s, %(run_id)s, id, 'vanished', title, source_updated_at, NULL, %(now)s
            FROM vanished WHERE %(drift)s
            ON CONFLICT DO NOTHING
        )
        SELECT id FROM vanished
        """,
        {"shop_id": shop_id, "run_id": run_id, "since": since, "now": now, "drift": drift},
    ).rowcount


def drift(conn: Connection, shop_id: int, *, most: int = 100) -> list[Drift]:
    """The newest first."""
    return many(
        conn,
        Drift,
        """
        SELECT product_id, what, title, held_at, changed_at, found_at FROM sync_drift
        WHERE shop_id = %(shop_id)s
        ORDER BY found_at DESC, product_id
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )


def reconciled(conn: Connection, shop_id: int) -> datetime | None:
    """When the last reconciliation ended."""
    return one(
        conn,
        dict[str, datetime | None],
        """
        SELECT max(finished_at) AS at FROM sync_runs
        WHERE shop_id = %(shop_id)s AND kind = 'reconcile' AND state = 'done'
        """,
        {"shop_id": shop_id},
    )["at"]


def forget_drift(conn: Connection, shop_id: int, before: datetime) -> None:
    conn.execute(
        "DELETE FROM sync_drift WHERE shop_id = %(shop_id)s AND found_at < %(before)s", {"shop_id": shop_id, "before": before}
    )
