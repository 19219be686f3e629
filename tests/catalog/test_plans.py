"""How PostgreSQL goes about a search: by the index of words however often a session asks, with statistics from the first hour."""

from typing import Any

import pytest

from shopapp.catalog import sync
from shopapp.db import Connection
from shopapp.wiring import House

MANY = 6_000


@pytest.fixture
def crowded(house: House, shop: int) -> int:
    """A shop with many products, of which every hundredth is a lamp."""
    with house.transaction(shop) as conn:
        conn.execute(
            """
            INSERT INTO products (shop_id, id, handle, title, description, vendor, product_type, category, tags, options,
                metafields, facets, status, published_at, currency, price_min, price_max, available, source_updated_at,
                text_hash, words)
            SELECT %(shop_id)s, n, n::text, 'Thing', '', '', '', '', '{}', '[]', '{}', '{}', 'ACTIVE', now(), 'EUR', 1, 1, true,
                   now(), 'h', to_tsvector('english', CASE WHEN n %% 15 = 0 THEN 'lamp ' ELSE 'thing ' END
                       || (SELECT string_agg(md5((n * m %% 9973)::text), ' ') FROM generate_series(1, 50) m))
            FROM generate_series(1, %(many)s) n
            """,
            {"shop_id": shop, "many": MANY},
        )
    return shop


def test_the_tenth_question_of_a_session_reads_no_more_than_the_second(house: House, crowded: int) -> None:
    with house.transaction(crowded) as conn:
        sync.take_statistics(conn)
    with house.transaction(crowded) as conn:
        read = [_pages_read(conn) for _ in range(10)]
    assert read[9] <= read[1] < MANY


def test_statistics_are_taken_once_and_again_when_a_table_has_grown(house: House, crowded: int) -> None:
    with house.transaction(crowded) as conn:
        assert sync.take_statistics(conn) == ["products"]
    with house.transaction(crowded) as conn:
        assert sync.take_statistics(conn) == []
        conn.execute(
            """
            INSERT INTO variants (shop_id, id, product_id, position, title, sku, price_minor, available)
            SELECT shop_id, id, id, 1, 'Default Title', id, 1, true FROM products WHERE shop_id = %(shop_id)s
            """,
            {"shop_id": crowded},
        )
    with house.transaction(crowded) as conn:
        assert sync.take_statistics(conn) == ["variants"]


def _pages_read(conn: Connection) -> int:
    """Pages that one search for words looks at; the first of a session also reads the catalogue of tables."""
    row = conn.execute(
        "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM products_by_words(to_tsquery('english', 'lamp'), 1000)"
    ).fetchone()
    assert row
    plan: dict[str, Any] = row["QUERY PLAN"][0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
