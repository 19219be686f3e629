"""The shopper's real cart: changed once, tied to the conversation, reported, and said in the shop's words when refused."""

import pytest
from playwright.sync_api import Page, expect

from .fake import Fake
from .steps import add_first, find_jackets, open_chat, say, visit

pytestmark = pytest.mark.browser


def _last_report(fake: Fake) -> dict[str, object]:
    return fake.said("/chat/cart")[-1]


def test_adding_changes_the_storefronts_own_cart_and_its_count(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    expect(tab.locator("#count")).to_have_text("1")
    assert fake.cart["items"][0]["variant_id"] == 10000
    assert fake.cart["attributes"] == {"_shopapp": "conv-ref"}
    assert _last_report(fake) == {
        "token": "cart-1",
        "currency": "EUR",
        "lines": [{"variant_id": 10000, "quantity": 1, "key": "10000:k"}],
        "discount_codes": [],
    }


def test_a_refusal_is_said_in_the_shops_words_and_can_be_tried_again(tab: Page, fake: Fake) -> None:
    fake.refuse_add = "All 2 Ridge rain jacket are in your cart."
    visit(tab, fake)
    open_chat(tab)
    find_jackets(tab).first.get_by_role("button", name="Add to cart").click()
    card = tab.locator("shopapp-cart-change")
    expect(card).to_contain_text("Your cart was not changed. All 2 Ridge rain jacket are in your cart.")
    fake.refuse_add = ""
    card.get_by_role("button", name="Try again").click()
    expect(card.locator(".head")).to_have_text("Added to your cart")
    expect(tab.locator("#count")).to_have_text("1")


def test_a_change_made_by_the_theme_is_noticed(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    say(tab, "I need a jacket")
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()
    body = '{"items":[{"id":777,"quantity":2}]}'
    tab.evaluate("body => fetch('/cart/add.js', {method: 'POST', headers: {'Content-Type': 'application/json'}, body})", body)
    tab.wait_for_timeout(1200)
    assert _last_report(fake)["lines"] == [{"variant_id": 777, "quantity": 2, "key": "777:k"}]
    assert fake.cart["attributes"] == {"_shopapp": "conv-ref"}


def test_a_change_this_shopper_did_not_ask_for_is_only_offered(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    change = {"op": "add", "variant_id": 10000, "quantity": 1, "title": "Ridge rain jacket", "image": None, "price": None}
    fake.add("cart.change", change)
    offer = tab.locator("shopapp-cart-change")
    expect(offer.locator(".head")).to_have_text("Suggested for your cart")
    assert fake.said("cart/add") == []
    offer.get_by_role("button", name="Add to cart").click()
    expect(tab.locator("#count")).to_have_text("1")


def test_a_quantity_is_set_on_the_line_that_holds_the_variant(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    change = {"op": "set", "variant_id": 10000, "quantity": 0, "title": "Ridge rain jacket", "image": None, "price": None}
    fake.add("cart.change", change)
    tab.locator("shopapp-cart-change").last.get_by_role("button", name="Update cart").click()
    expect(tab.locator("shopapp-cart-change .head").last).to_have_text("Removed from your cart")
    expect(tab.locator("#count")).to_have_text("0")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("TEN", "The code TEN takes €12.90 off your cart."),
        ("FREESHIP", "The code FREESHIP counts. What it changes stands in the total at checkout."),
        ("NONE", "The shop does not accept the code NONE for this cart"),
    ],
)
def test_what_a_code_is_worth_is_what_the_storefront_says(tab: Page, fake: Fake, code: str, told: str) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    say(tab, f"I have a code {code}")
    expect(tab.locator("shopapp-cart-code .head")).to_contain_text(told)
    assert _last_report(fake)["discount_codes"] == ([] if code == "NONE" else [code])


def test_a_code_is_taken_off_the_cart_again(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    say(tab, "I have a code TEN")
    expect(tab.locator("shopapp-cart-code .head")).to_contain_text("takes €12.90 off")
    say(tab, "remove the code")
    expect(tab.locator("shopapp-cart-code .head").last).to_have_text("The code is off your cart.")
    assert _last_report(fake)["discount_codes"] == []


def test_two_open_tabs_add_once(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    other = tab.context.new_page()
    visit(other, fake)
    open_chat(other)
    add_first(tab)
    expect(other.locator("shopapp-cart-change")).to_be_visible()
    other.wait_for_timeout(500)
    assert len(fake.said("cart/add")) == 1
