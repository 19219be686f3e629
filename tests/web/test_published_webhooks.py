"""Every topic the app subscribes to, as Shopify publishes it and as real shops sent it, from the door to the rows it is about."""

from typing import Any

import pytest
from delivered import PUBLISHED, captured, post, sample, states, subscribed, work_off
from flask.testing import FlaskClient
from shopify_world import DOMAIN, Heard, hat

from shopapp import shops
from shopapp.cart import CartLine
from shopapp.cart import store as carts
from shopapp.conversations import store as conversations
from shopapp.sandbox.shopify import catalogue as shopify_side
from shopapp.sandbox.simulation import Sandbox
from shopapp.shops import store
from shopapp.wiring import House
from workers.topics import taken

LAST = ["app/uninstalled", "shop/redact"]
"""Topics that end the shop, so they are told last."""

pytestmark = pytest.mark.skipif(not PUBLISHED.exists(), reason="the published webhooks are not on this machine")


def rows(house: House, shop: int, sql: str) -> list[dict[str, Any]]:
    with house.transaction(shop) as conn:
        return conn.execute(sql).fetchall()  # type: ignore[arg-type]


def on_shelf(sandbox: Sandbox, stock: int) -> dict[str, Any]:
    shopify_side.put_products(sandbox, DOMAIN, [hat(stock)], replace=True, tell=False)
    return next(iter(sandbox.world.find("product", "handle", "wool-hat", shop=DOMAIN)))


def told(client: FlaskClient, house: House, shop: int, topic: str, **changed: Any) -> None:
    assert post(client, house, "/webhooks/shopify", topic, sample(topic) | changed) == 200
    work_off(house, shop)


def test_nothing_is_subscribed_to_that_no_room_takes():
    assert [topic for _, topic in subscribed() if not taken(topic)] == []
    assert len(subscribed()) > 20


def test_every_subscribed_topic_is_worked_off_as_published_and_as_captured(client: FlaskClient, house: House, moved_in: int):
    wanted = [(door, topic) for door, topic in subscribed() if topic not in LAST]
    for door, topic in wanted:
        bodies = [sample(topic), *captured(topic)]
        assert [post(client, house, door, topic, body) for body in bodies] == [200] * len(bodies), topic
    work_off(house, moved_in)
    assert states(house, moved_in) == {topic: {("done", None)} for _, topic in wanted}


def test_a_product_is_taken_as_shopify_has_it_whatever_the_payload_says(
    client: FlaskClient, house: House, sandbox: Sandbox, moved_in: int
):
    doc = on_shelf(sandbox, stock=4)
    for topic in ("products/create", "products/update"):
        told(client, house, moved_in, topic, id=doc["id"], updated_at=doc["updatedAt"])
        assert rows(house, moved_in, "SELECT id, title FROM products") == [{"id": doc["id"], "title": "Wool hat"}]
    on_shelf(sandbox, stock=1)
    told(client, house, moved_in, "inventory_levels/update", inventory_item_id=doc["variants"][0]["inventoryItemId"])
    assert rows(house, moved_in, "SELECT stock FROM variants") == [{"stock": 1}]
    on_shelf(sandbox, stock=0)
    told(client, house, moved_in, "inventory_items/update", id=doc["variants"][0]["inventoryItemId"])
    assert rows(house, moved_in, "SELECT stock FROM variants") == [{"stock": 0}]
    told(client, house, moved_in, "products/delete", id=doc["id"])
    assert rows(house, moved_in, "SELECT id FROM products WHERE deleted_at IS NULL") == []


@pytest.mark.parametrize("topic", ["orders/create", "orders/updated", "orders/paid", "orders/cancelled"])
def test_an_order_is_kept_with_its_total(client: FlaskClient, house: House, moved_in: int, topic: str):
    body = sample(topic)
    told(client, house, moved_in, topic)
    (order,) = rows(house, moved_in, "SELECT id, name, currency, total_minor, jsonb_array_length(lines) AS lines FROM orders")
    total = round(float(body["total_price"]) * 100)
    expected = {"id": body["id"], "name": body["name"], "currency": body["currency"], "total_minor": total}
    assert order == expected | {"lines": len(body["line_items"])}


@pytest.mark.parametrize("topic", ["carts/create", "carts/update"])
def test_a_cart_that_is_known_takes_the_lines_that_shopify_tells(client: FlaskClient, house: House, moved_in: int, topic: str):
    (body,) = captured(topic)
    with house.transaction(moved_in) as conn:
        shopper = conversations.shopper(conn, moved_in, b"k", locale="en").id
        carts.report(conn, moved_in, shopper, None, body["token"], "EUR", [CartLine(1, 1)])
    assert post(client, house, "/webhooks/shopify", topic, body | {"updated_at": "2099-01-01T00:00:00Z"}) == 200
    work_off(house, moved_in)
    with house.transaction(moved_in) as conn:
        found = carts.of_shopper(conn, moved_in, shopper)
    assert found is not None
    quantity = sum(line["quantity"] for line in body["line_items"])
    assert (found.pieces, {line.variant_id for line in found.lines}) == (
        quantity,
        {line["variant_id"] for line in body["line_items"]},
    )


@pytest.mark.parametrize("topic", ["markets/update", "locales/create", "locales/update", "locales/destroy"])
def test_what_touches_every_product_has_all_read_again(
    client: FlaskClient, house: House, heard: Heard, moved_in: int, topic: str
):
    heard.jobs.clear()
    told(client, house, moved_in, topic)
    assert ("sync_catalogue", moved_in, "") in heard.jobs


def test_a_shop_that_left_is_marked_and_then_gone(client: FlaskClient, house: House, moved_in: int):
    told(client, house, moved_in, "app/uninstalled")
    with house.transaction(moved_in) as conn:
        assert not store.read(conn, moved_in).is_installed
    assert post(client, house, "/webhooks/compliance", "shop/redact", sample("shop/redact")) == 200
    work_off(house, moved_in)
    assert shops.find(DOMAIN, directory=house.directory) is None
