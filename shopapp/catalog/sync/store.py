"""Writing the catalogue: merged rows, vectors, stock, collections. The runs' own rows are in `runs/store`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


def currency(conn: Connection, shop_id: int) -> str:
    return one(conn, dict[str, str], "SELECT currency FROM shops WHERE id = %(shop_id)s", {"shop_id": shop_id})["currency"]


def merge(conn: Connection, shop_id: int, rows: list[dict[str, Any]], read_at: datetime) -> int:
    """Rows as `rows.row_of` makes them. Older readings are left out, unchanged ones not written again."""
    parameters = {"shop_id": shop_id, "rows": json.dumps(rows), "read_at": read_at}
    _merge_products(conn, parameters)
    _merge_variants(conn, parameters)
    _drop_variants(conn, parameters)
    return len(rows)


def _merge_products(conn: Connection, parameters: dict[str, Any]) -> None:
    conn.execute(
        """
        INSERT INTO products AS held
            (shop_id, id, handle, title, description, vendor, product_type, category, tags, collections, status, published_at,
             options, metafields, facets, image_url, image_alt, currency, price_min, price_max, available, source_updated_at,
             text_hash, words)
        SELECT %(shop_id)s, r.id, r.handle, r.title, r.description, r.vendor, r.product_type, r.category, r.tags, r.collections,
               r.status, r.published_at, r.options, r.metafields, r.facets, r.image_url, r.image_alt, r.currency, r.price_min,
               r.price_max, r.available, r.source_updated_at, r.text_hash,
               setweight(to_tsvector(l.config, public.unaccent(r.title)), 'A')
               || setweight(to_tsvector(l.config, public.unaccent(
                      concat_ws(' ', r.vendor, r.product_type, r.codes, array_to_string(r.tags, ' ')))), 'B')
               || setweight(to_tsvector(l.config, public.unaccent(left(r.description, 20000))), 'C')
               || setweight(to_tsvector(l.config, public.unaccent(left(r.facets::text, 20000))), 'D')
        FROM (SELECT words_config(locales[1]) AS config FROM shops WHERE id = %(shop_id)s) l,
             jsonb_to_recordset(%(rows)s::jsonb) AS r (
                 id bigint, handle text, title text, description text, vendor text, product_type text, category text,
                 tags text[], collections jsonb, status text, published_at timestamptz, options jsonb, metafields jsonb,
                 facets jsonb, image_url text, image_alt text, currency text, price_min bigint, price_max bigint,
                 available boolean, source_updated_at timestamptz, codes text, text_hash text)
        ON CONFLICT (shop_id, id) DO UPDATE SET
            handle = excluded.handle, title = excluded.title, description = excluded.description, vendor = excluded.vendor,
            product_type = excluded.product_type, category = excluded.category, tags = excluded.tags,
            collections = excluded.collections, status = excluded.status, published_at = excluded.published_at,
            options = excluded.options, metafields = excluded.metafields, facets = excluded.facets,
            image_url = excluded.image_url, image_alt = excluded.image_alt, currency = excluded.currency,
            price_min = excluded.price_min, price_max = excluded.price_max, available = excluded.available,
            source_updated_at = excluded.source_updated_at, text_hash = excluded.text_hash, words = excluded.words,
            deleted_at = NULL, synced_at = now()
        WHERE held.source_updated_at <= excluded.source_updated_at
        """,
        parameters,
    )


def _merge_variants(conn: Connection, parameters: dict[str, Any]) -> None:
    """A variant may move to another product; its stock is kept where it was read later than `read_at`."""
    conn.execute(
        """
        INSERT INTO variants AS held
            (shop_id, id, product_id, position, title, sku, barcode, option_values, price_minor, compare_at_minor, stock,
             stock_read_at, tracked, sells_when_out, available, image_url, inventory_item_id)
        SELECT %(shop_id)s, v.id, r.id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor,
               v.compare_at_minor, v.stock, %(read_at)s, v.tracked, v.sells_when_out, v.available, v.image_url,
               v.inventory_item_id
        FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (id bigint, source_updated_at timestamptz, variants jsonb)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id AND p.source_updated_at = r.source_updated_at,
             jsonb_to_recordset(r.variants) AS v (
                 id bigint, position int, title text, sku text, barcode text, option_values text[], price_minor bigint,
                 compare_at_minor bigint, stock int, tracked boolean, sells_when_out boolean, available boolean, image_url text,
                 inventory_item_id bigint)
        ON CONFLICT (shop_id, id) DO UPDATE SET
            product_id = excluded.product_id, position = excluded.position, title = excluded.title, sku = excluded.sku,
            barcode = excluded.barcode, option_values = excluded.option_values, price_minor = excluded.price_minor,
            compare_at_minor = excluded.compare_at_minor, image_url = excluded.image_url,
            inventory_item_id = excluded.inventory_item_id,
            stock = CASE WHEN held.stock_read_at <= excluded.stock_read_at THEN excluded.stock ELSE held.stock END,
            tracked = CASE WHEN held.stock_read_at <= excluded.stock_read_at THEN excluded.tracked ELSE held.tracked END,
            sells_when_out = CASE WHEN held.stock_read_at <= excluded.stock_read_at
                                  THEN excluded.sells_when_out ELSE held.sells_when_out END,
            available = CASE WHEN held.stock_read_at <= excluded.stock_read_at THEN excluded.available ELSE held.available END,
            stock_read_at = greatest(held.stock_read_at, excluded.stock_read_at)
        WHERE (held.product_id, held.position, held.title, held.sku, held.barcode, held.option_values, held.price_minor,
               held.compare_at_minor, held.image_url, held.inventory_item_id, held.stock, held.tracked, held.sells_when_out,
               held.available)
              IS DISTINCT FROM
              (excluded.product_id, excluded.position, excluded.title, excluded.sku, excluded.barcode, excluded.option_values,
               excluded.price_minor, excluded.compare_at_minor, excluded.image_url, excluded.inventory_item_id, excluded.stock,
               excluded.tracked, excluded.sells_when_out, excluded.available)
        """,
        parameters,
    )


def _drop_variants(conn: Connection, parameters: dict[str, Any]) -> None:
    """Variants that their product has no more, and the product's own sums where later stock was kept."""
    conn.execute(
        """
        DELETE FROM variants v
        USING jsonb_to_recordset(%(rows)s::jsonb) AS r (id bigint, source_updated_at timestamptz, variants jsonb)
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = r.id AND p.source_updated_at = r.source_updated_at
        WHERE v.shop_id = %(shop_id)s AND v.product_id = r.id
          AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.variants) kept WHERE (kept ->> 'id')::bigint = v.id)
        """,
        parameters,
    )
    conn.execute(
        """
        UPDATE products p SET available = sums.available
        FROM (
            SELECT v.product_id, bool_or(v.available) AS available
            FROM jsonb_to_recordset(%(rows)s::jsonb) AS r (id bigint)
            JOIN variants v ON v.shop_id = %(shop_id)s AND v.product_id = r.id
            GROUP BY v.product_id
        ) sums
        WHERE p.shop_id = %(shop_id)s AND p.id = sums.product_id AND p.available IS DISTINCT FROM sums.available
        """,
        parameters,
    )


