"""The rows of a change of models: what a shop uses, what it is to use, and the vectors that wait beside."""

from dataclasses import dataclass

from shopapp.catalog.sync.store import Wordless
from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Home:
    vectors_by: str
    made_by: str
    """Who made the vectors that lie there; empty where there are none."""
    locales: list[str]
    choice: str


def home(conn: Connection, shop_id: int) -> Home:
    return one(
        conn,
        Home,
        """
        SELECT vectors_by, locales, coalesce(settings -> 'search' ->> 'languages', '') AS choice,
               coalesce((SELECT model FROM product_vectors WHERE shop_id = %(shop_id)s LIMIT 1), '') AS made_by
        FROM shops WHERE id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def settle(conn: Connection, shop_id: int, model: str) -> None:
    conn.execute(
        "UPDATE shops SET vectors_by = %(model)s WHERE id = %(shop_id)s AND vectors_by <> %(model)s",
        {"shop_id": shop_id, "model": model},
    )


def waiting(conn: Connection, shop_id: int, model: str, most: int) -> list[Wordless]:
    """Products whose next vector is missing, another model's, or of a text that changed since."""
    return many(
        conn,
        Wordless,
        """
        SELECT p.id, p.title, p.vendor, p.product_type, left(p.description, 2000) AS description, p.text_hash
        FROM products p
        LEFT JOIN next_vectors v ON v.shop_id = p.shop_id AND v.product_id = p.id
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL
          AND (v.text_hash IS DISTINCT FROM p.text_hash OR v.model <> %(model)s)
        ORDER BY p.id
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "model": model, "most": most},
    )


def put(conn: Connection, shop_id: int, model: str, rows: list[tuple[int, str, str]]) -> None:
    """Rows of (product id, text hash, vector as text)."""
    conn.execute(
        """
        INSERT INTO next_vectors (shop_id, product_id, model, text_hash, vector)
        SELECT %(shop_id)s, p.id, %(model)s, r.text_hash, r.vector::halfvec
        FROM unnest(%(ids)s::bigint[], %(hashes)s::text[], %(vectors)s::text[]) AS r (id, text_hash, vector)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id
        ON CONFLICT (shop_id, product_id) DO UPDATE
            SET model = excluded.model, text_hash = excluded.text_hash, vector = excluded.vector
        """,
        {
            "shop_id": shop_id,
            "model": model,
            "ids": [row[0] for row in rows],
            "hashes": [row[1] for row in rows],
            "vectors": [row[2] for row in rows],
        },
    )


def drop(conn: Connection, shop_id: int) -> None:
    """Nothing is to change any more."""
    conn.execute("DELETE FROM next_vectors WHERE shop_id = %(shop_id)s", {"shop_id": shop_id})


def move_in(conn: Connection, shop_id: int, model: str) -> int:
    """The waiting vectors take the place of those in use, and the shop's searches their model; returns how many."""
    parameters = {"shop_id": shop_id, "model": model}
    conn.execute("DELETE FROM vector_cells WHERE shop_id = %(shop_id)s", parameters)
    conn.execute("DELETE FROM product_vectors WHERE shop_id = %(shop_id)s", parameters)
    moved = conn.execute(
        """
        INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector)
        SELECT shop_id, product_id, model, text_hash, vector FROM next_vectors
        WHERE shop_id = %(shop_id)s AND model = %(model)s
        ORDER BY product_id
        """,
        parameters,
    ).rowcount
    drop(conn, shop_id)
    settle(conn, shop_id, model)
    return moved
