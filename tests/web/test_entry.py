"""How merchants, storefronts and widgets are let in: ID tokens, proxy signatures, widget tokens, exact origins."""

import html
import time
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from cryptography.fernet import Fernet
from flask import Blueprint, Flask, Response, g, jsonify, make_response
from flask.testing import FlaskClient
from shopify_world import DOMAIN, Heard, proxy_query, signed_id_token

from shopapp import shops
from shopapp.errors import Refused
from shopapp.sandbox.faults import Fault
from shopapp.sandbox.shopify.installing import install
from shopapp.sandbox.shopify.oauth import signed_query
from shopapp.sandbox.shopify.shops import installation
from shopapp.sandbox.simulation import Sandbox
from shopapp.secrets import Vault
from shopapp.settings import Settings
from shopapp.shops.tokens import access
from shopapp.web import doorkeepers
from shopapp.wiring import House

RETRY = "X-Shopify-Retry-Invalid-Session-Request"
STOREFRONT = "https://fieldhouse.example"


@pytest.fixture
def app(app: Flask) -> Flask:
    """The app with one plain door behind each guard."""
    doors = Blueprint("behind", __name__)

    @doors.route("/app/behind", methods=["GET", "POST"])
    @doorkeepers.admin
    def behind_admin() -> Response:
        answer = make_response(f"<p>{g.shop_id} {g.shop_domain} {g.staff_id}</p>")
        answer.headers["Content-Security-Policy"] = "script-src 'self'"
        return answer

    @doors.get("/proxy/behind")
    @doorkeepers.proxy
    def behind_proxy() -> Response:
        return jsonify(shop=g.shop_id, customer=g.customer_id)

    @doors.post("/chat/behind")
    @doorkeepers.widget
    def behind_widget() -> Response:
        return jsonify(shop=g.shop_id, shopper=g.shopper_id, conversation=g.conversation_id)

    app.register_blueprint(doors)
    return app


# The admin


def test_a_document_with_an_id_token_opens_and_may_be_framed_by_its_shop_only(
    client: FlaskClient, settings: Settings, moved_in: int
):
    answer = client.get(f"/app/behind?{urlencode({'id_token': signed_id_token(settings), 'shop': 'evil.myshopify.com'})}")
    assert answer.text == f"<p>{moved_in} {DOMAIN} 99001</p>"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == f"script-src 'self'; frame-ancestors https://{DOMAIN} {settings.shopify_admin_url};"
    assert "Set-Cookie" not in answer.headers


def test_first_sight_installs_the_shop_and_second_sight_does_not(client: FlaskClient, heard: Heard, house: House, id_token: str):
    for _ in range(2):
        assert client.get("/app/behind", headers={"Authorization": f"Bearer {id_token}"}).status_code == 200
    assert shops.find(DOMAIN, directory=house.directory) is not None
    assert [job for job, _, _ in heard.jobs] == ["sync_catalogue", "sync_documents"]


@pytest.mark.parametrize("token", ["", "x", "ünïcödé", "a.b.c"])
def test_a_fetch_with_a_bad_token_is_told_to_come_back_with_another(client: FlaskClient, token: str):
    answer = client.post("/app/behind", environ_overrides={"HTTP_AUTHORIZATION": f"Bearer {token}".encode().decode("latin-1")})
    assert (answer.status_code, answer.headers[RETRY]) == (401, "1")
    assert answer.get_json()["error"]["code"] == "bad_id_token"


def test_a_form_without_a_token_is_told_to_come_back_with_one(client: FlaskClient):
    assert client.post("/app/behind").headers[RETRY] == "1"


def test_a_stale_id_token_is_not_exchanged(client: FlaskClient, settings: Settings, house: House):
    stale = signed_id_token(settings, exp=int(time.time()) - 30)
    assert client.get("/app/behind", headers={"Authorization": f"Bearer {stale}"}).status_code == 401
    assert shops.find(DOMAIN, directory=house.directory) is None


