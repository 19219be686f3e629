"""The doors of the vendors' webhooks: raw bytes verified, stored once, 200."""

import json
import time

import pytest
import stripe
from flask.testing import FlaskClient
from shopify_world import DOMAIN, Heard, body, webhook_headers

from shopapp import shops
from shopapp.deliveries import JOB
from shopapp.settings import Settings
from shopapp.wiring import House

BODY = body(id=1, title="Mütze", updated_at="2026-11-22T10:00:00Z")


def rows(house: House, shop: int) -> list[dict[str, object]]:
    with house.transaction(shop) as conn:
        return conn.execute("SELECT source, delivery_id, topic, body, state FROM deliveries ORDER BY id").fetchall()


def test_a_signed_webhook_is_stored_and_a_worker_is_nudged(
    client: FlaskClient, house: House, heard: Heard, settings: Settings, shop: int
):
    answer = client.post("/webhooks/shopify", data=BODY, headers=webhook_headers(settings.shopify_api_secret, BODY))
    assert answer.status_code == 200
    (row,) = rows(house, shop)
    assert (row["topic"], row["body"], row["state"]) == ("products/update", json.loads(BODY), "waiting")
    assert [(job, of) for job, of, _ in heard.jobs] == [(JOB, shop)]


def test_the_same_delivery_again_is_acknowledged_and_not_stored(
    client: FlaskClient, house: House, heard: Heard, settings: Settings, shop: int
):
    for _ in range(3):
        headers = webhook_headers(settings.shopify_api_secret, BODY)
        assert client.post("/webhooks/shopify", data=BODY, headers=headers).status_code == 200
    assert len(rows(house, shop)) == 1
    assert len(heard.jobs) == 1


@pytest.mark.parametrize("door", ["/webhooks/shopify", "/webhooks/compliance"])
@pytest.mark.parametrize("signature", [None, "", "AAAA", "ünïcödé", "日本"])
def test_a_forged_webhook_is_answered_401(
    client: FlaskClient, house: House, settings: Settings, shop: int, door: str, signature: str | None
):
    headers = webhook_headers(settings.shopify_api_secret, BODY, topic="customers/redact")
    del headers["X-Shopify-Hmac-Sha256"]
    environ = {}
    if signature is not None:
        environ["HTTP_X_SHOPIFY_HMAC_SHA256"] = signature.encode("utf-8").decode("latin-1")  # as a WSGI server hands it over
    assert client.post(door, data=BODY, headers=headers, environ_overrides=environ).status_code == 401
    assert rows(house, shop) == []


def test_a_webhook_of_a_shop_we_do_not_know_is_acknowledged(client: FlaskClient, house: House, settings: Settings, shop: int):
    headers = webhook_headers(settings.shopify_api_secret, BODY, **{"X-Shopify-Shop-Domain": "never-met.myshopify.com"})
    assert client.post("/webhooks/shopify", data=BODY, headers=headers).status_code == 200
    assert rows(house, shop) == []


def test_a_webhook_reaches_its_own_shop_only(client: FlaskClient, house: House, settings: Settings, shop: int, other_shop: int):
    headers = webhook_headers(settings.shopify_api_secret, BODY, **{"X-Shopify-Shop-Domain": "other.myshopify.com"})
    client.post("/webhooks/shopify", data=BODY, headers=headers)
    assert rows(house, shop) == []
    assert len(rows(house, other_shop)) == 1


def test_a_privacy_request_is_stored_behind_its_own_door_only(client: FlaskClient, house: House, settings: Settings, shop: int):
    request = body(shop_id=1, shop_domain=DOMAIN, customer={"id": 7, "email": "a@example.com"}, orders_to_redact=[])
    headers = webhook_headers(settings.shopify_api_secret, request, topic="customers/redact")
    assert client.post("/webhooks/shopify", data=request, headers=headers).status_code == 401
    assert client.post("/webhooks/compliance", data=request, headers=headers).status_code == 200
    assert [row["topic"] for row in rows(house, shop)] == ["customers/redact"]


