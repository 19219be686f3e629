"""Chromium and a fresh fake shop for each test."""

from collections.abc import Iterator

import pytest
from chromium import launched
from playwright.sync_api import Browser, BrowserContext, Page

from .fake import Fake


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium


@pytest.fixture
def fake() -> Iterator[Fake]:
    shop = Fake()
    yield shop
    shop.stop()


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    yield context
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=2)
    yield context
    context.close()


@pytest.fixture
def tab(desk: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when anything goes wrong in it unseen."""
    page = desk.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    assert problems == []
