"""The pay page in a frame of the shop's page, paid with a wallet, and read by everybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from pay_steps import chromium, look, open_page, page, pay
from pay_world import Till, house, served, settings, till
from playwright.sync_api import Browser, FrameLocator, Page, expect

from shopapp.checkout import Begun

__all__ = ["chromium", "house", "page", "served", "settings", "till"]
pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AROUND = """(src) => {
  window.told = [];
  const frame = document.createElement("iframe");
  Object.assign(frame, { src, allow: "payment *", referrerPolicy: "origin", title: "Pay" });
  frame.style.cssText = "width: 316px; height: 360px; border: 0";
  addEventListener("message", (event) => {
    told.push({ ...event.data, from: event.origin });
    if (event.data.height) frame.style.height = event.data.height + "px";
  });
  document.head.replaceChildren();
  document.body.replaceChildren(frame);
}"""


def frame_it(page: Page, begun: Begun, around: str) -> FrameLocator:
    """The pay page in a page of this address, as the widget frames it."""
    page.goto(around)
    page.evaluate(AROUND, begun.pay_url)
    return page.frame_locator("iframe")


def told(page: Page) -> list[dict[str, Any]]:
    return json.loads(page.evaluate("JSON.stringify(told)"))


@pytest.mark.parametrize("page", [390], indirect=True)
def test_the_shop_around_hears_states_and_heights_and_the_bank_gets_room(page: Page, till: Till) -> None:
    begun = till.begin()
    framed = frame_it(page, begun, f"{till.sandbox.shopify_url}/_sandbox/mail")
    expect(framed.locator("#submit")).to_be_enabled()
    pay(framed, "4000002500003155")
    expect(
        framed.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Complete authentication")
    ).to_be_visible()
    look(page, "framed-bank")
    assert told(page)[-1]["height"] >= 600
    framed.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Complete authentication").click()
    expect(framed.locator("#end h2")).to_contain_text("is confirmed")
    heard = told(page)
    assert {one["type"] for one in heard} == {"shopapp:pay"}
    assert {tuple(sorted(one)) for one in heard} == {("from", "height", "state", "type")}
    assert (heard[0]["state"], heard[-1]["state"]) == ("quoted", "paid")
    assert heard[-1]["height"] < 500


def test_a_page_that_is_not_the_shops_shows_nothing_and_hears_nothing(chromium: Browser, till: Till) -> None:
    page, said = chromium.new_page(), list[str]()
    page.on("console", lambda line: said.append(line.text))
    framed = frame_it(page, till.begin(), f"{till.sandbox.stripe_url}/endive/stripe.js")
    page.wait_for_timeout(1500)
    assert "frame-ancestors" in " ".join(said)
    assert told(page) == []
    assert framed.locator("#submit").count() == 0
    page.close()


def test_a_wallet_pays_for_its_own_address(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    sheet = wallet(page)
    expect(sheet.get_by_role("button", name="Pay €49.90")).to_be_enabled()
    sheet.get_by_text("Express").click()
    sheet.get_by_role("button", name="Pay €54.90").click()
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    row = till.row(begun)
    assert (row.state, row.captured_minor, row.email) == ("paid", 5490, "mara.lindner@example.com")
    assert row.address.get("address1") == "Kastanienallee 12"


def test_a_wallet_that_is_closed_leaves_the_address_as_it_was(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    sheet = wallet(page)
    expect(sheet.get_by_role("button", name="Pay €49.90")).to_be_enabled()
    assert till.row(begun).address.get("address1") is None
    sheet.get_by_role("button", name="Cancel").click()
    expect(page.locator("#to")).to_contain_text("1 Road")
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert till.row(begun).address.get("address1") == "1 Road"


@pytest.mark.parametrize("page", [390], indirect=True)
def test_two_clicks_pay_once_and_the_button_says_what_happens(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    said = page.evaluate_handle(
        "() => { const said = []; const at = document.getElementById('submit');"
        " new MutationObserver(() => said.push(at.textContent)).observe(at, { childList: true }); return said; }"
    )
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.url.endswith("/confirm") else None)
    pay(page, "4242424242424242", clicks=2)
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert len(posts) == 1
    assert "Checking with your bank …" in said.json_value()


@pytest.mark.parametrize("page", [390], indirect=True)
def test_a_lost_answer_is_looked_up_and_never_paid_twice(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)

    def lose(route: Any) -> None:
        route.fetch()  # the server acts, the answer never arrives
        route.abort()

    page.route("**/confirm", lose)
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_contain_text("is confirmed")
    assert len(till.intents()) == len(till.orders()) == 1


@pytest.mark.parametrize("page", [390], indirect=True)
def test_a_slow_card_form_shows_other_ways_and_goes_away_when_it_comes(page: Page, till: Till) -> None:
    begun = till.begin()
    page.clock.install()
    waiting: list[Any] = []
    page.route("**/endive/stripe.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(begun.pay_url or "")
    expect(page.locator("#sums .total").last).to_be_visible()
    page.clock.run_for(9000)
    expect(page.locator("#notice")).to_contain_text("longer than usual")
    expect(page.locator("#notice a")).to_have_text("Pay in the shop's own checkout")
    look(page, "slow")
    for route in waiting:
        route.continue_()
    expect(page.locator("#submit")).to_be_enabled()
    expect(page.locator("#notice")).to_be_hidden()


def test_everybody_can_read_and_reach_every_part(page: Page, till: Till) -> None:
    begun = till.begin()
    open_page(page, begun)
    assert violations(page) == []
    page.locator("#edit").click()
    assert violations(page) == []
    page.locator("#edit").click()
    pay(page, "4000000000009995")
    expect(page.locator("#notice")).to_be_visible()
    assert violations(page) == []
    pay(page, "4000002500003155")
    page.frame_locator('iframe[title="Your bank"]').get_by_role("button", name="Close without confirming").click()
    expect(page.get_by_role("button", name="Use another card")).to_be_visible()
    look(page, "left-open")
    assert violations(page) == []
    page.get_by_role("button", name="Use another card").focus()
    page.wait_for_timeout(2500)  # a look or two later the keyboard is where it was
    expect(page.get_by_role("button", name="Use another card")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#submit")).to_be_enabled()
    pay(page, "4242424242424242")
    expect(page.locator("#end h2")).to_be_focused()
    assert violations(page) == []


def wallet(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Pay with Sandbox Pay").click()
    return page.frame_locator('iframe[title="Sandbox Pay"]')


def violations(page: Page) -> list[str]:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci")
    page.evaluate(AXE.read_text())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run('main', {runOnly: tags})", rules)
    return [f"{v['id']}: {node['html'][:200]} {node['failureSummary']}" for v in found["violations"] for node in v["nodes"]]
