"""The catalogue's rows: reading products and variants.

Everything here also returns what is no longer sold (an order or a cart may name it); who shows products to a shopper asks
`Product.offered` or goes through `search`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from shopapp.catalog.products import Product, Translation, Variant
from shopapp.db import Connection, many, one
from shopapp.errors import NotFound


@dataclass(frozen=True, slots=True)
class Standing:
    translated: bool
    """Whether anything is translated into the locale or its language."""
    currency: str
    """Of the country's market; empty where the shop's own prices hold."""


@dataclass(frozen=True, slots=True)
class InCountry:
    product_id: int
    published: bool
    currency: str
    price_min: int
    price_max: int


@dataclass(frozen=True, slots=True)
class PriceThere:
    variant_id: int
    price_minor: int
    compare_at_minor: int | None
    currency: str


def product(conn: Connection, shop_id: int, product_id: int) -> Product:
    """Raises NotFound."""
    found = products(conn, shop_id, [product_id])
    if product_id not in found:
        raise NotFound("This product is not in the catalogue.", code="no_such_product")
    return found[product_id]


def products(conn: Connection, shop_id: int, ids: Iterable[int]) -> dict[int, Product]:
    rows = many(
        conn,
        Product,
        """
        SELECT id, handle, title, description, vendor, product_type, category, tags, collections, status, published_at, options,
               metafields, facets, image_url, image_alt, currency, price_min, price_max, available, source_updated_at, deleted_at
        FROM products
        WHERE shop_id = %(shop_id)s AND id = ANY (%(ids)s)
        """,
        {"shop_id": shop_id, "ids": list(ids)},
    )
    return {row.id: row for row in rows}


def product_of_handle(conn: Connection, shop_id: int, handle: str) -> int | None:
    rows = many(
        conn,
        dict[str, int],
        "SELECT id FROM products WHERE shop_id = %(shop_id)s AND handle = %(handle)s AND deleted_at IS NULL",
        {"shop_id": shop_id, "handle": handle},
    )
    return rows[0]["id"] if rows else None


def variants(conn: Connection, shop_id: int, ids: Iterable[int]) -> dict[int, Variant]:
    rows = many(
        conn,
        Variant,
        """
        SELECT v.id, v.product_id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
               p.currency, v.stock, v.tracked, v.sells_when_out, v.available, v.image_url, v.inventory_item_id
        FROM variants v
        JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
        WHERE v.shop_id = %(shop_id)s AND v.id = ANY (%(ids)s)
        """,
        {"shop_id": shop_id, "ids": list(ids)},
    )
    return {row.id: row for row in rows}


def variants_of(conn: Connection, shop_id: int, product_ids: Iterable[int], *, most: int = 100) -> dict[int, list[Variant]]:
    """The first `most` variants of each product, in the shop's order."""
    rows = many(
        conn,
        Variant,
        """
        SELECT v.id, v.product_id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
               p.currency, v.stock, v.tracked, v.sells_when_out, v.available, v.image_url, v.inventory_item_id
        FROM products p
        CROSS JOIN LATERAL (
            SELECT * FROM variants
            WHERE shop_id = p.shop_id AND product_id = p.id
            ORDER BY position, id
            LIMIT %(most)s
        ) v
        WHERE p.shop_id = %(shop_id)s AND p.id = ANY (%(ids)s)
        ORDER BY v.product_id, v.position, v.id
        """,
        {"shop_id": shop_id, "ids": list(product_ids), "most": most},
    )
    found: dict[int, list[Variant]] = defaultdict(list)
    for row in rows:
        found[row.product_id].append(row)
    return dict(found)


def cheapest(conn: Connection, shop_id: int, product_ids: Iterable[int]) -> dict[int, Variant]:
    """The cheapest variant that can be bought now of each product, or the cheapest one where none can."""
    rows = many(
        conn,
        Variant,
        """
        SELECT DISTINCT ON (v.product_id)
               v.id, v.product_id, v.position, v.title, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
               p.currency, v.stock, v.tracked, v.sells_when_out, v.available, v.image_url, v.inventory_item_id
        FROM variants v
        JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
        WHERE v.shop_id = %(shop_id)s AND v.product_id = ANY (%(ids)s)
        ORDER BY v.product_id, v.available DESC, v.price_minor, v.position
        """,
        {"shop_id": shop_id, "ids": list(product_ids)},
    )
    return {row.product_id: row for row in rows}


def standing(conn: Connection, shop_id: int, locale: str, country: str) -> Standing:
    return one(
        conn,
        Standing,
        """
        SELECT EXISTS (SELECT 1 FROM product_translations t
                        WHERE t.shop_id = %(shop_id)s AND t.locale = ANY (%(locales)s)) AS translated,
               coalesce((SELECT currency FROM markets m
                          WHERE m.shop_id = %(shop_id)s AND m.country = %(country)s), '') AS currency
        """,
        {"shop_id": shop_id, "locales": locales_of(locale), "country": country},
    )


