"""Products and variants on their way in. COPY is closed under row-level security, so rows are COPYed into tables of this
session alone, which are empty again at the end of the transaction, and written from there (`written`).

The one rule: what waits here is only looked at, and left out where it is known; nothing in this file changes the catalogue.
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
