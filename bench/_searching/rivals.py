"""Other engines on the same products and queries: bm25s and tantivy (development only), and PostgreSQL's plain full text.

Each gets the same fields. They have no vectors: what they score is what words alone can do.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from bench._searching.figures import Asked, Labels, figures
from bench._searching.shop import batches
from shopapp.db import Database
from shopapp.ports.shopify_catalogue import ProductFacts

Ask = Callable[[str], list[int]]
_SHOWN = ("ndcg_at_10", "ndcg_at_10_human_only", "recall_at_50", "mrr", "search_ms_p50", "search_ms_p95")
_MOST = 50
_ALL = 100_000
"""So many words' hits are ranked: the product passes over words that more than twice as many hold as it asks for."""


def rivals(database: Database, shop_id: int, data: Path, queries: dict[str, str], human: Labels, both: Labels) -> dict[str, Any]:
    products = [product for batch in batches(data / "products.jsonl.xz", 500) for product in batch]
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as folder:
        asks: dict[str, Ask] = {
            "bm25s": _bm25s(products),
            "tantivy": _tantivy(products, folder),
            "full_text": lambda query: _full_text(database, shop_id, query),
        }
        return {name: _scored(ask, queries, human, both) for name, ask in asks.items()}


def _scored(ask: Ask, queries: dict[str, str], human: Labels, both: Labels) -> dict[str, Any]:
    asked: dict[str, Asked] = {}
    for id, query in queries.items():
        begun = time.perf_counter()
        ids = ask(query)
        asked[id] = Asked(query, ids, 0.0, 1000 * (time.perf_counter() - begun), 0.0)
    found = figures(asked, human, both)
    return {name: found[name] for name in _SHOWN}


def _fields(product: ProductFacts) -> dict[str, str]:
    return {
        "title": product.title,
        "vendor": f"{product.vendor} {product.variants[0].sku}",
        "description": product.description,
        "attributes": " ".join(f"{key.partition('.')[2]} {held['value']}" for key, held in product.metafields.items()),
    }


def _bm25s(products: list[ProductFacts]) -> Ask:
    """Title and description, which scored best there (attributes dilute it); Lucene's variant, English stems."""
    import bm25s  # noqa: PLC0415 - development only
    import Stemmer  # noqa: PLC0415

    engine, stems = cast(Any, bm25s), cast(Any, Stemmer)
    stemmer = stems.Stemmer("english")
    texts = [f"{product.title} {product.vendor} {product.description}" for product in products]
    index = engine.BM25(method="lucene")
    index.index(engine.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)
    ids = [product.id for product in products]

    def ask(query: str) -> list[int]:
        words = engine.tokenize([query], stopwords="en", stemmer=stemmer, show_progress=False)
        places, scores = index.retrieve(words, k=_MOST, show_progress=False)
        return [ids[int(place)] for place, score in zip(places[0], scores[0], strict=True) if score > 0]

    return ask


def _tantivy(products: list[ProductFacts], folder: str) -> Ask:
    """Four fields, the title counted three times, English stems, every word asked for."""
    import tantivy  # noqa: PLC0415 - development only

    engine: Any = tantivy
    schema = engine.SchemaBuilder().add_integer_field("id", stored=True)
    names = ["title", "vendor", "description", "attributes"]
    for name in names:
        schema = schema.add_text_field(name, tokenizer_name="en_stem")
    index = engine.Index(schema.build(), path=folder)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for product in products:
        writer.add_document(engine.Document(id=product.id, **_fields(product)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[int]:
        parsed, _ = index.parse_query_lenient(query, names, field_boosts={"title": 3.0}, conjunction_by_default=True)
        return [int(searcher.doc(place)["id"][0]) for _, place in searcher.search(parsed, _MOST).hits]

    return ask


def _full_text(database: Database, shop_id: int, query: str) -> list[int]:
    with database.transaction(shop_id) as conn:
        rows = conn.execute(
            "SELECT product_id FROM products_by_words(plainto_tsquery('english', public.unaccent(%(query)s)), %(all)s)",
            {"query": query, "all": _ALL},
        ).fetchall()
    return [row["product_id"] for row in rows[:_MOST]]
