"""Policies and pages over the wire: read, read again only when changed, gone when gone."""

from typing import Any

import pytest
from shopify_world import DOMAIN, ground, heard, house, id_token, moved_in, sandbox, settings

from shopapp.knowledge import read_again
from shopapp.outside.embeddings import MiniLm
from shopapp.ports.shopify_catalogue import ShopText
from shopapp.wiring import House

__all__ = ["DOMAIN", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]


class Library:
    """A catalogue port that only has texts."""

    def __init__(self, *texts: ShopText) -> None:
        self._texts = list(texts)

    def texts(self, shop_id: int) -> list[ShopText]:
        return self._texts

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)


def live(house: House, shop_id: int) -> list[str]:
    with house.transaction(shop_id) as conn:
        rows = conn.execute("SELECT title FROM documents WHERE state = 'live' ORDER BY title").fetchall()
    return [row["title"] for row in rows]


def test_the_shops_own_texts_come_over_the_wire(house: House, moved_in: int) -> None:
    texts = house.catalogue.texts(moved_in)
    read_again(moved_in, transaction=house.transaction, embeddings=MiniLm(threads=2), shopify=house.catalogue)
    assert live(house, moved_in) == sorted(each.title for each in texts)


def test_texts_that_are_gone_answer_no_more_but_uploads_stay(house: House, shop: int) -> None:
    model = MiniLm(threads=2)
    one = ShopText("page", "1", "Sizes", "/pages/sizes", "<p>True to size.</p>")
    two = ShopText("policy", "2", "Returns", "/policies/refund", "<p>Thirty days.</p>")
    ports: dict[str, Any] = {"transaction": house.transaction, "embeddings": model}
    both: Any = Library(one, two)
    less: Any = Library(two)
    assert read_again(shop, **ports, shopify=both) == 2
    assert read_again(shop, **ports, shopify=both) == 0
    assert read_again(shop, **ports, shopify=less) == 0
    assert live(house, shop) == ["Returns"]
    assert read_again(shop, **ports, shopify=both) == 1
    assert live(house, shop) == ["Returns", "Sizes"]


@pytest.fixture
def shop(moved_in: int) -> int:
    return moved_in
