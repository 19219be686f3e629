"""The merchant's admin around a tiny app that has the product's manners: patch page, retry header, one document per page."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote

import httpx
import jwt
import pytest
from chromium import launched
from playwright.sync_api import Browser, Page
from storefront_world import OTHER, SHOP, furnish

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.listen import Listener
from shopapp.sandbox.server import Sandbox, running

PAGE = """<!doctype html><html><head>
<script src="{front}/shopifycloud/app-bridge.js" data-api-key="demo-client-id"></script><title>{title}</title></head>
<body><s-app-nav><a href="/app/" rel="home">Today</a>
<a href="/app/conversations">Conversations</a></s-app-nav>
<h1>{title}</h1><a id="next" href="/app/conversations/3">Third</a>
<button id="toast" onclick="shopify.toast.show('Saved well')">Toast</button>
<form id="form" data-save-bar><input id="field" name="field"></form><p id="out"></p>
<script>document.getElementById("form").addEventListener("submit", async (event) => {{
event.preventDefault();
const answer = await fetch("/app/save", {{method: "POST"}});
document.getElementById("out").textContent = await answer.text(); }});</script></body></html>"""


class App:
    """Answers documents with a good ID token; others go to the patch page, as the product does it."""

    def __init__(self) -> None:
        self.front, self.secret = "", ""
        self.documents: list[str] = []
        self.refuse_once = True

    def __call__(self, environ: Any, start: Any) -> list[bytes]:
        path, query = environ["PATH_INFO"], parse_qs(environ["QUERY_STRING"])
        if path == "/app/patch":
            return self._answer(start, "200 OK", PAGE.format(front=self.front, title="Patch"))
        if path == "/app/save":
            return self._save(environ, start)
        try:
            jwt.decode(query["id_token"][0], self.secret, algorithms=["HS256"], audience="demo-client-id")
        except (KeyError, jwt.PyJWTError):
            start("302 Found", [("Location", f"/app/patch?shopify-reload={quote(path)}"), ("Content-Length", "0")])
            return []
        self.documents.append(path)
        return self._answer(start, "200 OK", PAGE.format(front=self.front, title=f"Page {path}"))

    def _save(self, environ: Any, start: Any) -> list[bytes]:
        kind, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind != "Bearer" or self.refuse_once:
            self.refuse_once = False
            start("401 No", [("X-Shopify-Retry-Invalid-Session-Request", "1"), ("Content-Length", "0")])
            return []
        shop = jwt.decode(token, self.secret, algorithms=["HS256"], audience="demo-client-id")["dest"]
        return self._answer(start, "200 OK", f"saved for {shop}")

    def _answer(self, start: Any, status: str, text: str) -> list[bytes]:
        raw = text.encode()
        start(status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(raw)))])
        return [raw]


@pytest.fixture(scope="module")
def app() -> App:
    return App()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, app: App) -> Iterator[Sandbox]:
    listener = Listener("127.0.0.1", 0, app)
    listener.start()
    config = SandboxConfig(
        data_dir=tmp_path_factory.mktemp("admin"),
        shopify_port=0,
        stripe_port=0,
        smtp_port=0,
        app_url=f"http://127.0.0.1:{listener.port}",
    )
    with running(config) as sandbox:
        furnish(sandbox)
        app.front, app.secret = sandbox.shopify_url, config.client_secret
        yield sandbox
    listener.stop()


@pytest.fixture(scope="module")
def chromium(served: Sandbox) -> Iterator[Browser]:
    """After the sandbox, never before it: the mailbox starts an event loop, and Playwright keeps one running on this thread."""
    with launched() as browser:
        yield browser


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda problem: problems.append(str(problem)))
    yield opened
    context.close()
    assert problems == []


def test_the_frame_gets_shopifys_parameters(served: Sandbox) -> None:
    page = httpx.get(f"{served.shopify_url}/admin", follow_redirects=True)
    assert page.url.path == "/admin/apps/shop-assistant-custom"
    for wanted in ("embedded=1", "host=", "id_token=", "shop=demo.myshopify.com", "hmac=", "locale=en"):
        assert wanted in page.text
    assert "Second Shop" in page.text
    assert "shopify.com" not in page.text.lower().replace("myshopify.com", "")


def test_id_tokens_are_for_the_shop_that_is_asked(served: Sandbox) -> None:
    token = httpx.get(f"{served.shopify_url}/admin/id_token", params={"shop": OTHER}).json()["id_token"]
    claims = jwt.decode(token, served.config.client_secret, algorithms=["HS256"], audience=served.config.client_id)
    assert claims["dest"] == f"https://{OTHER}"
    assert httpx.get(f"{served.shopify_url}/admin/id_token", params={"shop": "none.myshopify.com"}).status_code == 404


def test_the_index_links_to_everything(served: Sandbox) -> None:
    page = httpx.get(f"{served.shopify_url}/_sandbox/").text
    for link in ('href="/admin"', 'href="/_sandbox/mail"', 'href="/_sandbox/webhooks"', "data-faults", "second.localhost"):
        assert link in page


@pytest.mark.browser
def test_the_app_runs_in_its_frame(page: Page, served: Sandbox, app: App) -> None:
    app.refuse_once = True
    page.goto(f"{served.shopify_url}/admin")
    frame = page.frame_locator("[data-frame]")
    assert frame.locator("h1").inner_text() == "Page /app/"
    frame.locator("#next").click()
    frame.locator("h1", has_text="conversations/3").wait_for()
    page.wait_for_url("**/admin/apps/shop-assistant-custom/conversations/3")
    assert app.documents[-1] == "/app/conversations/3"
    frame.locator("#toast").click()
    page.locator("[data-toast]", has_text="Saved well").wait_for()
    frame.locator("#field").fill("new")
    page.locator("[data-bar=save]").click()
    frame.locator("#out", has_text=f"saved for https://{SHOP}").wait_for()
    page.locator(".save-bar").wait_for(state="hidden")


@pytest.mark.browser
def test_a_document_without_a_token_comes_back_through_the_patch_page(page: Page, served: Sandbox) -> None:
    page.goto(f"{served.shopify_url}/admin/apps/shop-assistant-custom/conversations")
    frame = page.frame_locator("[data-frame]")
    frame.locator("h1", has_text="/app/conversations").wait_for()
    page.frames[1].evaluate("location.assign('/app/conversations/3')")
    frame.locator("h1", has_text="conversations/3").wait_for()
    page.wait_for_url("**/conversations/3")
    page.evaluate("history.back()")
    frame.locator("h1", has_text="Page /app/conversations").wait_for()
    assert frame.locator("h1").inner_text().startswith("Page /app/conversations")


@pytest.mark.browser
def test_the_menu_leads_and_the_other_shop_is_chosen(page: Page, served: Sandbox) -> None:
    page.goto(f"{served.shopify_url}/admin")
    page.frame_locator("[data-frame]").locator("h1").wait_for()
    if page.locator("[data-menu-button]").is_visible():
        page.locator("[data-menu-button]").click()
    page.locator("[data-page=conversations]").click()
    page.wait_for_url("**/shop-assistant-custom/conversations")
    assert page.locator("[data-page=conversations]").get_attribute("aria-current") == "page"
    page.locator("[data-shops]").select_option(OTHER)
    page.wait_for_url(f"**?shop={OTHER}")
    frame = page.frame_locator("[data-frame]")
    frame.locator("h1").wait_for()
    assert json.loads(page.locator("#about").inner_text())["shop"] == OTHER
    assert page.frames[1].evaluate("shopify.config.shop") == OTHER


@pytest.mark.browser
def test_a_shopper_buys_with_a_live_cart_count(page: Page, served: Sandbox) -> None:
    page.goto(f"{served.shopify_url}/products/rain-jacket")
    page.get_by_text("M", exact=True).click()
    page.get_by_text("Red", exact=True).click()
    assert page.locator("[data-add]").is_disabled()
    page.get_by_text("Blue", exact=True).click()
    page.locator("[data-add]").click()
    page.locator("[data-cart-count]", has_text="1").wait_for()
    page.evaluate(
        """fetch('/cart/change.js', {method: 'POST', headers: {'Content-Type': 'application/json'},
        body: '{"line": 1, "quantity": 2}'})
        .then(() => document.dispatchEvent(new CustomEvent('cart:updated')))"""
    )
    page.locator("[data-cart-count]", has_text="2").wait_for()
    page.goto(f"{served.shopify_url}/cart")
    page.locator("[data-remove]").click()
    page.get_by_text("Your cart is empty").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("Shopify.routes.root + Shopify.currency.active + Shopify.shop") == "/EURdemo.myshopify.com"
