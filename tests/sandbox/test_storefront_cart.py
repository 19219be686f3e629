"""The Ajax cart: Shopify's shapes and manners, for one shopper at a time and for several."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from sandbox_world import Ear
from storefront_world import SHOP, browser, set_stock, shop, variant_id

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue
from shopapp.sandbox.shopify.installing import install

__all__ = ["browser", "shop"]


def add(browser: httpx.Client, variant: int, quantity: int = 1, **more: Any) -> httpx.Response:
    return browser.post("/cart/add.js", json={"items": [{"id": variant, "quantity": quantity, **more}]})


def test_an_empty_cart_has_the_whole_shape(browser: httpx.Client) -> None:
    cart = browser.get("/cart.js").json()
    assert (cart["item_count"], cart["total_price"], cart["items"], cart["attributes"], cart["currency"]) == (0, 0, [], {}, "EUR")


def test_adding_answers_the_lines_and_counts_in_cents(browser: httpx.Client, shop: Sandbox) -> None:
    jacket = variant_id(shop, "rain-jacket", 1)
    line = add(browser, jacket, 2, properties={"_gift": "yes"}).json()["items"][0]
    assert (line["quantity"], line["final_price"], line["final_line_price"]) == (2, 8000, 16000)
    assert line["product_title"] == "Rain Jacket"
    assert line["variant_title"] == "S / Red"
    assert line["options_with_values"] == [{"name": "Size", "value": "S"}, {"name": "Colour", "value": "Red"}]
    assert line["key"].startswith(f"{jacket}:")
    assert line["url"] == f"/products/rain-jacket?variant={jacket}"
    cart = browser.get("/cart.js").json()
    assert (cart["item_count"], cart["original_total_price"], cart["items"][0]["properties"]) == (2, 16000, {"_gift": "yes"})


def test_the_same_variant_joins_one_line_and_other_properties_make_another(browser: httpx.Client, shop: Sandbox) -> None:
    hat = variant_id(shop, "wool-hat")
    add(browser, hat)
    add(browser, hat)
    add(browser, hat, properties={"name": "Anna"})
    assert [line["quantity"] for line in browser.get("/cart.js").json()["items"]] == [1, 2]


def test_a_code_that_counts_says_what_it_takes_off_and_another_that_it_does_not(browser: httpx.Client, shop: Sandbox) -> None:
    add(browser, variant_id(shop, "rain-jacket", 1))
    discounts = {"TEN": {"percentage": 10}, "OLD": {"amount": 5, "ended": True}}
    shop.world.put("shop", SHOP, (shop.world.get("shop", SHOP) or {}) | {"discounts": discounts})
    cart = browser.post("/cart/update.js", json={"discount": "old,ten"}).json()
    assert cart["discount_codes"] == [{"code": "old", "applicable": False}, {"code": "ten", "applicable": True}]
    assert (cart["original_total_price"], cart["total_price"], cart["total_discount"]) == (8000, 7200, 800)
    assert cart["cart_level_discount_applications"][0]["total_allocated_amount"] == 800


def test_a_single_form_is_taken_as_well_as_items(browser: httpx.Client, shop: Sandbox) -> None:
    line = browser.post(
        "/cart/add.js", data={"id": str(variant_id(shop, "wool-hat")), "quantity": "2", "properties[note]": "hi"}
    ).json()
    assert (line["quantity"], line["properties"]) == (2, {"note": "hi"})
    assert "Wool Hat" in browser.post("/cart/add", data={"id": str(variant_id(shop, "wool-hat"))}).text


def test_more_than_the_stock_and_the_sold_out_are_refused_with_422(browser: httpx.Client, shop: Sandbox) -> None:
    gone = add(browser, variant_id(shop, "sold-out-vase"))
    assert gone.status_code == 422
    assert gone.json() == {"status": 422, "message": "Cart Error", "description": "The product 'Old Vase' is already sold out."}
    assert add(browser, variant_id(shop, "wool-hat"), 6).status_code == 422
    assert add(browser, variant_id(shop, "wool-hat"), 5).status_code == 200
    assert "are in your cart" in add(browser, variant_id(shop, "wool-hat")).json()["description"]
    assert add(browser, 999).status_code == 404
    assert browser.post("/cart/add.js", json={"id": "x"}).status_code == 400
    assert browser.get("/cart.js").json()["item_count"] == 5


def test_a_refused_item_leaves_the_cart_as_it_was(browser: httpx.Client, shop: Sandbox) -> None:
    items = [{"id": variant_id(shop, "wool-hat"), "quantity": 1}, {"id": variant_id(shop, "sold-out-vase"), "quantity": 1}]
    assert browser.post("/cart/add.js", json={"items": items}).status_code == 422
    assert browser.get("/cart.js").json()["item_count"] == 0


def test_change_by_key_by_id_and_by_line(browser: httpx.Client, shop: Sandbox) -> None:
    hat, pot = variant_id(shop, "wool-hat"), variant_id(shop, "clay-pot")
    key = add(browser, hat).json()["items"][0]["key"]
    add(browser, pot)
    assert browser.post("/cart/change.js", json={"id": key, "quantity": 3}).json()["item_count"] == 4
    assert browser.post("/cart/change.js", json={"id": hat, "quantity": 1}).json()["item_count"] == 2
    assert browser.post("/cart/change.js", json={"line": 1, "quantity": 0}).json()["items"][0]["variant_id"] == hat
    assert browser.post("/cart/change.js", json={"line": 9, "quantity": 0}).status_code == 400


def test_update_sets_many_the_note_and_the_attributes(browser: httpx.Client, shop: Sandbox) -> None:
    hat, pot = variant_id(shop, "wool-hat"), variant_id(shop, "clay-pot")
    attributes = {"_shopapp": "ref-1", "__hidden": "x"}
    cart = browser.post(
        "/cart/update.js", json={"updates": {hat: 2, pot: 1}, "note": "Ring twice", "attributes": attributes}
    ).json()
    assert (cart["item_count"], cart["note"], cart["attributes"]) == (3, "Ring twice", {"_shopapp": "ref-1"})
    assert browser.post("/cart/update.js", data={"updates[]": ["0", "1"]}).json()["item_count"] == 1
    emptied = browser.post("/cart/clear.js").json()
    assert (emptied["items"], emptied["note"], emptied["attributes"]) == ([], "Ring twice", {"_shopapp": "ref-1"})
    assert browser.post("/cart/update.js", json={"attributes": {"_shopapp": ""}}).json()["attributes"] == {}


def test_two_tabs_adding_at_once_lose_nothing(browser: httpx.Client, shop: Sandbox) -> None:
    set_stock(shop, "clay-pot", 50)
    pot = variant_id(shop, "clay-pot")
    add(browser, pot)
    cookie = {"Cookie": f"cart={browser.cookies['cart']}"}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: httpx.post(f"{shop.shopify_url}/cart/add.js", json={"id": pot}, headers=cookie), range(20)))
    assert browser.get("/cart.js").json()["item_count"] == 21
    set_stock(shop, "clay-pot", 5)


def test_carts_are_told_by_webhook_without_attributes(browser: httpx.Client, shop: Sandbox, ear: Ear) -> None:
    install(shop, "demo.myshopify.com")
    add(browser, variant_id(shop, "wool-hat"))
    ear.wait_for("carts/create")
    browser.post("/cart/update.js", json={"attributes": {"_shopapp": "ref"}})
    body = ear.wait_for("carts/update")[0]["body"]
    assert browser.cookies["cart"].encode() in body
    assert b"ref" not in body


def test_a_price_that_changed_is_the_price_in_the_cart(browser: httpx.Client, shop: Sandbox) -> None:
    hat = variant_id(shop, "wool-hat")
    add(browser, hat)
    catalogue.set_price(shop, "demo.myshopify.com", hat, "14.00")
    assert browser.get("/cart.js").json()["total_price"] == 1400
    catalogue.set_price(shop, "demo.myshopify.com", hat, "12.50")
