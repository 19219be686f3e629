"""Webhooks on the wire: read again what changed, embed only changed text, drop what is older, and stock by itself."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from catalog_shelf import variant
from shopify_world import DOMAIN, ground, hat, heard, house, id_token, moved_in, sandbox, settings

from shopapp.catalog import Wish, changed, search, store, sync
from shopapp.catalog.sync import store as writing
from shopapp.errors import Invalid
from shopapp.ports.embeddings import Embeddings, Vectors
from shopapp.ports.shopify_catalogue import ProductFacts, StockFacts
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]


class Counting:
    def __init__(self, inner: Embeddings) -> None:
        self._inner = inner
        self.texts: list[str] = []

    @property
    def model(self) -> str:
        return self._inner.model

    def embed(self, texts: list[str]) -> Vectors:
        self.texts += texts
        return self._inner.embed(texts)


class Shop:
    """The demo shop with one product on Shopify's side, told of by webhook."""

    def __init__(self, house: House, shop_id: int, sandbox: Sandbox, model: Embeddings) -> None:
        self.house, self.id, self.sandbox, self.embeddings = house, shop_id, sandbox, Counting(model)

    def put(self, **more: Any) -> dict[str, Any]:
        shopify_side.put_products(self.sandbox, DOMAIN, [hat(4) | more], replace=True, tell=False)
        return next(iter(self.sandbox.world.find("product", "handle", "wool-hat", shop=DOMAIN)))

    def tell(self, topic: str, shopify: Any = None, **body: Any) -> None:
        changed(
            self.id,
            topic,
            body,
            transaction=self.house.transaction,
            clock=self.house.clock,
            shopify=shopify or self.house.catalogue,
            embeddings=self.embeddings,
        )

    def row(self, product_id: int) -> Any:
        with self.house.transaction(self.id) as conn:
            return store.product(conn, self.id, product_id)

    def found(self, text: str) -> list[int]:
        with self.house.transaction(self.id) as conn:
            return [hit.product_id for hit in search(conn, self.id, Wish(text))]


@pytest.fixture
def known(house: House, moved_in: int, sandbox: Sandbox, model: Embeddings) -> Shop:
    return Shop(house, moved_in, sandbox, model)


def test_a_new_product_is_read_and_embedded(known: Shop) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"], updated_at=doc["updatedAt"])
    assert known.row(doc["id"]).title == "Wool hat"
    assert known.row(doc["id"]).options == []
    assert known.found("wool hat") == [doc["id"]]
    assert len(known.embeddings.texts) == 1


def test_a_changed_price_is_taken_without_embedding(known: Shop) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    doc = known.put(variants=[hat(4)["variants"][0] | {"price": "25.00"}])
    known.tell("products/update", id=doc["id"], updated_at=doc["updatedAt"])
    assert known.row(doc["id"]).price_min == 2500
    assert len(known.embeddings.texts) == 1


def test_a_changed_title_is_embedded_again(known: Shop) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    doc = known.put(title="Felt hat")
    known.tell("products/update", id=doc["id"], updated_at=doc["updatedAt"])
    assert known.found("felt hat") == [doc["id"]]
    assert len(known.embeddings.texts) == 2


def test_a_delivery_older_than_what_is_held_asks_nobody(known: Shop) -> None:
    class Silent:
        def product(self, shop_id: int, product_id: int) -> ProductFacts | None:
            raise AssertionError("asked")

    doc = known.put()
    known.tell("products/create", id=doc["id"])
    earlier = datetime.fromisoformat(doc["updatedAt"]) - timedelta(seconds=1)
    known.tell("products/update", Silent(), id=doc["id"], updated_at=earlier.isoformat())


def test_an_older_reading_never_replaces_a_newer_one(known: Shop, house: House) -> None:
    doc = known.put()
    old = house.catalogue.product(known.id, doc["id"])
    assert old is not None
    with house.transaction(known.id) as conn:
        newer = old.updated_at + timedelta(minutes=1)
        sync.merge(conn, known.id, [replace(old, title="Newer", updated_at=newer)], read_at=newer)
        sync.merge(conn, known.id, [old], read_at=old.updated_at)
    assert known.row(doc["id"]).title == "Newer"


def test_a_deleted_product_is_gone_at_once_and_a_late_update_does_not_bring_it_back(known: Shop) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    shopify_side.delete_product(known.sandbox, DOMAIN, doc["id"], tell=False)
    known.tell("products/delete", id=doc["id"])
    assert known.found("wool hat") == []
    known.tell("products/update", id=doc["id"], updated_at="2099-01-01T00:00:00Z")
    assert known.found("wool hat") == []


def test_stock_is_read_by_itself(known: Shop, house: House) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    sold_out = known.put(variants=[hat(4)["variants"][0] | {"inventoryQuantity": 0}])
    known.tell("inventory_levels/update", inventory_item_id=sold_out["variants"][0]["inventoryItemId"], available=0)
    assert not known.row(doc["id"]).available
    assert known.found("wool hat") == []
    assert len(known.embeddings.texts) == 1


def test_an_earlier_reading_of_stock_does_not_overwrite_a_later_one(known: Shop, house: House) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    id = doc["variants"][0]["id"]
    with house.transaction(known.id) as conn:
        later, earlier = house.clock.now() + timedelta(minutes=2), house.clock.now() + timedelta(minutes=1)
        writing.set_stock(conn, known.id, [StockFacts(id, 7, True, False, True)], later)
        writing.set_stock(conn, known.id, [StockFacts(id, 0, True, False, False)], earlier)
        assert store.variants(conn, known.id, [id])[id].stock == 7


def test_stock_of_something_unknown_is_no_problem(known: Shop) -> None:
    known.tell("inventory_levels/update", inventory_item_id=123, available=1)
    with known.house.transaction(known.id) as conn:
        assert conn.execute("SELECT count(*) AS many FROM variants").fetchone() == {"many": 0}


def test_a_variant_that_was_removed_is_gone(known: Shop, house: House) -> None:
    doc = known.put()
    known.tell("products/create", id=doc["id"])
    facts = house.catalogue.product(known.id, doc["id"])
    assert facts is not None
    with house.transaction(known.id) as conn:
        later = facts.updated_at + timedelta(seconds=5)
        changed_facts = replace(facts, variants=[variant(42, "9.00")], updated_at=later)
        sync.merge(conn, known.id, [changed_facts], read_at=later)
        assert [each.id for each in store.variants_of(conn, known.id, [doc["id"]])[doc["id"]]] == [42]


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": "x"}, {"id": [1]}])
def test_a_body_that_names_nothing_is_refused(known: Shop, body: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        known.tell("products/update", **body)


def test_a_topic_of_another_room_is_refused(known: Shop) -> None:
    with pytest.raises(Invalid):
        known.tell("orders/create", id=1)
