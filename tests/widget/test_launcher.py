"""What a page pays for, when the chat speaks first, and where it keeps quiet."""

import pytest
from playwright.sync_api import Page, expect

from .fake import Fake
from .steps import add_first, open_chat, visit

pytestmark = pytest.mark.browser


def _asked_for(tab: Page) -> list[str]:
    names: list[str] = []
    tab.on("request", lambda request: names.append(request.url.rsplit("/", 1)[-1].split("?")[0]))
    return names


def test_a_page_fetches_the_launcher_and_nothing_else(tab: Page, fake: Fake) -> None:
    names = _asked_for(tab)
    visit(tab, fake)
    expect(tab.get_by_role("button", name="Open chat")).to_be_visible()
    tab.wait_for_timeout(300)
    ours = [name for name in names if name.endswith(".js") and name != "theme.js"]
    assert sorted(ours) == ["assistant.js", "launcher.js"]
    assert fake.said("session") == []


def test_the_panel_stays_open_from_page_to_page_until_it_is_closed(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.reload()
    expect(tab.locator("shopapp-panel dialog")).to_be_visible()
    tab.get_by_role("button", name="Close chat").click()
    tab.reload()
    expect(tab.get_by_role("button", name="Open chat")).to_be_visible()
    assert [call["name"] for call in fake.said("/chat/signals")] == ["open", "open", "close"]


def test_news_while_closed_shows_a_dot_that_is_also_said(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.get_by_role("button", name="Close chat").click()
    fake.add("text", {"text": "Your parcel is on its way."})
    expect(tab.get_by_role("button", name="Open chat. New message")).to_be_visible()
    tab.get_by_role("button", name="Open chat. New message").click()
    expect(tab.locator("shopapp-message").last).to_contain_text("Your parcel is on its way.")


def test_a_cart_left_alone_is_told_once_and_the_nudge_can_be_dismissed(tab: Page, fake: Fake) -> None:
    fake.idle_after = 1
    fake.cart["items"] = [{"key": "5:k", "variant_id": 5, "quantity": 1}]
    visit(tab, fake)
    nudge = tab.locator("shopapp-nudge")
    expect(nudge).to_contain_text("Still deciding?", timeout=15000)
    idle = [call for call in fake.said("/chat/signals") if call["name"] == "cart_idle"]
    assert len(idle) == 1
    tab.get_by_role("button", name="Dismiss").click()
    expect(nudge).to_have_count(0)
    tab.reload()
    tab.wait_for_timeout(6500)
    expect(nudge).to_have_count(0)
    assert len([call for call in fake.said("/chat/signals") if call["name"] == "cart_idle"]) == 1


def test_a_nudge_answered_opens_the_chat_with_that_question(tab: Page, fake: Fake) -> None:
    fake.idle_after = 1
    fake.cart["items"] = [{"key": "5:k", "variant_id": 5, "quantity": 1}]
    visit(tab, fake)
    tab.get_by_role("button", name="Can I return it?").click(timeout=15000)
    expect(tab.locator("shopapp-answer")).to_be_visible()
    expect(tab.locator("shopapp-nudge")).to_have_count(0)


def test_an_empty_cart_is_never_nudged(tab: Page, fake: Fake) -> None:
    fake.idle_after = 1
    visit(tab, fake)
    tab.wait_for_timeout(6500)
    assert fake.said("session") == []


def test_a_question_on_the_product_page_opens_the_chat(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    tab.get_by_role("button", name="How long does delivery take?").click()
    expect(tab.locator("shopapp-message[from=shopper] .words")).to_have_text("how long does delivery take?", ignore_case=True)


def test_the_product_block_works_without_the_app_embed(tab: Page, fake: Fake) -> None:
    fake.embed = False
    visit(tab, fake)
    tab.get_by_role("button", name="Is this right for me?").click()
    expect(tab.locator("shopapp-message[from=shopper]")).to_be_visible()
    tab.get_by_role("button", name="Close chat").click()
    expect(tab.get_by_role("button", name="Open chat")).to_have_count(0)


def test_the_button_stays_away_from_pages_switched_off(tab: Page, fake: Fake) -> None:
    fake.page_settings = {"show_product": False}
    visit(tab, fake)
    expect(tab.locator("shopapp-launcher")).to_have_count(0)


def test_it_works_where_storage_is_refused(tab: Page, fake: Fake) -> None:
    no = "{get() { throw new DOMException('no', 'SecurityError') }}"
    tab.add_init_script(f"for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {no})")
    visit(tab, fake)
    open_chat(tab)
    add_first(tab)
    expect(tab.locator("#count")).to_have_text("1")


def test_a_chat_that_its_merchant_closed_takes_itself_away(tab: Page, fake: Fake) -> None:
    fake.closed = True
    visit(tab, fake)
    tab.get_by_role("button", name="Open chat").click()
    expect(tab.locator("shopapp-launcher")).to_have_count(0)
    expect(tab.locator("shopapp-assistant")).to_have_count(0)
    tab.reload()
    expect(tab.get_by_role("button", name="Open chat")).to_have_count(0)
