"""Cards, comparisons, facets and relatives: only rows, only what may be offered."""

import pytest
from catalog_shelf import product, shelf

from shopapp.catalog import cards, compare, related, store
from shopapp.catalog.facets import store as facet_rows
from shopapp.catalog.facets.store import FacetSetting
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
    assert rows["Brand"] == {"facet": "vendor", "label": "Brand", "values": ["Fieldhouse"] * 3, "differs": False}
    assert [row["differs"] for row in rows.values()] == sorted((row["differs"] for row in rows.values()), reverse=True)


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


def test_a_comparison_keeps_to_what_the_merchant_renamed_hid_and_ordered(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        before = [row["facet"] for row in compare(conn, stocked, [100, 110])]
        facet_rows.write_settings(
            conn,
            stocked,
            [
                FacetSetting("fabric", label="Made of", place=1),
                FacetSetting("vendor", hidden=True),
                FacetSetting("price", hidden=True),
            ],
        )
        rows = compare(conn, stocked, [100, 110])
    assert "vendor" in before
    assert "vendor" not in [row["facet"] for row in rows]
    differing = [row["label"] for row in rows if row["differs"]]
    assert differing[:2] == ["Price", "Made of"], "a price is shown whether or not it is asked about"
