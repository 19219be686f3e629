"""Messages that go on with what is sought: what only describes it, one that is picked, or asked after by a part of its name."""

import pytest
from catalog_shelf import product, variant
from talking import Shopper, stock

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
