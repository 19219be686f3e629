"""The doors of the pay page against odd callers: other shops' links, tampered prices, repeats, and what it says afterwards."""

import json
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from how_often import TIMES
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as some
from pay_world import ADDRESS, Till, house, path_of, served, settings, till

from shopapp.cart import store as cart_store
from shopapp.checkout import Begun, states, store, words
from shopapp.db import Database
from shopapp.errors import Conflict, Invalid, NotFound, Refused, Unavailable
from shopapp.secrets import digest
from shopapp.web.house import house_of, move_in
from shopapp.wiring import House

__all__ = ["house", "served", "settings", "till"]


@pytest.fixture
def client(served: tuple[Flask, str, House]) -> FlaskClient:
    return served[0].test_client()


def confirm(client: FlaskClient, at: str, hash: str, card: str) -> Any:
    return client.post(f"{at}/confirm", json={"confirmation_token": card, "quote_hash": hash})


def hash_of(begun: Begun) -> str:
    assert begun.quote is not None
    return begun.quote.hash


def test_a_link_opens_in_its_own_shop_only(till: Till, client: FlaskClient) -> None:
    begun = till.begin()
    token = path_of(begun.pay_url).removeprefix("/pay/")
    with till.house.directory() as conn:
        other = conn.execute("SELECT admit_shop('other.myshopify.com') AS id").fetchone()
    assert other is not None
    with pytest.raises(NotFound), till.house.transaction(other["id"]) as conn:
        store.of_token(conn, other["id"], digest(token))
    for forged in (token[:-1], token + "A", token.swapcase(), "%00", "x" * 5000):
        assert client.get(f"/pay/{forged}").status_code == 404
        assert client.post(f"/pay/{forged}/another-card", json={}).status_code == 404


def test_a_price_that_was_made_up_is_not_paid(till: Till, client: FlaskClient) -> None:
    begun = till.begin()
    answer = confirm(client, path_of(begun.pay_url), "0" * 64, till.card())
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "quote_changed")
    assert till.intents() == []
    assert till.row(begun).state == "quoted"


def test_confirming_again_gives_the_same_order(till: Till, client: FlaskClient) -> None:
    begun, hash = (made := till.begin()), hash_of(made)
    at = path_of(begun.pay_url)
    first = confirm(client, at, hash, till.card()).get_json()
    again = confirm(client, at, hash, till.card("mastercard")).get_json()
    reloaded = client.get(f"{at}/state").get_json()
    assert first["order"] == again["order"] == reloaded["order"]
    assert (reloaded["phase"], reloaded["contact"], reloaded["client_secret"]) == ("paid", None, None)
    assert len(till.orders()) == len(till.intents()) == 1


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"email": "not an address"}, 422),
        ({"address": {"country": "DE", "city": "Berlin"}}, 422),
        ({"address": ADDRESS | {"country": "Germany"}}, 422),
        ({"address": "here"}, 422),
        ({"rate": ["x"]}, 422),
        ([], 422),
    ],
)
def test_a_wish_that_makes_no_sense_is_told_so_and_changes_nothing(
    till: Till, client: FlaskClient, wish: Any, status: int
) -> None:
    begun = till.begin()
    before = till.row(begun)
    assert client.post(f"{path_of(begun.pay_url)}/quote", json=wish).status_code == status
    after = till.row(begun)
    assert (after.quote_id, after.email, after.address) == (before.quote_id, before.email, before.address)


anything = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats()
    | some.text(some.characters(exclude_categories=()), max_size=30),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
told = some.fixed_dictionaries(
    {},
    optional={
        "email": anything | some.just("a\x00da@example.org"),
        "address": anything
        | some.dictionaries(some.sampled_from(sorted(ADDRESS)), anything)
        | some.just(ADDRESS | {"name": "A\x00\ud800"}),
        "rate": anything,
        "partial": anything,
        "confirmation_token": anything,
        "quote_hash": anything,
    },
)


def test_whatever_is_sent_to_the_doors_meets_no_accident(till: Till, client: FlaskClient) -> None:
    at = path_of(till.begin().pay_url)

    @settings_of(max_examples=25 * TIMES, deadline=None)
    @given(body=told | anything, door=some.sampled_from(["quote", "confirm"]))
    def answered(body: Any, door: str) -> None:
        answer = client.post(f"{at}/{door}", data=json.dumps(body), content_type="application/json")
        assert answer.status_code in (200, 409, 422), answer.text

    answered()
    what_no_row_can_hold = {"email": "a\x00da@example.org", "address": ADDRESS | {"name": "A\x00da \ud83d"}}
    shown = client.post(f"{at}/quote", data=json.dumps(what_no_row_can_hold), content_type="application/json").get_json()
    assert (shown["contact"]["email"], shown["contact"]["address"]["name"]) == ("ada@example.org", "Ada ?")


