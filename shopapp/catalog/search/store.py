"""The search's statements. One round trip: filter (`musts`), find the nearest (`reach`), score by words and meaning, fuse, cut.

The one rule: a search is one statement that begins with `reach.statement`, so that no product comes back that may not be shown.
"""

from dataclasses import dataclass
from typing import Any, LiteralString

from shopapp.catalog.search.reach import nearest, statement
from shopapp.db import Connection, many

WORDS_WEIGHT = 0.3
"""Share of the word score; the rest is meaning. Measured in reference/retrieval: .3 to .7 is best of those tried."""
FEEDBACK = 1.0
"""How far the query's meaning is pulled to that of its own five nearest products (decisions/0013 has what was measured)."""
FEW, ENOUGH, LEAST_PULL = 100, 3_000, 0.3
"""In a small shop the five nearest are mostly others than what was meant: it is pulled in full from `ENOUGH` products on, below
by the logarithm of their number over `FEW`, and never less than `LEAST_PULL` (decisions/0013)."""
NEAR_ENOUGH = 0.55
"""Where even the nearest product is further away than this, nearness proves little: it counts in proportion, words in full."""


@dataclass(frozen=True, slots=True)
class Found:
    product_id: int
    score: float
    cosine: float
    by_words: bool
    named: float = 0.0
    """For the first five: share of the query's words, as best said, that stand in title, vendor, type, tags or codes."""
    translated: bool = False
    """Whether every word stands in its texts in the shopper's language."""


_SCORED: LiteralString = """
        , held AS MATERIALIZED (
            SELECT w.product_id, w.rank FROM asked, products_by_words(asked.words, 1000) w WHERE numnode(asked.words) > 0
        ),
        by_words AS MATERIALIZED (
            SELECT f.product_id, max(f.rank) AS rank, bool_or(f.translated) AS translated
            FROM (
                SELECT product_id, rank, false AS translated FROM held
                UNION ALL
                SELECT p.id, ts_rank_cd(p.words, asked.words), false
                FROM asked, nearest n, products p
                WHERE NOT EXISTS (SELECT FROM held) AND numnode(asked.words) > 0
                  AND p.shop_id = %(shop_id)s AND p.id = n.product_id AND p.words @@ asked.words
                UNION ALL
                SELECT t.product_id, t.rank, true
                FROM unnest(%(locales)s::text[]) locale, LATERAL products_by_translated_words(
                    locale, plainto_tsquery(words_config(locale), public.unaccent(%(text)s)), 1000) t
            ) f
            GROUP BY f.product_id
        ),
        pool AS (
            SELECT n.product_id, n.vector, n.cosine FROM nearest n
            UNION ALL
            SELECT w.product_id, v.vector, coalesce(-(v.vector <#> %(vector)s::halfvec), 0)
            FROM by_words w
            LEFT JOIN product_vectors v ON v.shop_id = %(shop_id)s AND v.product_id = w.product_id
                                       AND (%(model)s::text IS NULL OR v.model = %(model)s)
            WHERE w.product_id NOT IN (SELECT n.product_id FROM nearest n)
              AND EXISTS (SELECT FROM products p WHERE p.id = w.product_id AND {shown} OFFSET 0)
        ),
        centre AS MATERIALIZED (
            SELECT subvector(avg(vector), %(meaning_from)s, %(meaning)s) AS vector,
                   least(1, max(cosine) / %(near_enough)s) AS strength,
                   %(feedback)s / %(own_share)s * CASE WHEN %(cells)s::int[] IS NULL THEN greatest(%(least_pull)s, least(1, ln((
                       SELECT greatest(count(*), 1)
                       FROM (SELECT FROM product_vectors WHERE shop_id = %(shop_id)s
                             LIMIT least(%(enough)s, coalesce(cardinality(%(product_ids)s::bigint[]), %(enough)s))) held
                   )::float / %(few)s) / ln(%(enough)s::float / %(few)s))) ELSE 1 END AS pull
            FROM (SELECT vector, cosine FROM nearest ORDER BY cosine DESC LIMIT 5) best
        ),
        scored AS MATERIALIZED (
            SELECT pool.product_id, pool.vector, w.rank, w.translated, centre.strength,
                   pool.cosine + centre.pull
                   * coalesce(-(subvector(pool.vector, %(meaning_from)s, %(meaning)s) <#> centre.vector), 0) AS nearness
            FROM pool CROSS JOIN centre LEFT JOIN by_words w ON w.product_id = pool.product_id
        )
        SELECT product_id, score, by_words, translated,
               coalesce(-(subvector(vector, %(meaning_from)s, %(meaning)s)
                          <#> subvector(%(vector)s::halfvec, %(meaning_from)s, %(meaning)s)) / %(share)s, 0) AS cosine,
               CASE WHEN row_number() OVER (ORDER BY score DESC, product_id) <= 5 THEN (
                   SELECT max((SELECT count(*) FROM unnest(tsvector_to_array(way)) word
                               WHERE word = ANY (tsvector_to_array(ts_filter(p.words, '{a,b}'))))::real
                              / greatest(length(way), 1))
                   FROM asked, unnest(asked.said) way, products p
                   WHERE p.shop_id = %(shop_id)s AND p.id = best.product_id)
               ELSE 0 END AS named
        FROM (
            SELECT product_id, vector, rank IS NOT NULL AS by_words, coalesce(translated, false) AS translated,
                   %(words_weight)s * coalesce(sqrt(rank / nullif(max(rank) OVER (), 0)), 0)
                   + (1 - %(words_weight)s) * strength
                     * coalesce((nearness - min(nearness) OVER ()) / nullif(max(nearness) OVER () - min(nearness) OVER (), 0), 0)
                   AS score
            FROM scored
            ORDER BY score DESC, product_id
            LIMIT %(limit)s
        ) best
        ORDER BY score DESC, product_id
"""


