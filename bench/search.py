"""Quality and speed of the catalogue's search on a labelled set of products and queries, or its speed at size.

Loads the products of --data (format of Chorus Electronics: products.jsonl.xz, queries.csv, labels.csv.gz,
labels_extra.csv) through the same merge that a sync uses, embeds them, asks every query and prints one JSON object:
nDCG@10 over human and rule labels, nDCG@10 over human labels alone, recall@50, MRR, abstention AUC, milliseconds, bytes;
and beside it bm25s, tantivy and plain full text on the same products.

With --size N the products are only the seed of N products in N / 1,000 shops, one of them with a fifth of all: milliseconds
of a search in a small, a middle and the largest shop with filters and row-level security on, the share of the exact answer
that the cells find, bytes per product.

It brings its own PostgreSQL and throws it away; with --keep the next run finds products and vectors again.
"""

import argparse
import csv
import time
from pathlib import Path

from bench._searching.figures import Asked, figures, labels
from bench._searching.rivals import rivals
from bench._searching.shop import labelled_shop, load
from bench._searching.size import at_size
from shopapp.catalog import Wish, confidence, search
from shopapp.db import Database
from shopapp.outside.embeddings import Paired
from shopapp.ports.embeddings import Embeddings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", required=True, type=Path, help="directory with products, queries and labels")
    parser.add_argument("--size", type=int, help="measure speed with so many products made from those of --data")
    parser.add_argument("--threads", type=int, default=2, help="threads of the embedding model")
    parser.add_argument("--keep", type=Path, help="keep the database in this folder and use it again next time")
    parser.add_argument("--alone", action="store_true", help="leave out the other engines")


def run(args: argparse.Namespace) -> dict[str, object]:
    model = Paired(threads=args.threads)
    queries = {row["query_id"]: row["query"] for row in csv.DictReader((args.data / "queries.csv").open(encoding="utf-8"))}
    if args.size:
        return at_size(args.size, args.data, list(queries.values()), model, args.keep)
    human, both = labels(args.data)
    with labelled_shop(args.keep) as (database, shop_id):
        loaded = load(database, shop_id, args.data, model)
        model.embed(["warm up"])
        asked = {id: _ask(database, shop_id, query, model) for id, query in queries.items()}
        others = {} if args.alone else {"beside": rivals(database, shop_id, args.data, queries, human, both)}
        sizes = _bytes(database, shop_id)
    return loaded | sizes | figures(asked, human, both) | others


def _ask(database: Database, shop_id: int, query: str, model: Embeddings) -> Asked:
    begun = time.perf_counter()
    vector = model.embed([query])[0]
    embedded = time.perf_counter()
    with database.transaction(shop_id) as conn:
        hits = search(conn, shop_id, Wish(query, limit=50), vector=vector, model=model.model)
    ended = time.perf_counter()
    ids = [hit.product_id for hit in hits]
    return Asked(query, ids, confidence(hits), 1000 * (ended - embedded), 1000 * (embedded - begun))


def _bytes(database: Database, shop_id: int) -> dict[str, object]:
    with database.transaction(shop_id) as conn:
        found = conn.execute(
            """
            SELECT pg_total_relation_size('product_vectors') AS vectors, pg_relation_size('products_words') AS words,
                   pg_relation_size('products_title') AS spelling
            """
        ).fetchone()
    return {f"{name}_bytes": size for name, size in (found or {}).items()}
