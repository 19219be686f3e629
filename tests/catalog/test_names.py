"""Category attributes are kept as metaobjects: their names are read, renamed, refused, and looked for by shoppers."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from catalog_shelf import product, variant
from shopify_world import DOMAIN, ground, heard, house, id_token, moved_in, sandbox, settings
from test_sync import carry, doc, filled

from shopapp.catalog import Wish, search, sync
from shopapp.catalog.sync import names as asked_for
from shopapp.errors import Refused, Unavailable
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ShopifyCatalogue
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.shopify import metaobjects
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["carry", "filled", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]

Carry = Callable[..., sync.Progress]


@pytest.fixture
def navy(filled: Sandbox) -> str:
    """The id of a value of the category attribute colour; thing 1 has it, and a neckline, beside options of its own."""
    colors = [metaobjects.put_metaobject(filled, DOMAIN, "shopify--color-pattern", name) for name in ("Midnight blue", "Red")]
    neck = metaobjects.put_metaobject(filled, DOMAIN, "shopify--neckline", "Crew")
    metafields = [
        {
            "namespace": "shopify",
            "key": "color-pattern",
            "type": "list.metaobject_reference",
            "value": json.dumps(colors),
        },
        {"namespace": "shopify", "key": "neckline", "type": "metaobject_reference", "value": neck},
        {"namespace": "custom", "key": "odd", "type": "list.metaobject_reference", "value": "not a list"},
        {"namespace": "custom", "key": "gone", "type": "metaobject_reference", "value": "gid://shopify/Metaobject/1"},
    ]
    shopify_side.put_products(filled, DOMAIN, [doc(1, metafields=metafields)], tell=False)
    return colors[0]


def facets(house: House, shop_id: int) -> dict[str, Any]:
    with house.transaction(shop_id) as conn:
        row = conn.execute("SELECT facets FROM products WHERE handle = 'thing-1'").fetchone()
    assert row is not None
    return row["facets"]


def changed(house: House, shop_id: int, model: Embeddings, shopify: Any = None) -> None:
    with house.transaction(shop_id) as conn:
        row = conn.execute("SELECT id FROM products WHERE handle = 'thing-1'").fetchone()
    assert row is not None
    sync.changed(
        shop_id,
        "products/update",
        {"id": row["id"]},
        transaction=house.transaction,
        clock=house.clock,
        shopify=shopify or house.catalogue,
        embeddings=model,
    )


class Saying:
    """A catalogue that answers a question for names otherwise."""

    def __init__(self, inner: ShopifyCatalogue, problem: Exception | None = None) -> None:
        self._inner, self._problem = inner, problem
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def names(self, shop_id: int, ids: Sequence[str]) -> dict[str, str]:
        self.asked += ids
        if self._problem:
            raise self._problem
        return self._inner.names(shop_id, ids)


def test_the_values_of_a_category_attribute_are_facets_beside_the_options(
    carry: Carry, house: House, moved_in: int, navy: str
) -> None:
    assert carry().skipped == []
    found = facets(house, moved_in)
    assert found["color"] == ["Navy", "Red", "Midnight blue"]
    assert found["neckline"] == ["Crew"]
    assert not {"odd", "gone"} & set(found)
    with house.transaction(moved_in) as conn:
        hits = search(conn, moved_in, Wish("jumper", options={"neckline": ["crew"]}))
    assert len(hits) == 1


def test_a_product_read_again_has_the_same_row(carry: Carry, house: House, moved_in: int, model: Embeddings, navy: str) -> None:
    carry()
    before = facets(house, moved_in)
    changed(house, moved_in, model)
    assert facets(house, moved_in) == before


def test_each_name_is_asked_for_once_a_run(carry: Carry, house: House, moved_in: int, navy: str) -> None:
    saying = Saying(house.catalogue)
    carry(shopify=saying)
    assert len(saying.asked) == len(set(saying.asked)) == 4


def test_a_renamed_value_is_seen_by_the_next_run(carry: Carry, house: House, moved_in: int, filled: Sandbox, navy: str) -> None:
    carry()
    metaobjects.rename_metaobject(filled, DOMAIN, navy, "Ink")
    carry()
    assert facets(house, moved_in)["color"] == ["Navy", "Red", "Ink"]


def test_without_the_scope_the_catalogue_comes_without_names_and_says_so(
    carry: Carry, house: House, moved_in: int, model: Embeddings, navy: str
) -> None:
    saying = Saying(house.catalogue, Refused("no scope", code="ACCESS_DENIED"))
    progress = carry(shopify=saying)
    assert (progress.state, progress.refused) == ("done", ["the names of category attributes"])
    assert "neckline" not in facets(house, moved_in)
    changed(house, moved_in, model, saying)
    assert "neckline" not in facets(house, moved_in)


def test_shopify_being_away_when_names_are_asked_for_leaves_the_run_where_it_is(
    carry: Carry, house: House, moved_in: int, navy: str
) -> None:
    with pytest.raises(Unavailable):
        carry(shopify=Saying(house.catalogue, Unavailable("away")))
    assert carry(begin=False).state == "done"
    assert facets(house, moved_in)["neckline"] == ["Crew"]


def test_a_shop_with_a_metaobject_for_each_product_is_not_asked_without_end() -> None:
    products = [
        _bare(number, {"custom.chart": {"type": "metaobject_reference", "value": f"gid://shopify/Metaobject/{number}"}})
        for number in range(1, asked_for.MOST + 500)
    ]

    class Naming:
        def __init__(self) -> None:
            self.asked = 0

        def names(self, shop_id: int, ids: Sequence[str]) -> dict[str, str]:
            self.asked += len(ids)
            return dict.fromkeys(ids, "Chart")

    naming = Naming()
    names = asked_for.Names(1, naming)  # type: ignore[arg-type]
    given = names.given(products)
    names.given(products)
    assert naming.asked == asked_for.MOST
    assert sum(bool(each.names) for each in given) == asked_for.MOST


def _bare(number: int, metafields: dict[str, dict[str, str]]) -> Any:
    return product(number, "Tent", [variant(number, "9.00")], metafields=metafields)


def test_the_real_adapter_asks_by_a_hundred(house: House, moved_in: int, navy: str) -> None:
    ids = [navy, *(f"gid://shopify/Metaobject/{number}" for number in range(1, 120))]
    assert house.catalogue.names(moved_in, ids) == {navy: "Midnight blue"}
