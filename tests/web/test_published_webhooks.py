"""Every topic the app subscribes to, with the sample Shopify publishes, goes through its door; the shop's own are acted on."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from shopify_world import DOMAIN, webhook_headers

from shopapp import shops
from shopapp.settings import Settings
from shopapp.shops.reports import TOPICS
from shopapp.wiring import House

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "shopify" / "webhooks" / "docs-samples-2026-07"
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


def sample(topic: str) -> dict[str, Any]:
    path = SAMPLES / f"{STAND_INS.get(topic, topic).replace('/', '.')}.json"
    if not SAMPLES.exists():
        pytest.skip("the published samples are not on this machine")
    found = json.loads(path.read_text("utf-8"))["response"]
    return {**found, "shop_domain": DOMAIN} if "shop_domain" in found else found


def test_every_subscribed_topics_sample_is_taken_in(client: FlaskClient, house: House, settings: Settings, shop: int):
    wanted = subscribed()
    assert len(wanted) > 20
    for number, (door, topic) in enumerate(wanted):
        raw = json.dumps(sample(topic)).encode()
        more = {"X-Shopify-Webhook-Id": f"delivery-{number}"}
        answer = client.post(door, data=raw, headers=webhook_headers(settings.shopify_api_secret, raw, topic, **more))
        assert answer.status_code == 200, topic
    with house.transaction(shop) as conn:
        kept = conn.execute("SELECT topic FROM deliveries ORDER BY id").fetchall()
    assert [row["topic"] for row in kept] == [topic for _, topic in wanted]


def test_the_shops_own_samples_are_acted_on(house: House, moved_in: int):
    for topic in [each for each in TOPICS if each not in ("app/uninstalled", "shop/redact")] + ["app/uninstalled", "shop/redact"]:
        at = house.clock.now()
        shops.reported(moved_in, topic, sample(topic), triggered_at=at, transaction=house.transaction, reading=house.reading)
    assert shops.find(DOMAIN, directory=house.directory) is None
