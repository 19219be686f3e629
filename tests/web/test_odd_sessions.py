"""Who is let in may still send anything: odd claims under a good signature, odd queries, odd words in a widget's session."""

import json
import time
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import jwt
import pytest
from flask import Flask
from flask.testing import FlaskClient
from how_often import TIMES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from shopify_world import DOMAIN, claims

from shopapp.conversations import store as conversations
from shopapp.sandbox.shopify.oauth import signed_query
from shopapp.sandbox.simulation import Sandbox
from shopapp.web import doorkeepers
from shopapp.wiring import House

MEANT = {200, 302, 303, 400, 401, 404, 409, 413, 415, 422, 429}
TABLES = ("deliveries", "shoppers", "conversations", "carts", "checkouts", "shop_tokens", "turns", "nudges")
ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    2**31,
    2**63,
    10**40,
    1e300,
    "",
    "x",
    "\x00",
    "\ud800",
    "9" * 400,
    "1.5",
    [],
    {},
    [None],
    [[1]],
    [{}],
]
odd = (
    some.sampled_from(ODD) | some.text(max_size=20) | some.dictionaries(some.text(max_size=8), some.sampled_from(ODD), max_size=3)
)
CLAIMS = ["iss", "dest", "aud", "sub", "exp", "nbf", "iat", "jti", "sid", "sig"]
FIELDS = [
    *("client_id", "text", "choice", "action", "page", "locale", "token", "currency", "lines", "email", "address", "rate"),
    *("remind", "name", "facet", "value", "kind", "product_ids", "variant_id", "quantity", "type", "url", "product_id"),
]
some_settings = settings(max_examples=40 * TIMES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def shape(house: House, shop: int) -> dict[str, int]:
    with house.transaction(shop) as conn:
        return {
            table: conn.execute(f"SELECT count(*) AS rows FROM {table}").fetchone()["rows"]  # type: ignore[index, arg-type]
            for table in TABLES
        }


@pytest.fixture
def widget(app: Flask, house: House, moved_in: int) -> dict[str, str]:
    """The headers of a living widget session of the demo shop."""
    with house.transaction(moved_in) as conn:
        shopper = conversations.shopper(conn, moved_in, b"k")
    with app.app_context():
        token = doorkeepers.widget_token(moved_in, shopper.id, None)
    return {"Authorization": f"Bearer {token}"}


@some_settings
@given(changed=some.dictionaries(some.sampled_from(CLAIMS), odd, max_size=3), as_document=some.booleans())
def test_odd_claims_under_a_good_signature_meet_no_accident(
    client: FlaskClient, house: House, moved_in: int, other_shop: int, changed: dict[str, Any], as_document: bool
):
    payload = claims(house.settings.shopify_api_key) | changed
    token = jwt.api_jws.encode(json.dumps(payload).encode(), house.settings.shopify_api_secret, algorithm="HS256")
    before = shape(house, other_shop)
    if as_document:
        answer = client.get(f"/app/?{urlencode({'id_token': token, 'shop': 'other.myshopify.com'})}")
    else:
        answer = client.get("/app/catalogue/progress", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in MEANT
    assert shape(house, other_shop) == before


@some_settings
@given(more=some.dictionaries(some.text(max_size=12), some.text(max_size=30), max_size=4), cookie=some.text(max_size=30))
def test_a_signed_install_query_may_hold_anything(
    client: FlaskClient, house: House, sandbox: Sandbox, moved_in: int, other_shop: int, more: dict[str, str], cookie: str
):
    kept = {name: value for name, value in more.items() if name not in ("shop", "timestamp", "hmac", "signature")}
    query = signed_query(sandbox, {**_utf8(kept), "shop": DOMAIN, "timestamp": str(int(time.time()))})
    before = shape(house, other_shop)
    client.set_cookie("shopapp_install", cookie.encode("utf-8", "replace").decode(), path="/auth")
    for door in ("/", "/auth/begin", "/auth/callback"):
        assert client.get(f"{door}?{urlencode(query)}").status_code in MEANT
    assert shape(house, other_shop) == before


@some_settings
@given(
    door=some.sampled_from(["/chat/messages", "/chat/cart", "/chat/checkout", "/chat/signals"]),
    body=some.dictionaries(some.sampled_from(FIELDS), odd, max_size=6) | odd,
    named=some.booleans(),
)
def test_a_widget_session_may_be_sent_anything(
    client: FlaskClient, house: House, widget: dict[str, str], other_shop: int, door: str, body: Any, named: bool
):
    if named and isinstance(body, dict):
        body |= {"client_id": str(uuid4()), "token": "tok", "currency": "EUR", "name": "open"}
    before = shape(house, other_shop)
    answer = client.post(door, data=json.dumps(body), content_type="application/json", headers=widget)
    assert answer.status_code in MEANT
    assert b'"bug"' not in answer.data  # reads a stream to its end
    assert shape(house, other_shop) == before


@some_settings
@given(after=some.text(max_size=12), last=some.text(some.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=12))
def test_events_may_be_asked_for_from_anywhere(client: FlaskClient, widget: dict[str, str], after: str, last: str):
    asked = urlencode({"wait": "0", **_utf8({"after": after})})
    answer = client.get(f"/chat/events?{asked}", headers=widget, environ_overrides={"HTTP_LAST_EVENT_ID": last})
    assert answer.status_code in MEANT


def _utf8(texts: dict[str, str]) -> dict[str, str]:
    return {name.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode() for name, value in texts.items()}
