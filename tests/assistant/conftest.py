"""A shop with goods and documents, and shoppers in it."""

from collections.abc import Callable

import pytest
from talking import Shopper, stock

from shopapp.outside.embeddings import Paired
from shopapp.wiring import House


@pytest.fixture(scope="session")
def model() -> Paired:
    return Paired(threads=2)


@pytest.fixture
def stocked(house: House, shop: int, model: Paired) -> int:
    stock(house, shop, model)
    return shop


@pytest.fixture
def shopper(house: House, stocked: int, model: Paired) -> Shopper:
    return Shopper(house, stocked, model)


@pytest.fixture
def another(house: House, stocked: int, model: Paired) -> Callable[..., Shopper]:
    return lambda **more: Shopper(house, stocked, model, **more)
