"""Whatever is thrown at the doors of this floor, signed or not: an answer that was meant, never an accident."""

import base64
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from how_often import TIMES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from shopify_world import DOMAIN, proxy_query

from shopapp.wiring import House

DOORS = ["/", "/app/patch", "/auth/begin", "/auth/callback", "/proxy/session", "/app/"]
HEADERS = ["X-Shopify-Topic", "X-Shopify-Hmac-Sha256", "X-Shopify-Shop-Domain", "X-Shopify-Webhook-Id", "X-Shopify-Triggered-At"]
MEANT = {200, 302, 400, 401, 404, 405, 413, 422}

texts = some.text(max_size=60)
words = some.text(some.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=60)
values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | texts,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
shopify_ids = some.none() | some.integers() | texts | some.lists(some.integers(), max_size=3)
bodies = some.fixed_dictionaries(
    {},
    optional={"id": shopify_ids, "customer": values, "shop_domain": texts | some.just(DOMAIN), "current": values, "note": values},
)
many = settings(max_examples=60 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _two_shops(shop: int, other_shop: int) -> None:
    """The demo shop, which the requests name, and another, which nothing may touch."""


@many
@given(door=some.sampled_from(DOORS), query=some.lists(some.tuples(texts, texts), max_size=5), token=words)
def test_unsigned_queries_and_tokens_meet_no_accident(client: FlaskClient, door: str, query: list[tuple[str, str]], token: str):
    raw = urlencode(query, errors="surrogatepass")
    answer = client.get(f"{door}?{raw}", environ_overrides={"HTTP_AUTHORIZATION": f"Bearer {token}"})
    assert answer.status_code in MEANT


@many
@given(raw=some.binary(max_size=80))
def test_raw_bytes_as_a_query_meet_no_accident(client: FlaskClient, raw: bytes):
    for door in DOORS:
        query = raw.decode("latin-1").replace("#", "")
        answer = client.get(door, environ_overrides={"QUERY_STRING": query})
        assert answer.status_code in MEANT


@many
@given(more=some.dictionaries(texts, texts, max_size=4))
def test_a_signed_proxy_query_may_hold_anything(client: FlaskClient, more: dict[str, str], house: House):
    secret = house.settings.shopify_api_secret
    query = proxy_query(secret, **{name: value for name, value in more.items() if name not in ("shop", "timestamp", "signature")})
    answer = client.get("/proxy/session", query_string=urlencode(query, errors="surrogatepass"))
    assert answer.status_code in MEANT


@many
@given(name=some.sampled_from(HEADERS), value=words, raw=some.binary(max_size=80))
def test_an_unsigned_webhook_meets_no_accident(client: FlaskClient, name: str, value: str, raw: bytes):
    for door in ("/webhooks/shopify", "/webhooks/compliance", "/webhooks/stripe/x"):
        answer = client.post(door, data=raw, environ_overrides={f"HTTP_{name.upper().replace('-', '_')}": value})
        assert answer.status_code == 401


@many
@given(body=bodies | values, topic=words, id=words, at=words)
def test_a_signed_webhook_may_hold_anything_and_reaches_its_own_shop_only(
    client: FlaskClient, house: House, shop: int, other_shop: int, body: Any, topic: str, id: str, at: str
):
    raw = json.dumps(body).encode()
    mac = base64.b64encode(hmac.new(house.settings.shopify_api_secret.encode(), raw, hashlib.sha256).digest()).decode()
    environ = {
        "HTTP_X_SHOPIFY_HMAC_SHA256": mac,
        "HTTP_X_SHOPIFY_SHOP_DOMAIN": DOMAIN,
        "HTTP_X_SHOPIFY_TOPIC": topic,
        "HTTP_X_SHOPIFY_WEBHOOK_ID": id,
        "HTTP_X_SHOPIFY_TRIGGERED_AT": at,
    }
    answer = client.post("/webhooks/shopify", data=raw, environ_overrides=environ)
    assert answer.status_code in (200, 401, 422)
    assert answer.status_code == (401 if isinstance(body, dict) and _foreign(body) else 200 if isinstance(body, dict) else 422)
    with house.transaction(other_shop) as conn:
        assert conn.execute("SELECT count(*) AS rows FROM deliveries").fetchone() == {"rows": 0}


def _foreign(body: dict[str, Any]) -> bool:
    return body.get("shop_domain") not in (None, DOMAIN)
