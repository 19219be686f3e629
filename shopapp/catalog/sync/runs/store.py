"""Rows of full runs. A run belongs to whoever claimed it; every write proves the claim, so a worker that was thought dead
and wakes up changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shopapp.db import Connection, many, maybe, one
from shopapp.errors import Conflict
from shopapp.ports.shopify_catalogue import ExportLine

LEASE = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    kind: str
    state: str
    operation: str | None
    products_total: int | None
    products_done: int
    merged_line: int
    vectors_total: int | None
    vectors_done: int
    error: str | None
    started_at: datetime
    moved_at: datetime
    finished_at: datetime | None


def live(conn: Connection, shop_id: int) -> Run | None:
    return maybe(
        conn,
        Run,
        """
        SELECT id, kind, state, operation, products_total, products_done, merged_line, vectors_total, vectors_done, error,
               started_at, moved_at, finished_at
        FROM sync_runs
        WHERE shop_id = %(shop_id)s AND state NOT IN ('done', 'failed')
        """,
        {"shop_id": shop_id},
    )


def latest(conn: Connection, shop_id: int) -> Run | None:
    return maybe(
        conn,
        Run,
        """
        SELECT id, kind, state, operation, products_total, products_done, merged_line, vectors_total, vectors_done, error,
               started_at, moved_at, finished_at
        FROM sync_runs
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


def note(
    conn: Connection,
    shop_id: int,
    run_id: int,
    who: str,
    now: datetime,
    *,
    state: str | None = None,
    operation: str | None = None,
    products_total: int | None = None,
    products_done: int | None = None,
    merged_line: int | None = None,
    vectors_total: int | None = None,
    vectors_done: int | None = None,
    error: str | None = None,
) -> None:
    """Writes what is given, and prolongs the claim. Raises Conflict when the claim was lost."""
    row = conn.execute(
        """
        UPDATE sync_runs SET
            state = coalesce(%(state)s, state), operation = coalesce(%(operation)s, operation),
            products_total = coalesce(%(products_total)s, products_total),
            products_done = coalesce(%(products_done)s, products_done),
            merged_line = coalesce(%(merged_line)s, merged_line),
            vectors_total = coalesce(%(vectors_total)s, vectors_total),
            vectors_done = coalesce(%(vectors_done)s, vectors_done),
            error = coalesce(%(error)s, error), moved_at = %(now)s, claimed_until = %(until)s,
            finished_at = CASE WHEN %(state)s IN ('done', 'failed') THEN %(now)s ELSE finished_at END
        WHERE shop_id = %(shop_id)s AND id = %(id)s AND claimed_by = %(who)s AND state NOT IN ('done', 'failed')
        """,
        {
            "shop_id": shop_id,
            "id": run_id,
            "who": who,
            "now": now,
            "until": now + LEASE,
            "state": state,
            "operation": operation,
            "products_total": products_total,
            "products_done": products_done,
            "merged_line": merged_line,
            "vectors_total": vectors_total,
            "vectors_done": vectors_done,
            "error": error,
        },
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


def put_lines(conn: Connection, shop_id: int, run_id: int, first: int, lines: list[ExportLine]) -> None:
    """`first` is the number of the first line; numbers never repeat within a run. (COPY is closed under row-level security.)"""
    conn.execute(
        """
        INSERT INTO sync_lines (shop_id, run_id, line, gid, parent_gid, body)
        SELECT %(shop_id)s, %(run_id)s, %(first)s + place - 1, gid, parent_gid, body
        FROM unnest(%(gids)s::text[], %(parents)s::text[], %(bodies)s::text[])
             WITH ORDINALITY AS l (gid, parent_gid, body, place)
        """,
        {
            "shop_id": shop_id,
            "run_id": run_id,
            "first": first,
            "gids": [line.gid for line in lines],
            "parents": [line.parent_gid for line in lines],
            "bodies": [line.body for line in lines],
        },
    )


def next_products(conn: Connection, shop_id: int, run_id: int, after: int, most: int) -> tuple[list[str], int, int]:
    """Bodies of the next products with all their descendants, how many products, and the last product's line."""
    roots = many(
        conn,
        dict[str, str | int],
        """
        SELECT line, gid, body FROM sync_lines
        WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid IS NULL AND line > %(after)s
        ORDER BY line
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "run_id": run_id, "after": after, "most": most},
    )
    bodies = [str(root["body"]) for root in roots]
    parents = [str(root["gid"]) for root in roots]
    while parents:
        children = many(
            conn,
            dict[str, str],
            """
            SELECT gid, body FROM sync_lines
            WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid = ANY (%(parents)s)
            ORDER BY line
            """,
            {"shop_id": shop_id, "run_id": run_id, "parents": parents},
        )
        bodies += [child["body"] for child in children]
        parents = [child["gid"] for child in children if child["gid"].startswith("gid://shopify/ProductVariant/")]
    return bodies, len(roots), int(roots[-1]["line"]) if roots else after


def mark_vanished(conn: Connection, shop_id: int, run_id: int, since: datetime, now: datetime) -> int:
    """Products that the export does not hold and that nobody read since it was asked for."""
    return conn.execute(
        """
        UPDATE products p SET deleted_at = %(now)s
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL AND p.source_updated_at < %(since)s AND p.synced_at < %(since)s
          AND NOT EXISTS (
              SELECT 1 FROM sync_lines l
              WHERE l.shop_id = %(shop_id)s AND l.run_id = %(run_id)s AND l.parent_gid IS NULL
                AND l.gid = 'gid://shopify/Product/' || p.id)
        """,
        {"shop_id": shop_id, "run_id": run_id, "since": since, "now": now},
    ).rowcount


def drop_lines(conn: Connection, shop_id: int, run_id: int) -> None:
    """This run's lines and any that an abandoned run left."""
    conn.execute(
        "DELETE FROM sync_lines WHERE shop_id = %(shop_id)s AND run_id <= %(run_id)s",
        {"shop_id": shop_id, "run_id": run_id},
    )
