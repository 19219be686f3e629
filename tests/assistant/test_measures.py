"""Measures that shoppers give: limits are kept or said to be broken, and what the shop does not state is said, too."""

import pytest
from small_shop import plain as plain_goods
from talking import Shopper, stock

from shopapp.assistant.understand import Situation, Vocabularies, Vocabulary, measures, understand
from shopapp.assistant.understand.bounds import bounds_of
from shopapp.assistant.understand.heads import fits_what, heads_of
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.measures import measured
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.relative import relative_of
from shopapp.assistant.understand.store import FacetValue
from shopapp.assistant.understand.vocabulary import build
from shopapp.outside.embeddings import Paired
from shopapp.wiring import House


def limits(text: str, language: str = "en") -> list[tuple[str, float | None, float | None, bool]]:
    found = bounds_of(measured(plain(text), language), text, language)
    return [(bound.unit, bound.low, bound.high, bound.must) for bound in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a television, at least 50 inch", "en", ("inch", 50, None)),
        ('monitor 27" or bigger', "en", ("inch", 27, None)),
        ("a hard drive of 2 TB or more", "en", ("gb", 2000, None)),
        ("no more than 2 kg please", "en", ("g", None, 2000)),
        ("a tent for at least 3 people", "en", ("people", 3, None)),
        ("between 20 and 30 cm", "en", ("mm", 200, 300)),
        ("shorter than 1.5 m", "en", ("mm", None, 1500)),
        ("Fernseher, mindestens 50 Zoll", "de", ("inch", 50, None)),
        ("ein Kabel, höchstens 2 m", "de", ("mm", None, 2000)),
        ("une télé d'au moins 50 pouces", "fr", ("inch", 50, None)),
        ("un câble de 2 m maximum", "fr", ("mm", None, 2000)),
        ("una tele de al menos 50 pulgadas", "es", ("inch", 50, None)),
        ("entre 20 y 30 cm", "es", ("mm", 200, 300)),
        ("تلفزيون أكبر من 50 بوصة", "ar", ("inch", 50, None)),
    ],
)
def test_a_limit_is_read_in_every_language(text: str, language: str, expected: tuple[str, float | None, float | None]) -> None:
    assert limits(text, language) == [(*expected, True)]


def test_a_plain_measure_describes_and_rules_nothing_out() -> None:
    assert limits("a 15 inch laptop") == [("inch", 14.25, 15.75, False)]


@pytest.mark.parametrize("text", ["at least 50 euros", "two pieces", "size 40", "a 3-5 year old", "under 80", "a 2-in-1 laptop"])
def test_what_is_no_measure_is_none(text: str) -> None:
    assert limits(text) == []


def test_a_limit_is_repeated_in_the_shoppers_own_spelling() -> None:
    text = "Fernseher mindestens 50 Zoll"
    assert bounds_of(measured(plain(text), "de"), text, "de")[0].said == "mindestens 50 Zoll"


def test_a_long_message_is_looked_through_at_few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(measures, "measured", lambda said, language: tried.append(said) or "")
    assert measures.as_written("1 kg", "1 " * 900 + "a " * 900, "en") == "1 kg"
    assert len(tried) <= 200


@pytest.mark.parametrize(
    ("text", "language", "sort", "more"),
    [
        ("something lighter", "en", "weight", False),
        ("do you have a bigger one?", "en", "size", True),
        ("etwas Größeres", "de", "size", True),
        ("plus court", "fr", "length", False),
        ("algo más ancho", "es", "width", True),
        ("أخف", "ar", "weight", False),
    ],
)
def test_more_or_less_of_something_is_heard(text: str, language: str, sort: str, more: bool) -> None:
    found = relative_of(plain(text), text, language)
    assert found is not None
    assert (found.sort, found.more) == (sort, more)


@pytest.mark.parametrize("text", ["which one is lighter?", "lighter than 2 kg", "a cigarette lighter that is cheaper than 20"])
def test_a_question_and_a_limit_are_no_such_comparison(text: str) -> None:
    assert relative_of(plain(text), text, "en") is None or "cigarette" in text


@pytest.fixture(scope="module")
def electronics() -> Vocabulary:
    values = [FacetValue("vendor", name, 5) for name in ("be quiet!", "RAM Mounts", "Canon")]
    titles = [
        "Canon ink cartridge",
        "Office printer",
        "Slim laptop",
        "Canvas bag",
        "Ink tank, photo red",
        "Flat wall mount",
        "Quiet keyboard",
    ]
    return build(values, titles)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("printer cartridges", {"cartridge"}),
        ("a laptop bag", {"bag"}),
        ("a bag for my laptop", {"bag"}),
        ("which cartridges fit the printer?", {"cartridge"}),
        ("a laptop", {"laptop"}),
    ],
)
def test_the_thing_sought_is_told_from_what_describes_it(electronics: Vocabulary, text: str, heads: set[str]) -> None:
    assert heads_of(plain(text), plain(text), lexicon_of("en"), electronics) == heads


