"""Rows of full runs. A run belongs to whoever claimed it; every write proves the claim, so a worker that was thought dead
and wakes up changes nothing."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, LiteralString

from psycopg.rows import tuple_row

from shopapp.db import Connection, many, maybe, one
from shopapp.errors import Conflict
from shopapp.ports.shopify_catalogue import ExportLine

LEASE = timedelta(seconds=90)
_VARIANT = "gid://shopify/ProductVariant/"


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


def last_line(conn: Connection, shop_id: int, run_id: int) -> int:
    return one(
        conn,
        dict[str, int],
        "SELECT coalesce(max(line), 0) AS line FROM sync_lines WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s",
        {"shop_id": shop_id, "run_id": run_id},
    )["line"]


def count_lines(conn: Connection, shop_id: int, run_id: int) -> int:
    return one(
        conn,
        dict[str, int],
        "SELECT count(*) AS lines FROM sync_lines WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s",
        {"shop_id": shop_id, "run_id": run_id},
    )["lines"]


def put_lines(conn: Connection, shop_id: int, run_id: int, first: int, lines: list[ExportLine]) -> None:
    """`first` is the number of the first line; numbers never repeat within a run.

    COPY is closed under row-level security, so lines go through a table of this session alone.
    """
    conn.execute(
        """
        SET LOCAL client_min_messages = warning;
        SET LOCAL synchronous_commit = off; -- what a crash of the server loses, it loses together with how far the run was
        CREATE TEMPORARY TABLE IF NOT EXISTS incoming_lines (
            line bigint, gid text COLLATE "C", parent_gid text COLLATE "C", body text
        ) ON COMMIT DELETE ROWS;
        DELETE FROM incoming_lines
        """
    )
    with conn.cursor() as cursor, cursor.copy("COPY incoming_lines (line, gid, parent_gid, body) FROM STDIN") as copy:
        for place, line in enumerate(lines, start=first):
            copy.write_row((place, line.gid, line.parent_gid, line.body))
    conn.execute(
        """
        INSERT INTO sync_lines (shop_id, run_id, line, gid, parent_gid, body)
        SELECT %(shop_id)s, %(run_id)s, line, gid, parent_gid, body FROM incoming_lines
        """,
        {"shop_id": shop_id, "run_id": run_id},
    )


def next_roots(
    conn: Connection, shop_id: int, run_id: int, after: int, *, most: int, most_lines: int
) -> tuple[list[str], int, int]:
    """Bodies of the next roots and of everything below them, how many roots these are, and the line of the last one.

    As many roots as have about `most_lines` lines together, at least one. Read as a stream that is left as soon as there are
    enough, because nobody knows beforehand how many lines a root has.
    """
    bodies: list[str] = []
    variants: list[str] = []
    roots, line = 0, after
    with conn.cursor(name="roots_with_children", row_factory=tuple_row) as cursor:
        cursor.itersize = 2_000
        cursor.execute(
            """
            SELECT below.line IS NULL, r.line, below.gid, below.body
            FROM (
                SELECT line, gid, body FROM sync_lines
                WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid IS NULL AND line > %(after)s
                ORDER BY line
                LIMIT %(most)s
            ) r
            CROSS JOIN LATERAL (
                SELECT NULL::bigint AS line, r.gid, r.body
                UNION ALL
                (SELECT line, gid, body FROM sync_lines
                 WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid = r.gid
                 ORDER BY line)
            ) below
            """,
            {"shop_id": shop_id, "run_id": run_id, "after": after, "most": most},
        )
        for is_root, at, gid, body in cursor:
            if is_root:
                if roots and len(bodies) >= most_lines:
                    break
                roots, line = roots + 1, at
            elif gid.startswith(_VARIANT):
                variants.append(gid)
            bodies.append(body)
    return bodies + _below(conn, shop_id, run_id, variants), roots, line


def _has_third_level(conn: Connection, shop_id: int, run_id: int) -> bool:
    """Whether anything hangs on a variant. Most shops have no pictures of their own there, and then nobody need look."""
    return one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (
            SELECT 1 FROM sync_lines
            WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s
              AND parent_gid >= 'gid://shopify/ProductVariant/' AND parent_gid < 'gid://shopify/ProductVariant0') AS found
        """,
        {"shop_id": shop_id, "run_id": run_id},
    )["found"]


def _below(conn: Connection, shop_id: int, run_id: int, parents: list[str]) -> list[str]:
    if not parents or not _has_third_level(conn, shop_id, run_id):
        return []
    children = many(
        conn,
        dict[str, str],
        """
        SELECT c.body
        FROM unnest(%(parents)s::text[]) p (gid)
        CROSS JOIN LATERAL (
            SELECT body FROM sync_lines
            WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid = p.gid
            ORDER BY line
        ) c
        """,
        {"shop_id": shop_id, "run_id": run_id, "parents": parents},
    )
    return [child["body"] for child in children]


def mark_vanished(conn: Connection, shop_id: int, run_id: int, since: datetime, now: datetime, *, drift: bool) -> int:
    """Products that the export does not hold and that nobody read since it was asked for. `drift`: note them, too."""
    return conn.execute(
        """
        WITH vanished AS (
            UPDATE products p SET deleted_at = %(now)s
            WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL AND p.source_updated_at < %(since)s AND p.synced_at < %(since)s
              AND NOT EXISTS (
                  SELECT 1 FROM sync_lines l
                  WHERE l.shop_id = %(shop_id)s AND l.run_id = %(run_id)s AND l.parent_gid IS NULL
                    AND l.gid = 'gid://shopify/Product/' || p.id)
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


def drop_lines(conn: Connection, shop_id: int, run_id: int) -> None:
    """This run's lines and any that an abandoned run left."""
    conn.execute(
        "DELETE FROM sync_lines WHERE shop_id = %(shop_id)s AND run_id <= %(run_id)s",
        {"shop_id": shop_id, "run_id": run_id},
    )
