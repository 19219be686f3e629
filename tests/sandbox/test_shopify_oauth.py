"""Tokens: exchange, refresh with a lost answer, expiry, the code grant, uninstalling."""

import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest
from sandbox_world import SHOP, Ear, exchange

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import oauth


def call(sandbox: Sandbox, token: str) -> int:
    url = f"{sandbox.admin_url(SHOP)}/admin/api/2026-10/graphql.json"
    return httpx.post(url, json={"query": "{ shop { name } }"}, headers={"X-Shopify-Access-Token": token}).status_code


def refresh(sandbox: Sandbox, token: str) -> httpx.Response:
    given = {"client_id": sandbox.config.client_id, "client_secret": sandbox.config.client_secret}
    given |= {"grant_type": "refresh_token", "refresh_token": token}
    return httpx.post(f"{sandbox.admin_url(SHOP)}/admin/oauth/access_token", data=given, timeout=3)


def test_an_id_token_is_exchanged_for_an_expiring_pair(sandbox: Sandbox) -> None:
    answer = exchange(sandbox).json()
    assert answer["access_token"].startswith("shpat_")
    assert answer["refresh_token"].startswith("shprt_")
    assert (answer["expires_in"], answer["refresh_token_expires_in"]) == (3600, 7_776_000)
    assert call(sandbox, answer["access_token"]) == 200


def test_an_id_token_has_every_claim_and_lives_a_minute(sandbox: Sandbox) -> None:
    token = oauth.mint_id_token(sandbox, SHOP)
    claims = jwt.decode(token, sandbox.config.client_secret, algorithms=["HS256"], audience=sandbox.config.client_id)
    assert {"iss", "dest", "aud", "sub", "exp", "nbf", "iat", "jti", "sid", "sig"} <= set(claims)
    assert claims["exp"] - claims["iat"] == 60


def test_a_stale_id_token_is_refused_with_400(sandbox: Sandbox) -> None:
    answer = exchange(sandbox, subject_token=oauth.mint_id_token(sandbox, SHOP, seconds=-60))
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_subject_token")


def test_a_wrong_client_secret_is_refused(sandbox: Sandbox) -> None:
    assert exchange(sandbox, client_secret="guess").json()["error"] == "invalid_client"


@pytest.mark.parametrize("token", ["", "shpat_unknown"])
def test_a_bad_token_gets_401(sandbox: Sandbox, token: str) -> None:
    assert call(sandbox, token) == 401


def test_a_refresh_token_works_again_until_its_successor_is_used(sandbox: Sandbox) -> None:
    first = exchange(sandbox).json()["refresh_token"]
    refresh(sandbox, first)
    again = refresh(sandbox, first)
    assert again.status_code == 200
    assert call(sandbox, again.json()["access_token"]) == 200
    assert refresh(sandbox, first).json()["error"] == "invalid_grant"


def test_a_new_pair_kills_the_older_refresh_token_but_not_the_access_token(sandbox: Sandbox) -> None:
    older, _newer = exchange(sandbox).json(), exchange(sandbox).json()
    assert refresh(sandbox, older["refresh_token"]).status_code == 400
    assert call(sandbox, older["access_token"]) == 200


def test_a_lost_refresh_answer_is_survived(sandbox: Sandbox) -> None:
    first = exchange(sandbox).json()["refresh_token"]
    httpx.post(
        f"{sandbox.shopify_url}/_sandbox/faults",
        json={"target": "shopify", "kind": "timeout_after", "operation": "refresh_token", "seconds": 0.1},
    )
    with pytest.raises(httpx.TransportError):
        refresh(sandbox, first)
    assert refresh(sandbox, first).status_code == 200


def test_the_console_lets_tokens_run_out(sandbox: Sandbox) -> None:
    pair = exchange(sandbox).json()
    httpx.post(f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}/tokens/expire", json={})
    assert call(sandbox, pair["access_token"]) == 401
    assert refresh(sandbox, pair["refresh_token"]).status_code == 200


def test_the_code_grant_asks_and_signs_its_redirect(sandbox: Sandbox) -> None:
    where = f"{sandbox.admin_url(SHOP)}/admin/oauth/authorize"
    asked = {"client_id": sandbox.config.client_id, "redirect_uri": f"{sandbox.config.app_url}/auth/callback", "state": "s1"}
    assert "Install" in httpx.get(where, params=asked).text
    back = httpx.post(where, params=asked).headers["location"]
    query = {key: values[0] for key, values in parse_qs(urlsplit(back).query).items()}
    signature = query.pop("hmac")
    text = "&".join(f"{key}={query[key]}" for key in sorted(query))
    assert signature == hmac.new(sandbox.config.client_secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    given = {
        "client_id": sandbox.config.client_id,
        "client_secret": sandbox.config.client_secret,
        "code": query["code"],
        "expiring": "1",
    }
    url = f"{sandbox.admin_url(SHOP)}/admin/oauth/access_token"
    assert "refresh_token" in httpx.post(url, data=given).json()
    assert httpx.post(url, data=given).status_code == 400


def test_uninstalling_kills_tokens_and_tells_the_app(sandbox: Sandbox, ear: Ear) -> None:
    pair = exchange(sandbox).json()
    httpx.post(f"{sandbox.shopify_url}/_sandbox/shops/{SHOP}/uninstall")
    assert call(sandbox, pair["access_token"]) == 401
    told = ear.wait_for("app/uninstalled")[0]
    assert json.loads(told["body"])["myshopify_domain"] == SHOP
    assert exchange(sandbox).status_code == 200
