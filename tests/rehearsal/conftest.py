"""A small shop with goods and documents, and a stage to rehearse on."""

import pytest
from catalog_shelf import NOW, shelf

from shopapp.assistant import BuiltIn
from shopapp.catalog import sync
from shopapp.knowledge import put_document
from shopapp.outside.embeddings import MiniLm
from shopapp.rehearsal import Stage
from shopapp.wiring import House

DOCUMENTS = {
    "Shipping": "<h2>Delivery time</h2><p>We deliver within Germany in two to four working days.</p>"
    "<h2>Costs</h2><p>Standard shipping costs 4.90 euro and is free from 60 euro.</p>",
    "Returns": "<h2>Sending goods back</h2><p>You can return unworn goods within 30 days. Write to us and we send a label.</p>",
}


@pytest.fixture(scope="session")
def model() -> MiniLm:
    return MiniLm(threads=2)


@pytest.fixture
def stocked(house: House, shop: int, model: MiniLm) -> int:
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, shelf(), read_at=NOW)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=model)
    for title, text in DOCUMENTS.items():
        url = f"http://127.0.0.1:8801/pages/{title.lower()}"
        put_document(shop, "page", title, title, url, text, transaction=house.transaction, embeddings=model)
    return shop


@pytest.fixture
def stage(house: House, model: MiniLm) -> Stage:
    engine = BuiltIn()
    return Stage(house.transaction, model, house.vocabularies, {engine.name: engine}, provider=lambda _: "shopify")
