"""The theme editor: a preview that calls nobody, and sections that are chosen, taken out, drawn anew and moved under us."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .fake import Fake
from .steps import visit

pytestmark = pytest.mark.browser

SECTION = "main > div:last-child"
"""The part of the page that holds the product block, as a theme's section would."""
QUESTION = "Is this right for me?"
TELL = """(element, kind) => element.dispatchEvent(new CustomEvent(`shopify:${kind}`, { bubbles: true }))"""
DRAWN_ANEW = f"""(element) => {{
  const tell = {TELL};
  tell(element, "section:unload");
  element.innerHTML = element.innerHTML;
  tell(element, "section:load");
}}"""


@pytest.fixture
def editor(tab: Page, fake: Fake) -> Page:
    fake.design = True
    visit(tab, fake)
    return tab


def test_the_theme_editor_shows_a_preview_and_calls_nobody(tab: Page, fake: Fake) -> None:
    fake.design = True
    visit(tab, fake)
    tab.get_by_role("button", name="Open chat").click()
    expect(tab.locator("shopapp-message").first).to_contain_text("Preview.")
    expect(tab.locator("shopapp-message[from=shopper]")).to_be_visible()
    tab.get_by_role("button", name="Is this right for me?").click()
    tab.wait_for_timeout(300)
    assert fake.calls == []


def test_choosing_the_block_in_the_theme_editor_shows_the_panel_and_leaving_it_puts_it_away(tab: Page, fake: Fake) -> None:
    fake.design = True
    visit(tab, fake)
    turn = "(kind) => document.querySelector('shopapp-launcher').dispatchEvent(new CustomEvent(kind, { bubbles: true }))"
    tab.evaluate("document.body.firstElementChild.dispatchEvent(new CustomEvent('shopify:block:select', { bubbles: true }))")
    tab.evaluate(turn, "shopify:block:select")
    expect(tab.locator("shopapp-message").first).to_contain_text("Preview.")
    tab.evaluate(turn, "shopify:block:deselect")
    expect(tab.get_by_role("button", name="Open chat")).to_be_visible()
    assert fake.calls == []


def test_choosing_a_section_moves_nothing(editor: Page, fake: Fake) -> None:
    for kind in ("section:select", "section:deselect", "section:load"):
        editor.eval_on_selector(SECTION, TELL, kind)
    expect(editor.get_by_role("button", name="Open chat")).to_be_visible()
    expect(editor.locator("shopapp-message")).to_have_count(0)
    assert fake.calls == []


def test_a_section_drawn_anew_still_opens_the_preview_once(editor: Page, fake: Fake) -> None:
    for _ in range(2):
        editor.eval_on_selector(SECTION, DRAWN_ANEW)
        editor.get_by_role("button", name=QUESTION).click()
        expect(editor.locator("shopapp-message").first).to_contain_text("Preview.")
    expect(editor.locator("shopapp-panel")).to_have_count(1)
    assert fake.calls == []


def test_without_the_embed_a_section_taken_out_takes_the_chat_it_brought_with_it(editor: Page, fake: Fake) -> None:
    fake.embed = False
    editor.reload()
    editor.get_by_role("button", name=QUESTION).click()
    expect(editor.locator("shopapp-message").first).to_contain_text("Preview.")
    editor.eval_on_selector(SECTION, DRAWN_ANEW)
    expect(editor.locator("shopapp-launcher")).to_have_count(0)
    editor.get_by_role("button", name=QUESTION).click()
    expect(editor.locator("shopapp-message").first).to_contain_text("Preview.")
    expect(editor.locator("shopapp-launcher")).to_have_count(1)
    assert fake.calls == []


def test_the_embed_drawn_anew_while_open_lets_the_page_scroll_and_opens_again(phone: BrowserContext, fake: Fake) -> None:
    fake.design = True
    tab = phone.new_page()
    visit(tab, fake)
    tab.get_by_role("button", name="Open chat").click()
    expect(tab.locator("html")).to_have_css("overflow", "hidden")
    tab.eval_on_selector("shopapp-launcher", "(old) => old.replaceWith(old.cloneNode(true))")
    expect(tab.locator("html")).to_have_css("overflow", "visible")
    tab.eval_on_selector("shopapp-launcher", TELL, "block:select")
    expect(tab.locator("shopapp-message").first).to_contain_text("Preview.")
    assert fake.calls == []


def test_a_block_that_was_moved_asks_its_question_once(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    tab.evaluate("document.querySelector('main').append(document.querySelector('shopapp-assistant'))")
    tab.get_by_role("button", name=QUESTION).click()
    expect(tab.locator("shopapp-message[from=shopper]")).to_be_visible()
    tab.wait_for_timeout(300)
    assert len(fake.said("/chat/messages")) == 1
