"""The pay page in Chromium, framed in a shop's page and in full, at the width of a panel and of a desk."""

import re

import pytest
from pay_steps import chromium, look, open_page, page, pay
from pay_world import Till, house, served, settings, till
from playwright.sync_api import Browser, Page, Route, expect

from shopapp.sandbox.shopify import catalogue as shelves

__all__ = ["chromium", "house", "page", "served", "settings", "till"]
pytestmark = pytest.mark.browser


def test_every_line_and_the_total_stand_there_before_paying_and_a_card_pays(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    look(page, "form")
    expect(page.locator("#sums .total").last).to_have_text("€49.90")
    expect(page.locator("#sums")).to_contain_text("Tax included")
    page.get_by_label("Express").check()
    expect(page.locator("#submit")).to_have_text("Pay €54.90")
    expect(page.locator("#changes")).to_contain_text("Shipping is now €9.90")
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_have_text(re.compile(r"Order #\d+ is confirmed"))
    look(page, "paid")
    assert (till.row(begun).state, till.row(begun).captured_minor) == ("paid", 5490)
    page.reload()
    expect(page.locator("#end h2")).to_contain_text("is confirmed")


def test_a_declined_card_is_told_and_another_card_pays(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    pay(page, "4000000000009995")
    expect(page.locator("#notice")).to_contain_text("not enough money")
    look(page, "declined")
    expect(page.locator("#submit")).to_be_enabled()
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert len(till.orders()) == 1


def test_the_bank_is_asked_and_a_reload_in_the_middle_goes_on(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    pay(page, "4000002500003155")
    expect(page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Complete authentication")).to_be_visible()
    look(page, "bank")
    page.reload()
    page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Complete authentication").click()
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert len(till.intents()) == 1


def test_a_challenge_that_failed_says_so_and_offers_another_card(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    pay(page, "4000002500003155")
    page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Fail authentication").click()
    expect(page.locator("#notice")).to_contain_text("Nothing was charged")
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")


def test_a_challenge_that_was_closed_can_be_left_for_another_card(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    pay(page, "4000002500003155")
    page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Close without confirming").click()
    look(page, "closed")
    page.get_by_role("button", name="Use another card").click()
    expect(page.locator("#submit")).to_be_enabled()
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert sorted(intent["status"] for intent in till.intents()) == ["canceled", "succeeded"]


def test_a_price_that_changed_is_shown_before_anything_is_charged(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    shelves.set_price(till.sandbox, "demo.myshopify.com", till.variants[0], "25.00")
    pay(page, "4242424242424242")
    expect(page.locator("#changes")).to_contain_text("€54.90")
    expect(page.locator("#notice")).to_contain_text("look at the new total")
    look(page, "changed")
    assert till.intents() == []


AWAY = {"error": {"code": "database", "message": "The shop does not answer just now."}}


def test_an_answer_of_trouble_after_the_deed_invites_nobody_to_pay_again(page: Page, till: Till) -> None:
    """The database went away while the card was authorised: what came of it is asked before anything else."""
    begun = till.begin()

    def done_and_lost(route: Route) -> None:
        route.fetch()
        route.fulfill(status=503, json=AWAY)

    page.route("**/confirm", done_and_lost)
    open_page(page, begun)
    pay(page, "4242424242424242")
    expect(page.locator("#submit")).to_be_hidden()
    expect(page.locator("#end h2")).to_contain_text("is confirmed", timeout=20_000)
    assert (till.row(begun).state, till.row(begun).captured_minor) == ("paid", 4990)


def test_where_nothing_happened_the_form_comes_back_and_says_why(page: Page, till: Till) -> None:
    begun = till.begin()
    page.route("**/confirm", lambda route: route.fulfill(status=503, json=AWAY))
    open_page(page, begun)
    pay(page, "4242424242424242")
    expect(page.get_by_text("The shop does not answer just now.")).to_be_visible(timeout=20_000)
    expect(page.locator("#submit")).to_be_enabled()
    page.unroute("**/confirm")
    page.locator("#submit").click()
    expect(page.locator("#end h2")).to_contain_text("is confirmed", timeout=20_000)
    assert (till.row(begun).state, till.row(begun).captured_minor) == ("paid", 4990)


def test_sold_out_meanwhile_is_told_and_nothing_is_charged(page: Page, till: Till) -> None:
    begun = till.begin((0, 3))
    open_page(page, begun)
    till.pay(till.begin((0, 2)))
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_have_text("Just sold out")
    expect(page.locator("#end")).to_contain_text("Nothing was charged")
    look(page, "sold-out")


def test_a_blocked_script_offers_the_shops_own_checkout(page: Page, till: Till) -> None:
    begun = till.begin()
    page.route("**/endive/stripe.js", lambda route: route.abort())
    page.goto(begun.pay_url or "")
    expect(page.locator("#notice a")).to_have_attribute("href", re.compile(r"/cart/\d+:1,\d+:2\?attributes"))
    look(page, "blocked")


def test_another_address_is_priced_anew(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    page.locator("#edit").click()
    look(page, "address")
    page.get_by_label("City").fill("Wien")
    page.get_by_label("Country").select_option("AT")
    page.get_by_role("button", name="Use this address").click()
    expect(page.locator("#to")).to_contain_text("Austria")
    assert till.row(begun).address.get("country") == "AT"


def test_two_tabs_hold_one_payment(page: Page, chromium: Browser, till: Till) -> None:
    begun = till.begin()
    other = chromium.new_page()
    open_page(page, begun)
    open_page(other, begun)
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    pay(other, "5555555555554444")
    expect(other.locator("#end h2")).to_contain_text("is confirmed")
    other.close()
    assert len(till.intents()) == 1
