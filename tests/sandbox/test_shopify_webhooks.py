"""Webhooks: signed over the bytes, complete headers, retried, kept over a restart, and made to misbehave."""

import base64
import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import pytest
from sandbox_world import SHOP, Ear, exchange, product

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.deliver import Deliverer
from shopapp.sandbox.faults import Fault, Faults
from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import admin_desk, catalogue, installing, seed, shops, stock, webhooks
from shopapp.sandbox.state import World

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "shopify" / "webhooks" / "docs-samples-2026-07"
samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="Shopify's sample payloads are not beside the repository")


@pytest.fixture(autouse=True)
def installed(sandbox: Sandbox) -> None:
    installing.install(sandbox, SHOP)


def test_a_product_is_told_signed_and_with_every_header(sandbox: Sandbox, ear: Ear) -> None:
    catalogue.put_products(sandbox, SHOP, [product("größe-übersicht")])
    told = ear.wait_for("products/create")[0]
    secret = sandbox.config.client_secret.encode()
    assert told["path"] == "/webhooks/shopify"
    assert (
        told["headers"]["x-shopify-hmac-sha256"]
        == base64.b64encode(hmac.new(secret, told["body"], hashlib.sha256).digest()).decode()
    )
    for name in ("topic", "shop-domain", "api-version", "webhook-id", "event-id", "triggered-at"):
        assert told["headers"][f"x-shopify-{name}"]
    assert json.loads(told["body"])["handle"] == "größe-übersicht"


def test_a_failed_delivery_is_repeated_with_the_same_bytes_and_id(sandbox: Sandbox, ear: Ear) -> None:
    ear.answers.extend([500, 302])
    webhooks.fire(sandbox, SHOP, "shop/update", {"id": 1})
    told = ear.wait_for("shop/update", 3)
    assert [one["status"] for one in told] == [500, 302, 200]
    assert len({one["body"] for one in told}) == len({one["headers"]["x-shopify-webhook-id"] for one in told}) == 1


@pytest.mark.parametrize(("kind", "times"), [("duplicate", 2), ("drop", 0)])
def test_a_delivery_can_be_doubled_or_lost(sandbox: Sandbox, ear: Ear, kind: Any, times: int) -> None:
    sandbox.faults.set(Fault("webhook", kind, operation="locales/"))
    webhooks.fire(sandbox, SHOP, "locales/create", {"id": 7})
    webhooks.fire(sandbox, SHOP, "markets/update", {"id": 8})
    ear.wait_for("markets/update")
    sandbox.webhooks.settle()
    assert ear.topics().count("locales/create") == times


def test_a_delivery_can_come_after_the_next_one(sandbox: Sandbox, ear: Ear) -> None:
    sandbox.faults.set(Fault("webhook", "reorder", operation="locales/"))
    webhooks.fire(sandbox, SHOP, "locales/create", {"id": 7})
    webhooks.fire(sandbox, SHOP, "markets/update", {"id": 8})
    ear.wait_for("locales/create")
    assert ear.topics() == ["markets/update", "locales/create"]


def test_a_delivery_can_be_late(sandbox: Sandbox, ear: Ear) -> None:
    sandbox.faults.set(Fault("webhook", "late", operation="locales/", seconds=0.4))
    begun = time.monotonic()
    webhooks.fire(sandbox, SHOP, "locales/create", {"id": 7})
    ear.wait_for("locales/create")
    assert time.monotonic() - begun >= 0.4


def test_what_was_not_delivered_is_delivered_after_a_restart(tmp_path: Path, app_side: tuple[str, Ear]) -> None:
    url, ear = app_side
    ear.forget()
    world = World(tmp_path / "w.sqlite3")
    Deliverer(world, Faults()).send(f"{url}/x", {"X-Shopify-Topic": "kept"}, b"{}", topic="kept", source="shopify")
    world.close()
    world = World(tmp_path / "w.sqlite3")
    again = Deliverer(world, Faults())
    again.start()
    ear.wait_for("kept")
    assert again.settle()
    assert [doc["state"] for doc in again.log("kept")] == ["delivered"]
    again.stop()
    world.close()


def test_headers_can_be_made_for_each_attempt(sandbox: Sandbox, ear: Ear) -> None:
    made = iter(range(10))
    ear.answers.append(500)
    url = f"{sandbox.config.app_url}/stripe"
    sandbox.webhooks.send(
        url, lambda: {"X-Shopify-Topic": "signed", "X-Time": str(next(made))}, b"{}", topic="signed", source="stripe"
    )
    assert [one["headers"]["x-time"] for one in ear.wait_for("signed", 2)] == ["0", "1"]


def test_a_shop_without_the_app_hears_nothing(sandbox: Sandbox, ear: Ear) -> None:
    seed.ensure_shop(sandbox, "quiet.myshopify.com")
    assert webhooks.fire(sandbox, "quiet.myshopify.com", "shop/update", {"id": 1}) == []
    assert ear.topics() == []


