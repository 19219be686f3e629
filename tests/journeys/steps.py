"""What a shopper and a merchant do in the running product, in words."""

from typing import Any

from playwright.sync_api import Page, expect

SLOW = 20_000


def open_chat(page: Page, address: str) -> None:
    page.set_default_timeout(15_000)
    page.goto(address)
    page.get_by_role("button", name="Open chat").click()
    expect(page.locator("shopapp-message").first).to_contain_text("AI")


def say(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Write a message")
    box.fill(text)
    box.press("Enter")


def find(page: Page, wish: str) -> None:
    """Say what is wanted and wait for the cards."""
    say(page, wish)
    expect(page.locator("shopapp-card").first).to_be_visible(timeout=SLOW)


def add_from_card(page: Page, index: int = 0) -> None:
    """The card's own button; where the shop asks for a size or colour, the first choice."""
    card = page.locator("shopapp-card").nth(index)
    card.get_by_role("button", name="Add to cart").click()
    expect(page.locator("shopapp-cart-change .head").last).to_contain_text("cart", timeout=SLOW)


def nothing_sticks_out(page: Page) -> None:
    """The conversation can be scrolled up and down only: nothing in it is wider than the panel."""
    view = page.locator("shopapp-log .view")
    assert view.evaluate("view => [view.scrollWidth - view.clientWidth, view.scrollLeft]") == [0, 0]


def fill_address(page: Page, *, email: str = "ada@example.com", remind: bool = False) -> None:
    values = {"email": email, "name": "Ada Ember", "address1": "Lindenweg 4", "zip": "34117", "city": "Kassel"}
    for name, value in values.items():
        page.locator(f"shopapp-address-form [name={name}]").fill(value)
    page.locator("shopapp-address-form [name=country]").select_option("DE")
    if remind:
        page.locator("shopapp-address-form [name=remind]").check()
    page.get_by_role("button", name="Continue to payment").click()


def pay_frame(page: Page) -> Any:
    """The app's own pay page inside the panel."""
    return page.frame_locator("shopapp-pay-frame iframe")


def type_card(page: Page, number: str = "4242424242424242") -> None:
    form = pay_frame(page).frame_locator('iframe[title="Secure card payment"]')
    form.get_by_label("Card number").fill(number, timeout=SLOW)
    form.get_by_label("Expiry date").fill("12 / 40")
    form.get_by_label("Security code").fill("123")


def press_pay(page: Page) -> None:
    pay_frame(page).get_by_role("button", name="Pay €").click()


def buy(page: Page, storefront: str, wish: str, *, email: str = "ada@example.com") -> str:
    """From the first words to the confirmed order; returns its number."""
    open_chat(page, storefront)
    find(page, wish)
    add_from_card(page)
    say(page, "checkout")
    fill_address(page, email=email)
    type_card(page)
    press_pay(page)
    return confirmed(page)


def confirmed(page: Page) -> str:
    """The order's number, once the chat says that it is confirmed."""
    order = page.locator("shopapp-order").last
    expect(order).to_be_visible(timeout=40_000)
    words = order.inner_text()
    return next(word.strip(".,") for word in words.split() if word.startswith("#"))
