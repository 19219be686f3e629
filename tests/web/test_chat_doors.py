"""The chat's doors as the widget uses them: a session, messages answered as a stream, the open stream, the cart."""

import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from catalog_shelf import NOW, shelf
from flask import Flask
from flask.testing import FlaskClient

from shopapp import inbox, rehearsal
from shopapp.catalog import sync
from shopapp.conversations import say
from shopapp.inbox import agents
from shopapp.web.doorkeepers import widget_token
from shopapp.wiring import House

KEY = "0123456789abcdef0123456789abcdef"
Send = Callable[..., list[dict[str, Any]]]


def signed(house: House, **more: str) -> dict[str, str]:
    query = {
        "shop": "demo.myshopify.com",
        "path_prefix": "/apps/chat",
        "timestamp": str(int(time.time())),
        "logged_in_customer_id": "",
    }
    query |= {"shopper": KEY, "locale": "en", **more}
    message = "".join(sorted(f"{name}={value}" for name, value in query.items()))
    secret = house.settings.shopify_api_secret.encode()
    return {**query, "signature": hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()}


def open_session(client: FlaskClient, house: House, **more: str) -> dict[str, Any]:
    answer = client.get("/proxy/session", query_string=signed(house, **more))
    assert answer.status_code == 200, answer.json
    return answer.json or {}


def events_in(body: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for block in body.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in fields:
            found.append({"seq": int(fields["id"]), "type": fields["event"], "payload": json.loads(fields["data"])})
    return found


@pytest.fixture
def stocked(house: House, shop: int) -> int:
    with house.transaction(shop) as conn:
        sync.merge(conn, shop, shelf(), read_at=NOW)
    sync.embed_missing(shop, transaction=house.transaction, embeddings=house.embeddings)
    return shop


@pytest.fixture
def bearer(client: FlaskClient, house: House, stocked: int) -> dict[str, str]:
    return {"Authorization": f"Bearer {open_session(client, house)['token']}"}


@pytest.fixture
def send(client: FlaskClient, bearer: dict[str, str]) -> Send:
    def send(text: str = "belts", **more: Any) -> list[dict[str, Any]]:
        body = {"client_id": str(uuid.uuid4()), "text": text, **more}
        answer = client.post("/chat/messages", json=body, headers=bearer)
        assert answer.status_code == 200, answer.json
        return events_in(answer.get_data(as_text=True))

    return send


def test_a_session_says_who_answers_and_begins_no_conversation(client: FlaskClient, house: House, shop: int):
    session = open_session(client, house)
    assert session["conversation"] is None
    assert "AI" in session["assistant"]["disclosure"]
    assert session["currency"] == "EUR"
    assert session["expires_in"] <= 900
    with house.transaction(shop) as conn:
        assert conn.execute("SELECT count(*) AS n FROM conversations").fetchone() == {"n": 0}


def test_the_session_speaks_the_shoppers_language(client: FlaskClient, house: House, shop: int):
    assert "KI-Assistent" in open_session(client, house, locale="de")["assistant"]["disclosure"]


def test_a_shopper_comes_back_to_the_same_conversation_until_they_start_over(client: FlaskClient, house: House, send: Send):
    events = send()
    known = open_session(client, house)["conversation"]
    assert known["ref"] == events[0]["payload"]["conversation"]["ref"]
    assert known["seq"] == events[-1]["seq"]
    assert open_session(client, house, fresh="1")["conversation"] is None


@pytest.mark.parametrize("key", ["", "short", "g" * 32, KEY.upper()])
def test_a_key_that_is_none_is_refused(client: FlaskClient, house: House, shop: int, key: str):
    assert client.get("/proxy/session", query_string=signed(house, shopper=key)).status_code == 422


def test_the_key_itself_is_not_stored(client: FlaskClient, house: House, shop: int):
    open_session(client, house)
    with house.transaction(shop) as conn:
        row = conn.execute("SELECT key_hash FROM shoppers").fetchone()
    assert row is not None
    assert KEY.encode() not in bytes(row["key_hash"])


def test_a_message_is_answered_as_numbered_events(send: Send):
    events = send("belts")
    assert [event["type"] for event in events][:2] == ["turn.started", "message.shopper"]
    assert events[-1]["type"] == "turn.done"
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert {card["title"] for event in events if event["type"] == "products" for card in event["payload"]["items"]} == {
        "Leather Belt",
        "Canvas Belt",
    }


def test_a_repeated_message_is_answered_once(house: House, stocked: int, send: Send):
    client_id = str(uuid.uuid4())
    assert send(client_id=client_id) == send(client_id=client_id)
    with house.transaction(stocked) as conn:
        assert conn.execute("SELECT count(*) AS n FROM turns").fetchone() == {"n": 1}


def test_the_same_message_sent_twice_at_once_is_answered_once(app: Flask, house: House, stocked: int, bearer: dict[str, str]):
    body = {"client_id": str(uuid.uuid4()), "text": "belts"}

    def post(_: int) -> str:
        return app.test_client().post("/chat/messages", json=body, headers=bearer).get_data(as_text=True)

    with ThreadPoolExecutor(3) as pool:
        assert len({str(events_in(answer)) for answer in pool.map(post, range(3))}) == 1
    with house.transaction(stocked) as conn:
        assert conn.execute("SELECT count(*) AS n FROM turns").fetchone() == {"n": 1}


def test_two_messages_at_once_are_answered_one_after_the_other(app: Flask, house: House, stocked: int, bearer: dict[str, str]):
    def post(text: str) -> list[dict[str, Any]]:
        body = {"client_id": str(uuid.uuid4()), "text": text}
        return events_in(app.test_client().post("/chat/messages", json=body, headers=bearer).get_data(as_text=True))

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(post, ["belts", "jackets", "tents", "a mug"]))
    assert all(answer[-1]["type"] == "turn.done" for answer in answers)
    with house.transaction(stocked) as conn:
        rows = conn.execute("SELECT turn_id, type FROM conversation_events ORDER BY seq").fetchall()
    answering = [row["turn_id"] for row in rows if row["type"] not in ("turn.started", "message.shopper")]
    assert answering == sorted(answering)


