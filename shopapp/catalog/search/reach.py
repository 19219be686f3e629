"""The first half of a search statement: what is asked, what may be shown, and how far from the query's meaning is looked.

Vectors are scanned exactly within the shop (5 ms for 10,000 products; above 50,000 only the nearest cells, see `cells/`):
never add an approximate index shared by all shops, the planner picks it and silently loses up to 40 % of the true results.
"""

from typing import Any, LiteralString

from shopapp.catalog.search.musts import shown

_ASKED: LiteralString = """
    WITH asked AS (
            SELECT (SELECT coalesce(string_agg('(' || query::text || ')', ' | '), '')::tsquery
                    FROM (SELECT plainto_tsquery(words_config(s.locales[1]), public.unaccent(way)) AS query
                          FROM unnest(%(ways)s::text[]) way) said
                    WHERE numnode(query) > 0) AS words,
                   (SELECT array_agg(to_tsvector(words_config(s.locales[1]), public.unaccent(way)))
                    FROM unnest(%(ways)s::text[]) way) AS said,
                   (SELECT coalesce(array_agg(phraseto_tsquery(words_config(s.locales[1]), public.unaccent(word))), '{}')
                    FROM unnest(%(exclude)s::text[]) word) AS unwanted,
                   words_config(s.locales[1]) AS config,
                   (SELECT priced_as FROM markets m WHERE m.shop_id = s.id AND m.country = %(country)s) AS priced_as
            FROM shops s WHERE s.id = %(shop_id)s
        )
"""
"""What is asked: the query in the shop's language, every way of saying it, and the market whose prices count."""

_OFFERED: LiteralString = ", offered AS NOT MATERIALIZED (SELECT p.id FROM products p WHERE {shown})"
"""Every product that may be shown and meets every must."""

_NEAREST_OFFERED: LiteralString = """
        , nearest AS MATERIALIZED (
            SELECT v.product_id, v.vector, -(v.vector <#> %(vector)s::halfvec) AS cosine
            FROM product_vectors v JOIN offered ON offered.id = v.product_id
            WHERE v.shop_id = %(shop_id)s AND %(vector)s::text IS NOT NULL
              AND (%(model)s::text IS NULL OR v.model = %(model)s)
            ORDER BY v.vector <#> %(vector)s::halfvec
            LIMIT %(pool)s
        )
"""
"""The nearest of what may be shown: every vector of the shop is joined to its product."""

_NEAREST_THEN_OFFERED: LiteralString = """
        , nearest AS MATERIALIZED (
            SELECT near.product_id, near.cosine,
                   (SELECT v.vector FROM product_vectors v
                    WHERE v.shop_id = %(shop_id)s AND v.product_id = near.product_id) AS vector
            FROM (
                SELECT v.product_id, -(v.vector <#> %(vector)s::halfvec) AS cosine
                FROM product_vectors v
                WHERE v.shop_id = %(shop_id)s AND %(vector)s::text IS NOT NULL
                  AND (%(model)s::text IS NULL OR v.model = %(model)s)
                ORDER BY cosine DESC
                LIMIT %(reach)s
            ) near
            WHERE EXISTS (SELECT FROM products p WHERE p.id = near.product_id AND {shown} OFFSET 0)
            ORDER BY near.cosine DESC
            LIMIT %(pool)s
        )
"""
"""Of the nearest `reach` those that may be shown: looked at from the nearest on, until the pool is full.

OFFSET 0 keeps each look-up one by its key: without statistics, right after a first sync, a join would read the shop each time.
"""

_IN_CELLS: LiteralString = _NEAREST_THEN_OFFERED.replace(
    "AND %(vector)s::text IS NOT NULL", "AND %(vector)s::text IS NOT NULL AND v.cell = ANY (%(cells)s)"
)
"""The same where the shop has cells (`cells/`): only the nearest cells are read."""


def statement(parameters: dict[str, Any], rest: LiteralString) -> LiteralString:
    """`rest` may read from `asked`, `offered` and, where `nearest` stands in it, from that."""
    return (_ASKED + _OFFERED + rest).replace("{shown}", shown(parameters))


def nearest(parameters: dict[str, Any], filter_first: bool) -> LiteralString:
    """Exact with `filter_first`, which is slow in a large shop; else only the nearest `reach` are filtered."""
    if filter_first:
        return _NEAREST_OFFERED
    return _NEAREST_THEN_OFFERED if parameters["cells"] is None else _IN_CELLS
