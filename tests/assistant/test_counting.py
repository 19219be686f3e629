"""Another number of what is in the cart, and a code that goes off it again, in five languages."""

import pytest
from talking import Shopper

from shopapp.assistant.understand import discount_codes
from shopapp.assistant.understand.counting import changed_to, times
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain

CHANGED = [
    ("en", "only one please", 1),
    ("en", "make it two", 2),
    ("en", "sorry, just 3", 3),
    ("en", "change the quantity to 4", 4),
    ("en", "one is enough", 1),
    ("de", "nur eins bitte", 1),
    ("de", "doch nur zwei", 2),
    ("de", "eins reicht", 1),
    ("fr", "seulement un s'il vous plaît", 1),
    ("fr", "finalement, juste deux", 2),
    ("fr", "un seul suffit", 1),
    ("es", "solo uno por favor", 1),
    ("es", "mejor, solo dos", 2),
    ("ar", "واحد فقط من فضلك", 1),
    ("ar", "اثنين يكفي", 2),
]
NOT_CHANGED = [
    ("en", "only jackets under 100"),
    ("en", "which one is better"),
    ("en", "just one question: do you ship to Austria?"),
    ("de", "nur eine Jacke ohne Kapuze"),
    ("fr", "un pull seulement en laine"),
    ("es", "solo quiero chaquetas"),
]
OFTEN = [
    ("en", "add the first one twice", 2),
    ("de", "die erste zweimal", 2),
    ("fr", "le premier trois fois", 3),
    ("es", "dos veces", 2),
    ("ar", "مرتين", 2),
]
OFF = [
    ("remove the code", ""),
    ("please take the discount code off", ""),
    ("remove the code SUMMER10", "SUMMER10"),
    ("Entferne den Gutscheincode", ""),
    ("den Rabattcode SOMMER10 wieder entfernen", "SOMMER10"),
    ("retirez le code promo", ""),
    ("quita el código VERANO10", "VERANO10"),
    ("احذف كود الخصم", ""),
]
OUTCOME = [
    "did the code work?",
    "is the discount code applied",
    "Hat der Code funktioniert?",
    "Le code a-t-il fonctionné ?",
    "¿Ha funcionado el código?",
    "هل نجح الكود؟",
]


@pytest.mark.parametrize(("code", "text", "number"), CHANGED)
def test_the_number_wanted_instead_is_understood(code: str, text: str, number: int) -> None:
    assert changed_to(plain(text), lexicon_of(code)) == number


@pytest.mark.parametrize(("code", "text"), NOT_CHANGED)
def test_other_ones_and_onlys_change_nothing(code: str, text: str) -> None:
    assert changed_to(plain(text), lexicon_of(code)) is None


@pytest.mark.parametrize(("code", "text", "number"), OFTEN)
def test_how_often_is_how_many(code: str, text: str, number: int) -> None:
    assert times(plain(text), code) == number


@pytest.mark.parametrize(("text", "code"), OFF)
def test_a_code_that_is_to_go_is_told_from_one_that_is_brought(text: str, code: str) -> None:
    assert discount_codes.brought(text) is None
    assert discount_codes.taken_off(text) == code


@pytest.mark.parametrize("text", ["remove the first one", "do you have a discount?", "nimm das raus", "quita la chaqueta"])
def test_what_else_is_to_go_is_no_code(text: str) -> None:
    assert discount_codes.taken_off(text) is None


@pytest.mark.parametrize("text", OUTCOME)
def test_whether_the_code_worked_may_be_asked(text: str) -> None:
    assert discount_codes.outcome_asked(text)


@pytest.mark.parametrize("said", ["add the first one twice", "two of the first", "add two of the first one"])
def test_several_of_one_on_the_screen_go_into_the_cart_at_once(shopper: Shopper, said: str) -> None:
    shopper.says("mugs").says(said)
    assert shopper.event("cart.change")["quantity"] == 2


def test_after_adding_another_number_is_set_and_not_added(shopper: Shopper) -> None:
    shopper.says("mugs").says("add the first one twice")
    added = shopper.event("cart.change")
    shopper.has_in_cart(int(added["variant_id"]))
    shopper.says("only one please")
    changed = shopper.event("cart.change")
    assert (changed["op"], changed["quantity"], changed["variant_id"]) == ("set", 1, added["variant_id"])
    assert "to 1 in your cart" in shopper.text
    assert shopper.rows("SELECT kind FROM touches WHERE turn_id = %(turn_id)s") == []


def test_another_number_while_an_option_is_asked_for_counts_for_what_comes(shopper: Shopper) -> None:
    shopper.says("harbour rain jacket").says("add the first one twice")
    assert "question" in shopper.types
    shopper.says("only one please")
    while "question" in shopper.types:
        shopper.taps(shopper.event("question")["choices"][0]["label"])
    assert shopper.event("cart.change")["quantity"] == 1


def test_what_the_storefront_made_of_a_code_is_known_to_the_next_turn(shopper: Shopper) -> None:
    shopper.says("canvas belt")
    variant = int(shopper.event("products")["items"][0]["variant_id"])
    shopper.has_in_cart(variant)
    shopper.says("I have a code SUMMER10")
    shopper.has_in_cart(variant, codes=[])
    assert "did not accept the code SUMMER10" in shopper.says("did the code work?").text
    assert "did not accept the code SUMMER10" in shopper.says("what is in my cart?").text
    shopper.has_in_cart(variant, codes=["summer10"])
    told = shopper.says("did the code work?").text
    assert "summer10 is on it" in told
    assert "did not accept" not in told


def test_a_code_goes_off_the_cart_where_one_is_on_it(shopper: Shopper) -> None:
    shopper.says("canvas belt")
    variant = int(shopper.event("products")["items"][0]["variant_id"])
    shopper.has_in_cart(variant, codes=[])
    assert "no discount code" in shopper.says("remove the code").text
    shopper.has_in_cart(variant, codes=["TEN"])
    assert shopper.says("remove the code").event("cart.discount") == {"code": "", "off": True}
    assert shopper.says("entferne den Code TEN", locale="de").event("cart.discount") == {"code": "TEN", "off": True}


def test_a_colour_that_was_only_preferred_goes_into_the_cart_without_asking_again(shopper: Shopper) -> None:
    shopper.says("harbour rain jacket").says("in navy if possible").says("size M please, add it to my cart")
    assert shopper.event("cart.change")["title"] == "Harbour Rain Jacket, M / Navy"
