"""Paying: the address is asked for here, the card only in the app's frame, and what was paid for leaves the cart."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from . import goods
from .fake import Fake
from .steps import add_first, fill_address, open_chat, visit

pytestmark = pytest.mark.browser


def _to_form(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    tab.get_by_role("button", name="Check out").click()
    expect(tab.get_by_role("form", name="Delivery details")).to_be_visible()


def _frame(tab: Page) -> FrameLocator:
    return tab.frame_locator("shopapp-pay-frame iframe")


def test_the_form_says_what_is_missing_beside_each_field(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab, email="ada", city="")
    expect(tab.get_by_label("Email")).to_be_focused()
    expect(tab.get_by_label("Email")).to_have_attribute("aria-invalid", "true")
    expect(tab.get_by_label("Email")).to_have_accessible_description("Enter an email address such as name@example.com")
    expect(tab.get_by_label("City")).to_have_accessible_description("Please fill in this field")
    assert fake.said("/chat/checkout") == []
    fill_address(tab)
    expect(_frame(tab).locator("#pay")).to_be_visible()


def test_fields_can_be_filled_by_the_browser_and_the_country_is_where_the_shopper_is(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    tokens = tab.locator("shopapp-address-form [autocomplete]").evaluate_all("all => all.map(e => e.autocomplete)")
    expected = ["email", "name", "country", "address-line1", "address-line2", "postal-code", "address-level2", "address-level1"]
    assert tokens == expected
    country = tab.get_by_label("Country", exact=True)
    expect(country).to_have_value("DE")
    expect(tab.get_by_label("State or province")).to_be_hidden()
    country.select_option("US")
    expect(tab.get_by_label("State or province")).to_be_visible()


def test_an_address_the_shop_refuses_is_kept_with_the_reason(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab, zip="00000")
    expect(tab.get_by_role("alert")).to_have_text("We do not deliver to this postal code.")
    expect(tab.get_by_label("Full name")).to_have_value("Ada Ember")
    fill_address(tab)
    expect(_frame(tab).locator("#pay")).to_be_visible()


def test_a_payment_ends_with_the_order_and_an_empty_cart(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab)
    frame = tab.locator("shopapp-pay-frame iframe")
    expect(frame).to_have_attribute("allow", "payment *")
    expect(tab.locator("shopapp-checkout")).to_contain_text("Total €133.90")
    expect(tab.locator("shopapp-pay-frame .state")).to_have_text("Complete your payment below")
    assert frame.evaluate("e => e.style.height") == "220px"
    _frame(tab).locator("#pay").click()
    expect(tab.locator("shopapp-order")).to_contain_text("Order #1001 is confirmed")
    expect(tab.locator("shopapp-order")).to_contain_text("€133.90")
    expect(tab.locator("#count")).to_have_text("0")
    expect(tab.locator("shopapp-checkout")).to_have_count(0)
    tab.reload()
    expect(tab.locator("shopapp-order")).to_have_count(1)


def test_a_declined_card_is_said_and_the_frame_stays(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab)
    _frame(tab).locator("#fail").click()
    expect(tab.locator("shopapp-pay-frame .state")).to_have_text("The payment did not go through")
    _frame(tab).locator("#pay").click()
    expect(tab.locator("shopapp-order")).to_be_visible()


def test_only_the_apps_frame_is_believed(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab)
    expect(tab.locator("shopapp-pay-frame .state")).to_have_text("Complete your payment below")
    tab.evaluate("window.postMessage({type: 'shopapp:pay', state: 'confirmed', height: 9000}, '*')")
    tab.wait_for_timeout(200)
    expect(tab.locator("shopapp-pay-frame .state")).to_have_text("Complete your payment below")
    assert tab.locator("shopapp-pay-frame iframe").evaluate("e => e.style.height") == "220px"


def test_what_was_added_while_paying_stays_in_the_cart(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab)
    expect(_frame(tab).locator("#pay")).to_be_visible()
    fake.cart["items"].append({"key": "5:k", "variant_id": 5, "quantity": 1})
    _frame(tab).locator("#pay").click()
    expect(tab.locator("shopapp-order")).to_be_visible()
    tab.wait_for_timeout(800)
    expect(tab.locator("#count")).to_have_text("1")
    assert [item["variant_id"] for item in fake.cart["items"]] == [5]


def test_shopifys_checkout_is_a_link(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fake.add("checkout.ready", {"checkout_url": f"{fake.shop_url}/checkout", "total": "€133.90"})
    expect(tab.get_by_role("link", name="Go to checkout")).to_have_attribute("href", f"{fake.shop_url}/checkout")


def test_after_a_reload_the_payment_opens_on_a_tap(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    fake.add("checkout.ready", {"pay_url": f"{fake.api_url}/pay/x", "total": "€133.90"})
    expect(_frame(tab).locator("#pay")).to_be_visible()
    tab.reload()
    tab.get_by_role("button", name="Continue to payment").click()
    expect(_frame(tab).locator("#pay")).to_be_visible()


def test_a_checkout_half_way_waits_after_a_reload(tab: Page, fake: Fake) -> None:
    _to_form(tab, fake)
    fill_address(tab)
    fake.add("checkout.ready", {"pay_url": f"{fake.api_url}/pay/x", "total": goods.money(13390)})
    expect(_frame(tab).locator("#pay")).to_be_visible()
    tab.reload()
    expect(tab.get_by_role("button", name="Continue to payment")).to_be_visible()
    expect(tab.locator("shopapp-pay-frame, shopapp-address-form")).to_have_count(0)
