"""Products and variants that wait in the session's tables (`intake`), written into the catalogue.

The one rule: a row is only replaced by a newer or equal reading, and an unchanged one is not written at all.
"""

from datetime import datetime
from typing import Any, LiteralString

import psycopg

from shopapp.db import Connection


def merge(conn: Connection, shop_id: int, read_at: datetime, *, held: bool) -> int:
    """What was taken in becomes the catalogue's rows; returns how many products were written. `held`: see `intake`."""
    parameters = {"shop_id": shop_id, "read_at": read_at}
    new = None if held else _insert(conn, parameters)
    if new is not None:
        return new
    written = conn.execute(_PRODUCTS + _OR_NEWER_PRODUCTS, parameters).rowcount
    if written:
        conn.execute(_VARIANTS + _OR_CHANGED_VARIANTS, parameters)
        _drop_variants(conn, parameters)
    return written


def _insert(conn: Connection, parameters: dict[str, Any]) -> int | None:
    """The same where nothing is held, in less time; None where another writer has come since that was looked at."""
    try:
        with conn.transaction():
            written = conn.execute(_PRODUCTS, parameters).rowcount
            conn.execute(_VARIANTS_OF_NEW, parameters)
    except psycopg.errors.UniqueViolation:
        return None
    return written


_PRODUCTS: LiteralString = """
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
"""
_OR_NEWER_PRODUCTS: LiteralString = """
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
"""
_VARIANT_COLUMNS: LiteralString = """
    INSERT INTO variants AS held
        (shop_id, id, product_id, position, title, sku, barcode, option_values, price_minor, compare_at_minor, stock,
         stock_read_at, tracked, sells_when_out, available, image_url, inventory_item_id)
"""
_VARIANT_VALUES: LiteralString = """
    %(shop_id)s, v.id, v.product_id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
    v.stock, %(read_at)s::timestamptz, v.tracked, v.sells_when_out, v.available, v.image_url, v.inventory_item_id
    FROM incoming_variants v
"""
_VARIANTS_OF_NEW: LiteralString = _VARIANT_COLUMNS + "SELECT" + _VARIANT_VALUES + "ORDER BY v.id"
# A variant may move to another product (the newer one has it); stock read later than `read_at` is kept.
_VARIANTS: LiteralString = (
    _VARIANT_COLUMNS
    + "SELECT DISTINCT ON (v.id)"
    + _VARIANT_VALUES
    + """
    JOIN incoming_products i ON i.id = v.product_id
    JOIN products p ON p.shop_id = %(shop_id)s AND p.id = i.id AND p.source_updated_at = i.source_updated_at
    ORDER BY v.id, i.source_updated_at DESC
"""
)
_OR_CHANGED_VARIANTS: LiteralString = """
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
"""


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
