"""Products and variants on their way in. COPY is closed under row-level security, so rows are COPYed into tables of this
session alone, which are empty again at the end of the transaction, and merged from there.

The one rule: a row is only replaced by a newer or equal reading, and an unchanged one is not written at all.
"""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

import orjson

from shopapp.db import Connection, arrays, one

Row = dict[str, Any]
_FIRST = itemgetter("id", "handle", "title", "description", "vendor", "product_type", "category")
_LAST = itemgetter(
    *("image_url", "image_alt", "currency", "price_min", "price_max", "available", "source_updated_at", "codes", "text_hash"),
    "row_hash",
)
_OF_A_VARIANT = itemgetter(
    *("id", "position", "title", "sku", "barcode", "price_minor", "compare_at_minor", "stock", "tracked", "sells_when_out"),
    *("available", "image_url", "inventory_item_id"),
)


def take_in(conn: Connection, rows: Sequence[Row]) -> None:
    """Rows as `rows.row_of` makes them, each product once, wait in this session's tables for `merge`."""
    conn.execute(
        """
        SET LOCAL client_min_messages = warning;
        SET LOCAL synchronous_commit = off; -- what a crash of the server loses, it loses together with how far the run was
        CREATE TEMPORARY TABLE IF NOT EXISTS incoming_products (
            id bigint, handle text, title text, description text, vendor text, product_type text, category text, tags text[],
            collections jsonb, status text, published_at timestamptz, options jsonb, metafields jsonb, facets jsonb,
            image_url text, image_alt text, currency text, price_min bigint, price_max bigint, available boolean,
            source_updated_at timestamptz, codes text, text_hash text, row_hash text
        ) ON COMMIT DELETE ROWS;
        CREATE TEMPORARY TABLE IF NOT EXISTS incoming_variants (
            id bigint, product_id bigint, position int, title text, sku text, barcode text, option_values text[],
            price_minor bigint, compare_at_minor bigint, stock int, tracked boolean, sells_when_out boolean, available boolean,
            image_url text, inventory_item_id bigint
        ) ON COMMIT DELETE ROWS;
        DELETE FROM incoming_products;
        DELETE FROM incoming_variants
        """
    )
    with conn.cursor() as cursor:
        with cursor.copy(
            """
            COPY incoming_products (id, handle, title, description, vendor, product_type, category, tags, collections, status,
                                    published_at, options, metafields, facets, image_url, image_alt, currency, price_min,
                                    price_max, available, source_updated_at, codes, text_hash, row_hash) FROM STDIN
            """
        ) as copy:
            for row in rows:
                copy.write_row(_product(row))
        with cursor.copy(
            """
            COPY incoming_variants (product_id, option_values, id, position, title, sku, barcode, price_minor,
                                    compare_at_minor, stock, tracked, sells_when_out, available, image_url,
                                    inventory_item_id) FROM STDIN
            """
        ) as copy:
            for row in rows:
                for variant in row["variants"]:
                    copy.write_row(_variant(variant, row["id"]))


def _product(row: Row) -> tuple[object, ...]:
    return (
        *_FIRST(row),
        arrays.texts(row["tags"]),
        *(orjson.dumps(row["collections"]).decode(), row["status"], row["published_at"], orjson.dumps(row["options"]).decode()),
        *(orjson.dumps(row["metafields"]).decode(), orjson.dumps(row["facets"]).decode()),
        *_LAST(row),
    )


def _variant(variant: Row, product_id: int) -> tuple[object, ...]:
    return (product_id, arrays.texts(variant["option_values"]), *_OF_A_VARIANT(variant))