def test_what_is_wrong_is_said_in_the_language_of_the_conversation(till: Till, client: FlaskClient) -> None:
    with till.house.transaction(till.shop) as conn:
        conn.execute("UPDATE conversations SET locale = 'de-AT'")
    at = path_of(till.begin().pay_url)
    assert 'lang="de"' in client.get(at).text
    refused = client.post(f"{at}/quote", json={"email": "no address"}).get_json()["error"]
    assert refused == {"code": "email", "message": words.of("de").say("problem_email")}
    changed = confirm(client, at, "0" * 64, till.card()).get_json()["error"]
    assert changed["message"].startswith("Der Preis hat sich geändert")
    no_link = client.get("/pay/nobody/state", headers={"Accept-Language": "fr-CH, fr;q=0.9"}).get_json()["error"]
    assert no_link["message"] == words.of("fr").say("problem_no_such_link")


@pytest.mark.parametrize("language", words.TEXTS)
def test_who_opens_a_wrong_link_reads_in_their_language_what_to_do(client: FlaskClient, language: str) -> None:
    answer = client.get("/pay/nobody", headers={"Accept-Language": f"{language}, en;q=0.5"})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert words.of(language).say("link_gone") in unescape(answer.text)
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_opens_a_link_while_the_shop_is_away_reads_that_it_will_be_back(till: Till, client: FlaskClient) -> None:
    class Away(Database):
        def directory(self) -> Any:
            raise Unavailable("The database cannot be reached.", code="database")

    at = path_of(till.begin().pay_url)
    house = house_of(client.application)
    move_in(client.application, replace(house, db=Away(house.settings.database_url)))
    try:
        answer = client.get(at, headers={"Accept-Language": "es"})
    finally:
        move_in(client.application, house)
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert words.of("es").say("link_later") in unescape(answer.text)
    assert words.of("es").page["try_again"] in answer.text


def test_every_code_of_the_doors_has_its_words() -> None:
    for kind, code in (
        (Conflict, "moved_on"),
        (Invalid, "bad_request"),
        (Refused, "anything of a vendor"),
        (Unavailable, "timeout"),
    ):
        said = words.of("ar").problem(kind("English", code=code))
        assert said != "English"
        assert not said.isascii()


def test_a_shopper_who_tries_many_prices_may_still_try_another_card(till: Till, client: FlaskClient) -> None:
    begun = till.begin()
    at = path_of(begun.pay_url)
    rates = [rate["handle"] for rate in client.get(f"{at}/state").get_json()["quote"]["rates"]]
    told: dict[str, Any] = {}
    for turn in range(states.MOST_ATTEMPTS + 1):
        told = client.post(f"{at}/quote", json={"rate": rates[turn % 2]}).get_json()
    refused = confirm(client, at, told["quote"]["hash"], till.card("chargeDeclined")).get_json()
    assert (refused["phase"], refused["state"]) == ("form", "reserved")
    assert confirm(client, at, told["quote"]["hash"], till.card()).get_json()["state"] == "paid"


def test_after_very_many_cards_the_checkout_ends(till: Till, client: FlaskClient) -> None:
    begun = till.begin()
    at, told = path_of(begun.pay_url), {}
    for _ in range(states.MOST_ATTEMPTS):
        told = confirm(client, at, hash_of(begun), till.card("chargeDeclined")).get_json()
    assert (told["phase"], told["state"]) == ("over", "declined")
    assert {intent["status"] for intent in till.intents()} == {"canceled"}


def test_a_cart_that_was_ordered_elsewhere_is_not_paid_again(till: Till, client: FlaskClient) -> None:
    begun = till.begin()
    at = path_of(begun.pay_url)
    with till.house.transaction(till.shop) as conn:
        cart_store.mark_ordered(conn, till.shop, cart_store.read(conn, till.shop, till.row(begun).cart_id).token)
    shown = client.get(f"{at}/state").get_json()
    assert (shown["phase"], shown["reason"]) == ("over", "already_ordered")
    assert confirm(client, at, hash_of(begun), till.card()).status_code in (409, 422)
    assert till.intents() == []


def test_every_answer_of_the_doors_keeps_the_link_to_itself(till: Till, client: FlaskClient) -> None:
    at = path_of(till.begin().pay_url)
    for answer in (client.get(at), client.get(f"{at}/state"), client.post(f"{at}/look"), client.get("/pay/nobody")):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
    page = client.get(at)
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["style-src"], policy["base-uri"]) == ("'none'", "'self'", "'none'")
    assert policy["script-src"] == f"'self' {till.sandbox.stripe_url}"
    assert "unsafe" not in str(policy)
    assert "<style" not in page.text
    assert "payment=" in page.headers["Permissions-Policy"]
