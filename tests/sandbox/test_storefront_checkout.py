"""The shop's own checkout, cart permalinks, accounts and the app proxy, over HTTP."""

import hashlib
import hmac
import json
import re
import time
from urllib.parse import parse_qsl

import httpx
import pytest
from sandbox_world import Ask, Ear
from storefront_world import SHOP, browser, set_stock, shop, variant_id

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.listen import Listener
from shopapp.sandbox.server import Sandbox, running
from shopapp.sandbox.shopify.installing import install
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.proxy import signature

__all__ = ["browser", "shop"]

ADDRESS = {
    "email": "Anna@Example.com",
    "name": "Anna Berg",
    "address1": "Kaiweg 3",
    "zip": "20095",
    "city": "Hamburg",
    "country": "DE",
}


def begin(browser: httpx.Client, shop: Sandbox, handle: str = "wool-hat", quantity: int = 1) -> str:
    """A cart with a reference, taken to the checkout; its address."""
    install(shop, SHOP)
    browser.post("/cart/add.js", json={"items": [{"id": variant_id(shop, handle), "quantity": quantity}]})
    browser.post("/cart/update.js", json={"attributes": {"_shopapp": "ref-7", "__app": "kept"}})
    return str(browser.post("/checkout").url)


def pay(browser: httpx.Client, address: str, card: str = "1") -> httpx.Response:
    browser.post(address, data={"step": "contact", **ADDRESS})
    return browser.post(address, data={"step": "pay", "card": card})


def orders(shop: Sandbox) -> list[Doc]:
    return shop.world.all("order", shop=SHOP)


def test_a_purchase_places_an_order_with_the_carts_attributes(browser: httpx.Client, shop: Sandbox, ear: Ear) -> None:
    address = begin(browser, shop)
    token = browser.cookies["cart"]
    thanks = pay(browser, address)
    assert thanks.url.path.endswith("/thank_you")
    order = orders(shop)[-1]
    assert order["name"] in thanks.text
    assert order["customAttributes"] == [{"key": "_shopapp", "value": "ref-7"}, {"key": "__app", "value": "kept"}]
    assert (order["cartToken"], order["email"], order["total"], order["shipping"]) == (token, "anna@example.com", "17.40", "4.90")
    assert "cart" not in browser.cookies
    assert browser.get("/cart.js").json()["item_count"] == 0
    assert "17.40" in browser.get(f"/orders/{order['token']}").text
    told = json.loads(ear.wait_for("orders/create")[-1]["body"])
    assert {"name": "_shopapp", "value": "ref-7"} in told["note_attributes"]


def test_a_declined_card_places_nothing_and_says_so(browser: httpx.Client, shop: Sandbox) -> None:
    before = len(orders(shop))
    answer = pay(browser, begin(browser, shop), card="2")
    assert answer.status_code == 422
    assert "declined" in answer.text
    assert len(orders(shop)) == before


def test_paying_twice_is_one_order(browser: httpx.Client, shop: Sandbox) -> None:
    address = begin(browser, shop, "clay-pot")
    pay(browser, address)
    before = len(orders(shop))
    again = browser.post(address, data={"step": "pay", "card": "1"})
    assert again.url.path.endswith("/thank_you")
    assert len(orders(shop)) == before


def test_what_sold_out_meanwhile_is_told_and_not_charged(browser: httpx.Client, shop: Sandbox) -> None:
    set_stock(shop, "clay-pot", 1)
    address = begin(browser, shop, "clay-pot")
    browser.post(address, data={"step": "contact", **ADDRESS})
    set_stock(shop, "clay-pot", 0)
    before = len(orders(shop))
    answer = browser.post(address, data={"step": "pay", "card": "1"})
    assert answer.status_code == 422
    assert "sold out" in answer.text
    assert len(orders(shop)) == before
    set_stock(shop, "clay-pot", 5)


def test_missing_fields_are_marked(browser: httpx.Client, shop: Sandbox) -> None:
    answer = browser.post(begin(browser, shop), data={"step": "contact", "email": "nobody", "country": "DE"})
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 5


def test_an_unfinished_checkout_is_abandoned_and_its_link_brings_it_back(browser: httpx.Client, shop: Sandbox, ask: Ask) -> None:
    address = begin(browser, shop)
    browser.post(address, data={"step": "contact", **ADDRESS, "email": "later@example.com"})
    found = ask("{ abandonedCheckouts(first: 50) { nodes { abandonedCheckoutUrl customAttributes { key value } } } }")
    nodes = found["data"]["abandonedCheckouts"]["nodes"]
    mine = next(node for node in nodes if address.rpartition("/")[2] in node["abandonedCheckoutUrl"])
    assert {"key": "_shopapp", "value": "ref-7"} in mine["customAttributes"]
    back = httpx.get(shop.shopify_url + httpx.URL(mine["abandonedCheckoutUrl"]).raw_path.decode(), follow_redirects=True)
    assert "later@example.com" in back.text


