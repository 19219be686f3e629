"""A shop with goods and documents, and shoppers in it."""

from collections.abc import Callable

import pytest
from talking import Shopper, stock

from shopapp.outside.embeddings import MiniLm
from shopapp.wiring import House


@pytest.fixture(scope="session")
def model() -> MiniLm:
    return MiniLm(threads=2)


@pytest.fixture
def stocked(house: House, shop: int, model: MiniLm) -> int:
    stock(house, shop, model)
    return shop


@pytest.fixture
def shopper(house: House, stocked: int, model: MiniLm) -> Shopper:
    return Shopper(house, stocked, model)


@pytest.fixture
def another(house: House, stocked: int, model: MiniLm) -> Callable[..., Shopper]:
    return lambda **more: Shopper(house, stocked, model, **more)
