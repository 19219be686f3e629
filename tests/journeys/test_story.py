"""The product's main job, once from end to end, in a browser against the running demo: find, compare, ask, buy, credit."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from . import steps
from .conftest import Demo

pytestmark = pytest.mark.browser
Shots = Callable[[Any, str], None]
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2},
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_shopper_finds_compares_asks_buys_and_the_order_is_credited(demo: Demo, browser: Browser, shots: Shots, view: str):
    page = browser.new_context(**VIEWS[view]).new_page()  # type: ignore[arg-type]
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    steps.open_chat(page, f"{demo.storefront}/")
    shots(page, "greeting")
    wish = "I am looking for a jacket" if demo.own_catalogue else "I am looking for a necklace"
    steps.find(page, wish)
    shots(page, "cards")
    expect(page.locator("shopapp-question").last).to_be_visible()

    steps.say(page, "compare the first two")
    expect(page.locator("shopapp-comparison table")).to_be_visible()
    shots(page, "comparison")

    steps.say(page, "How long do I have to return something?")
    answer = page.locator("shopapp-answer").last
    expect(answer).to_contain_text("30 days")
    expect(answer.get_by_role("link", name="Returns and refunds")).to_be_visible()
    shots(page, "returns")

    steps.add_from_card(page)
    expect(page.locator("shopapp-cart-change .head").last).to_have_text("Added to your cart")
    shots(page, "in-cart")
    if view == "desktop":
        expect(page.locator("[data-cart-count]").first).to_have_text("1")

    steps.say(page, "checkout")
    steps.fill_address(page, email=f"{view}@example.com")
    steps.type_card(page)
    shots(page, "paying")
    steps.press_pay(page)
    number = steps.confirmed(page)
    shots(page, "confirmed")
    steps.nothing_sticks_out(page)
    assert faults == []
    page.close()

    the_rows_agree(demo, number, f"{view}@example.com")
    the_merchant_sees_it(demo, browser, shots, number)


def the_rows_agree(demo: Demo, number: str, email: str) -> None:
    """One checkout, one order, one capture of the quote's total; the webhook is done; the credit names its evidence."""
    (checkout,) = demo.wait_for("SELECT * FROM checkouts WHERE order_name = %(number)s AND state = 'paid'", number=number)
    assert checkout["captured_minor"] == checkout["amount_minor"] > 0
    (order,) = demo.wait_for("SELECT * FROM orders WHERE name = %(number)s", number=number)
    assert (order["total_minor"], order["email"]) == (checkout["amount_minor"], email)
    (credit,) = demo.wait_for("SELECT * FROM credits WHERE order_id = %(id)s", id=order["id"])
    assert (credit["kind"], credit["conversation_id"]) == ("direct", checkout["conversation_id"])
    assert 0 < credit["amount_minor"] <= order["total_minor"]
    assert credit["evidence"]
    deliveries = demo.wait_for(
        "SELECT state, count(*) FROM deliveries WHERE topic LIKE 'orders/%%' AND state = 'done' GROUP BY state"
    )
    assert deliveries[0]["count"] >= 1
    shopify = [order for order in demo.console(f"shops/{domain(demo)}/orders")["orders"] if order["name"] == number]
    assert len(shopify) == 1
    assert shopify[0]["financialStatus"] == "PAID"


def domain(demo: Demo) -> str:
    return str(demo.rows("SELECT domain FROM shops")[0]["domain"])


def the_merchant_sees_it(demo: Demo, browser: Browser, shots: Shots, number: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{demo.storefront}/admin")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    shots(page, "admin-today")
    page.get_by_role("link", name="Orders", exact=True).click()
    frame.get_by_role("link", name=number).click()
    expect(frame.get_by_role("heading", name=f"Order {number}")).to_be_visible()
    expect(frame.get_by_text("Direct", exact=True)).to_be_visible()
    expect(frame.locator("aside .timeline")).to_contain_text("Paid")
    shots(page, "admin-order")
    frame.locator(".card").get_by_role("link", name="conversation").click()
    expect(frame.locator(".bubble", has_text="How long do I have to return something?")).to_be_visible()
    expect(frame.locator(".note", has_text=f"Order {number} confirmed")).to_be_visible()
    shots(page, "admin-conversation")
    page.close()


def test_a_price_changed_in_shopify_is_what_the_assistant_says_next(demo: Demo, browser: Browser):
    page = browser.new_page()
    steps.open_chat(page, f"{demo.storefront}/")
    (row,) = demo.rows(
        "SELECT id, title FROM products WHERE available AND price_min = price_max AND deleted_at IS NULL ORDER BY id LIMIT 1"
    )
    demo.console(f"products/{row['id']}?shop={domain(demo)}", {"price": "12.34"})
    demo.wait_for("SELECT 1 FROM products WHERE id = %(id)s AND price_min = 1234", id=row["id"])
    steps.find(page, str(row["title"]))
    expect(page.locator("shopapp-card", has_text=str(row["title"])).first).to_contain_text("€12.34")
    page.close()


def test_a_cart_left_after_the_address_form_is_brought_back_by_one_letter(demo: Demo, browser: Browser, shots: Shots):
    page = browser.new_page()
    steps.open_chat(page, f"{demo.storefront}/")
    steps.find(page, "I am looking for a jacket" if demo.own_catalogue else "a bracelet")
    steps.add_from_card(page)
    steps.say(page, "checkout")
    steps.fill_address(page, email="leaver@example.com", remind=True)
    expect(steps.pay_frame(page).get_by_role("button", name="Pay €")).to_be_visible(timeout=steps.SLOW)
    page.close()
    with demo.house.transaction(demo.shop_id) as conn:
        # Two hours pass for this cart.
        conn.execute(
            """
            UPDATE carts SET changed_at = changed_at - interval '2 hours'
             WHERE shopper_id = (SELECT id FROM shoppers WHERE email = 'leaver@example.com')
            """
        )
    demo.wait_for(
        """
        SELECT 1 FROM nudges n JOIN shoppers s ON s.shop_id = n.shop_id AND s.id = n.shopper_id
         WHERE s.email = 'leaver@example.com' AND n.state = 'sent'
        """,
        seconds=100,
    )
    letters = [letter for letter in demo.console("mail.json")["messages"] if "leaver@example.com" in str(letter)]
    assert len(letters) == 1
    link = next(word for word in str(letters[0]["text"]).split() if "/r/" in word)
    fresh = browser.new_context().new_page()
    fresh.goto(link)
    expect(fresh.locator("[data-cart-count]").first).to_have_text("1")
    shots(fresh, "restored")
    fresh.close()