def test_a_turn_is_answered_even_if_the_browser_goes_away(
    client: FlaskClient, house: House, stocked: int, bearer: dict[str, str]
):
    answer = client.post("/chat/messages", json={"client_id": str(uuid.uuid4()), "text": "belts"}, headers=bearer, buffered=False)
    answer.close()
    for _ in range(100):
        with house.transaction(stocked) as conn:
            row = conn.execute("SELECT state FROM turns").fetchone()
        if row == {"state": "done"}:
            return
        time.sleep(0.05)
    pytest.fail("the turn was not answered")


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b'"x"', b"{}", b'{"client_id": "x", "text": "hi"}'])
def test_a_broken_body_gets_a_readable_problem(client: FlaskClient, bearer: dict[str, str], body: bytes):
    answer = client.post("/chat/messages", data=body, headers={**bearer, "Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert (answer.json or {})["error"]["message"]


@pytest.mark.parametrize("parts", [{}, {"text": " "}, {"text": "x" * 2001}, {"text": "a", "action": {"kind": "checkout"}}])
def test_a_message_is_one_thing_and_not_too_long(client: FlaskClient, bearer: dict[str, str], parts: dict[str, Any]):
    answer = client.post("/chat/messages", json={"client_id": str(uuid.uuid4()), **parts}, headers=bearer)
    assert answer.status_code == 422


def test_nothing_is_said_without_a_token(client: FlaskClient, shop: int):
    assert client.post("/chat/messages", json={"client_id": str(uuid.uuid4()), "text": "hi"}).status_code == 401
    assert client.get("/chat/events?wait=0").status_code == 401


def test_a_token_of_another_shop_sees_nothing(
    client: FlaskClient, app: Flask, house: House, send: Send, stocked: int, other_shop: int
):
    send()
    with house.transaction(stocked) as conn:
        shopper = conn.execute("SELECT id FROM shoppers").fetchone()
    assert shopper is not None
    with app.app_context():
        token = widget_token(other_shop, shopper["id"], 1)
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/chat/events?wait=0", headers=headers).json == {"events": []}
    body = {"client_id": str(uuid.uuid4()), "text": "hi"}
    assert client.post("/chat/messages", json=body, headers=headers).status_code == 404


def test_too_many_messages_are_slowed_down_kindly(client: FlaskClient, bearer: dict[str, str], send: Send):
    for _ in range(20):
        send("thanks")
    answer = client.post("/chat/messages", json={"client_id": str(uuid.uuid4()), "text": "thanks"}, headers=bearer)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "wait a moment" in (answer.json or {})["error"]["message"]


def test_history_is_read_at_once_from_any_number(client: FlaskClient, bearer: dict[str, str], send: Send):
    events = send()
    again = (client.get("/chat/events?after=2&wait=0", headers=bearer).json or {})["events"]
    assert [(event["seq"], event["type"], event["payload"]) for event in again] == [
        (event["seq"], event["type"], event["payload"]) for event in events[2:]
    ]


def test_the_open_stream_hears_what_nobody_asked_for(
    client: FlaskClient, house: House, stocked: int, bearer: dict[str, str], send: Send
):
    last = send()[-1]["seq"]
    stream = client.get(f"/chat/events?after={last}", headers=bearer, buffered=False)
    frames = stream.iter_encoded()
    assert next(frames).startswith(b":")
    with ThreadPoolExecutor(1) as pool:
        heard = pool.submit(next, frames)
        time.sleep(0.2)
        began = time.perf_counter()
        with house.transaction(stocked) as conn:
            conversation = conn.execute("SELECT id FROM conversations").fetchone()
            assert conversation is not None
            say(conn, stocked, conversation["id"], "nudge", {"text": "Still here?", "suggestions": []})
        assert b"event: nudge" in heard.result(timeout=4)
        assert time.perf_counter() - began < 1.0
    stream.close()


def test_while_a_person_holds_the_conversation_the_assistant_is_silent(house: House, stocked: int, send: Send):
    send()
    with house.transaction(stocked) as conn:
        row = conn.execute("SELECT id FROM conversations").fetchone()
        assert row is not None
        anna = agents.add(conn, stocked, name="Anna", email="anna@example.com", role="agent")
        inbox.claim(conn, stocked, row["id"], anna.mover)
    assert [event["type"] for event in send("jackets")] == ["turn.started", "message.shopper", "turn.done"]


def test_the_real_cart_is_reported_and_spoken_of(client: FlaskClient, bearer: dict[str, str], send: Send):
    report = {"token": "tok?key=9", "currency": "EUR", "lines": [{"variant_id": 1301, "quantity": 2, "key": "1301:a"}]}
    assert "cart_id" in (client.post("/chat/cart", json=report, headers=bearer).json or {})
    said = " ".join(event["payload"].get("text", "") for event in send("what's in my cart"))
    assert "2 × Canvas Belt" in said
    assert "€38.00" in said


def test_an_empty_cart_cannot_be_checked_out(client: FlaskClient, bearer: dict[str, str]):
    assert client.post("/chat/checkout", json={"email": "a@b.example"}, headers=bearer).status_code == 409


def test_a_signal_is_taken(client: FlaskClient, bearer: dict[str, str]):
    for name in ("open", "close", "cart_idle"):
        assert client.post("/chat/signals", json={"name": name}, headers=bearer).status_code == 200
    assert client.post("/chat/signals", json={"name": "other"}, headers=bearer).status_code == 422


def test_a_shop_that_its_merchant_closed_gives_no_session(client: FlaskClient, house: House, shop: int):
    with house.transaction(shop) as conn:
        rehearsal.close_shop(conn, shop)
    answer = client.get("/proxy/session", query_string=signed(house, locale="de"))
    error: dict[str, str] = (answer.json or {})["error"]
    assert (answer.status_code, error["code"]) == (409, "closed")
    assert "geschlossen" in error["message"]
    with house.transaction(shop) as conn:
        rehearsal.open_shop(conn, shop)
    assert open_session(client, house)["token"]