def test_a_token_that_shopify_will_not_exchange_is_asked_for_again(client: FlaskClient, sandbox: Sandbox, settings: Settings):
    token = signed_id_token(settings, dest="https://unknown.myshopify.com", iss="https://unknown.myshopify.com/admin")
    assert client.get("/app/behind", headers={"Authorization": f"Bearer {token}"}).status_code in (401, 422)


def test_while_shopify_is_down_a_first_sight_says_so(client: FlaskClient, sandbox: Sandbox, id_token: str):
    sandbox.faults.set(Fault("shopify", "error_before", "token-exchange", times=3))
    assert client.get("/app/behind", headers={"Authorization": f"Bearer {id_token}"}).status_code == 503


def test_a_document_without_a_good_token_goes_by_the_patch_page_and_back(client: FlaskClient, settings: Settings):
    answer = client.get(f"/app/behind?{urlencode({'id_token': 'old', 'shop': DOMAIN, 'host': 'aG9zdA', 'q': 'a b'})}")
    assert answer.status_code == 302
    to = urlsplit(answer.headers["Location"])
    assert (to.netloc, to.path) == ("", "/app/patch")
    query = parse_qs(to.query)
    assert query["shopify-reload"] == [f"/app/behind?{urlencode({'shop': DOMAIN, 'host': 'aG9zdA', 'q': 'a b'})}"]
    assert (query["shop"], query["host"]) == ([DOMAIN], ["aG9zdA"])
    patch = client.get(answer.headers["Location"])
    assert settings.app_bridge_url in patch.text
    assert f'content="{settings.shopify_api_key}"' in patch.text
    assert patch.headers["Content-Security-Policy"] == f"frame-ancestors https://{DOMAIN} {settings.shopify_admin_url};"


@pytest.mark.parametrize("shop", ["evil.com", "x; script-src *", "demo.myshopify.com evil.com", "ü", ""])
def test_the_patch_page_reflects_no_shop_that_is_none(client: FlaskClient, settings: Settings, shop: str):
    policy = client.get(f"/app/patch?{urlencode({'shop': shop})}").headers["Content-Security-Policy"]
    assert policy == f"frame-ancestors {settings.shopify_admin_url};"


def test_the_front_door_sends_on_and_asks_for_no_shop(client: FlaskClient):
    assert client.get("/?embedded=1&shop=demo.myshopify.com").headers["Location"] == "/app/?embedded=1&shop=demo.myshopify.com"
    page = client.get("/")
    assert page.status_code == 200
    assert "<input" not in page.text


# The fallback


def test_the_fallback_installs_with_a_state_that_is_good_once(
    client: FlaskClient, sandbox: Sandbox, house: House, settings: Settings
):
    install(sandbox, DOMAIN)
    asked = signed_query(sandbox, {"shop": DOMAIN, "timestamp": str(int(time.time()))})
    begun = client.get(f"/auth/begin?{urlencode(asked)}")
    consent = urlsplit(begun.headers["Location"])
    state = parse_qs(consent.query)["state"][0]
    assert consent.path.endswith("/admin/oauth/authorize")
    assert "HttpOnly" in begun.headers["Set-Cookie"]
    sandbox.world.put("oauth_code", "abc", {"code": "abc", "made": time.time()}, shop=DOMAIN)
    back = signed_query(sandbox, {"shop": DOMAIN, "code": "abc", "state": state, "timestamp": str(int(time.time()))})
    stranger = client.application.test_client()
    assert stranger.get(f"/auth/callback?{urlencode(back)}").status_code == 401
    landed = client.get(f"/auth/callback?{urlencode(back)}")
    assert landed.headers["Location"].startswith(f"{settings.shopify_admin_url}/store/demo/apps/")
    assert shops.installed(directory=house.directory) != []
    client.set_cookie("shopapp_install", begun.headers["Set-Cookie"].split("=", 1)[1].split(";")[0], path="/auth")
    assert client.get(f"/auth/callback?{urlencode(back)}").status_code == 401


