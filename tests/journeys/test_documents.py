"""A merchant uploads a document, and a moment later the assistant quotes it to a shopper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from . import steps
from .conftest import Demo

pytestmark = pytest.mark.browser
QUESTION = "Do you hold weaving courses?"
ANSWER = "We hold a weaving course every second Saturday; it takes four hours and costs 45 euro."


def test_an_uploaded_document_is_quoted_in_the_chat_a_moment_later(
    demo: Demo, browser: Browser, shots: Callable[[Any, str], None]
):
    shopper = browser.new_page()
    steps.open_chat(shopper, f"{demo.storefront}/")
    steps.say(shopper, QUESTION)
    expect(shopper.locator("shopapp-message").last).to_contain_text("person", timeout=steps.SLOW)

    merchant = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    merchant.set_default_timeout(15_000)
    merchant.goto(f"{demo.storefront}/admin")
    frame = merchant.frame_locator("iframe")
    merchant.get_by_role("link", name="Documents", exact=True).click()
    expect(frame.get_by_role("heading", name="Documents", exact=True)).to_be_visible()
    expect(frame.get_by_text(QUESTION).first).to_be_visible()
    shots(merchant, "unanswered")
    text = f"# Weaving courses\n\n{ANSWER}\n"
    frame.locator("input[type=file]").set_input_files(
        {"name": "courses.md", "mimeType": "text/markdown", "buffer": text.encode()}
    )
    frame.get_by_role("button", name="Add files").click()
    expect(frame.get_by_role("cell", name="courses.md", exact=True)).to_be_visible()
    demo.wait_for("SELECT 1 FROM sources WHERE name = 'courses.md' AND state = 'read'", seconds=60)
    merchant.goto(f"{demo.storefront}/admin")
    merchant.get_by_role("link", name="Documents", exact=True).click()
    expect(frame.locator("tr", has_text="courses.md").first).to_contain_text("Read")
    shots(merchant, "read")
    merchant.close()

    steps.say(shopper, QUESTION)
    answer = shopper.locator("shopapp-answer").last
    expect(answer).to_contain_text(ANSWER, timeout=steps.SLOW)
    expect(answer).to_contain_text("courses")
    shots(shopper, "quoted")
    shopper.close()
