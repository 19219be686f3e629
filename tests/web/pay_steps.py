"""A browser on the pay page, and what a shopper does there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launched
from pay_world import Till
from playwright.sync_api import Browser, FrameLocator, Page, expect

from shopapp.checkout import Begun

SHOTS = Path("/tmp/shopapp-pay-shots")


@pytest.fixture
def chromium(till: Till) -> Iterator[Browser]:
    """Started after the sandbox: Playwright keeps an event loop running in this thread, and the sandbox's mail wants one, too."""
    with launched() as browser:
        yield browser


@pytest.fixture(params=[320, 1100], ids=["panel", "desk"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": request.param, "height": 900})
    opened.set_default_timeout(10_000)
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda line: problems.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    opened.close()
    assert problems == []


def look(page: Page, name: str) -> None:
    """Keep a picture for a person, and see that nothing sticks out sideways."""
    SHOTS.mkdir(exist_ok=True)
    width = (page.viewport_size or {"width": 0})["width"]
    page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def form(page: Page | FrameLocator) -> FrameLocator:
    return page.frame_locator('iframe[title="Secure card payment"]')


def open_page(page: Page, begun: Begun) -> None:
    page.goto(begun.pay_url or "")
    expect(page.locator("#submit")).to_be_enabled()


def pay(page: Page | FrameLocator, number: str, *, clicks: int = 1) -> None:
    for label, text in (("Card number", number), ("Expiry date", "1240"), ("Security code", "123")):
        field = form(page).get_by_label(label)
        field.fill("")
        field.press_sequentially(text)
    page.locator("#submit").click(click_count=clicks)
