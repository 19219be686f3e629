"""Writing the catalogue: vectors, stock, collections. Whole products come in by `intake/store`; runs are in `runs/store`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, many, one
from shopapp.ports.shopify_catalogue import StockFacts


@dataclass(frozen=True, slots=True)
class Wordless:
    """A product whose vector is missing, outdated or made by another model."""

    id: int
    title: str
    vendor: str
    product_type: str
    description: str
    text_hash: str


def take_statistics(conn: Connection) -> list[str]:
    """Of the catalogue's tables that are new to the planner, or have grown by a fifth: their names. Its own short transaction.

    Right after a first sync the planner would otherwise hold them to be empty, and search would read the shop from end to end.
    """
    rows = many(conn, dict[str, str], "SELECT taken FROM take_catalogue_statistics() taken", {})
    return [row["taken"] for row in rows]


def currency(conn: Connection, shop_id: int) -> str:
    return one(conn, dict[str, str], "SELECT currency FROM shops WHERE id = %(shop_id)s", {"shop_id": shop_id})["currency"]


def held_since(conn: Connection, shop_id: int, product_id: int) -> datetime | None:
    """Shopify's `updatedAt` of the product as we hold it."""
    rows = many(
        conn,
        dict[str, datetime],
        "SELECT source_updated_at FROM products WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": product_id},
    )
    return rows[0]["source_updated_at"] if rows else None


def held_hash(conn: Connection, shop_id: int, product_id: int) -> str:
    """The hash of the row as it was merged; empty where there is none, or where it was touched or deleted since."""
    rows = many(
        conn,
        dict[str, str],
        "SELECT row_hash FROM products WHERE shop_id = %(shop_id)s AND id = %(id)s AND deleted_at IS NULL",
        {"shop_id": shop_id, "id": product_id},
    )
    return rows[0]["row_hash"] if rows else ""


def mark_deleted(conn: Connection, shop_id: int, product_id: int, now: datetime) -> None:
    conn.execute(
        "UPDATE products SET deleted_at = %(now)s WHERE shop_id = %(shop_id)s AND id = %(id)s AND deleted_at IS NULL",
        {"shop_id": shop_id, "id": product_id, "now": now},
    )


def variants_of_item(conn: Connection, shop_id: int, inventory_item_id: int) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        "SELECT id FROM variants WHERE shop_id = %(shop_id)s AND inventory_item_id = %(item)s",
        {"shop_id": shop_id, "item": inventory_item_id},
    )
    return [row["id"] for row in rows]


def set_stock(conn: Connection, shop_id: int, stock: Sequence[StockFacts], read_at: datetime) -> None:
    """Prices, texts and vectors stay untouched. Readings older than what is held are dropped."""
    for facts in stock:
        conn.execute(
            """
            UPDATE variants
            SET stock = %(stock)s, tracked = %(tracked)s, sells_when_out = %(sells_when_out)s, available = %(available)s,
                stock_read_at = %(read_at)s
            WHERE shop_id = %(shop_id)s AND id = %(id)s AND stock_read_at <= %(read_at)s
            """,
            {
                "shop_id": shop_id,
                "id": facts.variant_id,
                "stock": facts.stock,
                "tracked": facts.tracked,
                "sells_when_out": facts.sells_when_out,
                "available": facts.available,
                "read_at": read_at,
            },
        )
    conn.execute(
        """
        UPDATE products p
        SET available = sums.available, price_min = sums.price_min, price_max = sums.price_max, row_hash = ''
        FROM (
            SELECT product_id, bool_or(available) AS available,
                   coalesce(min(price_minor) FILTER (WHERE available), min(price_minor)) AS price_min,
                   coalesce(max(price_minor) FILTER (WHERE available), max(price_minor)) AS price_max
            FROM variants
            WHERE shop_id = %(shop_id)s
              AND product_id IN (SELECT product_id FROM variants WHERE shop_id = %(shop_id)s AND id = ANY (%(ids)s))
            GROUP BY product_id
        ) sums
        WHERE p.shop_id = %(shop_id)s AND p.id = sums.product_id
        """,
        {"shop_id": shop_id, "ids": [facts.variant_id for facts in stock]},
    )


