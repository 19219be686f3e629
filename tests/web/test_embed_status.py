"""The admin shows whether the chat is on in the published theme, as App Bridge tells it, and says nothing false without it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import launched
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect
from shopify_world import signed_id_token

from shopapp.settings import Settings

STATIC = Path(__file__).parents[2] / "shopapp/web/static/admin"


@pytest.fixture
def tab(client: FlaskClient) -> Iterator[Page]:
    """Asks for the client only to be gone before it: the simulated Shopify and Playwright both want the thread's event loop."""
    _ = client
    with launched() as browser:
        yield browser.new_page()


def show(tab: Page, client: FlaskClient, settings: Settings, path: str, blocks: list[dict[str, Any]] | None) -> None:
    """The page as the app renders it, with an App Bridge that tells these blocks, or with none."""
    page = client.get(path, headers={"Authorization": f"Bearer {signed_id_token(settings)}"})
    assert page.status_code == 200
    told = f"async () => [{{ activations: {json.dumps(blocks)} }}]"
    bridge = f"window.shopify = {{ app: {{ extensions: {told} }} }};" if blocks is not None else ""
    tab.unroute_all()
    tab.route("**/*", lambda route: route.fulfill(body=bridge, content_type="text/javascript"))
    tab.route("**/static/admin/*", lambda route: route.fulfill(path=STATIC / route.request.url.rsplit("/", 1)[1]))
    tab.route("**/app/**", lambda route: route.fulfill(body=page.text, content_type="text/html"))
    tab.goto(f"http://app.test{path}")


def block(handle: str, status: str) -> dict[str, Any]:
    return {"handle": handle, "status": status}


def test_a_chat_that_is_off_is_said_on_the_first_page(tab: Page, client: FlaskClient, settings: Settings, moved_in: int):
    show(tab, client, settings, "/app/", [block("launcher", "available")])
    link = tab.get_by_role("link", name="Switch it on in the theme editor")
    expect(link).to_be_visible()
    assert f"activateAppId={settings.shopify_api_key}/launcher" in (link.get_attribute("href") or "")


@pytest.mark.parametrize("blocks", [None, [block("launcher", "active")]])
def test_nothing_is_said_while_it_is_on_or_not_known(
    tab: Page, client: FlaskClient, settings: Settings, moved_in: int, blocks: list[dict[str, Any]] | None
):
    show(tab, client, settings, "/app/", blocks)
    expect(tab.get_by_role("heading", name="Today")).to_be_visible()
    expect(tab.locator("[data-embed-off]")).to_be_hidden()
    step = tab.locator("li", has_text="Launcher")
    expect(step).to_contain_text("Switch the chat on" if blocks is None else "On in your published theme.")


def test_the_settings_show_both_parts(tab: Page, client: FlaskClient, settings: Settings, moved_in: int):
    show(tab, client, settings, "/app/settings", [block("launcher", "active"), block("assistant", "unavailable")])
    expect(tab.locator("[data-embed=launcher]")).to_have_text("On in your published theme.")
    expect(tab.locator("[data-embed=assistant]")).to_contain_text("Not on your product pages.")
    place = tab.get_by_role("link", name="Add to product pages").get_attribute("href") or ""
    assert f"addAppBlockId={settings.shopify_api_key}/assistant&target=mainSection" in place
    show(tab, client, settings, "/app/settings", None)
    expect(tab.locator("[data-embed=launcher]")).to_have_text("Not used by any shopper yet.")


def test_a_scope_that_was_not_granted_is_named(client: FlaskClient, settings: Settings, house: Any, moved_in: int):
    with house.transaction(moved_in) as conn:
        conn.execute("UPDATE shop_tokens SET scopes = array_remove(scopes, 'read_content')")
    page = client.get("/app/", headers={"Authorization": f"Bearer {signed_id_token(settings)}"})
    assert "Shopify has not granted: read_content." in page.text
