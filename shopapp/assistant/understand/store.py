"""Reads the words of a shop from its catalogue's rows, bounded so that a huge catalogue costs no more than a large one."""

from dataclasses import dataclass

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class FacetValue:
    facet: str
    value: str
    products: int


def facet_values(conn: Connection, shop_id: int, *, most: int = 3000) -> list[FacetValue]:
    """Values of all facets with the number of products that have them, the most frequent first."""
    return many(
        conn,
        FacetValue,
        """
        SELECT f.key AS facet, v.value, count(*) AS products
          FROM (SELECT facets FROM products
                 WHERE shop_id = %(shop_id)s AND status = 'ACTIVE' AND deleted_at IS NULL
                 ORDER BY id LIMIT 20000) p
         CROSS JOIN LATERAL jsonb_each(p.facets) f
         CROSS JOIN LATERAL jsonb_array_elements_text(f.value) v
         GROUP BY f.key, v.value
         ORDER BY products DESC, facet, value
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )


def language(conn: Connection, shop_id: int) -> str:
    """Of the shop's own texts, as it is set up at Shopify: "de"."""
    row = one(
        conn,
        dict[str, str],
        "SELECT split_part(locales[1], '-', 1) AS code FROM shops WHERE id = %(shop_id)s",
        {"shop_id": shop_id},
    )
    return row["code"]


def titles(conn: Connection, shop_id: int, *, most: int = 5000) -> list[str]:
    rows = many(
        conn,
        dict[str, str],
        """
        SELECT title FROM products
         WHERE shop_id = %(shop_id)s AND status = 'ACTIVE' AND deleted_at IS NULL
         ORDER BY id
         LIMIT %(most)s
        """,
        {"shop_id": shop_id, "most": most},
    )
    return [row["title"] for row in rows]
