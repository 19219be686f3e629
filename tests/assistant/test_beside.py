"""What goes with a product: only when asked, from orders and shelves, never dearer and never what was ruled out."""

from dataclasses import replace

import pytest
from catalog_shelf import NOW
from small_shop import shelf
from talking import Shopper
from test_orders import place

from shopapp.catalog import sync
from shopapp.ports.shopify_orders import OrderLine
from shopapp.wiring import House


def line(id: int, product: int) -> OrderLine:
    return OrderLine(id, product * 100, product, "", "", "", 1, 1000, 1000)


@pytest.fixture
def shelved(house: House, stocked: int) -> int:
    """Tents, stoves, a mug and a leather belt in one collection; tent 40 was bought with beanie 60 twice, with cap 61 once."""
    camp = {40, 41, 50, 51, 30, 20}
    later = NOW.replace(year=NOW.year + 1)
    facts = [replace(each, collections={"1": "Camp"}, updated_at=later) for each in shelf() if each.id in camp]
    with house.transaction(stocked) as conn:
        sync.merge(conn, stocked, facts, read_at=later)
    for order, others in ((1, (60,)), (2, (60, 61))):
        place(house, stocked, order, lines=tuple(line(at, id) for at, id in enumerate((40, *others))))
    return stocked


def test_what_was_bought_with_it_comes_first_then_its_shelf(shopper: Shopper, shelved: int):
    shopper.says("Two Person Tent")
    assert "Merino Beanie" not in shopper.titles
    shopper.says("what goes with it?")
    assert shopper.titles[0] == "Merino Beanie"
    assert set(shopper.titles[1:]) <= {"Pocket Stove", "Enamel Mug", "Leather Belt"}
    assert len(shopper.titles) == 3


def test_nothing_ruled_out_and_nothing_dearer(shopper: Shopper, shelved: int):
    shopper.says("Two Person Tent, not leather")
    shopper.says("what goes with the Two Person Tent?")
    assert "Merino Beanie" in shopper.titles
    assert not {"Leather Belt", "Family Tent"} & set(shopper.titles)


def test_it_says_so_when_nothing_is_known(shopper: Shopper, stocked: int):
    shopper.says("Pine Candle")
    shopper.says("what goes with it?")
    assert shopper.cards == []
    assert "nothing in the shop" in shopper.text


ASKED = {
    "de": "was passt dazu?",
    "fr": "qu'est-ce qui va avec ?",
    "es": "¿qué va con esto?",
    "ar": "ما هي الملحقات لهذا؟",
    "en": "accessories for this",
}


@pytest.mark.parametrize("language", ASKED)
def test_it_is_understood_in_each_language(shopper: Shopper, shelved: int, language: str):
    shopper.says("Two Person Tent", locale=language)
    assert "Merino Beanie" in shopper.says(ASKED[language], locale=language).titles