def test_a_permalink_restores_the_cart_with_attributes(browser: httpx.Client, shop: Sandbox) -> None:
    path = f"/cart/{variant_id(shop, 'wool-hat')}:2,{variant_id(shop, 'clay-pot')}:1?attributes[_shopapp]=ref-9&storefront=true"
    assert "Wool Hat" in browser.get(path).text
    cart = browser.get("/cart.js").json()
    assert [line["quantity"] for line in cart["items"]] == [2, 1]
    assert cart["attributes"] == {"_shopapp": "ref-9"}


def test_a_permalink_goes_to_the_checkout_with_email_and_discount(browser: httpx.Client, shop: Sandbox) -> None:
    page = browser.get(f"/cart/{variant_id(shop, 'wool-hat')}:2?checkout[email]=anna@example.com&discount=hello")
    assert "/checkouts/" in page.url.path
    assert "anna@example.com" in page.text
    assert "−€2.50" in page.text
    assert browser.get("/cart/not:lines").status_code == 404
    gone = browser.get(f"/cart/{variant_id(shop, 'sold-out-vase')}:1")
    assert "sold out" in gone.text


def test_an_account_shows_its_orders(browser: httpx.Client, shop: Sandbox) -> None:
    pay(browser, begin(browser, shop))
    assert browser.get("/account").url.path == "/account/login"
    page = browser.post("/account/login", data={"email": "anna@example.com"})
    assert str(orders(shop)[-1]["name"]) in page.text
    assert browser.post("/account/login", data={"email": "nobody"}).status_code == 422


def test_the_proxy_signs_strips_cookies_and_says_who_is_logged_in(browser: httpx.Client, shop: Sandbox, ear: Ear) -> None:
    browser.post("/account/login", data={"email": "anna@example.com"})
    browser.get("/apps/chat/session", params={"shopper": "abc", "logged_in_customer_id": "1", "signature": "forged"})
    environ = next(one for one in ear.heard if one["path"] == "/proxy/session")
    assert "cookie" not in environ["headers"]
    assert environ["headers"]["x-forwarded-host"].startswith("127.0.0.1")


def test_the_signature_is_shopifys() -> None:
    pairs = [("extra", "1"), ("extra", "2"), ("shop", "shop-name.myshopify.com"), ("logged_in_customer_id", "1")]
    pairs += [("path_prefix", "/apps/awesome_reviews"), ("timestamp", "1317327555")]
    assert signature(pairs, "hush") == "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"


def test_the_proxy_passes_query_body_and_answer(tmp_path_factory: pytest.TempPathFactory) -> None:

    seen: list[dict[str, str]] = []

    def app(environ: dict[str, object], start: object) -> list[bytes]:
        seen.append({"query": str(environ["QUERY_STRING"]), "body": environ["wsgi.input"].read().decode()})  # type: ignore[attr-defined]
        start("201 Made", [("Content-Type", "application/json"), ("Set-Cookie", "a=b"), ("X-Powered-By", "x"), ("X-Own", "kept")])  # type: ignore[operator]
        return [b'{"ok":true}']

    listener = Listener("127.0.0.1", 0, app)
    listener.start()
    config = SandboxConfig(
        data_dir=tmp_path_factory.mktemp("proxy"),
        shopify_port=0,
        stripe_port=0,
        smtp_port=0,
        app_url=f"http://127.0.0.1:{listener.port}",
    )
    with running(config) as sandbox:
        answer = httpx.post(f"{sandbox.shopify_url}/apps/chat/events", params={"a": ["1", "2"], "shop": "evil"}, content=b"hello")
        query = parse_qsl(seen[0]["query"], keep_blank_values=True)
    listener.stop()
    assert (answer.status_code, answer.json(), seen[0]["body"]) == (201, {"ok": True}, "hello")
    assert "set-cookie" not in answer.headers
    assert "x-powered-by" not in answer.headers
    assert answer.headers["x-own"] == "kept"
    told = dict(query)
    assert (told["shop"], told["path_prefix"], told["logged_in_customer_id"]) == (SHOP, "/apps/chat", "")
    assert abs(int(told["timestamp"]) - time.time()) < 5
    text = "".join(sorted(["a=1,2", *(f"{k}={v}" for k, v in query if k not in ("a", "signature"))]))
    assert told["signature"] == hmac.new(config.client_secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    assert re.fullmatch("[0-9a-f]{64}", told["signature"])


def test_the_proxy_says_502_when_the_app_is_away(tmp_path_factory: pytest.TempPathFactory) -> None:

    config = SandboxConfig(
        data_dir=tmp_path_factory.mktemp("away"), shopify_port=0, stripe_port=0, smtp_port=0, app_url="http://127.0.0.1:9"
    )
    with running(config) as sandbox:
        assert httpx.get(f"{sandbox.shopify_url}/apps/chat/session").status_code == 502
