"""The app's theme extension in the shop's pages, with an extension written for the test."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from storefront_world import SHOP, furnish, variant_id

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.server import Sandbox, running

EMBED = """
<div data-embed data-colour="{{ block.settings.colour }}">{{ 'hello' | t: name: shop.name }}</div>
{% render 'context', greeting: block.settings.greeting %}
<script type="module" src="{{ 'app.js' | asset_url }}"></script>
{% schema %}
{"name": "t:embed.name", "target": "body", "stylesheet": "app.css", "settings": [
  {"type": "color", "id": "colour", "label": "Colour", "default": "#123456"},
  {"type": "text", "id": "greeting", "label": "Greeting", "default": "t:embed.greeting"}]}
{% endschema %}
"""
CONTEXT = """<script type="application/json" data-context>{"shop": {{ shop.permanent_domain | json }},
"locale": {{ request.locale.iso_code | json }}, "page": {{ request.page_type | json }},
"currency": {{ cart.currency.iso_code | json }}, "count": {{ cart.item_count }}, "root": {{ routes.root_url | json }},
"customer": {{ customer.id | json }},
"design": {{ request.design_mode | json }}, "product": {{ product.id | json }}, "template": {{ template | json }},
"greeting": {{ greeting | json }}, "country": {{ localization.country.iso_code | json }}}</script>"""
BLOCK = """<aside data-block>{{ product.title }} {{ product.selected_or_first_available_variant.price | money }}</aside>
{% schema %}
{"name": "Block", "target": "section", "stylesheet": "app.css", "enabled_on": {"templates": ["product"]}, "settings": []}
{% endschema %}"""
BROKEN = """{{ 'x' | no_such_filter }}{% schema %}{"name": "Broken", "target": "body", "settings": []}{% endschema %}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("extension")
    files = {
        "shopify.extension.toml": 'name = "Test Chat"\ntype = "theme"\n',
        "blocks/embed.liquid": EMBED,
        "blocks/block.liquid": BLOCK,
        "blocks/broken.liquid": BROKEN,
        "snippets/context.liquid": CONTEXT,
        "assets/app.js": "export {};",
        "assets/app.css": "a{}",
        "locales/en.default.json": json.dumps({"hello": "Hello from {{ name }}"}),
        "locales/fr.json": json.dumps({"hello": "Bonjour de {{ name }}"}),
        "locales/en.default.schema.json": json.dumps({"embed": {"name": "Chat", "greeting": "How can we help?"}}),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[Sandbox]:
    config = SandboxConfig(
        data_dir=tmp_path_factory.mktemp("themed"),
        shopify_port=0,
        stripe_port=0,
        smtp_port=0,
        theme_dir=folder,
        app_url="http://127.0.0.1:9",
    )
    with running(config) as sandbox:
        furnish(sandbox)
        yield sandbox


@pytest.fixture
def browser(served: Sandbox) -> Iterator[httpx.Client]:
    """A shopper in a shop whose theme is as installed."""
    served.world.remove("theme", "current", shop=SHOP)
    with httpx.Client(base_url=served.shopify_url, follow_redirects=True) as client:
        yield client


def context(page: str) -> dict[str, object]:
    return json.loads(re.search(r"data-context>(.*?)</script>", page, re.DOTALL)[1])  # type: ignore[index]


def test_an_embed_is_rendered_with_settings_words_and_globals(browser: httpx.Client, served: Sandbox) -> None:
    browser.post("/cart/add.js", json={"id": variant_id(served, "wool-hat"), "quantity": 2})
    page = browser.get("/").text
    assert 'data-colour="#123456">Hello from Fieldhouse' in page
    told = context(page)
    assert (told["shop"], told["locale"], told["page"], told["template"]) == ("demo.myshopify.com", "en", "index", "index")
    assert (told["currency"], told["count"], told["root"], told["customer"]) == ("EUR", 2, "/", None)
    assert (told["greeting"], told["product"], told["design"], told["country"]) == ("How can we help?", None, False, "DE")


def test_languages_and_product_pages_reach_the_block(browser: httpx.Client) -> None:
    page = browser.get("/fr/products/rain-jacket").text
    assert "Bonjour de Fieldhouse" in page
    assert context(page)["root"] == "/fr"
    assert context(page)["product"]
    assert "<aside data-block>Rain Jacket 80,00" in page
    assert page.index("data-buy") < page.index("data-block")
    assert "data-block" not in browser.get("/").text


def test_a_broken_block_is_a_comment_and_the_page_comes(browser: httpx.Client) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    assert "Liquid error in blocks/broken.liquid" in page.text


def test_the_stylesheet_is_added_once_and_assets_live_long(browser: httpx.Client) -> None:
    page = browser.get("/products/rain-jacket").text
    assert page.count("/assets/app.css") == 1
    address = re.search(r'src="(/extensions/test-chat/[0-9a-f]+/assets/app\.js)"', page)[1]  # type: ignore[index]
    answer = browser.get(address)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert browser.get("/extensions/test-chat/0/assets/app.js").headers["cache-control"] == "no-cache"
    assert browser.get("/extensions/test-chat/0/assets/..%2fshopify.extension.toml").status_code == 404


def test_settings_change_and_the_embed_can_be_switched_off(browser: httpx.Client) -> None:
    state = browser.post("/_sandbox/theme", json={"block": "embed", "settings": {"colour": "red"}}).json()
    assert (state["enabled"], state["title"], state["settings"]["greeting"]) == (True, "Chat", "How can we help?")
    assert 'data-colour="red"' in browser.get("/").text
    browser.post("/_sandbox/theme", json={"block": "embed", "enabled": False})
    assert "data-embed" not in browser.get("/").text
    browser.post("/_sandbox/theme", json={"block": "embed", "enabled": True})
    assert browser.post("/_sandbox/theme", json={"block": "none"}).status_code == 404


def test_the_editor_ticks_what_a_deep_link_names_and_saves(browser: httpx.Client) -> None:
    browser.post("/_sandbox/theme", json={"block": "embed", "enabled": False})
    editor = browser.get("/admin/themes/current/editor", params={"context": "apps", "activateAppId": "demo-client-id/embed"}).text
    assert 'name="embed" checked autofocus' in editor
    assert "data-embed" not in browser.get("/").text
    browser.post("/admin/themes/current/editor", data={"embed": "on", "block": "on"})
    assert "data-embed" in browser.get("/").text


def test_no_embed_is_rendered_at_the_checkout_and_design_mode_is_told(browser: httpx.Client, served: Sandbox) -> None:
    browser.post("/cart/add.js", json={"id": variant_id(served, "wool-hat")})
    assert "data-embed" not in browser.post("/checkout").text
    assert context(browser.get("/", params={"design_mode": "1"}).text)["design"] is True


def test_text_in_json_cannot_close_the_script(browser: httpx.Client) -> None:
    evil = "</script><script>alert(1)</script>"
    browser.post("/_sandbox/theme", json={"block": "embed", "settings": {"greeting": evil}})
    page = browser.get("/").text
    assert evil not in page
    assert context(page)["greeting"] == evil
