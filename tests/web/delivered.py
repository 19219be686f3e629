"""From the door to the room: a webhook is posted as Shopify does, and a worker's hands take what was stored."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any, cast

from flask.testing import FlaskClient
from shopify_world import DOMAIN, webhook_headers

from shopapp import deliveries
from shopapp.wiring import House
from workers.topics import take

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared" / "shopify" / "webhooks"
# Shopify publishes one sample for the three of locales/*.
STAND_INS = {"locales/update": "locales/create", "locales/destroy": "locales/create"}


def subscribed() -> list[tuple[str, str]]:
    """(door, topic) of the registration that subscribes to everything we use."""
    registration = tomllib.loads((ROOT / "shopify.app.custom.toml").read_text("utf-8"))
    return [
        (each["uri"], topic)
        for each in registration["webhooks"]["subscriptions"]
        for topic in [*each.get("topics", []), *each.get("compliance_topics", [])]
    ]


def _fulfilment() -> dict[str, Any]:
    """Shopify publishes no sample of `fulfillments/*`; the order of its REST fixtures has one inside, of the same shape."""
    order = json.loads((PUBLISHED / "rest-fixtures" / "order.json").read_text("utf-8"))
    return dict(order["order"]["fulfillments"][0])


def _fulfilment_event() -> dict[str, Any]:
    """As Shopify's reference describes the resource; published is no sample of it either."""
    parcel = _fulfilment()
    return {
        "id": 944956391, "fulfillment_id": parcel["id"], "status": "in_transit", "message": None,
        "happened_at": parcel["updated_at"], "city": None, "province": None, "country": None, "zip": None, "address1": None,
        "latitude": None, "longitude": None, "shop_id": 690933842, "created_at": parcel["updated_at"],
        "updated_at": parcel["updated_at"], "estimated_delivery_at": None, "order_id": parcel["order_id"],
        "admin_graphql_api_id": "gid://shopify/FulfillmentEvent/944956391",
    }  # fmt: skip


def sample(topic: str) -> dict[str, Any]:
    """The payload Shopify publishes; raises FileNotFoundError where it publishes none."""
    if topic.startswith("fulfillment"):
        return _fulfilment_event() if topic.startswith("fulfillment_events") else _fulfilment()
    path = PUBLISHED / "docs-samples-2026-07" / f"{STAND_INS.get(topic, topic).replace('/', '.')}.json"
    return _ours(json.loads(path.read_text("utf-8"))["response"])


def captured(topic: str) -> list[dict[str, Any]]:
    """The payloads of real shops for the topic's family; what was made anonymous beyond reading is given a value again."""
    family = topic.split("/", maxsplit=1)[0]
    found = [json.loads(path.read_text("utf-8")) for path in sorted((PUBLISHED / "exemplars").glob(f"*.{family}.*.json"))]
    # One of them is of orders/edited, to which we do not subscribe: orders/updated follows with the whole order.
    return [_ours(_readable("", body)) for body in found if "order_edit" not in body]


def _readable(key: str, value: Any) -> Any:
    """Amounts and currencies were replaced by words, too."""
    match value:
        case dict():
            return {name: _readable(name, each) for name, each in cast(dict[str, Any], value).items()}
        case list():
            return [_readable(key, each) for each in cast(list[Any], value)]
        case "example string" if "currency" in key:
            return "EUR"
        case "example string" if any(word in key for word in ("amount", "price", "total")):
            return "12.50"
        case _:
            return value


def _ours(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "shop_domain": DOMAIN} if "shop_domain" in body else body


def post(client: FlaskClient, house: House, door: str, topic: str, body: Any, **headers: str) -> int:
    """The status the door answers with."""
    raw = json.dumps(body).encode()
    now = house.clock.now().isoformat()
    more = {"X-Shopify-Webhook-Id": f"{topic} {hashlib.sha256(raw).hexdigest()}", "X-Shopify-Triggered-At": now, **headers}
    answer = client.post(door, data=raw, headers=webhook_headers(house.settings.shopify_api_secret, raw, topic, **more))
    return answer.status_code


def work_off(house: House, shop_id: int) -> None:
    """Work on all that waits. An exception that is no Problem of ours comes out, as it would in a worker."""
    with house.transaction(shop_id) as conn:
        waiting = conn.execute("SELECT id FROM deliveries WHERE state = 'waiting' ORDER BY id").fetchall()
    for row in waiting:
        deliveries.work(
            shop_id,
            row["id"],
            transaction=house.transaction,
            clock=house.clock,
            take=lambda delivery: take(house, shop_id, delivery),
        )


def states(house: House, shop_id: int) -> dict[str, set[tuple[str, str | None]]]:
    """By topic: how its deliveries ended."""
    with house.transaction(shop_id) as conn:
        rows = conn.execute("SELECT topic, state, error FROM deliveries").fetchall()
    ends: dict[str, set[tuple[str, str | None]]] = {}
    for row in rows:
        ends.setdefault(row["topic"], set()).add((row["state"], row["error"]))
    return ends
