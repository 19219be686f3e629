"""What a shopper does, in words. Playwright looks through open shadow roots by itself."""

from playwright.sync_api import Locator, Page, expect

from .fake import Fake


def visit(tab: Page, fake: Fake) -> None:
    tab.set_default_timeout(8000)
    tab.goto(fake.shop_url)


def open_chat(tab: Page) -> None:
    tab.get_by_role("button", name="Open chat").click()
    expect(tab.locator("shopapp-message").first).to_contain_text("AI assistant")


def say(tab: Page, text: str) -> None:
    box = tab.get_by_role("textbox", name="Write a message")
    box.fill(text)
    box.press("Enter")


def find_jackets(tab: Page) -> Locator:
    say(tab, "I need a jacket")
    tab.get_by_role("button", name="Hiking").click()
    cards = tab.locator("shopapp-card")
    expect(cards).to_have_count(5)
    return cards


def add_first(tab: Page) -> None:
    find_jackets(tab).first.get_by_role("button", name="Add to cart").click()
    expect(tab.locator("shopapp-cart-change .head")).to_have_text("Added to your cart")


def fill_address(tab: Page, **changes: str) -> None:
    values = {
        "email": "ada@example.com",
        "name": "Ada Ember",
        "address1": "Lindenweg 4",
        "zip": "10115",
        "city": "Berlin",
    } | changes
    for name, value in values.items():
        tab.locator(f"shopapp-address-form [name={name}]").fill(value)
    tab.get_by_role("button", name="Continue to payment").click()