def test_what_it_has_to_fit_is_kept_as_said() -> None:
    assert fits_what("which cartridges fit the hp designjet 500?", "en") == "the hp designjet 500"
    assert fits_what("a red jacket", "en") is None


def test_a_word_of_a_brands_name_is_no_brand_and_a_colour_no_kind(electronics: Vocabulary) -> None:
    situation = Situation(language="en", currency="EUR", sought="mouse", shown=("Wireless mouse",))
    assert not understand("a quiet keyboard", situation, electronics).wishes
    assert not understand("and a wall mount", situation, electronics).wishes
    red = understand("is there a red one?", situation, electronics)
    assert red.intent == "refine"
    assert not red.new_topic


SCREENS = [
    plain_goods(1, 'Rossa television 32"', "199.00", "Televisions", "Small television for a bedroom."),
    plain_goods(2, 'Rossa television 43"', "299.00", "Televisions", "Television with a flat stand."),
    plain_goods(3, 'Rossa television 55"', "499.00", "Televisions", "Television for a living room."),
    plain_goods(4, "Verde television", "349.00", "Televisions", "Television with a wooden frame."),
    plain_goods(5, "Flat wall mount", "39.00", "Mounts", "Steel wall mount for a television."),
]


@pytest.fixture
def among_screens(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, SCREENS)
    return Shopper(house, shop, model)


def shown(shopper: Shopper) -> dict[str, str]:
    return {item["title"]: item["reason"] or "" for item in shopper.event("products")["items"]}


def test_what_breaks_a_limit_is_not_shown_and_silence_is_shown_as_silence(among_screens: Shopper) -> None:
    cards = shown(among_screens.says("a television, at least 40 inch"))
    assert list(cards)[-1] == "Verde television"
    assert set(cards) == {'Rossa television 43"', 'Rossa television 55"', "Verde television"}
    assert "the shop does not state “at least 40 inch”" in cards["Verde television"].lower()
    assert '43"' in cards['Rossa television 43"']


def test_a_plain_measure_orders_and_what_differs_says_so(among_screens: Shopper) -> None:
    cards = shown(among_screens.says("a 43 inch television"))
    assert next(iter(cards)) == 'Rossa television 43"'
    assert all("but " in reason.lower() for title, reason in cards.items() if "32" in title or "55" in title)


def test_where_nothing_keeps_the_limit_the_nearest_is_named_as_that(house: House, shop: int, model: Paired) -> None:
    stock(house, shop, model, SCREENS[:3])
    shopper = Shopper(house, shop, model).says("a television bigger than 70 inch")
    assert "bigger than 70 inch" in shopper.text
    assert next(iter(shown(shopper))) == 'Rossa television 55"'


def test_something_bigger_is_bigger_than_all_that_is_shown(among_screens: Shopper) -> None:
    among_screens.says("a 32 inch television under 300")
    cards = shown(among_screens.says("something bigger, up to 600"))
    assert 'Rossa television 55"' in cards
    assert 'Rossa television 32"' not in cards


def test_what_the_shop_does_not_state_cannot_be_compared(among_screens: Shopper) -> None:
    among_screens.says("a television")
    among_screens.says("something lighter")
    assert "does not state this" in among_screens.text
    assert "lighter" in among_screens.text


def test_a_thing_for_it_is_another_thing_and_nobody_claims_that_it_fits(among_screens: Shopper) -> None:
    among_screens.says("a television under 300")
    among_screens.says("and a wall mount for it")
    assert list(shown(among_screens)) == ["Flat wall mount"]
    assert "Whether these fit yours" in among_screens.text


def test_a_word_about_the_measure_is_not_asked_for_again(among_screens: Shopper) -> None:
    among_screens.says("a television of at least 30 inch")
    assert all(payload["facet"] != "size in inches" for kind, payload in among_screens.said if kind == "question")


def test_a_number_of_litres_is_no_beginning_of_another_value() -> None:
    values = [FacetValue("dimensions", "25 × 15 × 11 cm", 1), FacetValue("capacity", "45 l", 1)]
    situation = Situation(language="en", currency="EUR")
    meaning = understand("which rucksack holds at least 25 litres?", situation, build(values, ["Trail rucksack"]))
    assert not meaning.wishes
    assert [bound.low for bound in meaning.bounds] == [25_000]


def test_words_at_hand_are_used_while_newer_ones_are_built_beside(house: House, shop: int) -> None:
    now, waiting = [0.0], []
    kept = Vocabularies(house.vocabularies.kinship, lambda: now[0], waiting.append)
    first = kept.of(shop, house.transaction)
    now[0] = 61.0
    assert kept.of(shop, house.transaction) is first
    assert kept.of(shop, house.transaction) is first
    assert len(waiting) == 1
    waiting.pop()()
    assert kept.of(shop, house.transaction) is not first
    now[0] = 2000.0
    assert kept.of(shop, house.transaction) is not first
