"""Presents for somebody not described yet: questions with choices that this catalogue has."""

import pytest
from catalog_shelf import NOW, product, variant
from talking import Shopper

from shopapp.assistant.guide import gifts, whom
from shopapp.catalog import sync
from shopapp.catalog.facets import store as facets
from shopapp.catalog.facets.store import FacetSetting


def _tagged(shopper: Shopper) -> None:
    """Things for men, women and children beside the shelf's."""
    goods = [
        product(9_000 + at, f"{name} scarf", [variant(90_000 + at, f"{20 + 10 * at}.00")], tags=[whom])
        for at, (name, whom) in enumerate(
            [("Fox", "men"), ("Owl", "women"), ("Elk", "children"), ("Hare", "women"), ("Lynx", "men")]
        )
    ]
    with shopper.house.transaction(shopper.shop) as conn:
        sync.merge(conn, shopper.shop, goods, read_at=NOW)


def _labels(shopper: Shopper) -> list[str]:
    return [choice["label"] for choice in shopper.event("question")["choices"]]


def test_a_present_begins_with_for_whom_then_the_budget_and_shows_what_answers_both(shopper: Shopper) -> None:
    _tagged(shopper)
    shopper.says("I need a gift")
    assert shopper.event("question")["text"] == "Who is it for?"
    assert set(_labels(shopper)) == {"men", "women", "children"}
    assert not shopper.cards, "nothing is known yet, so nothing is shown"
    shopper.taps("women")
    assert {"Owl scarf", "Hare scarf"} <= set(shopper.titles)
    assert shopper.event("question")["facet"] == "price"


def test_who_says_for_whom_is_asked_for_the_budget_in_prices_of_this_shop(shopper: Shopper) -> None:
    _tagged(shopper)
    shopper.says("I need a present for my dad")
    assert shopper.event("question")["facet"] == "price"
    bands = _labels(shopper)
    assert 2 <= len(bands) <= 6
    shopper.taps(bands[0])
    assert shopper.cards


def test_a_shop_that_does_not_say_for_whom_asks_for_the_budget(shopper: Shopper) -> None:
    assert shopper.says("I am looking for a gift").event("question")["facet"] == "price"


def test_who_minds_neither_is_asked_in_words(shopper: Shopper) -> None:
    _tagged(shopper)
    shopper.says("I need a gift").taps("I don't mind")
    assert shopper.event("question")["facet"] == "price"
    shopper.taps("I don't mind")
    assert "question" not in shopper.types
    assert "What does the person like" in shopper.text


def test_what_the_merchant_hid_is_not_asked(shopper: Shopper) -> None:
    _tagged(shopper)
    with shopper.house.transaction(shopper.shop) as conn:
        facets.write_settings(conn, shopper.shop, [FacetSetting("tag", hidden=True), FacetSetting("price", hidden=True)])
    assert "What does the person like" in shopper.says("I need a gift").text


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("a gift for my dad", True),
        ("Geschenk für meine Freundin", True),
        ("un cadeau pour mon père", True),
        ("un regalo para mi madre", True),
        ("I need a gift for Christmas", False),
        ("ein Geschenk bitte", False),
    ],
)
def test_whom_a_present_is_for_is_heard_in_every_language(text: str, somebody: bool) -> None:
    assert gifts.names_somebody(text) is somebody


def test_a_present_for_a_woman_is_none_that_says_it_is_for_men(shopper: Shopper) -> None:
    _tagged(shopper)
    shopper.says("a scarf as a gift for my sister")
    assert set(shopper.titles) == {"Owl scarf", "Hare scarf"}
    shopper.says("and what about one for my dad?")
    assert not {"Owl scarf", "Hare scarf"} & set(shopper.titles)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("a gift for my wife", {"women"}),
        ("Geschenk für meine Tochter", {"women", "children"}),
        ("un regalo para mi abuelo", {"men"}),
        ("un cadeau pour ma copine", {"women"}),
        ("هدية لأمي", {"women"}),
        ("something for my mother and my brother", set[str]()),
        ("what kind of gift would you suggest?", set[str]()),
    ],
)
def test_who_is_named_is_heard(text: str, people: set[str]) -> None:
    assert whom.named(text) == people


def test_what_says_nothing_suits_everybody() -> None:
    assert whom.suits(["Wool", "Blue"], ["women"])
    assert whom.suits(["unisex", "men"], ["women"])
    assert not whom.suits(["men"], ["women"])
    assert not whom.suits(["Herren"], ["women", "children"])
