"""For everyone: keyboard, screen reader, phone, right to left, zoom and reduced motion."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .fake import Fake
from .steps import add_first, find_jackets, open_chat, say, visit

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SMALL = """() => {
  const walk = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? walk(e.shadowRoot) : [])]);
  return walk(document.querySelector('shopapp-launcher').shadowRoot)
    .filter((e) => e.matches('button, select, summary, textarea, input:not([type=checkbox]), label.compare, .sources a'))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width && box.height && (box.height < 43.5 || box.width < 43.5))
    .map(([e, box]) => `${e.tagName}.${e.className} ${box.width}x${box.height}`);
}"""


def violations(tab: Page) -> list[str]:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci")
    tab.wait_for_timeout(400)
    tab.evaluate(AXE.read_text())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = tab.evaluate("tags => axe.run('shopapp-launcher', {runOnly: tags})", rules)
    return [f"{v['id']}: {node['html'][:200]} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]]


def _fill(tab: Page) -> None:
    """A conversation with one of everything."""
    add_first(tab)
    for index in (0, 1):
        tab.locator("shopapp-card").nth(index).get_by_role("checkbox").check()
    tab.get_by_role("button", name="Compare 2").click()
    expect(tab.locator("shopapp-comparison")).to_be_visible()
    say(tab, "What is your returns policy?")
    expect(tab.locator("shopapp-answer")).to_be_visible()
    say(tab, "a person please")
    expect(tab.locator("shopapp-notice")).to_be_visible()
    say(tab, "and a jacket")
    expect(tab.locator("shopapp-question .chip")).to_have_count(6)


def test_nothing_breaks_wcag_on_a_desk(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    assert violations(tab) == []
    open_chat(tab)
    _fill(tab)
    fake.add("checkout.ask", {"needs": ["email", "address"], "provider": "stripe"})
    expect(tab.get_by_role("form", name="Delivery details")).to_be_visible()
    tab.get_by_role("button", name="Continue to payment").click()
    assert violations(tab) == []
    assert tab.evaluate(SMALL) == []


@pytest.mark.parametrize("colours", ["#fff44f", "#111111", "#8fd3c1"])
def test_text_can_be_read_on_any_accent(tab: Page, fake: Fake, colours: str) -> None:
    fake.page_settings = {"accent": colours, "label": "Ask us"}
    visit(tab, fake)
    tab.get_by_role("button", name="Ask us").click()
    find_jackets(tab)
    assert violations(tab) == []


def test_a_dark_theme_gives_a_dark_panel(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    paint = "for (const [name, value] of [['background', '16,18,20'], ['foreground', '240,240,236']])"
    dark = f"{paint} document.documentElement.style.setProperty('--color-' + name, value)"
    tab.add_init_script(f"document.addEventListener('readystatechange', () => {{ {dark} }})")
    tab.reload()
    open_chat(tab)
    find_jackets(tab)
    assert tab.locator("shopapp-panel dialog").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(16, 18, 20)"
    assert violations(tab) == []


def test_the_keyboard_alone_goes_from_the_button_to_the_cart_and_back(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    bubble = tab.get_by_role("button", name="Open chat")
    bubble.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("textbox", name="Write a message")).to_be_focused()
    tab.keyboard.type("I need a jacket")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("button", name="Hiking")).to_be_visible()
    _tab_to(tab, "Hiking", back=True)
    tab.keyboard.press("Enter")
    expect(tab.locator("shopapp-card")).to_have_count(5)
    tab.get_by_role("textbox", name="Write a message").focus()
    for _ in range(40):
        tab.keyboard.press("Shift+Tab")
        if _focused(tab) == "Add to cart":
            break
    tab.keyboard.press("Space")
    expect(tab.locator("shopapp-cart-change .head")).to_have_text("Added to your cart")
    tab.keyboard.press("Escape")
    expect(tab.locator("shopapp-panel dialog")).to_be_hidden()
    expect(bubble).to_be_focused()


def test_escape_closes_an_open_menu_before_the_chat(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.get_by_label("Chat options").click()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name="New conversation")).to_be_hidden()
    expect(tab.locator("shopapp-panel dialog")).to_be_visible()


def test_a_screen_reader_hears_who_speaks_and_what_things_are(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    dialog = tab.get_by_role("dialog", name="Juno")
    expect(dialog).to_have_accessible_description("AI assistant")
    log = tab.get_by_role("log", name="Chat with the shop")
    expect(log).to_have_attribute("aria-live", "polite")
    find_jackets(tab)
    expect(tab.locator("shopapp-message[from=shopper]").first).to_contain_text("You: I need a jacket")
    expect(tab.get_by_role("list", name="Rain jackets for hiking")).to_have_attribute("aria-live", "off")
    expect(tab.get_by_role("checkbox", name="Compare Ridge rain jacket")).to_be_visible()
    expect(tab.get_by_label("More about Ridge rain jacket")).to_be_visible()


def test_the_page_beside_the_chat_stays_usable_on_a_desk(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.get_by_role("link", name="Shop", exact=True).focus()
    expect(tab.get_by_role("link", name="Shop", exact=True)).to_be_focused()


def test_a_page_load_does_not_take_the_focus(tab: Page, fake: Fake) -> None:
    visit(tab, fake)
    open_chat(tab)
    tab.reload()
    expect(tab.locator("shopapp-panel dialog")).to_be_visible()
    assert tab.evaluate("document.activeElement === document.body")


def test_a_phone_gets_a_full_sheet_without_sideways_scrolling(phone: BrowserContext, fake: Fake) -> None:
    tab = phone.new_page()
    visit(tab, fake)
    open_chat(tab)
    cards = find_jackets(tab)
    box = tab.locator("shopapp-panel dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert tab.locator("shopapp-panel dialog").evaluate("e => e.matches(':modal')")
    first, second = (cards.nth(n).bounding_box() for n in (0, 1))
    assert first
    assert second
    assert first["x"] == second["x"]
    assert tab.locator(".view").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert violations(tab) == []
    assert tab.evaluate(SMALL) == []
    tab.get_by_role("button", name="Close chat").click()
    assert tab.evaluate("document.documentElement.style.overflow") == ""


def test_a_phone_page_is_not_covered_after_following_a_link(phone: BrowserContext, fake: Fake) -> None:
    tab = phone.new_page()
    visit(tab, fake)
    open_chat(tab)
    tab.reload()
    expect(tab.get_by_role("button", name="Open chat")).to_be_visible()
    expect(tab.locator("shopapp-panel dialog")).to_have_count(0)


def test_arabic_runs_from_right_to_left(tab: Page, fake: Fake) -> None:
    fake.locale = "ar"
    visit(tab, fake)
    tab.get_by_role("button", name="فتح المحادثة").click()
    expect(tab.locator(".disclosure")).to_contain_text("الذكاء الاصطناعي")
    assert tab.locator("shopapp-panel dialog").evaluate("e => getComputedStyle(e).direction") == "rtl"
    tab.locator("shopapp-suggestions button").first.click()
    tab.locator("shopapp-question .chip").first.click()
    expect(tab.locator("shopapp-card")).to_have_count(5)
    row = tab.locator("shopapp-products .row")
    tab.get_by_role("button", name="المنتجات التالية").click()
    tab.wait_for_timeout(700)
    assert row.evaluate("e => e.scrollLeft") < -50
    assert violations(tab) == []


def test_it_works_at_twice_the_size(browser: Browser, fake: Fake) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 430}, device_scale_factor=2)
    tab = context.new_page()
    visit(tab, fake)
    open_chat(tab)
    find_jackets(tab)
    send = tab.get_by_role("button", name="Send").bounding_box()
    assert send
    assert send["y"] + send["height"] <= 430
    context.close()


def test_calm_when_less_motion_is_asked_for(browser: Browser, fake: Fake) -> None:
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()
    visit(tab, fake)
    open_chat(tab)
    assert tab.locator("shopapp-panel dialog").evaluate("e => getComputedStyle(e).animationName") == "none"
    context.close()


def _focused(tab: Page) -> str:
    into = "while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
    deepest = f"() => {{ let e = document.activeElement; {into} return e?.textContent ?? '' }}"
    return re.sub(r"\s+", " ", tab.evaluate(deepest)).strip()


def _tab_to(tab: Page, name: str, *, back: bool) -> None:
    for _ in range(40):
        if _focused(tab) == name:
            return
        tab.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{name} cannot be reached by keyboard")
