"""The first sync of a large catalogue, through the whole path: bulk operations on the wire, JSONL, staging, merge, vectors.

A sandbox in a process of its own serves generated products; `shopapp sync` reads them in a process of its own, whose memory
is measured. Two shops' worth:

- one of --products, read without vectors, beside a plain COPY of the very rows it made into empty tables with the same
  indexes and foreign keys (and once more without the foreign keys), then read a second time;
- one of --embed, read with all vectors, beside the embedding model alone on the same texts; then a second time, counting the
  vectors that were made again; then another shop like it whose run is killed -9 three times (while staging, while merging,
  while embedding) and must end in the same rows.

Brings its own PostgreSQL.
"""

import argparse

from bench._syncing.limits import model_alone, plain_copy
from bench._syncing.world import FIRST, SECOND, World, world
from shopapp.outside.embeddings import Paired


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--products", type=int, default=100_000, help="with three variants each (default: %(default)s)")
    parser.add_argument(
        "--embed", type=int, default=5_000, help="products of the shop that is embedded whole and killed (default: %(default)s)"
    )
    parser.add_argument("--threads", type=int, default=1, help="threads of the embedding model (default: %(default)s)")


def run(args: argparse.Namespace) -> dict[str, object]:
    with world(args.products, args.threads) as large:
        without = _without_embedding(large, args.products)
    with world(args.embed, args.threads) as small:
        return {"without_embedding": without, "with_embedding": _with_embedding(small, args.embed, args.threads)}


def _without_embedding(large: World, products: int) -> dict[str, object]:
    first = large.sync(FIRST, vectors=False)
    shop = large.ids[FIRST]
    copied, unchecked = (plain_copy(large.owner, shop, foreign_keys=each) for each in (True, False))
    second = large.sync(FIRST, vectors=False)
    return {
        "products": large.count("products", FIRST),
        "variants": large.count("variants", FIRST),
        **first.figures(products),
        "memory_mb_above_idle": round(first.peak_mb - first.idle_mb, 1),
        "plain_copy_products_per_second": round(products / copied, 1),
        "times_plain_copy": round(first.spent / copied, 2),
        "times_plain_copy_without_foreign_keys": round(first.spent / unchecked, 2),
        "second_run": second.figures(products),
    }


def _with_embedding(small: World, products: int, threads: int) -> dict[str, object]:
    first = small.sync(FIRST, vectors=True)
    alone = model_alone(small.conn, Paired(threads=threads))
    made = small.vectors(FIRST)
    second = small.sync(FIRST, vectors=True)
    again = small.vectors(FIRST)
    return {
        "products": products,
        "embedded": len(made),
        **first.figures(products),
        "model_alone_texts_per_second": round(alone, 1),
        "share_of_model_rate": round(products / first.spent / alone, 3),
        "second_run": {
            **second.figures(products),
            "embedded": sum(again[id] != made.get(id) for id in again),
        },
        "killed_three_times": small.killed(SECOND, like=FIRST),
    }
