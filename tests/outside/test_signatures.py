"""What Shopify signs. Every signed request is also shown to `shopifyapp`, Shopify's own package, as an oracle."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

import jwt
import pytest
import shopify
from shopify_app import ShopifyApp
from shopify_world import DOMAIN, claims, proxy_query, webhook_headers

from shopapp.errors import NotAllowed
from shopapp.outside.shopify import signatures
from shopapp.settings import Settings

SECRET, OLD = "s" * 40, "o" * 40
NEW_AND_OLD = [SECRET, OLD]
CLIENT = "client-id"
ORACLE = ShopifyApp(client_id=CLIENT, client_secret=SECRET, old_client_secret=OLD)


def now() -> datetime:
    return datetime.now(UTC)


def allowed(check: Any, *given: Any) -> bool:
    try:
        check(*given)
    except NotAllowed:
        return False
    return True


# Webhooks


def webhook_both(body: bytes, headers: Mapping[str, str]) -> tuple[bool, bool]:
    ours = allowed(signatures.webhook, headers.items(), body, NEW_AND_OLD)
    theirs = ORACLE.verify_webhook_req(
        {"method": "POST", "url": "https://app/webhooks", "headers": dict(headers), "body": body.decode()}
    )
    return ours, theirs.ok


BODY = '{"id": 1, "title": "Mütze 🎿"}'.encode()


@pytest.mark.parametrize("secret", NEW_AND_OLD)
def test_a_webhook_signed_with_either_secret_is_believed(secret: str):
    headers = webhook_headers(secret, BODY)
    assert webhook_both(BODY, headers) == (True, True)
    head = signatures.webhook(headers.items(), BODY, NEW_AND_OLD)
    assert (head.topic, head.domain, head.delivery_id) == ("products/update", DOMAIN, "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043")
    assert head.triggered_at == datetime(2026, 11, 22, 10, 0, 0, 123456, tzinfo=UTC)


def test_the_coming_header_family_is_read_whole_and_never_mixed_with_the_old():
    old = webhook_headers(SECRET, BODY)
    new = {name.removeprefix("X-").lower(): value for name, value in old.items()}
    assert webhook_both(BODY, new) == (True, True)
    mixed = {**new, "X-Shopify-Shop-Domain": "evil.myshopify.com", "X-Shopify-Topic": "shop/redact"}
    head = signatures.webhook(mixed.items(), BODY, NEW_AND_OLD)
    assert (head.domain, head.topic) == (DOMAIN, "products/update")


@pytest.mark.parametrize(
    ("body", "change"),
    [
        (BODY + b" ", {}),
        (BODY, {"X-Shopify-Hmac-Sha256": "AAAA"}),
        (BODY, {"X-Shopify-Hmac-Sha256": ""}),
    ],
)
def test_a_forged_webhook_is_turned_away(body: bytes, change: dict[str, str]):
    assert webhook_both(body, {**webhook_headers(SECRET, BODY), **change}) == (False, False)


@pytest.mark.parametrize("shop", ["evil.com", "", "demo.myshopify.com.evil.com"])
def test_a_webhook_of_something_that_is_no_shop_is_turned_away(shop: str):
    # Stricter than the oracle, which takes any domain.
    assert not allowed(
        signatures.webhook, webhook_headers(SECRET, BODY, **{"X-Shopify-Shop-Domain": shop}).items(), BODY, NEW_AND_OLD
    )


@pytest.mark.parametrize("odd", ["ünïcödé", "\udcff\udcfe", "日本", "a" * 10_000])
def test_an_odd_signature_is_turned_away_without_an_accident(odd: str):
    # The oracle raises TypeError here (reference 9.2); ours must not.
    assert not allowed(
        signatures.webhook, {**webhook_headers(SECRET, BODY), "X-Shopify-Hmac-Sha256": odd}.items(), BODY, NEW_AND_OLD
    )


def test_bytes_that_are_no_text_are_verified_all_the_same():
    body = b"\xff\xfe\x00"
    assert allowed(signatures.webhook, webhook_headers(SECRET, body).items(), body, NEW_AND_OLD)


def test_an_empty_secret_opens_nothing():
    assert not allowed(signatures.webhook, webhook_headers("", BODY).items(), BODY, [""])


# The app proxy


def proxy_both(query: str) -> tuple[bool, bool]:
    ours = allowed(signatures.proxy, parse_qsl(query, keep_blank_values=True), NEW_AND_OLD, now())
    url = f"https://app/proxy/session?{query}"
    return ours, ORACLE.verify_app_proxy_req({"method": "GET", "url": url, "headers": {}, "body": ""}).ok


@pytest.mark.parametrize("secret", NEW_AND_OLD)
@pytest.mark.parametrize(
    "more",
    [{}, {"logged_in_customer_id": "7"}, {"shopper": "ab12"}, {"q": "Mütze & Schal=warm"}, {"empty": ""}, {"plus": "a+b c"}],
)
def test_a_proxy_request_is_believed(secret: str, more: dict[str, str]):
    assert proxy_both(urlencode(proxy_query(secret, **more))) == (True, True)


def test_the_vendors_own_example_is_reproduced():
    query = "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1"
    query += "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
    signature = "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"
    at = datetime.fromtimestamp(1317327555, UTC)
    given = signatures.proxy(parse_qsl(f"{query}&signature={signature}"), ["hush"], at)
    assert given["logged_in_customer_id"] == "1"


@pytest.mark.parametrize("drift", [-91, 91, -3600, 10**9])
def test_a_stale_or_early_proxy_request_is_turned_away(drift: int):
    assert proxy_both(urlencode(proxy_query(SECRET, timestamp=str(int(time.time()) + drift)))) == (False, False)


@pytest.mark.parametrize("timestamp", ["", "x", "-5", "1e9", "٣٤٥", "9" * 400])
def test_a_timestamp_that_is_none_is_turned_away(timestamp: str):
    assert not allowed(signatures.proxy, list(proxy_query(SECRET, timestamp=timestamp).items()), NEW_AND_OLD, now())


@pytest.mark.parametrize("name", ["shop", "signature", "timestamp", "hmac"])
def test_a_repeated_parameter_is_turned_away(name: str):
    query = proxy_query(SECRET, hmac="x")
    assert proxy_both(urlencode([*query.items(), (name, query[name])])) == (False, False)


def test_a_customer_named_twice_is_turned_away_even_when_signed():
    pairs = [
        ("shop", DOMAIN),
        ("timestamp", str(int(time.time()))),
        ("logged_in_customer_id", "1"),
        ("logged_in_customer_id", "2"),
    ]
    message = f"logged_in_customer_id=1,2shop={DOMAIN}timestamp={pairs[1][1]}"
    signed = [*pairs, ("signature", hmac.new(SECRET.encode(), message.encode(), hashlib.sha256).hexdigest())]
    assert not allowed(signatures.proxy, signed, NEW_AND_OLD, now())


@pytest.mark.parametrize(
    "change", [{"shop": "other.myshopify.com"}, {"logged_in_customer_id": "8"}, {"signature": "00"}, {"added": "1"}]
)
def test_a_changed_proxy_request_is_turned_away(change: dict[str, str]):
    assert proxy_both(urlencode({**proxy_query(SECRET, logged_in_customer_id="7"), **change})) == (False, False)


@pytest.mark.parametrize("odd", ["ünïcödé", "\udcff", ""])
def test_an_odd_proxy_signature_is_turned_away_without_an_accident(odd: str):
    assert not allowed(signatures.proxy, list({**proxy_query(SECRET), "signature": odd}.items()), NEW_AND_OLD, now())


@pytest.mark.parametrize(
    "shop", ["evil.com", "demo.myshopify.com.evil.com", "demo.myshopify.com\n", "Demo.myshopify.com", "-a.myshopify.com", ""]
)
def test_a_signed_shop_that_is_none_is_turned_away(shop: str):
    assert not allowed(signatures.proxy, list(proxy_query(SECRET, shop=shop).items()), NEW_AND_OLD, now())


# ID tokens


def id_token(secret: Any = SECRET, algorithm: Any = "HS256", **changed: Any) -> str:
    return jwt.encode(claims(CLIENT, **changed), secret, algorithm=algorithm)


def id_token_both(token: str) -> tuple[bool, bool]:
    ours = allowed(signatures.id_token, token, CLIENT, NEW_AND_OLD, now())
    request: Any = {"method": "GET", "url": "https://app/", "headers": {"Authorization": f"Bearer {token}"}, "body": ""}
    return ours, ORACLE.verify_app_home_req(request, "/app/patch").ok


@pytest.mark.parametrize("secret", NEW_AND_OLD)
@pytest.mark.parametrize("skew", [{}, {"nbf": 8, "iat": 8}, {"exp": -8}])
def test_an_id_token_is_believed_within_ten_seconds_of_skew(secret: str, skew: dict[str, int]):
    moved = {name: int(time.time()) + by for name, by in skew.items()}
    assert id_token_both(id_token(secret, **moved)) == (True, True)
    staff = signatures.id_token(id_token(secret), CLIENT, NEW_AND_OLD, now())
    assert (staff.domain, staff.staff_id) == (DOMAIN, 99001)
    assert now() - staff.issued_at < timedelta(seconds=30)


@pytest.mark.parametrize("missing", ["exp", "nbf", "iat", "iss", "dest", "aud", "sub"])
def test_an_id_token_without_a_claim_is_turned_away(missing: str):
    assert not allowed(signatures.id_token, id_token(**{missing: None}), CLIENT, NEW_AND_OLD, now())


@pytest.mark.parametrize("changed", [{"exp": 1}, {"aud": "another-app"}, {"nbf": int(time.time()) + 86_400}])
def test_a_wrong_id_token_is_turned_away(changed: dict[str, Any]):
    assert id_token_both(id_token(**changed)) == (False, False)


@pytest.mark.parametrize(
    "changed",
    [
        # The oracle compares neither the two hosts nor their form: these are ours alone to see.
        {"iss": "https://other.myshopify.com/admin"},
        {"dest": "https://other.myshopify.com"},
        {"dest": "https://evil.com", "iss": "https://evil.com/admin"},
        {"sub": "robin"},
        {"sub": ""},
        {"iat": "soon"},
        {"exp": "never"},
        {"iss": "https://demo.myshopify.com/admin\n"},
        {"dest": "http://demo.myshopify.com"},
        {"dest": ["https://demo.myshopify.com"]},
        {"dest": "https://demo.myshopify.com:444", "iss": "https://demo.myshopify.com:444/admin"},
    ],
)
def test_an_odd_id_token_is_turned_away_without_an_accident(changed: dict[str, Any]):
    token = jwt.api_jws.encode(json.dumps(claims(CLIENT, **changed)).encode(), SECRET, algorithm="HS256")
    assert not allowed(signatures.id_token, token, CLIENT, NEW_AND_OLD, now())


def test_other_algorithms_and_other_secrets_are_turned_away():
    for token in (id_token("x" * 40), id_token("x" * 64, algorithm="HS512"), id_token(SECRET + "s" * 30, algorithm="HS384")):
        assert id_token_both(token) == (False, False)
    unsigned = jwt.encode(claims(CLIENT), None, algorithm="none")  # type: ignore[arg-type]
    assert id_token_both(unsigned) == (False, False)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ü.ü.ü", "\udcff", "." * 5000])
def test_what_is_no_token_is_turned_away_without_an_accident(token: str):
    assert not allowed(signatures.id_token, token, CLIENT, NEW_AND_OLD, now())


# Install requests


def install_query(secret: str, **changed: str) -> dict[str, str]:
    query = {"shop": DOMAIN, "timestamp": str(int(time.time())), "host": "YWRtaW4", **changed}
    message = "&".join(f"{name}={query[name]}" for name in sorted(query))
    return {**query, "hmac": hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()}


@pytest.mark.parametrize("secret", NEW_AND_OLD)
def test_an_install_request_is_believed(secret: str):
    assert signatures.install_request(list(install_query(secret).items()), NEW_AND_OLD, now())["shop"] == DOMAIN


@pytest.mark.parametrize("change", [{"shop": "other.myshopify.com"}, {"hmac": "00"}, {"hmac": "ü"}, {"more": "1"}])
def test_a_forged_install_request_is_turned_away(change: dict[str, str]):
    assert not allowed(signatures.install_request, list({**install_query(SECRET), **change}.items()), NEW_AND_OLD, now())


@pytest.mark.parametrize("timestamp", ["x", "1", str(int(time.time()) + 3600)], ids=["word", "long ago", "in an hour"])
def test_an_install_request_of_another_time_is_turned_away(timestamp: str):
    # shopifyapi takes a day-old one, any future one, and stumbles over "x" (reference 9.1); ours must not.
    assert not allowed(signatures.install_request, list(install_query(SECRET, timestamp=timestamp).items()), NEW_AND_OLD, now())


def test_the_library_keeps_no_secret_of_ours():
    signatures.install_request(list(install_query(SECRET).items()), NEW_AND_OLD, now())
    assert shopify.Session.secret is None
    assert Settings(environment="test").shopify_api_secret