def set_collection(
    conn: Connection, shop_id: int, collection_id: int, title: str, product_ids: list[int], *, whole: bool
) -> None:
    """Products in the list get the collection under its present title; the others lose it when the list is whole."""
    parameters = {"shop_id": shop_id, "id": str(collection_id), "title": title, "product_ids": product_ids, "whole": whole}
    conn.execute(
        """
        UPDATE products SET collections = collections || jsonb_build_object(%(id)s::text, %(title)s::text), row_hash = ''
        WHERE shop_id = %(shop_id)s AND collections ->> %(id)s IS DISTINCT FROM %(title)s
          AND (id = ANY (%(product_ids)s) OR (NOT %(whole)s AND collections ? %(id)s))
        """,
        parameters,
    )
    conn.execute(
        """
        UPDATE products SET collections = collections - %(id)s, row_hash = ''
        WHERE shop_id = %(shop_id)s AND collections ? %(id)s AND %(whole)s AND NOT id = ANY (%(product_ids)s)
        """,
        parameters,
    )
    conn.execute(
        """
        UPDATE products
        SET facets = (facets - 'collection') || CASE WHEN collections = '{}' THEN '{}'::jsonb ELSE
                jsonb_build_object('collection', (SELECT jsonb_agg(value ORDER BY key) FROM jsonb_each_text(collections))) END
        WHERE shop_id = %(shop_id)s
          AND (id = ANY (%(product_ids)s) OR facets -> 'collection' IS NOT NULL AND NOT collections ? %(id)s)
        """,
        parameters,
    )


def without_vectors(
    conn: Connection, shop_id: int, model: str, most: int, *, after: int = 0, product_id: int | None = None
) -> list[Wordless]:
    """The next ones in order of their ids, behind `after`."""
    return many(
        conn,
        Wordless,
        """
        SELECT p.id, p.title, p.vendor, p.product_type, left(p.description, 2000) AS description, p.text_hash
        FROM products p
        LEFT JOIN product_vectors v ON v.shop_id = p.shop_id AND v.product_id = p.id
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL AND p.id > %(after)s
          AND (%(product_id)s::bigint IS NULL OR p.id = %(product_id)s)
          AND (v.text_hash IS DISTINCT FROM p.text_hash OR v.model <> %(model)s)
        ORDER BY p.id
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "model": model, "most": most, "after": after, "product_id": product_id},
    )


def count_vectors(conn: Connection, shop_id: int, model: str) -> tuple[int, int]:
    """How many products there are, and how many of them have their vector."""
    row = one(
        conn,
        dict[str, int],
        """
        SELECT count(*) AS products, count(*) FILTER (WHERE v.text_hash = p.text_hash AND v.model = %(model)s) AS learned
        FROM products p
        LEFT JOIN product_vectors v ON v.shop_id = p.shop_id AND v.product_id = p.id
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL
        """,
        {"shop_id": shop_id, "model": model},
    )
    return row["products"], row["learned"]


def put_vectors(conn: Connection, shop_id: int, model: str, rows: list[tuple[int, str, str]]) -> None:
    """Rows of (product id, text hash, vector as text). A product whose text changed meanwhile is embedded again later."""
    conn.execute(
        """
        INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector, cell)
        SELECT %(shop_id)s, p.id, %(model)s, r.text_hash, r.vector::halfvec,
               nearest_cell(%(model)s, r.vector::halfvec)
        FROM unnest(%(ids)s::bigint[], %(hashes)s::text[], %(vectors)s::text[]) AS r (id, text_hash, vector)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id
        ON CONFLICT (shop_id, product_id) DO UPDATE
            SET model = excluded.model, text_hash = excluded.text_hash, vector = excluded.vector, cell = excluded.cell
        """,
        {
            "shop_id": shop_id,
            "model": model,
            "ids": [row[0] for row in rows],
            "hashes": [row[1] for row in rows],
            "vectors": [row[2] for row in rows],
        },
    )
