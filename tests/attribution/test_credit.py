"""Orders credited in the database: paid in the chat, refunded, reported by Shopify's own checkout, swept."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shopapp import attribution, checkout
from shopapp.checkout.orders import store as order_store
from shopapp.clock import Clock
from shopapp.db import many
from shopapp.wiring import House
from tests.checkout.conftest import Scene, scene_of


@pytest.fixture
def scene(house: House, shop: int) -> Scene:
    scene = scene_of(house, shop)
    scene.clock.advance(Clock().now() - scene.clock.now())  # touches carry the database's time
    return scene


def credits_of(scene: Scene) -> list[dict[str, Any]]:
    return scene.rows("SELECT order_id, conversation_id, kind, amount_minor, evidence FROM credits")


def test_an_order_paid_in_the_chat_is_credited_by_the_sweep_and_opens_to_its_evidence(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun)
    assert attribution.sweep(scene.shop, transaction=scene.house.transaction) == 1
    (credit,) = credits_of(scene)
    assert (credit["kind"], credit["amount_minor"], credit["conversation_id"]) == ("direct", 4990, scene.conversation)
    assert credit["evidence"]["touches"][0]["kind"] == "paid"
    assert attribution.sweep(scene.shop, transaction=scene.house.transaction) == 0


def test_a_cancelled_order_is_credited_with_nothing(scene: Scene) -> None:
    begun = scene.begin()
    scene.pay(begun)
    attribution.sweep(scene.shop, transaction=scene.house.transaction)
    placed = scene.orders.placed[scene.row(begun).order_id or 0]
    later = scene.clock.now() + timedelta(minutes=1)
    with scene.house.transaction(scene.shop) as conn:
        order_store.write(conn, scene.shop, replace(placed, cancelled_at=later, updated_at=later))
    attribution.sweep(scene.shop, transaction=scene.house.transaction)
    assert credits_of(scene)[0]["amount_minor"] == 0


def body(scene: Scene, ref: str, **changes: Any) -> dict[str, Any]:
    now = scene.clock.now().isoformat()
    return {
        "id": 55, "name": "#1055", "currency": "EUR", "total_price": "25.00", "created_at": now, "updated_at": now,
        "email": "ada@example.org", "financial_status": "paid", "order_status_url": "https://shop/orders/55",
        "note_attributes": [{"name": "_shopapp", "value": ref}],
        "line_items": [{"id": 1, "variant_id": 1, "product_id": 100, "title": "Item 1", "quantity": 1, "price": "20.10"}],
        **changes,
    }  # fmt: skip


def test_an_order_from_the_shops_own_checkout_is_recognised_told_once_and_credited(scene: Scene) -> None:
    (row,) = scene.rows("SELECT ref FROM conversations")
    with scene.house.transaction(scene.shop) as conn:
        attribution.touch(
            conn, scene.shop, shopper_id=scene.shopper, conversation_id=scene.conversation, turn_id=None,
            kind="recommended", product_ids=[100],
        )  # fmt: skip
    for topic in ("orders/create", "orders/paid", "orders/create"):
        order_id = checkout.orders.reported(scene.shop, topic, body(scene, row["ref"]), till=scene.till)
    assert order_id == 55
    assert [kind for kind, _ in scene.said()] == ["order.confirmed"]
    with scene.house.transaction(scene.shop) as conn:
        attribution.credit_order(conn, scene.shop, 55)
    (credit,) = credits_of(scene)
    assert (credit["kind"], credit["amount_minor"]) == ("direct", 2500)


def test_an_older_word_about_an_order_is_dropped(scene: Scene) -> None:
    (row,) = scene.rows("SELECT ref FROM conversations")
    checkout.orders.reported(scene.shop, "orders/create", body(scene, row["ref"]), till=scene.till)
    old = (scene.clock.now() - timedelta(hours=1)).isoformat()
    stale = body(scene, row["ref"], updated_at=old, financial_status="pending")
    checkout.orders.reported(scene.shop, "orders/updated", stale, till=scene.till)
    assert scene.rows("SELECT financial_status FROM orders") == [{"financial_status": "paid"}]


def test_another_shop_sees_no_credit(scene: Scene, other_shop: int) -> None:
    scene.pay(scene.begin())
    attribution.sweep(scene.shop, transaction=scene.house.transaction)
    with scene.house.transaction(other_shop) as conn:
        assert many(conn, dict[str, Any], "SELECT 1 FROM credits UNION ALL SELECT 1 FROM touches") == []
