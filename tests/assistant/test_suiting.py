"""For what age, and for how many people: as shoppers say it, as products state it, and what is shown then."""

import pytest
from catalog_shelf import product, variant
from talking import Shopper, stock

from shopapp.assistant.understand import spans
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.suiting import suits_of
from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dès 4 ans.", 4, None),
        ("De 2 à 5 ans", 2, 5),
        ("Suitable from birth", 0, None),
        ("for babies from 6 months", 0.5, None),
        ("Great fun, ages 3+", 3, None),
        ("Für Kinder ab 4 Jahren", 4, None),
        ("De 3 a 6 años", 3, 6),
        ("Not suitable for children under 3 years", 3, None),
    ],
)
def test_an_age_is_read_from_what_a_product_says(text: str, low: float, high: float | None) -> None:
    assert [(span.low, span.high) for span in spans.stated(text, "age")] == [(low, high)]


@pytest.mark.parametrize(
    "text", ["5 year warranty", "2 ans de garantie", "Use within 3 months", "For 8 hours a day", "Since 20 years"]
)
def test_years_that_are_nobodys_age_are_none(text: str) -> None:
    assert not spans.stated(text, "age")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Seats 6 to 8 people.", None, 8),
        ("3-Seater sofa", None, 3),
        ("220 cm wide, seats three.", None, 3),
        ("2 à 6 joueurs", 2, 6),
        ("Für 2 bis 4 Spieler", 2, 4),
        ("Outdoor dining set for 6", None, 6),
        ("Zelt für 3 Personen", None, 3),
    ],
)
def test_how_many_people_is_read_from_what_a_product_says(text: str, low: float | None, high: float) -> None:
    assert [(span.low, span.high) for span in spans.stated(text, "people")] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "language", "sort", "number"),
    [
        ("a toy for a 3 year old", "en", "age", 3),
        ("something for my 6-month-old", "en", "age", 0.5),
        ("un cadeau pour un garçon de trois ans", "fr", "age", 3),
        ("ein Spiel für ein 7-jähriges Kind", "de", "age", 7),
        ("un juego para niños de 5 años", "es", "age", 5),
        ("a table for six people", "en", "people", 6),
        ("a table for 8", "en", "people", 8),
        ("a sofa for a family of four", "en", "people", 4),
        ("un jeu pour 2 à 4 joueurs", "fr", "people", 4),
        ("Tisch für 6 Personen", "de", "people", 6),
        ("una mesa para ocho", "es", "people", 8),
    ],
)
def test_whom_it_has_to_suit_is_heard(text: str, language: str, sort: str, number: float) -> None:
    assert [(one.sort, one.number) for one in suits_of(plain(text), text, language)] == [(sort, number)]


@pytest.mark.parametrize(
    "text", ["a gift for 20 euros", "socks for 8", "a lamp with 2 years of warranty", "a table for 80 euros"]
)
def test_money_and_guarantees_are_nobody(text: str) -> None:
    assert not suits_of(plain(text), text, "en")


def _shelf() -> list[ProductFacts]:
    def one(id: int, title: str, text: str, type: str, **more: object) -> ProductFacts:
        return product(id, title, [variant(id * 10, "20.00")], product_type=type, description=text, **more)

    return [
        one(1, "Small Tent", "For 2 people, 1.9 kg.", "Tents"),
        one(2, "Family Tent", "For 4 people, 5 kg.", "Tents"),
        one(3, "Large Tent", "Sleeps 8, 9 kg.", "Tents"),
        one(4, "Snail Race", "First board game. 1 to 4 players.", "Games", tags=["from 3 years"]),
        one(5, "Pirate Island", "Board game of strategy. 2 to 5 players.", "Games", tags=["from 8 years"]),
        one(6, "Wooden Rattle", "Beech. Washable.", "Toys", tags=["from 6 months"]),
        one(7, "Chemistry Box", "50 experiments.", "Toys", tags=["from 10 years"]),
    ]


@pytest.fixture
def playing(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, _shelf())
    return Shopper(house, shop, model)


def test_a_tent_for_three_is_the_next_larger_one_and_never_a_smaller(playing: Shopper) -> None:
    playing.says("a tent for 3 people")
    assert playing.titles == ["Family Tent", "Large Tent"]
    assert "4 people" in playing.cards[0]["reason"]


def test_where_all_are_too_small_that_is_said(playing: Shopper) -> None:
    playing.says("a tent for 12 people")
    assert "Nothing here says that it is right for “12 people”" in playing.text
    assert playing.titles[0] == "Large Tent"


def test_a_game_is_neither_for_too_few_nor_for_too_many(playing: Shopper) -> None:
    playing.says("a board game")
    assert set(playing.titles) == {"Snail Race", "Pirate Island"}
    assert playing.says("for 5 players").titles == ["Pirate Island"]


def test_an_age_alone_finds_what_suits_it_the_nearest_first(playing: Shopper) -> None:
    playing.says("a present for a 3 year old boy")
    assert playing.titles[0] == "Snail Race"
    assert not {"Pirate Island", "Chemistry Box"} & set(playing.titles)


def test_another_age_takes_the_place_of_the_former(playing: Shopper) -> None:
    playing.says("a present for a 3 year old")
    playing.says("no, for a 10 year old")
    assert playing.titles[0] == "Chemistry Box"
