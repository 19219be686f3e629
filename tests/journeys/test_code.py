"""A discount code said in the chat: it stands on the storefront's own cart, and what it takes off is what the storefront says."""

import pytest
from playwright.sync_api import Browser, expect

from . import steps
from .conftest import Demo

pytestmark = pytest.mark.browser


def test_a_code_lowers_the_real_cart_and_one_that_has_ended_does_not(demo: Demo, browser: Browser):
    page = browser.new_page()
    steps.open_chat(page, f"{demo.storefront}/")
    steps.find(page, "a jacket")
    steps.add_from_card(page)
    steps.say(page, "I have a code SPRING5")
    told = page.locator("shopapp-cart-code .head")
    expect(told.last).to_contain_text("The shop does not accept the code SPRING5", timeout=steps.SLOW)
    steps.say(page, "apply WELCOME10")
    expect(told.last).to_contain_text("The code WELCOME10 takes €", timeout=steps.SLOW)
    cart = page.evaluate("fetch('/cart.js').then(answer => answer.json())")
    assert cart["discount_codes"] == [{"code": "WELCOME10", "applicable": True}]
    assert cart["total_discount"] == round(cart["original_total_price"] / 10)
    assert f"{cart['total_discount'] / 100:.2f}" in told.last.inner_text()
    assert demo.wait_for("SELECT 1 FROM carts WHERE discount_codes = '{WELCOME10}'")
