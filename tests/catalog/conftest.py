"""A small outdoor shop: merged by the real path, embedded by the real model."""

from collections.abc import Callable

import pytest
from catalog_shelf import NOW, shelf

from shopapp.catalog import sync
from shopapp.outside.embeddings import Paired
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


@pytest.fixture(scope="session")
def model() -> Paired:
    return Paired(threads=2)


@pytest.fixture
def fill(house: House, model: Embeddings) -> Callable[[int, list[ProductFacts]], None]:
    """Puts products into a shop and embeds them."""

    def put(shop_id: int, products: list[ProductFacts]) -> None:
        with house.transaction(shop_id) as conn:
            sync.merge(conn, shop_id, products, read_at=NOW)
        sync.embed_missing(shop_id, transaction=house.transaction, embeddings=model)

    return put


@pytest.fixture
def stocked(shop: int, fill: Callable[[int, list[ProductFacts]], None]) -> int:
    """The id of a shop with the shelf in it."""
    fill(shop, shelf())
    return shop
