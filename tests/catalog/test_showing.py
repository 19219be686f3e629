"""Cards, comparisons, facets and relatives: only rows, only what may be offered."""

from itertools import pairwise

import pytest
from catalog_shelf import product, shelf, variant

from shopapp.catalog import cards, compare, facets, related, store, sync
from shopapp.catalog.facets.bands import bands
from shopapp.catalog.sync.rows import facets_of, minor, values_of
from shopapp.errors import Invalid, NotFound
from shopapp.ports.embeddings import Embeddings
from shopapp.wiring import House


def test_a_card_holds_the_cheapest_variant_that_can_be_bought(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        card = cards(conn, stocked, [100], storefront_url="https://x.test", reasons={100: "Keeps you dry"})[0]
    assert (card["variant_id"], card["price"]["minor"], card["from"]) == (1001, 8900, True)
    assert (card["url"], card["reason"]) == ("https://x.test/products/rain-jacket", "Keeps you dry")
    assert [each["available"] for each in card["variants"]] == [True, False, True]
    assert card["options"][0] == {"name": "Size", "values": ["S", "M"]}


def test_cards_keep_the_order_and_leave_out_what_may_not_be_offered(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        shown = cards(conn, stocked, [150, 160, 180, 999, 120], storefront_url="")
    assert [card["product_id"] for card in shown] == [150, 120]


def test_badges_say_what_the_rows_prove(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        shown = {card["product_id"]: card for card in cards(conn, stocked, [110, 140, 150], storefront_url="")}
    assert shown[110]["badges"] == ["−25%"]
    assert shown[110]["compare_at"] == {"minor": 19900, "currency": "EUR", "text": "€199.00"}
    assert shown[140]["badges"] == ["Sold out"]
    assert shown[150]["badges"] == []


def test_cards_of_another_shop_are_empty(house: House, stocked: int, other_shop: int) -> None:
    with house.transaction(other_shop) as conn:
        assert cards(conn, other_shop, [100], storefront_url="") == []
        assert store.variants(conn, stocked, [1001]) == {}
        with pytest.raises(NotFound):
            store.product(conn, stocked, 100)


def test_what_differs_comes_first_and_what_is_missing_is_none(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        rows = {row["label"]: row for row in compare(conn, stocked, [100, 110, 120])}
    assert rows["Price"]["values"] == ["from €89.00", "€149.00", "€39.00"]
    assert rows["Fabric"]["values"] == ["Recycled nylon", "Nylon", None]
    assert rows["Brand"] == {"label": "Brand", "values": ["Fieldhouse"] * 3, "differs": False}
    assert [row["differs"] for row in rows.values()] == sorted((row["differs"] for row in rows.values()), reverse=True)


def test_facets_are_found_counted_and_covered(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        found = {facet.name: facet for facet in facets.of(conn, stocked, [100, 110, 120, 130])}
    assert found["type"].values == [("Belts", 2), ("Jackets", 2)]
    assert found["color"].coverage == 0.5
    assert dict(found["color"].values) == {"Black": 1, "Navy": 1, "Olive": 1}
    assert "vendor" not in found
    assert sum(count for _, count in found["price"].values) == 4


def test_values_are_the_same_in_any_case(house: House, shop: int) -> None:
    text = "single_line_text_field"
    products = [
        product(number, f"P{number}", [variant(number * 10, "5.00")], metafields={"a.fit": {"type": text, "value": value}})
        for number, value in enumerate(["Slim", "slim", "Slim", "Wide"], start=1)
    ]
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, products, read_at=products[0].updated_at)
        found = next(facet for facet in facets.of(conn, shop, [1, 2, 3, 4]) if facet.name == "fit")
    assert found.values == [("Slim", 3), ("Wide", 1)]


def facet(name: str, counts: list[int], coverage: float = 1.0) -> facets.Facet:
    start, holders = 0, {}
    for place, count in enumerate(counts):
        holders[f"v{place}"] = frozenset(range(start, start + count))
        start += count
    return facets.Facet(name, name, [(f"v{place}", count) for place, count in enumerate(counts)], coverage, {}, holders)


def test_the_facet_that_splits_evenly_is_asked() -> None:
    even, uneven = facet("even", [5, 5]), facet("uneven", [9, 1])
    assert facets.gain(even, 10) == pytest.approx(1.0)
    assert facets.choose([uneven, even], 10) is even
    assert facets.choose([even], 10, asked={"even"}) is None


def test_a_facet_few_products_have_is_worth_less() -> None:
    assert facets.gain(facet("rare", [2, 2], 0.4), 10) < facets.gain(facet("common", [5, 5]), 10)
    assert facets.choose([facet("rare", [1, 1], 0.2)], 10) is None


def test_at_most_six_choices_are_offered() -> None:
    offered = facets.choices(facet("many", [9, 8, 7, 6, 5, 4, 3, 2]))
    assert [choice.label for choice in offered] == ["v0", "v1", "v2", "v3", "v4", "Other"]
    assert (offered[-1].values, offered[-1].count) == (("v5", "v6", "v7"), 9)


def test_price_bands_have_no_gap_and_no_overlap() -> None:
    cut = bands([900, 1500, 2200, 4100, 5600, 8900, 12900, 30000], "EUR")
    edges = list(cut.values())
    assert edges[0][0] is None
    assert edges[-1][1] is None
    assert all(high is not None and low == high + 1 for (_, high), (low, _) in pairwise(edges))
    assert all("." not in label for label in cut)
    assert bands([1000, 1000, 1000, 1000], "EUR") == {}
    assert bands([], "JPY") == {}


def test_similar_products_are_of_the_same_kind_and_can_be_bought(house: House, stocked: int, model: Embeddings) -> None:
    with house.transaction(stocked) as conn:
        assert related.similar(conn, stocked, 100)[0].product_id == 110
        assert next(hit.product_id for hit in related.cheaper(conn, stocked, 120)) == 130
        assert all(hit.product_id not in (120, 140, 160) for hit in related.cheaper(conn, stocked, 120))
        with pytest.raises(NotFound):
            related.similar(conn, stocked, 1)


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("single_line_text_field", "Linen", ["Linen"]),
        ("list.single_line_text_field", '["Linen","Wool"]', ["Linen", "Wool"]),
        ("number_decimal", "40.0", ["40"]),
        ("dimension", '{"value": 12.50, "unit": "CENTIMETERS"}', ["12.5 centimeters"]),
        ("boolean", "true", ["Yes"]),
        ("list.single_line_text_field", "not json", []),
        ("multi_line_text_field", "A long text", []),
        ("product_reference", "gid://shopify/Product/1", []),
        ("number_integer", "NaN", ["NaN"]),
    ],
)
def test_metafields_are_read_as_a_person_reads_them(kind: str, value: str, read: list[str]) -> None:
    assert values_of(kind, value) == read


def test_long_texts_are_no_facet_values() -> None:
    long = product(1, "X", [], metafields={"a.story": {"type": "single_line_text_field", "value": "word " * 40}}, vendor=" ")
    assert facets_of(long) == {}
    assert facets_of(shelf()[0])["color"] == ["Navy", "Olive"]


@pytest.mark.parametrize(
    ("amount", "currency", "result"), [("12.00", "EUR", 1200), ("1200.00", "JPY", 1200), ("1.234", "KWD", 1234), ("0", "EUR", 0)]
)
def test_amounts_are_exact(amount: str, currency: str, result: int) -> None:
    assert minor(amount, currency) == result


@pytest.mark.parametrize(
    ("amount", "currency"), [("1.005", "EUR"), ("x", "EUR"), ("1.00", "XXX"), ("NaN", "EUR"), ("1.50", "JPY")]
)
def test_amounts_that_cannot_be_exact_are_refused(amount: str, currency: str) -> None:
    with pytest.raises(Invalid):
        minor(amount, currency)
