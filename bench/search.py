"""Quality and speed of the catalogue's search on a labelled set of products and queries.

Loads the products of --data (format of Chorus Electronics: products.jsonl.xz, queries.csv, labels.csv.gz,
labels_extra.csv) through the same merge that a sync uses, embeds them, asks every query and prints one JSON object:
nDCG@10 over human and rule labels, nDCG@10 over human labels alone, recall@50, MRR, abstention AUC, milliseconds.

It brings its own PostgreSQL and throws it away; with --keep the next run finds products and vectors again.
"""

import argparse
import csv
import gzip
import json
import lzma
import math
import statistics
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shopapp.catalog import Wish, confidence, search, sync
from shopapp.db import Database
from shopapp.db.migrate import migrate
from shopapp.demo.services import Postgres
from shopapp.outside.embeddings import MiniLm
from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts

NOW = datetime(2026, 11, 1, tzinfo=UTC)
Labels = dict[str, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Asked:
    query: str
    ids: list[int]
    confidence: float
    search_ms: float
    embed_ms: float


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", required=True, type=Path, help="directory with products, queries and labels")
    parser.add_argument("--threads", type=int, default=2, help="threads of the embedding model")
    parser.add_argument("--keep", type=Path, help="keep the database in this folder and use it again next time")


def run(args: argparse.Namespace) -> dict[str, object]:
    model = MiniLm(threads=args.threads)
    with _shop(args.keep) as (database, shop_id):
        loaded = load(database, shop_id, args.data, model)
        queries = {row["query_id"]: row["query"] for row in csv.DictReader((args.data / "queries.csv").open(encoding="utf-8"))}
        model.embed(["warm up"])
        asked = {id: _ask(database, shop_id, query, model) for id, query in queries.items()}
        with database.transaction(shop_id) as conn:
            size = conn.execute("SELECT pg_total_relation_size('product_vectors') AS bytes").fetchone()
    human, both = labels(args.data)
    return loaded | {"vector_table_bytes": size["bytes"] if size else None} | figures(asked, human, both)


def labels(data: Path) -> tuple[Labels, Labels]:
    """Human labels, and human plus rule labels: gain 0 to 1 by query and product. A human label always wins."""
    human: Labels = {}
    with gzip.open(data / "labels.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            human.setdefault(row["query_id"], {})[int(row["product_id"])] = float(row["rating"]) / 3
    both = {query: dict(gains) for query, gains in human.items()}
    with (data / "labels_extra.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            both.setdefault(row["query_id"], {}).setdefault(int(row["product_id"]), float(row["rating"]) / 3)
    return human, both


def figures(asked: dict[str, Asked], human: Labels, both: Labels) -> dict[str, object]:
    judged = {id: gains for id, gains in both.items() if id in asked and any(gains.values())}
    by_people = {id: gains for id, gains in human.items() if id in asked and any(gains.values())}
    nothing = [asked[id].confidence for id in asked if id not in judged]
    something = [asked[id].confidence for id in judged]
    total = sorted(each.search_ms + each.embed_ms for each in asked.values())
    return {
        "queries": len(asked),
        "judged_queries": len(judged),
        "ndcg_at_10": _mean(ndcg(asked[id].ids, gains) for id, gains in judged.items()),
        "ndcg_at_10_human_only": _mean(ndcg(asked[id].ids, gains) for id, gains in by_people.items()),
        "recall_at_50": _mean(recall(asked[id].ids, gains) for id, gains in judged.items()),
        "mrr": _mean(reciprocal_rank(asked[id].ids, gains) for id, gains in judged.items()),
        "abstention_auc": _auc(something, nothing),
        "search_ms_p50": round(statistics.median(each.search_ms for each in asked.values()), 1),
        "search_ms_p95": round(_p95([each.search_ms for each in asked.values()]), 1),
        "embed_ms_p50": round(statistics.median(each.embed_ms for each in asked.values()), 1),
        "total_ms_p95": round(_p95(total), 1),
        "worst": {asked[id].query: round(ndcg(asked[id].ids, gains), 2) for id, gains in _worst(asked, judged)},
    }


def ndcg(ids: list[int], gains: dict[int, float], *, cut: int = 10) -> float:
    """DCG = sum gain / log2(rank + 1), divided by that of the best order of the labelled products."""
    best = sorted(gains.values(), reverse=True)[:cut]
    ideal = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(best, start=1))
    got = sum(gains.get(id, 0.0) / math.log2(rank + 1) for rank, id in enumerate(ids[:cut], start=1))
    return got / ideal if ideal else 0.0


def recall(ids: list[int], gains: dict[int, float], *, cut: int = 50) -> float:
    """Share of the fully relevant products among the first `cut`, where `cut` may be fewer than there are."""
    wanted = {id for id, gain in gains.items() if gain == 1.0}
    return len(wanted & set(ids[:cut])) / min(cut, len(wanted)) if wanted else 1.0


def reciprocal_rank(ids: list[int], gains: dict[int, float]) -> float:
    return next((1 / rank for rank, id in enumerate(ids, start=1) if gains.get(id, 0.0) == 1.0), 0.0)


def _worst(asked: dict[str, Asked], judged: Labels) -> list[tuple[str, dict[int, float]]]:
    return sorted(judged.items(), key=lambda pair: ndcg(asked[pair[0]].ids, pair[1]))[:8]


def _ask(database: Database, shop_id: int, query: str, model: MiniLm) -> Asked:
    begun = time.perf_counter()
    vector = model.embed([query])[0]
    embedded = time.perf_counter()
    with database.transaction(shop_id) as conn:
        hits = search(conn, shop_id, Wish(query, limit=50), vector=vector, model=model.model)
    ended = time.perf_counter()
    ids = [hit.product_id for hit in hits]
    return Asked(query, ids, confidence(hits), 1000 * (ended - embedded), 1000 * (embedded - begun))


def load(database: Database, shop_id: int, data: Path, model: MiniLm) -> dict[str, object]:
    begun = time.perf_counter()
    count = 0
    for batch in _batches(data / "products.jsonl.xz", 500):
        with database.transaction(shop_id) as conn:
            count += sync.merge(conn, shop_id, batch, read_at=NOW)
    merged = time.perf_counter()
    embedded = sync.embed_missing(shop_id, transaction=database.transaction, embeddings=model)
    ended = time.perf_counter()
    return {
        "products": count,
        "merge_seconds": round(merged - begun, 1),
        "embedded": embedded,
        "embed_seconds": round(ended - merged, 1),
    }


def _batches(path: Path, size: int) -> Iterator[list[ProductFacts]]:
    batch: list[ProductFacts] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            batch.append(_product(json.loads(line)))
            if len(batch) == size:
                yield batch
                batch = []
    yield batch


def _product(source: dict[str, Any]) -> ProductFacts:
    id = int(source["product_id"])
    eans: list[str] = source.get("ean") or []
    attributes: dict[str, Any] = source.get("attributes") or {}
    return ProductFacts(
        id=id,
        handle=str(id),
        title=str(source["title"]),
        description=str(source.get("short_description") or ""),
        vendor=str(source.get("brand") or ""),
        status="ACTIVE",
        published_at=NOW,
        updated_at=NOW,
        metafields={
            f"specs.{name}": {"type": "single_line_text_field", "value": {"Y": "Yes", "N": "No"}.get(str(value), str(value))}
            for name, value in attributes.items()
        },
        variants=[
            VariantFacts(
                id=id,
                position=1,
                title="Default Title",
                price=f"{float(source.get('price') or 0):.2f}",
                sku=str(source.get("name") or ""),
                barcode=eans[0] if eans else "",
                available=True,
            )
        ],
    )


@contextmanager
def loaded_shop(keep: Path | None, data: Path, model: MiniLm) -> Generator[tuple[Database, int]]:
    """The shop with the products of `data` merged and embedded, unless a run before has done so."""
    with _shop(keep) as (database, shop_id):
        with database.transaction(shop_id) as conn:
            held = conn.execute("SELECT EXISTS (SELECT FROM product_vectors) AS loaded").fetchone()
        if not held or not held["loaded"]:
            load(database, shop_id, data, model)
        yield database, shop_id


@contextmanager
def _shop(keep: Path | None) -> Generator[tuple[Database, int]]:
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as scratch:
        server = Postgres((keep or Path(scratch)) / "pg")
        owner, app = server.ensure_database("bench_search")
        migrate(owner, app)
        database = Database(app, size=2)
        try:
            with database.directory() as conn:
                row = conn.execute("SELECT admit_shop('bench.myshopify.com') AS id").fetchone()
            yield database, int(row["id"]) if row else 0
        finally:
            database.close()
            server.stop()


def _mean(values: Iterator[float]) -> float:
    return round(statistics.fmean(values), 4)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _auc(higher: list[float], lower: list[float]) -> float | None:
    """The chance that a query with something relevant scores above one without."""
    if not higher or not lower:
        return None
    wins = sum((a > b) + 0.5 * (a == b) for a in higher for b in lower)
    return round(wins / (len(higher) * len(lower)), 3)
