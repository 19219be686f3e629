"""Speed and recall at size: many shops in one database, made from the labelled products by mixing and noise.

Titles, prices and attributes are those of real products; a vector is that of its product, mixed with another's and blurred, so
that neighbourhoods are as crowded as in a real catalogue and no two vectors are the same.
"""

import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from psycopg import sql

from bench._searching.figures import p95
from bench._searching.shop import batches, fresh_database
from shopapp.catalog import Wish, search, sync
from shopapp.catalog.search import cells, finding, store
from shopapp.catalog.search.cells import store as cell_rows
from shopapp.catalog.sync import merging
from shopapp.db import Database
from shopapp.db.vectors import as_text
from shopapp.ports.embeddings import Embeddings, Vectors

SEEDS = 2_000
AT_ONCE = 20_000
BUFFERS = "2GB"
"""PostgreSQL's own memory: a quarter of the machine's is usual (docs/runbook)."""
_GIN = ("products_words", "products_title")


def at_size(size: int, data: Path, queries: list[str], model: Embeddings, keep: Path | None) -> dict[str, object]:
    counts = shares(size)
    with fresh_database(keep, f"bench_size_{size}", buffers=BUFFERS) as (owner, database):
        begun = time.perf_counter()
        shops = _filled(owner, database, counts, data, model)
        large = min(cells.LARGE, max(counts) // 2)
        made = cells.keep(shops[0], transaction=database.transaction, model=model.model, large=large)
        with psycopg.connect(owner, autocommit=True) as conn:
            conn.execute("VACUUM ANALYZE")
        built = time.perf_counter()
        vectors = model.embed(queries)
        asked = list(zip(queries, vectors, strict=True))
        chosen = {"largest": shops[0], "middle": shops[1], "small": shops[-1]}
        found = {
            name: {"products": counts[shops.index(id)]} | _measured(database, id, asked, model.model)
            for name, id in chosen.items()
        }
        return (
            {"products": size, "shops": len(shops), "cells": made, "build_seconds": round(built - begun)}
            | found
            | _bytes(owner, size)
        )


def shares(size: int) -> list[int]:
    """Products by shop, the largest first: one with a fifth of all, one shop in 25 with a hundredth, the others alike."""
    shops = max(3, size // 1_000)
    largest, middle = size // 5, size // 100
    middles = max(1, shops // 25)
    rest = shops - 1 - middles
    left = size - largest - middles * middle
    return [largest] + [middle] * middles + [left // rest + (place < left % rest) for place in range(rest)]


def _filled(owner: str, database: Database, counts: list[int], data: Path, model: Embeddings) -> list[int]:
    with psycopg.connect(owner, autocommit=True) as conn:
        shops = [_shop(conn, place) for place in range(len(counts))]
        held = conn.execute("SELECT count(*) FROM product_vectors").fetchone()
        if held and held[0] == sum(counts):
            return shops
        seeds = _seeds(conn, database, data, model)
        indexes = [conn.execute("SELECT pg_get_indexdef(%s::regclass)", (name,)).fetchone() for name in _GIN]
        for name in _GIN:
            conn.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for shop_id, count in zip(shops, counts, strict=True):
            _products(conn, shop_id, count)
            _vectors(conn, shop_id, count, seeds, model.model)
        for definition in indexes:
            if definition:
                conn.execute(sql.SQL(definition[0]))
    return shops


def _shop(conn: psycopg.Connection[Any], place: int) -> int:
    row = conn.execute("SELECT admit_shop(%s)", (f"bench-{place}.myshopify.com",)).fetchone()
    assert row
    return int(row[0])


def _seeds(conn: psycopg.Connection[Any], database: Database, data: Path, model: Embeddings) -> Vectors:
    """Evenly chosen products of the data, merged into a shop of their own and embedded; the table `seeds` numbers them."""
    if (held := conn.execute("SELECT to_regclass('seed_vectors')").fetchone()) and held[0]:
        rows = conn.execute("SELECT vector FROM seed_vectors ORDER BY place").fetchall()
        return np.asarray([row[0] for row in rows], dtype=np.float32)
    shop_id = _shop(conn, -1)
    products = [product for batch in batches(data / "products.jsonl.xz", 500) for product in batch]
    chosen = products[:: max(1, len(products) // SEEDS)][:SEEDS]
    with database.transaction(shop_id) as inside:
        sync.merge(inside, shop_id, chosen, read_at=chosen[0].updated_at)
    conn.execute("DROP TABLE IF EXISTS seeds")
    conn.execute(
        """
        CREATE TABLE seeds AS
        SELECT row_number() OVER (ORDER BY p.id) - 1 AS place, p.*
        FROM products p WHERE shop_id = %s
        """,
        (shop_id,),
    )
    conn.execute("ALTER TABLE seeds ADD PRIMARY KEY (place)")
    conn.execute("ALTER TABLE seeds ENABLE ROW LEVEL SECURITY")
    order = {product.id: product for product in chosen}
    texts = [merging.embedded_text(order[id].title, order[id].vendor, "", order[id].description) for id in sorted(order)]
    conn.execute("DELETE FROM products WHERE shop_id = %s", (shop_id,))
    return _kept(conn, model.embed(texts))


def _kept(conn: psycopg.Connection[Any], vectors: Vectors) -> Vectors:
    conn.execute("CREATE TABLE IF NOT EXISTS seed_vectors (place int PRIMARY KEY, vector real[])")
    with conn.cursor() as cursor, cursor.copy("COPY seed_vectors FROM STDIN") as copy:
        for place, vector in enumerate(vectors):
            copy.write_row((place, vector.tolist()))
    return vectors


def _products(conn: psycopg.Connection[Any], shop_id: int, count: int) -> None:
    """Every product is a seed under an id of its own, four of five in stock."""
    conn.execute(
        """
        INSERT INTO products (shop_id, id, handle, title, description, vendor, product_type, category, tags, options, metafields,
            facets, status, published_at, currency, price_min, price_max, available, source_updated_at, text_hash, words)
        SELECT %(shop_id)s, n, n::text, s.title, s.description, s.vendor, s.product_type, s.category, s.tags, s.options, '{}',
               s.facets, 'ACTIVE', now(), s.currency, price, price, n %% 5 > 0, now(), 'h', s.words
        FROM generate_series(1, %(count)s) n
        JOIN seeds s ON s.place = (n * 7919 + %(shop_id)s) %% (SELECT count(*) FROM seeds),
             LATERAL (SELECT (s.price_min * (80 + n %% 40) / 100)::bigint AS price) p
        """,
        {"shop_id": shop_id, "count": count},
    )
    conn.execute(
        """
        INSERT INTO variants (shop_id, id, product_id, position, title, sku, price_minor, available)
        SELECT shop_id, id, id, 1, 'Default Title', 'SKU-' || id, price_min, available FROM products WHERE shop_id = %(shop_id)s
        """,
        {"shop_id": shop_id},
    )


def _vectors(conn: psycopg.Connection[Any], shop_id: int, count: int, seeds: Vectors, model: str) -> None:
    chance = np.random.default_rng(shop_id)
    statement = "COPY product_vectors (shop_id, product_id, model, text_hash, vector) FROM STDIN (FORMAT BINARY)"
    with conn.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for start in range(1, count + 1, AT_ONCE):
            ids = np.arange(start, min(start + AT_ONCE, count + 1))
            blurred = _blurred(seeds, (ids * 7919 + shop_id) % len(seeds), chance)
            copy.write(_rows(shop_id, ids, model.encode(), blurred))
        copy.write(b"\xff\xff")


def _rows(shop_id: int, ids: Any, model: bytes, vectors: Vectors) -> bytes:
    """Rows as PostgreSQL's binary COPY and pgvector's halfvec write them: big-endian, every field after its length."""
    size = vectors.shape[1]
    head = [("fields", ">i2"), ("l1", ">i4"), ("shop", ">i8"), ("l2", ">i4"), ("product", ">i8")]
    texts = [("l3", ">i4"), ("model", f"S{len(model)}"), ("l4", ">i4"), ("hash", "S1")]
    numbers = [("l5", ">i4"), ("size", ">i2"), ("unused", ">i2"), ("vector", ">f2", size)]
    rows = np.zeros(len(ids), dtype=np.dtype([*head, *texts, *numbers]))
    values = {"fields": 5, "l1": 8, "shop": shop_id, "l2": 8, "product": ids, "l3": len(model), "model": model}
    values |= {"l4": 1, "hash": b"h", "l5": 4 + 2 * size, "size": size, "vector": vectors}
    for name, value in values.items():
        rows[name] = value
    return rows.tobytes()


def _blurred(seeds: Vectors, places: Any, chance: np.random.Generator) -> Vectors:
    """The seed, a quarter of another seed, and noise a third as long as the seed."""
    other = seeds[chance.integers(len(seeds), size=len(places))]
    noise = chance.normal(scale=0.33 / seeds.shape[1] ** 0.5, size=(len(places), seeds.shape[1])).astype(np.float32)
    mixed = seeds[places] + 0.25 * other + noise
    return mixed / np.linalg.norm(mixed, axis=1, keepdims=True)


def _measured(database: Database, shop_id: int, asked: list[tuple[str, Any]], model: str) -> dict[str, object]:
    price = _median_price(database, shop_id)
    wishes = [(Wish(query, price_max=price, limit=24), vector) for query, vector in asked]
    taken: list[float] = []
    for wish, vector in wishes[:10] + wishes:
        begun = time.perf_counter()
        with database.transaction(shop_id) as conn:
            search(conn, shop_id, wish, vector=vector, model=model)
        taken.append(1000 * (time.perf_counter() - begun))
    taken = taken[10:]
    recalls = [_recall(database, shop_id, wish, vector, model) for wish, vector in wishes]
    return {
        "search_ms_p50": round(statistics.median(taken), 1),
        "search_ms_p95": round(p95(taken), 1),
        "recall_at_10": round(statistics.fmean(recalls), 4),
    }


def _recall(database: Database, shop_id: int, wish: Wish, vector: Any, model: str) -> float:
    """Share of the ten best by meaning that pass the filters, every vector read, that the search as it runs has as well."""
    asked = finding.parameters(shop_id, wish, vector, model) | {"ways": list[str](), "text": "", "limit": 10}
    with database.transaction(shop_id) as conn:
        exact = store.hybrid(conn, asked, filter_first=True)
        near = cell_rows.near(conn, shop_id, model, as_text(vector), cells.PROBED)
        quick = store.hybrid(conn, asked | {"cells": near or None}, filter_first=False)
    return len({row.product_id for row in exact} & {row.product_id for row in quick}) / max(1, len(exact))


def _median_price(database: Database, shop_id: int) -> int:
    with database.transaction(shop_id) as conn:
        row = conn.execute(
            "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY price_min) AS price FROM products WHERE shop_id = %(shop_id)s",
            {"shop_id": shop_id},
        ).fetchone()
    return int(row["price"]) if row else 0


def _bytes(owner: str, size: int) -> dict[str, object]:
    tables = ("products", "variants", "product_vectors", "vector_cells")
    with psycopg.connect(owner) as conn:
        found = {name: conn.execute("SELECT pg_total_relation_size(%s::regclass)", (name,)).fetchone() for name in tables}
    return {f"{name}_bytes_per_product": round(row[0] / size) for name, row in found.items() if row}