def any_held(conn: Connection, shop_id: int, rows: Sequence[Row]) -> bool:
    """Whether any of these is held already. In a first sync nothing is, and half of the work falls away.

    Asked by ids: about the tables of this session the planner knows nothing, and guesses badly.
    """
    return one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (SELECT 1 FROM products WHERE shop_id = %(shop_id)s AND id = ANY (%(products)s::bigint[]))
            OR EXISTS (SELECT 1 FROM variants WHERE shop_id = %(shop_id)s AND id = ANY (%(variants)s::bigint[])) AS held
        """,
        {
            "shop_id": shop_id,
            "products": arrays.numbers([row["id"] for row in rows]),
            "variants": arrays.numbers([variant["id"] for row in rows for variant in row["variants"]]),
        },
    )["held"]


def leave_out_known(conn: Connection, shop_id: int) -> None:
    """What we hold in a newer state, or exactly so, need not be written."""
    left_out = conn.execute(
        """
        DELETE FROM incoming_products i
        USING products p
        WHERE p.shop_id = %(shop_id)s AND p.id = i.id
          AND (p.source_updated_at > i.source_updated_at
               OR (p.row_hash = i.row_hash AND p.row_hash <> '' AND p.deleted_at IS NULL))
        """,
        {"shop_id": shop_id},
    ).rowcount
    if left_out:
        conn.execute(
            "DELETE FROM incoming_variants v WHERE NOT EXISTS (SELECT 1 FROM incoming_products i WHERE i.id = v.product_id)"
        )


def note_drift(conn: Connection, shop_id: int, run_id: int, before: datetime, now: datetime) -> None:
    """What waits here although it changed `before`: a webhook that never came, or came to nothing."""
    parameters = {"shop_id": shop_id, "run_id": run_id, "before": before, "now": now}
    conn.execute(
        """
        INSERT INTO sync_drift (shop_id, run_id, product_id, what, title, held_at, changed_at, found_at)
        SELECT %(shop_id)s, %(run_id)s, i.id,
               CASE WHEN p.id IS NULL OR p.deleted_at IS NOT NULL THEN 'missing' ELSE 'changed' END, i.title,
               p.source_updated_at, i.source_updated_at, %(now)s
        FROM incoming_products i
        LEFT JOIN products p ON p.shop_id = %(shop_id)s AND p.id = i.id
        WHERE i.source_updated_at < %(before)s
          AND (p.id IS NULL OR p.deleted_at IS NOT NULL OR p.source_updated_at < i.source_updated_at)
        ON CONFLICT DO NOTHING
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO sync_drift (shop_id, run_id, product_id, what, title, held_at, changed_at, found_at)
        SELECT DISTINCT %(shop_id)s, %(run_id)s, i.id, 'stock', i.title, p.source_updated_at, i.source_updated_at,
               %(now)s::timestamptz
        FROM incoming_variants n
        JOIN incoming_products i ON i.id = n.product_id
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = i.id AND p.source_updated_at = i.source_updated_at
        JOIN variants v ON v.shop_id = %(shop_id)s AND v.id = n.id AND v.stock IS DISTINCT FROM n.stock
        WHERE p.deleted_at IS NULL AND v.stock_read_at < %(before)s
        ON CONFLICT DO NOTHING
        """,
        parameters,
    )


def merge(conn: Connection, shop_id: int, read_at: datetime, *, held: bool) -> int:
    """What was taken in becomes the catalogue's rows; returns how many products were written. `held`: see `any_held`."""
    parameters = {"shop_id": shop_id, "read_at": read_at}
    written, met = _merge_products(conn, parameters)
    if written:
        _merge_variants(conn, parameters)
        if held or met:
            _drop_variants(conn, parameters)
    return written