@pytest.mark.parametrize("topic", ["customers/data_request", "customers/redact", "shop/redact"])
def test_compliance_topics_go_to_their_own_door(sandbox: Sandbox, ear: Ear, topic: str) -> None:
    webhooks.compliance(sandbox, SHOP, topic, {"id": 5, "email": "a@example.com", "phone": None}, [1])
    told = ear.wait_for(topic)[0]
    assert told["path"] == "/webhooks/compliance"
    assert json.loads(told["body"])["shop_domain"] == SHOP


def _sample(name: str) -> dict[str, Any]:
    found = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["response"]
    return json.loads(found) if isinstance(found, str) else found


def _lacking(sample: Any, ours: Any, path: str = "") -> list[str]:
    """Keys of Shopify's sample that ours has not, at any depth where both have something."""
    if isinstance(sample, dict) and isinstance(ours, dict):
        gone = [f"{path}.{key}" for key in sample if key not in ours]
        return gone + [one for key in sample if key in ours for one in _lacking(sample[key], ours[key], f"{path}.{key}")]
    if isinstance(sample, list) and isinstance(ours, list) and sample and ours:
        return _lacking(sample[0], ours[0], f"{path}[]")
    return []


def _sell(sandbox: Sandbox, handle: str) -> dict[str, Any]:
    catalogue.put_products(sandbox, SHOP, [product(handle, images=[{"src": "/a.svg"}], collections=[f"All {handle}"])])
    doc = sandbox.world.find("product", "handle", handle, shop=SHOP)[0]
    lines = [{"variant_id": doc["variants"][0]["id"], "quantity": 1}]
    address = {"firstName": "Ada", "lastName": "L", "countryCode": "DE", "city": "Bonn", "zip": "53111", "address1": "Weg 1"}
    given = {
        "lines": lines,
        "email": "ada@example.com",
        "address": address,
        "webhooks": True,
        "customAttributes": [{"key": "_shopapp", "value": "c1"}],
    }
    return admin_desk.place_past_order(sandbox, SHOP, given)


@samples
def test_bodies_have_every_key_of_shopifys_samples(sandbox: Sandbox, ear: Ear) -> None:
    handle = "sold-sample"
    order = _sell(sandbox, handle)
    doc = sandbox.world.find("product", "handle", handle, shop=SHOP)[0]
    admin_desk.act_in_admin(sandbox, SHOP, order["id"], "refund", {})
    stock.set_stock(sandbox, SHOP, doc["variants"][0]["id"], 3)
    webhooks.shop_updated(sandbox, shops.shop_of(sandbox, SHOP))
    catalogue.delete_product(sandbox, SHOP, doc["id"])
    lacking: dict[str, list[str]] = {}
    for topic, name in {
        "products/create": "products.create",
        "products/update": "products.update",
        "products/delete": "products.delete",
        "collections/create": "collections.create",
        "inventory_levels/update": "inventory_levels.update",
        "orders/create": "orders.create",
        "orders/paid": "orders.paid",
        "orders/updated": "orders.updated",
        "refunds/create": "refunds.create",
        "shop/update": "shop.update",
    }.items():
        body = json.loads(ear.wait_for(topic)[0]["body"])
        if gone := [
            one for one in _lacking(_sample(name), body) if not one.startswith((".customer.", ".refund_line_items[].line_item."))
        ]:
            lacking[topic] = gone
    assert lacking == {}


def test_cart_attributes_come_as_note_attributes(sandbox: Sandbox, ear: Ear) -> None:
    _sell(sandbox, "sold-once")
    body = json.loads(ear.wait_for("orders/create")[0]["body"])
    assert body["note_attributes"] == [{"name": "_shopapp", "value": "c1"}]
    assert ear.wait_for("inventory_levels/update")
    assert ear.wait_for("products/update")


def test_every_declared_topic_of_the_registration_has_one_address() -> None:
    config = SandboxConfig(data_dir=Path())
    declared = [topic for one in config.registration["webhooks"]["subscriptions"] for topic in one.get("topics", [])]
    assert len(declared) == len(set(declared)) >= 20
    assert {one["uri"] for topic in declared for one in config.subscriptions(topic)} == {"/webhooks/shopify"}


def test_the_pair_of_an_uninstalled_shop_is_not_needed_for_compliance(sandbox: Sandbox, ear: Ear) -> None:
    seed.ensure_shop(sandbox, "gone.myshopify.com")
    exchange(sandbox, "gone.myshopify.com")
    webhooks.compliance(sandbox, "gone.myshopify.com", "shop/redact", None, [])
    assert ear.wait_for("shop/redact")[0]["headers"]["x-shopify-shop-domain"] == "gone.myshopify.com"
