"""What a product is free of, and which of its variants a card is about."""

import pytest
from catalog_shelf import product, variant
from small_shop import plain as goods
from talking import Shopper, stock

from shopapp.catalog.search.freedom import is_free_of
from shopapp.outside.embeddings import Paired
from shopapp.wiring import House


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Caffeine-free red bush tea", "caffeine"),
        ("Swiss-water decaffeinated", "caffeine"),
        ("Baked without nuts", "nuts"),
        ("Contains no added sugar", "sugar"),
        ("Zuckerfrei und vegan", "zucker"),
        ("Ohne Alkohol", "alkohol"),
        ("Thé sans caféine", "cafeine"),
        ("Leche sin lactosa", "lactosa"),
    ],
)
def test_a_text_that_denies_a_thing_is_free_of_it(text: str, thing: str) -> None:
    assert is_free_of(text, thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Low in caffeine compared to coffee", "caffeine"),
        ("Baked with almonds. Contains nuts", "nuts"),
        ("Made without nuts, but may contain traces of nuts", "nuts"),
        ("Free delivery, nuts included", "nuts"),
        ("A decade of coffee", "caffeine"),
    ],
)
def test_a_text_that_only_speaks_of_it_is_not(text: str, thing: str) -> None:
    assert not is_free_of(text, thing)


@pytest.mark.parametrize("thing", ["", " ", "nuts.", "nuts\\", "(", "[a", "*+?", "a" * 2000, "\x00", "النوت.", "🙂"])
def test_whatever_is_ruled_out_is_looked_for_as_it_stands(thing: str) -> None:
    assert not is_free_of(f"Free of {thing}, may contain traces of {thing}", thing or "nuts")


KILO = {"name": "Weight", "values": ["250 g", "1 kg"]}
SHELF = [
    product(
        1,
        "Sumatra Coffee",
        [variant(101, "9.50", "250 g"), variant(102, "32.00", "1 kg")],
        product_type="Coffee",
        description="Earthy and full-bodied.",
        options=[KILO],
        tags=["dark roast"],
    ),
    product(
        2,
        "Huila Coffee",
        [variant(201, "9.50", "250 g"), variant(202, "32.00", "1 kg")],
        product_type="Coffee",
        description="Balanced, with caramel.",
        options=[KILO],
        tags=["medium roast"],
    ),
    goods(3, "Peru Decaf Coffee", "9.50", "Coffee", "Swiss-water decaffeinated, cocoa and nuts."),
    goods(4, "Rooibos Vanilla Tea", "5.90", "Tea", "Caffeine-free red bush tea."),
    goods(5, "Earl Grey Tea", "6.50", "Tea", "Black tea with bergamot."),
    goods(6, "Sencha Tea", "7.50", "Tea", "Green tea, low in caffeine compared to coffee."),
    goods(7, "Dark Chocolate 85%", "5.50", "Food", "Chocolate bar. May contain traces of nuts."),
    goods(8, "Mug", "18.00", "Mugs", "Handmade mug.", metafields={"custom.colour": {"type": "x", "value": "Sand"}}),
]


@pytest.fixture
def drinker(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, SHELF)
    return Shopper(house, shop, model)


def cards(shopper: Shopper) -> dict[str, str]:
    return {item["title"]: item["price"]["text"] for item in shopper.event("products")["items"]}


def test_where_some_say_that_they_are_free_of_it_only_these_are_shown(drinker: Shopper) -> None:
    assert list(cards(drinker.says("tea without caffeine"))) == ["Rooibos Vanilla Tea"]
    assert list(cards(drinker.says("coffee without caffeine"))) == ["Peru Decaf Coffee"]


def test_traces_are_not_free_of_it(drinker: Shopper) -> None:
    drinker.says("chocolate without nuts")
    assert "Dark Chocolate 85%" not in (cards(drinker) if "products" in drinker.types else {})
    assert "nuts" in drinker.text


def test_what_is_named_like_a_colour_is_found_where_it_is_sold(drinker: Shopper) -> None:
    assert list(cards(drinker.says("chocolate"))) == ["Dark Chocolate 85%"]


def test_a_card_is_about_the_variant_that_was_asked_for(drinker: Shopper) -> None:
    drinker.says("a dark roast, 1 kg")
    assert cards(drinker) == {"Sumatra Coffee": "€32.00"}
    (card,) = drinker.event("products")["items"]
    assert card["variant_id"] == 102
    assert not card["from"]


def test_a_card_is_about_a_variant_within_the_budget(drinker: Shopper) -> None:
    found = cards(drinker.says("coffee between 20 and 40 euros"))
    assert set(found.values()) == {"€32.00"}
