"""A person takes over and gives back, seen from both sides, with a reload in the middle on each."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from shopapp.inbox import agents

from .conftest import Demo
from .steps import SLOW, open_chat, say

PASSWORD = "a long enough password"
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def invitation(demo: Demo) -> str:
    """The link that an owner's invitation holds."""
    with demo.house.transaction(demo.shop_id) as conn:
        anna = agents.add(conn, demo.shop_id, name="Anna", email="anna@example.com", role="owner")
        token = agents.invite(conn, demo.shop_id, anna, demo.house.clock)
    return f"{demo.place.app_url}/team/join/{token}"


@pytest.fixture
def agent(browser: Browser, invitation: str) -> Iterator[Page]:
    """Anna's browser, logged in by her invitation."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(invitation)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Set password and open the inbox").click()
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    yield page
    context.close()


@pytest.fixture
def shopper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_a_person_takes_over_and_gives_back(demo: Demo, agent: Page, shopper: Page, shots: Callable[[Any, str], None]):
    open_chat(shopper, demo.storefront)
    say(shopper, "I need a jacket for my sister, no wool")
    expect(shopper.locator("shopapp-card").first).to_be_visible(timeout=SLOW)
    say(shopper, "Can I talk to a person?")
    expect(shopper.locator("shopapp-notice").last).to_contain_text(re.compile("Anna (is|are) online now"), timeout=SLOW)
    expect(shopper.locator("#ai")).to_contain_text("A person was called")
    shots(shopper, "shopper-waits")

    waiting = agent.get_by_role("link", name="Can I talk to a person?").last
    expect(waiting).to_be_visible(timeout=SLOW)
    shots(agent, "agent-list")
    waiting.click()
    agent.get_by_role("button", name="Take over").click()
    expect(shopper.locator("shopapp-notice").last).to_contain_text("Anna from the team has joined", timeout=SLOW)
    expect(shopper.locator("#ai")).to_contain_text("Anna from the team answers")
    expect(agent.locator(".said")).to_contain_text("no wool")

    agent.get_by_label("Answer as Anna").press_sequentially("Hello, what")
    expect(shopper.locator(".typing")).to_contain_text("Anna is writing", timeout=SLOW)
    agent.get_by_label("Answer as Anna").fill("Hello, what is her size?")
    agent.get_by_role("button", name="Send", exact=True).click()
    expect(shopper.locator('shopapp-message[from="person"]')).to_contain_text("what is her size?", timeout=SLOW)

    # A reload on each side: both find themselves where they were.
    shopper.reload()
    shopper.get_by_role("button", name="Open chat").click()
    expect(shopper.locator('shopapp-message[from="person"]')).to_contain_text("what is her size?", timeout=SLOW)
    expect(shopper.locator("#ai")).to_contain_text("Anna from the team answers")
    agent.reload()
    expect(agent.get_by_label("Answer as Anna")).to_be_visible()

    cards = shopper.locator("shopapp-card").count()
    say(shopper, "Medium. Show me rain jackets please")
    expect(agent.locator(".talk")).to_contain_text("Medium.", timeout=SLOW)
    shots(agent, "agent-talk")
    shots(shopper, "shopper-with-anna")
    turn = demo.wait_for("SELECT id FROM turns WHERE asked->>'text' LIKE 'Medium%%' AND state = 'done' AND engine = 'none'")
    assert demo.rows("SELECT type FROM conversation_events WHERE turn_id = %(id)s ORDER BY seq", id=turn[0]["id"]) == [
        {"type": "turn.started"},
        {"type": "message.shopper"},
        {"type": "turn.done"},
    ]
    assert shopper.locator("shopapp-card").count() == cards, "the assistant spoke while a person held the conversation"

    agent.get_by_role("button", name="Suggest an answer").click()
    expect(agent.get_by_label("Answer as Anna")).to_have_value(re.compile("€"), timeout=SLOW)
    agent.get_by_label("Answer as Anna").fill("")

    agent.get_by_role("button", name="Return to the assistant").click()
    expect(shopper.locator("shopapp-notice").last).to_contain_text("handed back to the AI assistant", timeout=SLOW)
    expect(shopper.locator("#ai")).to_have_text("AI assistant")
    say(shopper, "Show me rain jackets please")
    expect(shopper.locator("shopapp-card").nth(cards)).to_be_visible(timeout=SLOW)

    agent.get_by_role("button", name="Close", exact=True).click()
    expect(shopper.locator("shopapp-rating")).to_be_visible(timeout=SLOW)
    shopper.get_by_role("button", name="4 of 5").click()
    expect(shopper.locator("shopapp-rating")).to_contain_text("Thank you")
    shots(shopper, "shopper-rates")
    assert demo.wait_for("SELECT score FROM ratings") == [{"score": 4}]

    agent.set_viewport_size(PHONE)
    shots(agent, "agent-on-a-phone")
    assert agent.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the inbox scrolls sideways on a phone"
