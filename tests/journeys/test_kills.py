"""Web and worker killed, Redis killed or emptied, at points of the story: starting again loses nothing."""

import socket
import time

import httpx
import pytest
from playwright.sync_api import Browser, expect

from shopapp.demo.services import answers

from . import steps
from .conftest import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def wish(demo: Demo) -> str:
    return "I am looking for a jacket" if demo.own_catalogue else "I am looking for earrings"


def web_is_back(demo: Demo) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if httpx.get(f"{demo.place.app_url}/readyz", timeout=1).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the web process did not come back")


def test_the_web_process_killed_between_messages_keeps_the_conversation(demo: Demo, browser: Browser):
    page = browser.new_page()
    steps.open_chat(page, f"{demo.storefront}/")
    steps.find(page, wish(demo))
    demo.kill("web")
    web_is_back(demo)
    steps.say(page, "compare the first two")
    retry = page.get_by_role("button", name="Try again")
    comparison = page.locator("shopapp-comparison table")
    expect(comparison.or_(retry).first).to_be_visible(timeout=steps.SLOW)
    if retry.first.is_visible():
        retry.first.click()
    expect(comparison).to_be_visible(timeout=steps.SLOW)
    page.close()


@pytest.mark.parametrize("victim", ["web", "worker", "redis"])
def test_a_part_killed_while_paying_ends_in_one_paid_order(demo: Demo, browser: Browser, victim: str):
    email = f"{victim}@example.com"
    page = browser.new_page()
    steps.open_chat(page, f"{demo.storefront}/")
    steps.find(page, wish(demo))
    steps.add_from_card(page)
    steps.say(page, "checkout")
    steps.fill_address(page, email=email)
    steps.type_card(page)
    steps.press_pay(page)
    # Only what has reached us can be kept: the kill comes in the moment the press is in the database.
    demo.wait_for("SELECT 1 FROM checkouts WHERE email = %(email)s AND state <> 'quoted'", email=email)
    demo.kill(victim)
    page.close()
    # Nobody looks any more: the sweep and the vendors' webhooks alone bring it home, or give it back. A runner that died
    # leaves a lease of 15 seconds, and a sweep comes by every 20.
    ends = demo.wait_for(
        """
        SELECT state, order_id, captured_minor, amount_minor FROM checkouts
         WHERE email = %(email)s AND state IN ('paid', 'voided', 'declined', 'expired')
        """,
        email=email,
        seconds=180,
    )
    assert len(ends) == 1
    orders = [order for order in demo.console(f"shops/{domain(demo)}/orders")["orders"] if order["email"] == email]
    if ends[0]["state"] == "paid":
        assert len(orders) == 1
        assert ends[0]["captured_minor"] == ends[0]["amount_minor"]
        demo.wait_for("SELECT 1 FROM credits WHERE order_id = %(id)s", id=ends[0]["order_id"], seconds=90)
    else:
        assert [order for order in orders if not order["cancelledAt"]] == []
        assert ends[0]["captured_minor"] == 0


def test_webhooks_that_arrive_while_redis_is_empty_are_worked_on_later(demo: Demo):
    row = demo.rows(
        "SELECT id FROM products WHERE available AND price_min = price_max AND deleted_at IS NULL ORDER BY id DESC LIMIT 1"
    )[0]
    demo.kill("worker")
    demo.console(f"products/{row['id']}?shop={domain(demo)}", {"price": "77.77"})
    demo.wait_for("SELECT 1 FROM deliveries WHERE topic = 'products/update' ORDER BY id DESC LIMIT 1")
    assert answers(demo.place.redis_port)
    with socket.create_connection(("127.0.0.1", demo.place.redis_port)) as redis:
        redis.sendall(b"FLUSHALL\r\n")
        assert redis.recv(9).startswith(b"+OK")
    demo.wait_for("SELECT 1 FROM products WHERE id = %(id)s AND price_min = 7777", id=row["id"], seconds=90)


def domain(demo: Demo) -> str:
    return str(demo.rows("SELECT domain FROM shops")[0]["domain"])
