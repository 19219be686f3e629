"""How well a shop in one language finds what is asked in another: with the usual model, and with the one for several languages.

The demo shop's products as an English, a German and a French shop would write them, and what shoppers ask for in five languages
(tests/catalog/languages: written for this, never used to choose a weight of the search). Each of the three shops is searched by
the product's own search. Printed per model, shop language and query language: nDCG@10, the share of queries with a right product
among the first three, and the share on which the assistant would show anything at all (`sure`).
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench._searching.figures import mean, ndcg
from bench._searching.shop import NOW, fresh_database
from shopapp.assistant.tools.hits import SURE, confidence
from shopapp.catalog import Wish, search, sync
from shopapp.db import Database
from shopapp.demo.catalogue import Item, items
from shopapp.outside.embeddings import MiniLm, Multilingual, Paired
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts

DATA = Path(__file__).parents[1] / "tests" / "catalog" / "languages"
ASKED_IN = ("en", "de", "fr", "es", "ar")
SHOPS = ("en", "de", "fr")

Asker = Callable[[str, str], Embeddings]
"""What embeds a question, by its language and the shop's."""


@dataclass(frozen=True, slots=True)
class Asked:
    right: tuple[int, ...]
    texts: dict[str, str]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threads", type=int, default=2, help="threads of the embedding models")
    parser.add_argument("--keep", type=Path, help="keep the database in this folder")


def run(args: argparse.Namespace) -> dict[str, object]:
    shelves, questions = written()
    english = MiniLm(threads=args.threads)
    several = Multilingual(threads=args.threads, english=english)
    models: dict[str, tuple[Embeddings, Asker | None]] = {
        "usual": (Paired(english=english), None),
        "several": (several, lambda asked_in, shop: several.in_english if asked_in == shop == "en" else several.in_any),
    }
    with fresh_database(args.keep, "bench_languages") as (_, database):
        found = {
            name: {
                language: _measured(database, f"{name}-{language}", language, shelves[language], questions, model, asker)
                for language in SHOPS
            }
            for name, (model, asker) in models.items()
        }
    return {"products": len(shelves["en"]), "queries": len(questions), **found}


def written() -> tuple[dict[str, list[ProductFacts]], list[Asked]]:
    """The products by the shop's language, and the questions."""
    known = {item.handle: item for item in items()}
    rows = list(_rows(DATA / "products.tsv"))
    ids = {handle: at for at, (handle, *_) in enumerate(rows, start=1)}
    shelves = {
        "en": [
            _facts(ids[handle], known[handle], known[handle].title, known[handle].about, known[handle].kind)
            for handle, *_ in rows
        ],
        "de": [_facts(ids[row[0]], known[row[0]], row[1], row[2]) for row in rows],
        "fr": [_facts(ids[row[0]], known[row[0]], row[3], row[4]) for row in rows],
    }
    questions = [
        Asked(tuple(ids[handle] for handle in right.split(", ")), dict(zip(ASKED_IN, texts, strict=True)))
        for right, *texts in _rows(DATA / "queries.tsv")
    ]
    return shelves, questions


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def _facts(id: int, item: Item, title: str, about: str, kind: str = "") -> ProductFacts:
    variant = VariantFacts(id=id, position=1, title="Default Title", price="10.00", sku=f"S{id}", available=True)
    return ProductFacts(
        id=id, handle=item.handle, title=title, description=about, vendor=item.vendor, product_type=kind,
        status="ACTIVE", published_at=NOW, updated_at=NOW, variants=[variant],
    )  # fmt: skip


def _measured(
    database: Database,
    name: str,
    language: str,
    shelf: list[ProductFacts],
    questions: list[Asked],
    model: Embeddings,
    asker: Asker | None,
) -> dict[str, Any]:
    shop_id = _stocked(database, name, language, shelf, model)
    return {
        asked_in: _asked(database, shop_id, questions, asked_in, asker(asked_in, language) if asker else model)
        for asked_in in ASKED_IN
    }


def _stocked(database: Database, name: str, language: str, shelf: list[ProductFacts], model: Embeddings) -> int:
    with database.directory() as conn:
        row = conn.execute("SELECT admit_shop(%(domain)s) AS id", {"domain": f"{name}.myshopify.com"}).fetchone()
    shop_id = int(row["id"]) if row else 0
    with database.transaction(shop_id) as conn:
        conn.execute("UPDATE shops SET locales = %(locales)s WHERE id = %(id)s", {"locales": [language], "id": shop_id})
        sync.merge(conn, shop_id, shelf, read_at=NOW)
    sync.embed_missing(shop_id, transaction=database.transaction, embeddings=model)
    return shop_id


def _asked(database: Database, shop_id: int, questions: list[Asked], language: str, model: Embeddings) -> dict[str, float]:
    places: list[float] = []
    first: list[bool] = []
    sure: list[bool] = []
    for each in questions:
        text = each.texts[language]
        with database.transaction(shop_id) as conn:
            wish = Wish(text, limit=10, locale=language)
            hits = search(conn, shop_id, wish, vector=model.embed([text])[0], model=model.model)
        ids = [hit.product_id for hit in hits]
        places.append(ndcg(ids, dict.fromkeys(each.right, 1.0)))
        first.append(bool(set(ids[:3]) & set(each.right)))
        sure.append(confidence(hits) >= SURE)
    return {"ndcg_at_10": mean(places), "in_first_three": mean(first), "sure": mean(sure)}
