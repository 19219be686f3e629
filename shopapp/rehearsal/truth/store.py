"""SQL that reads what is true of a shop at this moment.

The one rule: the judge reads the rows itself. A statement of the room it judges would share that room's mistakes.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Product:
    id: int
    handle: str
    title: str
    description: str
    vendor: str
    product_type: str
    tags: list[str]
    options: list[dict[str, Any]]
    facets: dict[str, list[str]]
    available: bool
    offered: bool


@dataclass(frozen=True, slots=True)
class Variant:
    id: int
    product_id: int
    title: str
    option_values: list[str]
    price_minor: int
    compare_at_minor: int | None
    available: bool


@dataclass(frozen=True, slots=True)
class Passage:
    document_id: int
    title: str
    url: str
    heading: str
    body: str


def products(conn: Connection, shop_id: int, ids: list[int], said: str) -> list[Product]:
    """Those of `ids`, and those whose whole title stands in `said`."""
    return many(
        conn,
        Product,
        """
        SELECT id, handle, title, description, vendor, product_type, tags, options, facets, available,
               status = 'ACTIVE' AND published_at IS NOT NULL AND deleted_at IS NULL AS offered
          FROM products
         WHERE shop_id = %(shop_id)s
           AND (id = ANY (%(ids)s)
                OR (length(title) > 3 AND deleted_at IS NULL AND position(lower(title) IN lower(%(said)s)) > 0))
        """,
        {"shop_id": shop_id, "ids": ids, "said": said},
    )


def variants(conn: Connection, shop_id: int, product_ids: list[int], variant_ids: list[int]) -> list[Variant]:
    return many(
        conn,
        Variant,
        """
        SELECT id, product_id, title, option_values, price_minor, compare_at_minor, available
          FROM variants
         WHERE shop_id = %(shop_id)s AND (product_id = ANY (%(products)s) OR id = ANY (%(variants)s))
         ORDER BY product_id, position
        """,
        {"shop_id": shop_id, "products": product_ids, "variants": variant_ids},
    )


def passages(conn: Connection, shop_id: int, titles: list[str]) -> list[Passage]:
    """Of live documents with these titles."""
    return many(
        conn,
        Passage,
        """
        SELECT d.id AS document_id, d.title, d.url, p.heading, p.body
          FROM passages p JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id
         WHERE p.shop_id = %(shop_id)s AND d.state = 'live' AND d.title = ANY (%(titles)s)
        """,
        {"shop_id": shop_id, "titles": titles},
    )


def all_passages(conn: Connection, shop_id: int, seed: int, most: int) -> list[Passage]:
    """In an order of the seed's; the first passage under each heading."""
    return many(
        conn,
        Passage,
        """
        SELECT document_id, title, url, heading, body
          FROM (SELECT DISTINCT ON (d.id, p.heading) d.id AS document_id, d.title, d.url, p.heading, p.body
                  FROM passages p JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id
                 WHERE p.shop_id = %(shop_id)s AND d.state = 'live'
                 ORDER BY d.id, p.heading, p.position) first
         ORDER BY md5(title || heading || body || %(seed)s::text), document_id
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "seed": seed, "most": most},
    )


def documents_hold(conn: Connection, shop_id: int, pattern: str) -> bool:
    """Whether any live passage has a match of this regular expression."""
    return one(
        conn,
        dict[str, bool],
        """
        SELECT EXISTS (SELECT FROM passages p JOIN documents d ON d.shop_id = p.shop_id AND d.id = p.document_id
                        WHERE p.shop_id = %(shop_id)s AND d.state = 'live'
                          AND d.title || ' ' || p.heading || ' ' || p.body ~* %(pattern)s) AS held
        """,
        {"shop_id": shop_id, "pattern": pattern},
    )["held"]


def shelf(conn: Connection, shop_id: int, seed: int, most: int) -> list[Product]:
    """Offered products in an order of the seed's: the shelf that shoppers are invented from."""
    return many(
        conn,
        Product,
        """
        SELECT id, handle, title, description, vendor, product_type, tags, options, facets, available, true AS offered
          FROM products
         WHERE shop_id = %(shop_id)s AND status = 'ACTIVE' AND published_at IS NOT NULL AND deleted_at IS NULL
         ORDER BY md5(title || %(seed)s::text), id
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "seed": seed, "most": most},
    )


def changed_since(conn: Connection, shop_id: int, moment: datetime) -> bool:
    """Whether the shop's goods were written to since: what was true when a reply was made may not be true now."""
    return one(
        conn,
        dict[str, bool],
        "SELECT EXISTS (SELECT FROM products WHERE shop_id = %(shop_id)s AND synced_at >= %(moment)s) AS changed",
        {"shop_id": shop_id, "moment": moment},
    )["changed"]


@dataclass(frozen=True, slots=True)
class Document:
    id: int
    title: str
    url: str


def document(conn: Connection, shop_id: int, document_id: int) -> Document:
    """Raises NotFound."""
    return one(
        conn,
        Document,
        "SELECT id, title, url FROM documents WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": document_id},
    )