def held_since(conn: Connection, shop_id: int, product_id: int) -> datetime | None:
    """Shopify's `updatedAt` of the product as we hold it."""
    rows = many(
        conn,
        dict[str, datetime],
        "SELECT source_updated_at FROM products WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": product_id},
    )
    return rows[0]["source_updated_at"] if rows else None


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
        SET available = sums.available, price_min = sums.price_min, price_max = sums.price_max
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
        UPDATE products SET collections = collections || jsonb_build_object(%(id)s::text, %(title)s::text)
        WHERE shop_id = %(shop_id)s AND collections ->> %(id)s IS DISTINCT FROM %(title)s
          AND (id = ANY (%(product_ids)s) OR (NOT %(whole)s AND collections ? %(id)s))
        """,
        parameters,
    )
    conn.execute(
        """
        UPDATE products SET collections = collections - %(id)s
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


def without_vectors(conn: Connection, shop_id: int, model: str, most: int) -> list[Wordless]:
    return many(
        conn,
        Wordless,
        """
        SELECT p.id, p.title, p.vendor, p.product_type, left(p.description, 2000) AS description, p.text_hash
        FROM products p
        LEFT JOIN product_vectors v ON v.shop_id = p.shop_id AND v.product_id = p.id
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL
          AND (v.text_hash IS DISTINCT FROM p.text_hash OR v.model <> %(model)s)
        ORDER BY p.id
        LIMIT %(most)s
        """,
        {"shop_id": shop_id, "model": model, "most": most},
    )


def count_without_vectors(conn: Connection, shop_id: int, model: str) -> int:
    return one(
        conn,
        dict[str, int],
        """
        SELECT count(*) AS missing
        FROM products p
        LEFT JOIN product_vectors v ON v.shop_id = p.shop_id AND v.product_id = p.id
        WHERE p.shop_id = %(shop_id)s AND p.deleted_at IS NULL
          AND (v.text_hash IS DISTINCT FROM p.text_hash OR v.model <> %(model)s)
        """,
        {"shop_id": shop_id, "model": model},
    )["missing"]


def put_vectors(conn: Connection, shop_id: int, model: str, rows: list[tuple[int, str, str]]) -> None:
    """Rows of (product id, text hash, vector as text). A product whose text changed meanwhile is embedded again later."""
    conn.execute(
        """
        INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector)
        SELECT %(shop_id)s, p.id, %(model)s, r.text_hash, r.vector::halfvec(384)
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