def locales_of(locale: str) -> list[str]:
    """`de-CH`, then `de`: where texts for a shopper may stand, the nearest first."""
    return list(dict.fromkeys(name for name in (locale, locale.partition("-")[0]) if name))


def translations(conn: Connection, shop_id: int, ids: Iterable[int], locale: str) -> dict[int, Translation]:
    """Of the products that have any. Each text is the locale's (`de-CH`), else its language's (`de`)."""
    rows = many(
        conn,
        Translation,
        """
        SELECT product_id,
               coalesce(near.title, far.title, '') AS title,
               coalesce(near.description, far.description, '') AS description,
               coalesce(near.product_type, far.product_type, '') AS product_type,
               coalesce(far.terms, '{}') || coalesce(near.terms, '{}') AS terms
        FROM (SELECT product_id, nullif(title, '') AS title, nullif(description, '') AS description,
                     nullif(product_type, '') AS product_type, terms
              FROM product_translations
              WHERE shop_id = %(shop_id)s AND locale = %(near)s AND product_id = ANY (%(ids)s)) near
        FULL JOIN (SELECT product_id, nullif(title, '') AS title, nullif(description, '') AS description,
                          nullif(product_type, '') AS product_type, terms
                   FROM product_translations
                   WHERE shop_id = %(shop_id)s AND locale = %(far)s AND product_id = ANY (%(ids)s)) far
             USING (product_id)
        """,
        {"shop_id": shop_id, "near": locale, "far": locales_of(locale)[-1] if locale else "", "ids": list(ids)},
    )
    return {row.product_id: row for row in rows}


def in_country(conn: Connection, shop_id: int, ids: Iterable[int], country: str) -> dict[int, InCountry]:
    """The products that this country sees otherwise: whether it may buy them, and what they cost there."""
    rows = many(
        conn,
        InCountry,
        """
        SELECT m.product_id, m.published, m.currency,
               coalesce(min(n.price_minor) FILTER (WHERE v.available), min(n.price_minor), 0) AS price_min,
               coalesce(max(n.price_minor) FILTER (WHERE v.available), max(n.price_minor), 0) AS price_max
        FROM markets k
        JOIN market_products m ON m.shop_id = k.shop_id AND m.country = k.priced_as AND m.product_id = ANY (%(ids)s)
        LEFT JOIN variants v ON v.shop_id = k.shop_id AND v.product_id = m.product_id
        LEFT JOIN market_prices n ON n.shop_id = k.shop_id AND n.country = k.priced_as AND n.variant_id = v.id
        WHERE k.shop_id = %(shop_id)s AND k.country = %(country)s
        GROUP BY m.product_id, m.published, m.currency
        """,
        {"shop_id": shop_id, "country": country, "ids": list(ids)},
    )
    return {row.product_id: row for row in rows}


def prices_in(conn: Connection, shop_id: int, variant_ids: Iterable[int], country: str) -> dict[int, PriceThere]:
    rows = many(
        conn,
        PriceThere,
        """
        SELECT n.variant_id, n.price_minor, n.compare_at_minor, k.currency
        FROM markets k
        JOIN market_prices n ON n.shop_id = k.shop_id AND n.country = k.priced_as AND n.variant_id = ANY (%(ids)s)
        WHERE k.shop_id = %(shop_id)s AND k.country = %(country)s
        """,
        {"shop_id": shop_id, "country": country, "ids": list(variant_ids)},
    )
    return {row.variant_id: row for row in rows}


def beside(conn: Connection, shop_id: int, product_id: int, limit: int) -> list[int]:
    """Offered products of another type that share a collection with this one. A collection of everything says nothing."""
    rows = many(
        conn,
        dict[str, int],
        """
        WITH own AS (
                SELECT product_type, collections FROM products WHERE shop_id = %(shop_id)s AND id = %(id)s
            ),
            shelves AS (
                SELECT p.id, key, count(*) OVER (PARTITION BY key) AS held
                  FROM products p, own, jsonb_object_keys(p.collections) AS key
                 WHERE p.shop_id = %(shop_id)s AND own.collections ? key AND p.status = 'ACTIVE' AND p.deleted_at IS NULL
                   AND p.published_at IS NOT NULL AND p.available AND p.product_type <> own.product_type
            )
        SELECT id FROM shelves WHERE held <= 50 AND id <> %(id)s
         GROUP BY id
         ORDER BY count(*) DESC, min(held), id
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "id": product_id, "limit": limit},
    )
    return [row["id"] for row in rows]
