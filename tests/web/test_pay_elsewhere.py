"""Paying from a link on a phone, in the shop's own checkout, and when the goods go while the bank is asking."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import httpx
import pytest
from pay_steps import chromium, form, look, pay
from pay_world import Till, house, served, settings, till
from playwright.sync_api import Browser, expect
from shopify_world import DOMAIN

from shopapp import deliveries
from shopapp.sandbox.shopify import drafts, stock
from shopapp.shops import store as shop_store
from workers.topics import take

__all__ = ["chromium", "house", "served", "settings", "till"]
pytestmark = pytest.mark.browser
PATIENCE = 30


def test_a_pay_link_opened_on_a_phone_pays_and_another_phone_sees_it_paid(chromium: Browser, till: Till) -> None:
    begun = till.begin()
    phone = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=2)
    page = phone.new_page()
    page.goto(begun.pay_url or "")
    expect(page.locator("#submit")).to_be_enabled()
    assert page.evaluate(
        "[...document.querySelectorAll('button, select')].every((one) => !one.offsetHeight || one.offsetHeight >= 44)"
    )
    for label, text in (("Card number", "4242424242424242"), ("Expiry date", "1240"), ("Security code", "123")):
        form(page).get_by_label(label).tap()
        form(page).get_by_label(label).press_sequentially(text)
    page.locator("#submit").tap()
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    look(page, "phone-paid")
    other = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    again = other.new_page()
    again.goto(begun.pay_url or "")
    expect(again.locator("#end h2")).to_contain_text("is confirmed")
    expect(again.locator("#submit")).to_be_hidden()
    phone.close()
    other.close()
    assert len(till.intents()) == 1


def test_goods_that_go_while_the_bank_asks_release_the_hold_and_say_so(chromium: Browser, till: Till) -> None:
    begun = till.begin((0, 3))
    page = chromium.new_page()
    page.goto(begun.pay_url or "")
    expect(page.locator("#submit")).to_be_enabled()
    pay(page, "4000002500003155")
    bank = page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Complete authentication")
    expect(bank).to_be_visible()
    # The reservation runs out at Shopify, and somebody else buys the last ones.
    httpx.post(f"{till.sandbox.shopify_url}/_sandbox/clock", json={"advance": 31 * 60})
    drafts.release_expired(till.sandbox, DOMAIN)
    stock.set_stock(till.sandbox, DOMAIN, till.variants[0], 0)
    bank.click()
    expect(page.locator("#end h2")).to_have_text("Just sold out")
    expect(page.locator("#end")).to_contain_text("Nothing was charged")
    look(page, "sold-out-at-the-bank")
    page.close()
    assert [intent["status"] for intent in till.intents()] == ["canceled"]
    assert "Sold out" in till.said()[-1][1]["message"]


def test_the_shops_own_checkout_is_handed_the_cart_and_its_order_comes_back_into_the_chat(chromium: Browser, till: Till) -> None:
    till.sandbox.config = replace(till.sandbox.config, app_url=till.url)
    with till.house.transaction(till.shop) as conn:
        shop_store.write_settings(conn, till.shop, "checkout", {"provider": "shopify"})
    begun = till.begin()
    assert begun.checkout_url is not None
    page = chromium.new_page()
    page.goto(begun.checkout_url)
    if page.locator("[name=checkout], form[action*=checkout] button").count() and "/checkouts/" not in page.url:
        page.locator("[name=checkout], form[action*=checkout] button").first.click()
    expect(page.locator("#f-email")).to_have_value("ada@example.org")
    for name, text in (("name", "Ada Example"), ("address1", "1 Road"), ("zip", "10115"), ("city", "Berlin")):
        page.locator(f"#f-{name}").fill(text)
    page.locator("form.stack button").last.click()
    page.locator("#card").fill("1")
    page.locator("form.stack button").last.click()
    page.wait_for_url(re.compile("thank_you"))
    look(page, "shopify-thanks")
    page.close()
    _wait(lambda: "orders/create" in _taken(till))
    (order,) = till.orders()
    kind, payload = till.said()[-1]
    assert (kind, payload["number"], payload["email_hint"]) == ("order.confirmed", order["name"], "a…@example.org")
    _taken(till)
    assert [kind for kind, _ in till.said()].count("order.confirmed") == 1
    assert till.intents() == []


def _taken(till: Till) -> set[str]:
    """Work on what the webhooks' door has stored, as a worker does; the topics that came so far."""
    with till.house.transaction(till.shop) as conn:
        rows = conn.execute("SELECT id, topic FROM deliveries ORDER BY id").fetchall()
    hand = partial(take, till.house, till.shop)
    for row in rows:
        deliveries.work(till.shop, row["id"], transaction=till.house.transaction, clock=till.house.clock, take=hand)
    return {str(row["topic"]) for row in rows}


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)
