"""A discount code that a shopper brings: understood in five languages, tried on their real cart, never valued by us."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from talking import Shopper
from test_model_troubles import Desk, model_desk

from shopapp.assistant.understand import discount_codes
from shopapp.sandbox.language_model import Step

__all__ = ["model_desk"]
BROUGHT = [
    ("I have a code SUMMER10", "SUMMER10"),
    ("apply Summer10 please", "Summer10"),
    ("I've got a discount code: welcome", "welcome"),
    ("Can I use the promo code FREESHIP?", "FREESHIP"),
    ("I have a coupon SAVE-20", "SAVE-20"),
    ("Ich habe einen Code SOMMER10", "SOMMER10"),
    ("Mein Gutscheincode lautet SOMMER10", "SOMMER10"),
    ("löse bitte SOMMER10 ein", "SOMMER10"),
    ("J’ai un code promo ETE10", "ETE10"),
    ("Appliquez ETE10", "ETE10"),
    ("Tengo un cupón de descuento VERANO10", "VERANO10"),
    ("aplica VERANO10", "VERANO10"),
    ("لدي كود خصم SUMMER10", "SUMMER10"),
    ("طبق SUMMER10", "SUMMER10"),
    ("I have a discount code", ""),
    ("Ich habe einen Gutschein", ""),
    ("j'ai un code promo", ""),
    ("tengo un código", ""),
    ("لدي كود خصم", ""),
]
NOT_BROUGHT = [
    "Do you have a discount code?",
    "DO YOU HAVE A PROMO CODE FOR ME",
    "Is there a student discount?",
    "don't apply SUMMER10",
    "remove the code SUMMER10",
    "do you have product code AB1234",
    "add TENT2000 to my cart",
    "I need a jacket in size XXL",
    "Ist der Code SOMMER10 noch gültig?",
    "Avez-vous un code promo ?",
    "¿Hay algún descuento?",
    "هل يوجد كود خصم؟",
]


@pytest.mark.parametrize(("text", "code"), BROUGHT)
def test_a_code_is_read_as_the_shopper_wrote_it(text: str, code: str):
    assert discount_codes.brought(text) == code


@pytest.mark.parametrize("text", NOT_BROUGHT)
def test_what_brings_no_code_is_left_to_the_rest(text: str):
    assert discount_codes.brought(text) is None


def with_belt(shopper: Shopper) -> Shopper:
    """Something is in their cart."""
    shopper.says("canvas belt")
    shopper.has_in_cart(int(shopper.event("products")["items"][0]["variant_id"]))
    return shopper


def test_a_code_goes_to_the_storefront_and_nothing_is_claimed_before(shopper: Shopper):
    with_belt(shopper).says("I have a code SUMMER10")
    assert shopper.event("cart.discount") == {"code": "SUMMER10"}
    assert shopper.text == "Trying the code SUMMER10 on your cart."


def test_a_sum_of_ours_says_that_the_codes_on_the_cart_are_not_in_it(shopper: Shopper):
    shopper.says("canvas belt")
    shopper.has_in_cart(int(shopper.event("products")["items"][0]["variant_id"]), codes=["TEN"])
    told = "The code TEN is on it. What it takes off is not in this sum; the checkout settles that."
    assert shopper.says("what is in my cart?").text.endswith(told)
    assert shopper.says("check out").text.endswith(told)


def test_a_code_spoken_of_is_asked_for_and_then_tried(shopper: Shopper):
    with_belt(shopper).says("Ich habe einen Gutscheincode")
    assert "Welchen Code haben Sie?" in shopper.text
    assert shopper.says("SOMMER10").event("cart.discount") == {"code": "SOMMER10"}
    assert "cart.discount" not in shopper.says("jackets").types


def test_an_empty_cart_is_said_to_be_empty(shopper: Shopper):
    shopper.says("apply SUMMER10")
    assert "cart.discount" not in shopper.types
    assert shopper.text.startswith("Your cart is empty.")


@pytest.fixture
def with_model(shopper: Shopper, model_desk: Desk) -> Callable[..., Shopper]:
    def ready(*steps: Step) -> Shopper:
        shopper.desk = replace(shopper.desk, engine=model_desk.engine(*steps))
        return shopper

    return ready


def test_a_model_tries_the_shoppers_own_code_and_cannot_value_it(shopper: Shopper, with_model: Callable[..., Shopper]):
    with_belt(shopper)
    call = Step(calls=(("discount_code", '{"code": "OTHER99"}'),))
    with_model(call, Step("Done, it takes 5 euro off.")).says("I have a code SUMMER10")
    assert shopper.event("cart.discount") == {"code": "SUMMER10"}
    assert "5" not in shopper.text


def test_a_model_cannot_bring_a_code_of_its_own(shopper: Shopper, with_model: Callable[..., Shopper]):
    with_belt(shopper)
    call = Step(calls=(("discount_code", '{"code": "HALF50"}'),))
    with_model(call, Step("Use the code HALF50, it takes 50 euro off.")).says("what is in my cart?")
    assert "cart.discount" not in shopper.types
    assert "HALF50" not in shopper.text
