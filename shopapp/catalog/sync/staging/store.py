"""Chunks and strays of the runs under way. The tables do not outlive a crash of the server: then the lines are read again."""

from collections.abc import Sequence
from typing import Any

from shopapp.catalog.sync.staging.families import Chunk
from shopapp.db import Connection, arrays, many, one


def put(conn: Connection, shop_id: int, run_id: int, chunk: Chunk) -> None:
    """Chunks come in the order of their lines, which never repeat within a part."""
    parameters: dict[str, Any] = {
        "shop_id": shop_id,
        "run_id": run_id,
        "first": chunk.first_line,
        "last": chunk.last_line,
        "named": arrays.texts(chunk.named),
        "body": b"\n".join(chunk.bodies),
    }
    # What a crash of the server loses, it loses together with how far the run was.
    conn.execute("SET LOCAL synchronous_commit = off")
    conn.execute(
        """
        INSERT INTO sync_chunks (shop_id, run_id, first_line, last_line, named, body)
        VALUES (%(shop_id)s, %(run_id)s, %(first)s, %(last)s, %(named)s::text[], %(body)b)
        """,
        parameters,
    )
    if chunk.strays:
        conn.execute(
            """
            INSERT INTO sync_strays (shop_id, run_id, parent_gid, gid, body)
            SELECT %(shop_id)s, %(run_id)s, parent_gid, gid, body
            FROM unnest(%(parents)s::text[], %(gids)s::text[], %(bodies)b::bytea[]) AS s (parent_gid, gid, body)
            """,
            parameters
            | {
                "parents": [line.parent_gid for line in chunk.strays],
                "gids": [line.gid for line in chunk.strays],
                "bodies": [line.body for line in chunk.strays],
            },
        )


def last_line(conn: Connection, shop_id: int, run_id: int) -> int:
    return one(
        conn,
        dict[str, int],
        "SELECT coalesce(max(last_line), 0) AS line FROM sync_chunks WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s",
        {"shop_id": shop_id, "run_id": run_id},
    )["line"]


def count_lines(conn: Connection, shop_id: int, run_id: int) -> int:
    return one(
        conn,
        dict[str, int],
        """
        SELECT coalesce(sum(last_line - first_line + 1), 0)::bigint AS lines
        FROM sync_chunks WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s
        """,
        {"shop_id": shop_id, "run_id": run_id},
    )["lines"]


def next_chunk(conn: Connection, shop_id: int, run_id: int, after: int) -> Chunk | None:
    """The first one that does not end before or at line `after`."""
    with conn.cursor(binary=True) as cursor:  # as text, each byte would be two digits to write and to read
        row = cursor.execute(
            """
            SELECT first_line, last_line, named, body FROM sync_chunks
            WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND last_line > %(after)s
            ORDER BY last_line
            LIMIT 1
            """,
            {"shop_id": shop_id, "run_id": run_id, "after": after},
        ).fetchone()
    if row is None:
        return None
    return Chunk(row["first_line"], row["last_line"], row["named"], row["body"].split(b"\n") if row["body"] else [], [])


def any_strays(conn: Connection, shop_id: int, run_id: int) -> tuple[bool, bool]:
    """Whether there are any, and whether any hangs on a variant: most shops have no pictures of their own there."""
    row = one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (SELECT 1 FROM sync_strays WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s) AS strays,
               EXISTS (SELECT 1 FROM sync_strays WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s
                         AND parent_gid >= 'gid://shopify/ProductVariant/'
                         AND parent_gid < 'gid://shopify/ProductVariant0') AS deep
        """,
        {"shop_id": shop_id, "run_id": run_id},
    )
    return row["strays"], row["deep"]


def count_strays(conn: Connection, shop_id: int, run_id: int, parents: Sequence[str]) -> dict[str, int]:
    """How many hang on each of these."""
    rows = many(
        conn,
        dict[str, Any],
        """
        SELECT parent_gid, count(*) AS strays FROM sync_strays
        WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid = ANY (%(parents)s::text[])
        GROUP BY parent_gid
        """,
        {"shop_id": shop_id, "run_id": run_id, "parents": arrays.texts(parents)},
    )
    return {row["parent_gid"]: row["strays"] for row in rows}


def strays_of(conn: Connection, shop_id: int, run_id: int, parents: Sequence[str]) -> list[bytes]:
    rows = many(
        conn,
        dict[str, bytes],
        """
        SELECT body FROM sync_strays
        WHERE shop_id = %(shop_id)s AND run_id = %(run_id)s AND parent_gid = ANY (%(parents)s::text[])
        """,
        {"shop_id": shop_id, "run_id": run_id, "parents": arrays.texts(parents)},
    )
    return [row["body"] for row in rows]


def before_comparing(conn: Connection) -> None:
    """To be said before all that is staged is held against all that is held, in the same transaction.

    Of a shop that is new the planner believes that it has a row or two, and would look through the staged ids for each.
    """
    conn.execute("SET LOCAL enable_nestloop = off")


def drop(conn: Connection, shop_id: int, run_id: int) -> None:
    """This run's lines and any that an abandoned run left."""
    parameters = {"shop_id": shop_id, "run_id": run_id}
    conn.execute("DELETE FROM sync_chunks WHERE shop_id = %(shop_id)s AND run_id <= %(run_id)s", parameters)
    conn.execute("DELETE FROM sync_strays WHERE shop_id = %(shop_id)s AND run_id <= %(run_id)s", parameters)