def test_a_grant_with_too_few_scopes_leads_the_merchant_to_grant_the_rest(
    client: FlaskClient, sandbox: Sandbox, house: House, settings: Settings
):
    def comes_back(state: str) -> Any:
        sandbox.world.put("oauth_code", "abc", {"code": "abc", "made": time.time()}, shop=DOMAIN)
        back = signed_query(sandbox, {"shop": DOMAIN, "code": "abc", "state": state, "timestamp": str(int(time.time()))})
        return client.get(f"/auth/callback?{urlencode(back)}")

    install(sandbox, DOMAIN)
    known = installation(sandbox, DOMAIN) or {}
    whole = list(known["scopes"])
    sandbox.world.put("installation", "app", known | {"scopes": [each for each in whole if each != "read_markets"]}, shop=DOMAIN)
    asked = signed_query(sandbox, {"shop": DOMAIN, "timestamp": str(int(time.time()))})
    begun = client.get(f"/auth/begin?{urlencode(asked)}")
    page = comes_back(parse_qs(urlsplit(begun.headers["Location"]).query)["state"][0])
    assert page.status_code == 200
    assert "Missing: read_markets." in page.text
    consent = html.unescape(page.text.split('<a href="')[1].split('"')[0])
    sandbox.world.put("installation", "app", known | {"scopes": whole}, shop=DOMAIN)
    landed = comes_back(parse_qs(urlsplit(consent).query)["state"][0])
    assert landed.headers["Location"].startswith(f"{settings.shopify_admin_url}/store/demo/apps/")


def test_a_shop_whose_tokens_no_key_opens_gets_new_ones_at_the_merchants_next_visit(
    client: FlaskClient, house: House, moved_in: int, id_token: str
):
    other = Vault([Fernet.generate_key().decode()])
    with house.transaction(moved_in) as conn:
        conn.execute(
            "UPDATE shop_tokens SET access_token = %(locked)s, refresh_token = %(locked)s", {"locked": other.lock("shpat_old")}
        )
    with pytest.raises(Refused) as problem:
        access(moved_in, keeper=house.keeper)
    assert problem.value.code == "no_token"
    assert client.get(f"/app/?id_token={id_token}").status_code == 200
    assert house.reading.facts(moved_in).currency == "EUR"


@pytest.mark.parametrize("door", ["/auth/begin", "/auth/callback"])
def test_the_fallback_takes_signed_queries_only(client: FlaskClient, sandbox: Sandbox, door: str):
    good = signed_query(sandbox, {"shop": DOMAIN, "timestamp": str(int(time.time()))})
    for query in ({}, {**good, "hmac": "00"}, {**good, "shop": "other.myshopify.com"}):
        assert client.get(f"{door}?{urlencode(query)}").status_code == 401
    assert client.get(f"{door}?{urlencode(good)}&shop={DOMAIN}").status_code == 401


# The app proxy


def test_the_proxy_guard_knows_shop_and_customer(client: FlaskClient, settings: Settings, moved_in: int):
    out = client.get("/proxy/behind", query_string=proxy_query(settings.shopify_api_secret))
    assert out.json == {"shop": moved_in, "customer": None}
    logged_in = proxy_query(settings.shopify_api_secret, logged_in_customer_id="7", q="Mütze", blank="")
    assert client.get("/proxy/behind", query_string=logged_in).json == {"shop": moved_in, "customer": 7}


@pytest.mark.parametrize("change", [{"signature": "00"}, {"logged_in_customer_id": "8"}, {"extra": "1"}, {"signature": "ünï"}])
def test_a_changed_proxy_request_is_turned_away(client: FlaskClient, settings: Settings, moved_in: int, change: dict[str, str]):
    query = {**proxy_query(settings.shopify_api_secret, logged_in_customer_id="7"), **change}
    assert client.get("/proxy/behind", query_string=query).status_code == 401


