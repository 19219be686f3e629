"""The discounts of the shopper's real cart in the price: codes that count, codes that do not, and what comes off by itself."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pay_steps import chromium, look, open_page, page
from pay_world import ADDRESS, Till, house, path_of, served, settings, till
from playwright.sync_api import Page, expect
from shopify_world import DOMAIN

from shopapp import checkout
from shopapp.cart import CartLine
from shopapp.cart import store as cart_store
from shopapp.checkout import Begun
from shopapp.sandbox.shopify.shops import save_shop, shop_of
from shopapp.shops import store as shop_store
from shopapp.wiring import House

__all__ = ["chromium", "house", "page", "served", "settings", "till"]


@pytest.fixture
def client(served: tuple[Flask, str, House]) -> FlaskClient:
    return served[0].test_client()


def offers(till: Till, **changed: Any) -> None:
    """TEN takes a tenth off; BIG wants 500 euros; OLD has ended."""
    shop = shop_of(till.sandbox, DOMAIN)
    shop |= {"discounts": {"TEN": {"percentage": 10}, "BIG": {"amount": 5, "minimum": 500}, "OLD": {"amount": 5, "ended": True}}}
    save_shop(till.sandbox, shop | changed)


def cart_with(till: Till, codes: list[str], *, quantity: int = 2) -> int:
    """20 euros and so many times 12.50; 4.90 for shipping."""
    lines = [CartLine(till.variants[0], 1), CartLine(till.variants[1], quantity)]
    with till.house.transaction(till.shop) as conn:
        return cart_store.report(
            conn, till.shop, till.shopper, till.conversation, "cart-discounts", "EUR", lines, codes=codes
        ).id  # fmt: skip


def begin(till: Till, codes: list[str]) -> Begun:
    return checkout.begin(
        till.shop, cart_id=cart_with(till, codes), conversation_id=till.conversation, shopper_id=till.shopper,
        email="ada@example.org", address=ADDRESS, till=till.house.till,
    )  # fmt: skip


def test_a_code_of_the_cart_lowers_what_is_charged_and_stands_on_the_order(till: Till) -> None:
    offers(till)
    begun = begin(till, ["ten"])
    assert begun.quote is not None
    shown = begun.quote.as_json()
    assert [(one["title"], one["amount"]["text"]) for one in shown["discounts"]] == [("TEN", "−€4.50")]
    assert (shown["total"]["text"], shown["codes_without_effect"]) == ("€45.40", [])
    assert till.pay(begun) == "paid"
    (order,) = till.orders()
    assert (order["total"], order["discountCodes"]) == ("45.40", ["TEN"])
    assert till.intents()[0]["amount_received"] == 4540


@pytest.mark.parametrize("code", ["NOPE", "OLD", "BIG"])
def test_a_code_that_does_not_count_is_named_and_the_full_price_is_paid(till: Till, code: str) -> None:
    offers(till)
    begun = begin(till, [code])
    assert begun.quote is not None
    assert (begun.quote.codes_without_effect, begun.quote.total_minor) == ([code], 4990)
    assert till.pay(begun) == "paid"


def test_what_comes_off_by_itself_is_a_line_of_its_own(till: Till) -> None:
    offers(till, automaticDiscounts={"Winter sale": {"amount": 6}})
    begun = begin(till, ["TEN"])
    assert begun.quote is not None
    assert [(one["title"], one["amount_minor"]) for one in begun.quote.discounts] == [("Winter sale", 600), ("TEN", 390)]
    assert till.pay(begun) == "paid"
    assert till.intents()[0]["amount_received"] == 4500 - 600 - 390 + 490


def test_a_code_taken_into_the_cart_meanwhile_is_shown_before_paying(till: Till, client: FlaskClient) -> None:
    offers(till)
    begun = begin(till, [])
    assert begun.quote is not None
    cart_with(till, ["TEN"])
    at = path_of(begun.pay_url)
    refused = client.post(f"{at}/confirm", json={"confirmation_token": till.card(), "quote_hash": begun.quote.hash})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (409, "cart_changed")
    fresh = client.post(f"{at}/quote", json={}).get_json()
    assert fresh["quote"]["total"]["text"] == "€45.40"
    assert "The total is now €45.40, before €49.90." in fresh["changes"]


def test_a_report_that_knows_no_codes_keeps_those_of_the_cart(till: Till) -> None:
    cart = cart_with(till, ["TEN"])
    with till.house.transaction(till.shop) as conn:
        cart_store.report(conn, till.shop, till.shopper, till.conversation, "cart-discounts", "EUR", [])
        assert cart_store.read(conn, till.shop, cart).discount_codes == ["TEN"]


def test_the_shops_own_checkout_is_handed_the_codes(till: Till) -> None:
    with till.house.transaction(till.shop) as conn:
        shop_store.write_settings(conn, till.shop, "checkout", {"provider": "shopify"})
    begun = begin(till, ["TEN", "FREE"])
    assert parse_qs(urlsplit(begun.checkout_url or "").query)["discount"] == ["TEN,FREE"]


@pytest.mark.browser
@pytest.mark.parametrize("page", [390], indirect=True)
def test_the_page_shows_each_discount_and_names_a_code_without_effect(page: Page, till: Till) -> None:
    offers(till)
    begun = begin(till, ["OLD", "TEN"])
    open_page(page, begun)
    expect(page.locator("#sums")).to_contain_text("Discount “TEN”, already taken off")
    expect(page.locator("#codes")).to_contain_text("The discount code OLD does not count")
    expect(page.locator("#submit")).to_have_text("Pay €45.40")
    look(page, "discounts")
