"""Five of the written shopping tasks (tests/assistant/tasks) as a shopper does them: in a browser, on a desk and on a phone.

What is held against the screen is what the shopper reads there; the rows behind it are the tasks' own test.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import steps
from .conftest import Demo

pytestmark = pytest.mark.browser
Shots = Callable[[Any, str], None]
Check = Callable[[Page], None]
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def cards(page: Page) -> Locator:
    """Those of the assistant's last answer."""
    return page.locator("shopapp-products").last.locator("shopapp-card")


def all_named(pattern: str) -> Check:
    def check(page: Page) -> None:
        expect(cards(page).first).to_be_visible(timeout=steps.SLOW)
        titles = cards(page).locator("h4").all_inner_texts()
        assert titles
        assert [title for title in titles if not re.search(pattern, title, re.IGNORECASE)] == []

    return check


def none_named(pattern: str) -> Check:
    return all_named(rf"^(?!.*({pattern}))")


def at_most(euros: int) -> Check:
    def check(page: Page) -> None:
        expect(cards(page).first).to_be_visible(timeout=steps.SLOW)
        prices = [float(found) for text in cards(page).all_inner_texts() for found in re.findall(r"€(\d+\.\d\d)", text)[:1]]
        assert prices
        assert max(prices) <= euros

    return check


def compared(*titles: str) -> Check:
    def check(page: Page) -> None:
        table = page.locator("shopapp-comparison table").last
        for title in titles:
            expect(table).to_contain_text(title, timeout=steps.SLOW)

    return check


def told(text: str) -> Check:
    return lambda page: expect(page.locator("shopapp-log")).to_contain_text(text, timeout=steps.SLOW)


@dataclass(frozen=True)
class Errand:
    view: dict[str, Any]
    public: tuple[tuple[str, ...], Check]
    """What is said in the shop of the public CSVs, and what must stand on the screen after it."""
    own: tuple[tuple[str, ...], Check]
    """The same in the demo's own shop, where the CSVs are not at hand."""


ERRANDS = {
    "gift": Errand(
        PHONE,
        (("a gift for my wife, not more than 30 euros",), at_most(30)),
        (("I need a present for a friend who loves coffee, max 40",), at_most(40)),
    ),
    "negation": Errand(
        DESK,
        (("a jacket, not leather",), none_named("leather")),
        (("a jumper without wool",), none_named("merino|wool")),
    ),
    "compare": Errand(
        PHONE,
        (("compare the Classic Leather Jacket and the Zipped Jacket",), compared("Classic Leather Jacket", "Zipped Jacket")),
        (("compare the Bach saucepan and the Glut carbon steel pan",), compared("Bach saucepan", "Glut carbon steel pan")),
    ),
    "size": Errand(
        DESK,
        (("Clay Plant Pot", "does it come in Large?"), told("Large")),
        (("Rothaar hiking boots", "do you have them in 42?"), told("42")),
    ),
    "change of mind": Errand(
        DESK,
        (("a sofa", "forget the sofa, show me pillows"), all_named("pillow")),
        (("hiking boots", "forget the boots, show me rucksacks"), all_named("rucksack")),
    ),
}


@pytest.mark.parametrize("name", ERRANDS)
def test_a_written_task_is_done_in_the_browser(demo: Demo, browser: Browser, shots: Shots, name: str):
    errand = ERRANDS[name]
    messages, check = errand.own if demo.own_catalogue else errand.public
    page = browser.new_context(**errand.view).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    steps.open_chat(page, f"{demo.storefront}/")
    for message in messages:
        steps.say(page, message)
        expect(page.locator("shopapp-log").get_by_text(message).last).to_be_visible()
        expect(page.locator("shopapp-log .typing")).to_be_hidden(timeout=steps.SLOW)
    check(page)
    steps.nothing_sticks_out(page)
    shots(page, name.replace(" ", "-"))
    assert faults == []