def test_a_stale_a_repeated_and_a_strangers_proxy_request_are_turned_away(client: FlaskClient, settings: Settings, moved_in: int):
    secret = settings.shopify_api_secret
    stale = proxy_query(secret, timestamp=str(int(time.time()) - 91))
    twice = [*proxy_query(secret).items(), ("shop", DOMAIN)]
    unknown = proxy_query(secret, shop="never-met.myshopify.com")
    for query in (stale, twice, unknown, b"\xff=%ff&shop=%00"):
        given = query if isinstance(query, bytes) else urlencode(query)
        raw = given.decode("latin-1") if isinstance(given, bytes) else given
        assert client.get("/proxy/behind", query_string=raw).status_code == 401


def test_an_uninstalled_shop_has_no_proxy_any_more(client: FlaskClient, house: House, settings: Settings, moved_in: int):
    at = house.clock.now()
    shops.reported(moved_in, "app/uninstalled", {}, triggered_at=at, transaction=house.transaction, reading=house.reading)
    assert client.get("/proxy/behind", query_string=proxy_query(settings.shopify_api_secret)).status_code == 401


# The widget


@pytest.fixture
def token(app: Flask, house: House, shop: int) -> str:
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET storefront_url = %(url)s", {"url": f"{STOREFRONT}/"})
    with app.app_context():
        return doorkeepers.widget_token(shop, 5, 9)


def bearer(token: str, origin: str | None = STOREFRONT) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", **({"Origin": origin} if origin else {})}


def test_the_widget_guard_knows_shop_shopper_and_conversation(client: FlaskClient, shop: int, token: str):
    answer = client.post("/chat/behind", headers=bearer(token))
    assert answer.json == {"shop": shop, "shopper": 5, "conversation": 9}
    assert answer.headers["Access-Control-Allow-Origin"] == STOREFRONT
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_a_preflight_is_answered_for_a_shops_origin_only(client: FlaskClient, token: str):
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    for origin in (STOREFRONT, f"https://{DOMAIN}"):
        answer = client.options("/chat/behind", headers={"Origin": origin, **asked})
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]
    for origin in ("https://evil.example", f"{STOREFRONT}.evil.example", "http://fieldhouse.example", "null", "ü\udcff"[:1]):
        answer = client.options("/chat/behind", headers={**asked}, environ_overrides={"HTTP_ORIGIN": origin})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_page_of_another_shop_cannot_use_the_token(client: FlaskClient, house: House, token: str, other_shop: int):
    answer = client.post("/chat/behind", headers=bearer(token, "https://other.myshopify.com"))
    assert answer.status_code == 401
    assert client.post("/chat/behind", headers=bearer(token, "https://evil.example")).status_code == 401


def test_a_refusal_can_be_read_by_the_shops_page(client: FlaskClient, token: str):
    answer = client.post("/chat/behind", headers=bearer("no-token"))
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, STOREFRONT)


def test_old_forged_and_misused_tokens_are_turned_away(
    client: FlaskClient, house: House, settings: Settings, shop: int, token: str
):
    claims = {"shop": shop, "shopper": 5, "conversation": None}
    old = house.signer.sign("widget", claims, lives=timedelta(seconds=-1))
    other_purpose = house.signer.sign("pay", claims, lives=timedelta(minutes=5))
    for wrong in ("", "x", token + "x", old, other_purpose, signed_id_token(settings)):
        assert client.post("/chat/behind", headers=bearer(wrong)).status_code == 401
    assert client.post("/chat/behind").status_code == 401


def test_doors_of_other_guards_speak_to_no_other_origin(client: FlaskClient, settings: Settings, moved_in: int):
    answer = client.get(
        "/proxy/behind", query_string=proxy_query(settings.shopify_api_secret), headers={"Origin": f"https://{DOMAIN}"}
    )
    assert "Access-Control-Allow-Origin" not in answer.headers