def test_one_shops_privacy_request_cannot_be_turned_against_another(
    client: FlaskClient, house: House, settings: Settings, shop: int, other_shop: int
):
    request = body(shop_id=1, shop_domain=DOMAIN)
    headers = webhook_headers(
        settings.shopify_api_secret, request, topic="shop/redact", **{"X-Shopify-Shop-Domain": "other.myshopify.com"}
    )
    assert client.post("/webhooks/compliance", data=request, headers=headers).status_code == 401
    assert rows(house, other_shop) == []


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 50_000])
def test_a_signed_body_that_is_no_json_object_is_refused_without_an_accident(
    client: FlaskClient, settings: Settings, shop: int, raw: bytes
):
    answer = client.post("/webhooks/shopify", data=raw, headers=webhook_headers(settings.shopify_api_secret, raw))
    assert answer.status_code == 422


@pytest.mark.parametrize("when", ["", "yesterday", "2026-11-22T10:00:00Z"])
def test_any_time_of_trigger_is_taken(client: FlaskClient, house: House, settings: Settings, shop: int, when: str):
    headers = webhook_headers(settings.shopify_api_secret, BODY, **{"X-Shopify-Triggered-At": when})
    assert client.post("/webhooks/shopify", data=BODY, headers=headers).status_code == 200
    assert len(rows(house, shop)) == 1


# Stripe

WHSEC = "whsec_" + "w" * 32


@pytest.fixture
def account_key(house: House, shop: int) -> str:
    return shops.set_stripe_account(
        shop,
        account="acct_1",
        api_key="rk_test_" + "a" * 24,
        publishable_key="pk_test_" + "a" * 24,
        webhook_secret=WHSEC,
        livemode=False,
        transaction=house.transaction,
        vault=house.vault,
    )


def event(**changed: object) -> str:
    return json.dumps(
        {
            "id": "evt_1",
            "object": "event",
            "type": "payment_intent.succeeded",
            "created": int(time.time()),
            "livemode": False,
            **changed,
        }
    )


def sent(client: FlaskClient, key: str, payload: str, *, secret: str = WHSEC, drift: int = 0, header: str | None = None) -> int:
    signed = stripe.WebhookSignature.generate_signature_header(payload, secret, int(time.time()) + drift)
    headers = {"Stripe-Signature": signed if header is None else header}
    return client.post(f"/webhooks/stripe/{key}", data=payload.encode(), headers=headers).status_code


def test_a_signed_event_is_stored_once(client: FlaskClient, house: House, shop: int, account_key: str):
    payload = event()
    assert sent(client, account_key, payload) == sent(client, account_key, payload) == 200
    (row,) = rows(house, shop)
    assert (row["source"], row["delivery_id"], row["topic"]) == ("stripe", "evt_1", "payment_intent.succeeded")


@pytest.mark.parametrize("drift", [-301, 310, 10**8])
def test_an_event_of_another_time_is_turned_away(client: FlaskClient, house: House, shop: int, account_key: str, drift: int):
    assert sent(client, account_key, event(), drift=drift) == 401
    assert rows(house, shop) == []


@pytest.mark.parametrize("header", ["", "t=1", "v1=ab", "t=x,v1=ab", "t=1,v1=ab", "ünï", "t=1,,,=", "t=" + "9" * 400 + ",v1=a"])
def test_an_odd_signature_is_turned_away(client: FlaskClient, account_key: str, header: str):
    assert sent(client, account_key, event(), header=header) == 401


def test_another_secret_another_mode_and_another_address_are_turned_away(client: FlaskClient, account_key: str):
    assert sent(client, account_key, event(), secret="whsec_" + "x" * 32) == 401
    assert sent(client, account_key, event(livemode=True)) == 401
    assert sent(client, "nobody", event()) == 401
    assert sent(client, account_key, '{"id": 1}') == 401


def test_stripe_keys_lie_encrypted_and_modes_do_not_mix(house: House, shop: int, account_key: str):
    found = shops.stripe_account(shop, transaction=house.transaction, vault=house.vault)
    assert found is not None
    assert found.account_key == account_key
    assert found.api_key not in repr(found)
    with house.transaction(shop) as conn:
        row = conn.execute("SELECT api_key::text AS key FROM stripe_accounts").fetchone()
    assert row is not None
    assert found.api_key.encode().hex() not in row["key"]
    with pytest.raises(Exception, match="test keys"):
        shops.set_stripe_account(
            shop,
            account="acct_1",
            api_key="rk_live_x",
            publishable_key="pk_test_x",
            livemode=False,
            transaction=house.transaction,
            vault=house.vault,
        )