def hybrid(conn: Connection, parameters: dict[str, Any], *, filter_first: bool) -> list[Found]:
    """Best first. Parameters: see `finding.parameters`; `vector` None scores by words alone, `cells` None reads every vector.

    `filter_first` is exact whatever the filters are, and slow in a large shop; otherwise only the nearest `reach` are filtered.
    """
    rows = conn.execute(statement(parameters, nearest(parameters, filter_first) + _SCORED), parameters, prepare=False).fetchall()
    return [
        Found(
            row["product_id"],
            float(row["score"]),
            float(row["cosine"]),
            row["by_words"],
            float(row["named"] or 0),
            row["translated"],
        )
        for row in rows
    ]


def more_than(conn: Connection, shop_id: int, products: int) -> bool:
    """Whether the shop has vectors of more than so many products."""
    found = conn.execute(
        "SELECT FROM product_vectors WHERE shop_id = %(shop_id)s OFFSET %(products)s LIMIT 1",
        {"shop_id": shop_id, "products": products},
    )
    return found.fetchone() is not None


def alike(conn: Connection, text: str) -> dict[int, float]:
    """Product ids with the likeness (0 to 1) of their title's spelling, best first; the musts are not looked at."""
    rows = conn.execute("SELECT product_id, likeness FROM products_by_likeness(%(text)s, 50)", {"text": text}).fetchall()
    return {row["product_id"]: float(row["likeness"]) for row in rows}


def unknown(conn: Connection, shop_id: int, words: list[str]) -> list[str]:
    """Those of the words that no product of the shop holds in any form: perhaps misspelt, perhaps not in this shop."""
    rows = many(
        conn,
        dict[str, str],
        """
        SELECT word
        FROM unnest(%(words)s::text[]) word,
             LATERAL (SELECT plainto_tsquery(words_config(s.locales[1]), public.unaccent(word)) AS query
                      FROM shops s WHERE s.id = %(shop_id)s) asked
        WHERE numnode(query) > 0 AND NOT any_product_holds(query)
        """,
        {"shop_id": shop_id, "words": words},
    )
    return [row["word"] for row in rows]


def by_code(conn: Connection, codes: list[str]) -> list[int]:
    """Products with a variant whose SKU or barcode is one of the folded codes."""
    rows = conn.execute("SELECT product_id FROM products_by_code(%(codes)s) LIMIT 20", {"codes": codes}).fetchall()
    return [row["product_id"] for row in rows]


def listed(conn: Connection, parameters: dict[str, Any]) -> list[int]:
    """What meets the musts, whatever the text: newest first. With `product_ids`, which of these do."""
    rows = conn.execute(
        statement(
            parameters,
            """
            SELECT p.id FROM products p JOIN offered ON offered.id = p.id
            WHERE p.shop_id = %(shop_id)s
            ORDER BY p.published_at DESC, p.id DESC
            LIMIT %(limit)s
            """,
        ),
        parameters,
        prepare=False,
    ).fetchall()
    return [row["id"] for row in rows]


def vector_of(conn: Connection, shop_id: int, product_id: int) -> tuple[str, str] | None:
    """A product's vector as text, and who made it."""
    row = conn.execute(
        """
        SELECT vector::text AS vector, model FROM product_vectors
        WHERE shop_id = %(shop_id)s AND product_id = %(product_id)s
        """,
        {"shop_id": shop_id, "product_id": product_id},
    ).fetchone()
    return (str(row["vector"]), str(row["model"])) if row else None


def near_product(conn: Connection, parameters: dict[str, Any], *, filter_first: bool) -> list[Found]:
    """Nearest to a product whose own vector is `vector`; of those at hand a product of the same `type` counts as 0.15 nearer."""
    rows = conn.execute(
        statement(
            parameters,
            nearest(parameters, filter_first)  # noqa: S608 - constants only
            + """
            SELECT n.product_id, n.cosine,
                   n.cosine + CASE WHEN p.product_type = %(type)s AND p.product_type <> '' THEN 0.15 ELSE 0 END AS score
            FROM nearest n
            JOIN products p ON p.shop_id = %(shop_id)s AND p.id = n.product_id
            ORDER BY score DESC, n.product_id
            LIMIT %(limit)s
            """,
        ),
        parameters,
        prepare=False,
    ).fetchall()
    return [Found(row["product_id"], float(row["score"]), float(row["cosine"]), False) for row in rows]
