"""Messages that go on with what is sought: what only describes it, one that is picked, or asked after by a part of its name."""

import pytest
from catalog_shelf import product, variant
from talking import Shopper, stock

from shopapp.assistant.understand import Situation, understand, vocabulary
from shopapp.assistant.understand.store import FacetValue
from shopapp.outside.embeddings import Paired
from shopapp.ports.shopify_catalogue import ProductFacts
from shopapp.wiring import House


def _shelf() -> list[ProductFacts]:
    def one(id: int, title: str, text: str, type: str, **more: object) -> ProductFacts:
        return product(id, title, [variant(id * 10, f"{10 + id}.00")], product_type=type, description=text, **more)

    return [
        one(1, "Invisible Sunscreen", "Ultra light, for oily skin.", "Sunscreen"),
        one(2, "Mineral Sunscreen", "Zinc oxide.", "Sunscreen"),
        one(3, "Travel Kit Dry Skin", "Three small bottles.", "Sets"),
        one(4, "Clear Kit Oily Skin", "Three bottles.", "Sets"),
        one(5, "Mint Lip Balm", "With mint oil.", "Lip care"),
        one(6, "Lip Balm Unscented", "Beeswax.", "Lip care"),
        one(7, "Retinol Serum", "Against wrinkles.", "Serums"),
        one(8, "Vitamin C Serum", "Against dark spots.", "Serums"),
        one(9, "Body Lotion Unscented", "For the body.", "Body care"),
    ]


@pytest.fixture
def caring(house: House, shop: int, model: Paired) -> Shopper:
    stock(house, shop, model, _shelf())
    return Shopper(house, shop, model)


def test_for_what_it_is_goes_on_with_what_was_sought(caring: Shopper) -> None:
    caring.says("sunscreen")
    caring.says("for oily skin")
    assert caring.titles[0] == "Invisible Sunscreen"
    assert not [title for title in caring.titles if "Kit" in title]


def test_the_one_that_is_picked_is_shown_alone_and_spoken_of(caring: Shopper) -> None:
    caring.says("lip balm")
    assert caring.says("the unscented one").titles == ["Lip Balm Unscented"]
    assert "Beeswax" in caring.says("tell me more about it").text


def test_why_not_is_answered_of_a_product_that_was_never_shown(caring: Shopper) -> None:
    caring.says("something against wrinkles")
    assert "Vitamin C Serum" not in caring.titles
    assert "Vitamin C Serum" in caring.says("why not the vitamin c one?").text


def test_two_named_in_lower_case_with_a_reason_are_compared(caring: Shopper) -> None:
    caring.says("which is better for summer, the mineral sunscreen or the invisible sunscreen?")
    assert {card["title"] for card in caring.event("comparison")["items"]} == {"Mineral Sunscreen", "Invisible Sunscreen"}


def test_a_property_that_tags_name_in_several_ways_is_no_other_thing() -> None:
    known = vocabulary.build([_tag("oily skin"), _tag("dry skin"), _tag("vegan")], ["Travel Kit Dry Skin", "Clear Kit Oily Skin"])
    assert "skin" not in known.kinds
    assert understand("combination skin", _after("sunscreen"), known).intent == "refine"


def test_words_that_mean_nothing_here_do_not_lose_the_wish_beside_them(caring: Shopper) -> None:
    caring.says("lip balm")
    caring.says("oh blimey, under 15.50 euros please")
    assert caring.titles == ["Mint Lip Balm"]


def test_another_one_is_something_else(caring: Shopper) -> None:
    caring.says("serum")
    first = caring.titles
    caring.says("another one")
    assert not set(first) & set(caring.titles)
    assert "did not quite get that" not in caring.text


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("I need a laptop", "notebook"),
        ("a fast laptop for school", "fast notebook school"),
        ("a laptop bag", "laptop bag"),
        ("bag for my laptop", "bag laptop"),
    ],
)
def test_a_thing_named_only_as_what_others_are_for_goes_by_the_shops_own_name(text: str, sought: str) -> None:
    known = vocabulary.build([], ["Thin Notebook", "Gaming Notebook", "Laptop Bag", "Laptop Sleeve", "USB Charger for laptop"])
    assert understand(text, Situation("en", "EUR"), known).sought == sought


@pytest.mark.parametrize(
    ("titles", "kind", "none"),
    [
        (["Puzzle ferme en bois", "Jouet de bain", "Chaise haute pour enfant", "Table en chêne"], "puzzle", "bois"),
        (["Mesa de comedor de roble", "Silla de oficina", "Estantería de pino"], "mesa", "roble"),
    ],
)
def test_a_french_or_spanish_title_names_the_thing_first(titles: list[str], kind: str, none: str) -> None:
    kinds = vocabulary.build([], titles).kinds
    assert kind in kinds
    assert none not in kinds


def _tag(value: str) -> FacetValue:
    return FacetValue("tag", value, 2)


def _after(sought: str) -> Situation:
    return Situation("en", "EUR", sought=sought, heads=frozenset({sought}), shown=("One", "Two"))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("for oily skin", False),
        ("and without perfume", False),
        ("something for wrinkles", False),
        ("serum without perfume", True),
        ("lotion for my mother", True),
    ],
)
def test_only_what_names_no_other_thing_first_goes_on(text: str, new: bool) -> None:
    known = vocabulary.build([], ["Light Sunscreen", "Retinol Serum", "Body Lotion"])
    assert understand(text, _after("sunscreen"), known).new_topic is new
