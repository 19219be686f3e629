"""Speaking of what is on the screen: compare, why, questions about one product, the cart."""

from collections.abc import Callable

import pytest
from talking import Shopper


@pytest.fixture
def looking(shopper: Shopper) -> Shopper:
    """Two mugs are on the screen."""
    return shopper.says("enamel or stoneware mug")


def test_two_shown_products_are_compared_by_their_fields(shopper: Shopper):
    shopper.says("jackets under 130").says("compare the first two")
    comparison = shopper.event("comparison")
    assert len(comparison["items"]) == 2
    assert comparison["rows"][0]["differs"]
    assert {row["label"] for row in comparison["rows"]} >= {"Price", "Color"}


def test_a_button_compares_what_it_names(shopper: Shopper):
    shopper.presses("compare", product_ids=[20, 21])
    assert [card["title"] for card in shopper.event("comparison")["items"]] == ["Leather Belt", "Canvas Belt"]
    assert shopper.rows("SELECT count(*) AS n FROM touches WHERE turn_id = %(turn_id)s AND kind = 'compared'")[0]["n"] == 2


def test_nothing_to_compare_asks_which(shopper: Shopper):
    shopper.says("compare them")
    assert "Which products" in shopper.text


def test_why_is_answered_from_the_row(shopper: Shopper):
    shopper.says("a blue jacket under 100").says("why the first one?")
    assert "navy" in shopper.text.lower() or "blue" in shopper.text.lower()


def test_a_size_question_is_answered_from_the_variants(shopper: Shopper):
    shopper.says("harbour rain jacket").says("does it come in M?")
    assert shopper.event("answer")["text"] == "Yes, Harbour Rain Jacket is available in M."
    assert shopper.event("answer")["sources"][0]["url"].endswith("/products/harbour-rain-jacket")


def test_a_colour_it_does_not_come_in_is_denied_with_what_there_is(shopper: Shopper):
    shopper.says("fell down jacket").says("do you have it in red?")
    assert "does not come in" in shopper.text
    assert "Black" in shopper.text


def test_material_comes_from_its_field(shopper: Shopper):
    shopper.says("canvas belt").says("what is it made of?")
    assert "Cotton" in shopper.text


def test_care_is_quoted_from_the_page(shopper: Shopper):
    shopper.says("fell down jacket").says("can I machine wash it?")
    assert "Machine wash at 30 degrees.”" in shopper.text


def test_what_the_page_does_not_say_is_not_guessed(shopper: Shopper):
    shopper.says("pocket stove").says("is it made in Portugal?")
    assert "does not say" in shopper.text
    assert shopper.rows("SELECT question FROM unanswered_questions")[0]["question"].startswith("Pocket Stove")


def test_an_unclear_it_is_asked_back_and_the_answer_is_remembered(looking: Shopper):
    looking.says("is it dishwasher safe?")
    assert "Which of them" in looking.text
    looking.says("Stoneware Mug")
    assert "Dishwasher safe" in looking.text


def test_the_second_one_goes_into_the_cart(looking: Shopper):
    second = looking.cards[1]
    looking.says("I'll take the second one")
    change = looking.event("cart.change")
    assert (change["op"], change["variant_id"], change["quantity"]) == ("add", second["variant_id"], 1)
    assert change["price"] == second["price"]


def test_a_quantity_is_taken(looking: Shopper):
    assert looking.says("add 3 of the first one to my cart").event("cart.change")["quantity"] == 3


def test_an_open_option_is_asked_and_never_chosen(shopper: Shopper):
    shopper.says("harbour rain jacket").says("add it to the cart")
    assert shopper.event("question")["facet"] == "size"
    assert "cart.change" not in shopper.types
    shopper.taps("M")
    assert shopper.event("question")["facet"] == "color"
    shopper.taps("Olive")
    assert shopper.event("cart.change")["title"] == "Harbour Rain Jacket, M / Olive"


def test_an_option_said_before_is_not_asked_again(shopper: Shopper):
    shopper.says("an olive jacket in size L").says("add it to my cart")
    assert shopper.event("cart.change")["title"] == "Harbour Rain Jacket, L / Olive"


def test_a_sold_out_product_does_not_go_into_the_cart(shopper: Shopper):
    shopper.presses("add", variant_id=5000)
    assert "cart.change" not in shopper.types
    assert "sold out" in shopper.text


def test_a_variant_of_nowhere_does_nothing(shopper: Shopper):
    shopper.presses("add", variant_id=424242)
    assert "cart.change" not in shopper.types


def test_an_addition_is_noted(shopper: Shopper):
    shopper.presses("add", variant_id=3000)
    touched = shopper.rows("SELECT variant_id FROM touches WHERE turn_id = %(turn_id)s AND kind = 'added'")
    assert touched == [{"variant_id": 3000}]


def test_the_cart_is_shown_with_todays_prices(shopper: Shopper):
    shopper.has_in_cart(3000, 3100)
    shopper.says("what's in my cart?")
    assert "1 × Enamel Mug and 1 × Stoneware Mug" in shopper.text
    assert "€30.00" in shopper.text


def test_something_is_taken_out_of_the_cart(shopper: Shopper):
    shopper.has_in_cart(3000, 3100)
    change = shopper.says("remove the stoneware mug from my cart").event("cart.change")
    assert (change["op"], change["variant_id"], change["quantity"]) == ("set", 3100, 0)


def test_an_empty_cart_cannot_be_paid(shopper: Shopper):
    shopper.says("I want to pay")
    assert "checkout.ask" not in shopper.types
    assert "empty" in shopper.text


def test_paying_in_the_chat_asks_for_the_address(shopper: Shopper):
    shopper.has_in_cart(3000)
    shopper.says("checkout please")
    assert shopper.event("checkout.ask") == {"needs": ["email", "address"], "provider": "stripe"}


def test_shopifys_checkout_is_opened_by_its_link(another: Callable[..., Shopper]):
    shopper = another(provider="shopify")
    shopper.has_in_cart(3000)
    shopper.says("I'd like to check out")
    assert shopper.event("checkout.ready")["checkout_url"]


def test_the_page_being_looked_at_is_what_it_means(shopper: Shopper):
    shopper.says("how much is it?", page_product_id=31)
    assert "Stoneware Mug costs €18.00" in shopper.text


def test_a_place_at_which_nothing_is_shown_means_no_product(shopper: Shopper) -> None:
    shopper.says("canvas belt")
    assert shopper.titles == ["Canvas Belt"]
    shopper.says("the second one")
    assert "Which" in shopper.text
    assert shopper.event("suggestions")["choices"] == ["Canvas Belt"]
    shopper.says("add the second one to my cart")
    assert "cart.change" not in shopper.types
