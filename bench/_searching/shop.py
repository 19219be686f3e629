"""The labelled products in a shop of their own, merged and embedded by the same code that a sync uses."""

import json
import lzma
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shopapp.catalog import sync
from shopapp.catalog.search import synonyms
from shopapp.db import Database
from shopapp.db.migrate import migrate
from shopapp.demo.services import Postgres
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def load(database: Database, shop_id: int, data: Path, model: Embeddings) -> dict[str, object]:
    begun = time.perf_counter()
    count = 0
    for batch in batches(data / "products.jsonl.xz", 500):
        with database.transaction(shop_id) as conn:
            count += sync.merge(conn, shop_id, batch, read_at=NOW)
    synonyms.learn(shop_id, transaction=database.transaction)
    merged = time.perf_counter()
    embedded = sync.embed_missing(shop_id, transaction=database.transaction, embeddings=model)
    with database.transaction(shop_id) as conn:
        sync.take_statistics(conn)
    ended = time.perf_counter()
    return {
        "products": count,
        "merge_seconds": round(merged - begun, 1),
        "embedded": embedded,
        "embed_seconds": round(ended - merged, 1),
    }


def batches(path: Path, size: int) -> Iterator[list[ProductFacts]]:
    batch: list[ProductFacts] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            batch.append(facts_of(json.loads(line)))
            if len(batch) == size:
                yield batch
                batch = []
    yield batch


def facts_of(source: dict[str, Any]) -> ProductFacts:
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
def labelled_shop(keep: Path | None) -> Generator[tuple[Database, int]]:
    with fresh_database(keep, "bench_search") as (_, database):
        with database.directory() as conn:
            row = conn.execute("SELECT admit_shop('bench.myshopify.com') AS id").fetchone()
        yield database, int(row["id"]) if row else 0


@contextmanager
def loaded_shop(keep: Path | None, data: Path, model: Embeddings) -> Generator[tuple[Database, int]]:
    """The shop with the products of `data` merged and embedded, unless a run before has done so."""
    with labelled_shop(keep) as (database, shop_id):
        with database.transaction(shop_id) as conn:
            held = conn.execute("SELECT EXISTS (SELECT FROM product_vectors) AS loaded").fetchone()
        if not held or not held["loaded"]:
            load(database, shop_id, data, model)
        yield database, shop_id


@contextmanager
def fresh_database(keep: Path | None, name: str, *, buffers: str = "") -> Generator[tuple[str, Database]]:
    """A migrated database of its own: its owner's address, and the database as the application sees it.

    `buffers` is PostgreSQL's own memory ("2GB"), for a database that outgrows the packaged 128 MB.
    """
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as scratch:
        folder = (keep or Path(scratch)) / "pg"
        server = Postgres(folder)
        if buffers:
            server.set("shared_buffers", buffers)
            server.stop()
            server = Postgres(folder)
        owner, app = server.ensure_database(name)
        migrate(owner, app)
        database = Database(app, size=2)
        try:
            yield owner, database
        finally:
            database.close()
            server.stop()
