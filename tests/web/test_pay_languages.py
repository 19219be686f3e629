"""The pay page in the conversation's language: from the form over a declined card to the order, also from right to left."""

import re

import pytest
from pay_steps import chromium, look, pay
from pay_world import Till, house, served, settings, till
from playwright.sync_api import Browser, expect

from shopapp.checkout import words

__all__ = ["chromium", "house", "served", "settings", "till"]
pytestmark = pytest.mark.browser
ENGLISH = re.compile(r"\b(Your|order|Deliver|Change|Shipping|Items|Total|Tax|Pay €|paid|confirmed|Stripe checks|Free|Germany)\b")


@pytest.mark.parametrize(("language", "width"), [("de", 1100), ("ar", 390)])
def test_everything_on_the_way_to_an_order_is_in_the_shoppers_language(
    chromium: Browser, till: Till, language: str, width: int
) -> None:
    with till.house.transaction(till.shop) as conn:
        conn.execute("UPDATE conversations SET locale = %(language)s", {"language": language})
    begun, spoken = till.begin(), words.of(language)

    def apart(place: str) -> str:
        return f"\u2068{place}\u2069" if language == "ar" else place

    page = chromium.new_page(viewport={"width": width, "height": 844})
    page.goto(begun.pay_url or "")
    expect(page.locator("#submit")).to_be_enabled()
    expect(page.locator("#submit")).to_have_text(spoken.page["pay_amount"].format(amount=apart("€49.90")))
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == [
        language, "rtl" if language == "ar" else "ltr",
    ]  # fmt: skip
    look(page, f"{language}-form")
    page.locator("#edit").click()
    look(page, f"{language}-address")
    street = page.locator('[name="address1"]')  # "1 Road" must not become "Road 1" on a page from right to left
    assert street.evaluate("field => getComputedStyle(field).direction") == "ltr"
    page.locator('[name="city"]').fill("Wien")
    page.locator('[name="name"]').fill("")
    page.locator("#address").evaluate("form => form.noValidate = true")
    page.locator('#address button[type="submit"]').click()
    expect(page.locator("#address-problem")).to_have_text(spoken.say("problem_address"))
    page.locator('[name="name"]').fill("Ada Example")
    page.locator('#address button[type="submit"]').click()
    expect(page.locator("#to")).to_contain_text("Wien")
    pay(page, "4000000000009995")
    expect(page.locator("#notice")).to_have_text(spoken.say("declined_insufficient_funds"))
    look(page, f"{language}-declined")
    assert not ENGLISH.search(page.locator("#pay").inner_text())
    pay(page, "4242424242424242")
    number = re.compile(re.escape(spoken.page["end_paid"]).replace(re.escape("{number}"), apart(r"#\d+")))
    expect(page.locator("#end h2")).to_have_text(number)
    look(page, f"{language}-paid")
    assert not ENGLISH.search(page.locator("#pay").inner_text())
    page.close()