def _merge_products(conn: Connection, parameters: dict[str, Any]) -> tuple[int, bool]:
    """How many were written, and whether one of them stood there already: another writer may have come since `any_held`."""
    row = one(
        conn,
        dict[str, Any],
        """
        WITH written AS (
        INSERT INTO products AS held
            (shop_id, id, handle, title, description, vendor, product_type, category, tags, collections, status, published_at,
             options, metafields, facets, image_url, image_alt, currency, price_min, price_max, available, source_updated_at,
             text_hash, row_hash, words)
        SELECT %(shop_id)s, r.id, r.handle, r.title, r.description, r.vendor, r.product_type, r.category, r.tags, r.collections,
               r.status, r.published_at, r.options, r.metafields, r.facets, r.image_url, r.image_alt, r.currency, r.price_min,
               r.price_max, r.available, r.source_updated_at, r.text_hash, r.row_hash,
               setweight(to_tsvector(l.config, public.unaccent(r.title)), 'A')
               || setweight(to_tsvector(l.config, public.unaccent(
                      concat_ws(' ', r.vendor, r.product_type, r.codes, array_to_string(r.tags, ' ')))), 'B')
               || setweight(to_tsvector(l.config, public.unaccent(left(r.description, 20000))), 'C')
               || setweight(to_tsvector(l.config, public.unaccent(left(r.facets::text, 20000))), 'D')
        FROM (SELECT words_config(locales[1]) AS config FROM shops WHERE id = %(shop_id)s) l, incoming_products r
        ORDER BY r.id
        ON CONFLICT (shop_id, id) DO UPDATE SET
            handle = excluded.handle, title = excluded.title, description = excluded.description, vendor = excluded.vendor,
            product_type = excluded.product_type, category = excluded.category, tags = excluded.tags,
            collections = excluded.collections, status = excluded.status, published_at = excluded.published_at,
            options = excluded.options, metafields = excluded.metafields, facets = excluded.facets,
            image_url = excluded.image_url, image_alt = excluded.image_alt, currency = excluded.currency,
            price_min = excluded.price_min, price_max = excluded.price_max, available = excluded.available,
            source_updated_at = excluded.source_updated_at, text_hash = excluded.text_hash, row_hash = excluded.row_hash,
            words = excluded.words, deleted_at = NULL, synced_at = now()
        WHERE held.source_updated_at <= excluded.source_updated_at
        RETURNING xmax <> 0 AS met -- an inserted row has no xmax, one that was updated has ours
        )
        SELECT count(*) AS written, coalesce(bool_or(met), false) AS met FROM written
        """,
        parameters,
    )
    return row["written"], row["met"]


def _merge_variants(conn: Connection, parameters: dict[str, Any]) -> None:
    """A variant may move to another product (the newer one has it); stock read later than `read_at` is kept."""
    conn.execute(
        """
        INSERT INTO variants AS held
            (shop_id, id, product_id, position, title, sku, barcode, option_values, price_minor, compare_at_minor, stock,
             stock_read_at, tracked, sells_when_out, available, image_url, inventory_item_id)
        SELECT DISTINCT ON (v.id)
               %(shop_id)s, v.id, v.product_id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor,
               v.compare_at_minor, v.stock, %(read_at)s::timestamptz, v.tracked, v.sells_when_out, v.available, v.image_url,
               v.inventory_item_id
        FROM incoming_variants v
        JOIN incoming_products i ON i.id = v.product_id
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = i.id AND p.source_updated_at = i.source_updated_at
        ORDER BY v.id, i.source_updated_at DESC
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
        USING incoming_products i
        JOIN products p ON p.shop_id = %(shop_id)s AND p.id = i.id AND p.source_updated_at = i.source_updated_at
        WHERE v.shop_id = %(shop_id)s AND v.product_id = i.id
          AND NOT EXISTS (SELECT 1 FROM incoming_variants kept WHERE kept.id = v.id AND kept.product_id = i.id)
        """,
        parameters,
    )
    conn.execute(
        """
        UPDATE products p SET available = sums.available, row_hash = ''
        FROM (
            SELECT v.product_id, bool_or(v.available) AS available
            FROM incoming_products i
            JOIN variants v ON v.shop_id = %(shop_id)s AND v.product_id = i.id
            WHERE v.stock_read_at > %(read_at)s
            GROUP BY v.product_id
        ) later
        JOIN LATERAL (
            SELECT bool_or(v.available) AS available FROM variants v
            WHERE v.shop_id = %(shop_id)s AND v.product_id = later.product_id
        ) sums ON true
        WHERE p.shop_id = %(shop_id)s AND p.id = later.product_id
        """,
        parameters,
    )
