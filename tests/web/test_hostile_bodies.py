"""Bodies made to break their reader: nested without end, larger than any honest one, with signs that no text can hold."""

import re
import uuid
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from test_inbox_doors import HERE, agent, logged_in, shopper, talk

from shopapp.wiring import House

__all__ = ["shopper", "talk"]

JSON_DOORS = ["messages", "cart", "checkout", "contact", "callback", "callback/cancel", "signals", "dossier", "rating"]
BODIES = {
    "nested": "[" * 100_000,
    "nested objects": '{"a":' * 50_000,
    "large": '{"text": "' + "x" * 300_000 + '"}',
    "endless number": "9" * 100_000,
    "no number": '{"quantity": 1e999, "at": NaN}',
    "NUL": "\x00",
    "half an emoji": '{"email": "\\ud800@x.de", "name": "\\u0000", "phone": "\\udfff", "text": "\\ud83d"}',
    "no object": "[]",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_chat_answers_any_body_with_a_refusal(client: FlaskClient, shopper: dict[str, str], body: str) -> None:
    for door in JSON_DOORS:
        answer = client.post(f"/chat/{door}", data=body, headers=shopper | {"Content-Type": "application/json"})
        assert answer.status_code in {200, 400, 409, 413, 422}, (door, answer.text)


def test_a_message_is_as_long_as_it_is_to_its_reader(client: FlaskClient, shopper: dict[str, str]) -> None:
    asked = {"client_id": str(uuid.uuid4()), "text": "\ufdfa" * 200}
    answer = client.post("/chat/messages", json=asked, headers=shopper)
    assert (answer.status_code, (answer.json or {})["error"]["code"]) == (422, "too_long")


def test_a_form_with_nul_is_refused_at_every_door_of_team_and_admin(
    client: FlaskClient, app: Flask, house: House, moved_in: int, talk: int, id_token: str
) -> None:
    anna = logged_in(app, house, moved_in, agent(house, moved_in, "Anna", "owner"))
    fields = ("email", "password", "name", "text", "title", "address", "answer", "words", "minutes", "from", "to", "client_id")
    form = urlencode([(field, "a\x00b") for field in fields])
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    doors = [rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    asked = 0
    for door in doors:
        path = re.sub(r"<[^>]*>", "1", door)
        if path.startswith("/team") and not path.endswith("/logout"):
            answer = anna.post(path, data=form, base_url=HERE, headers={"Origin": HERE, **kind})
        elif path.startswith("/app/"):
            answer = client.post(path, data=form, headers={"Authorization": f"Bearer {id_token}", **kind})
        else:
            continue
        asked += 1
        assert answer.status_code in {404, 422}, (path, answer.text[:200])
    assert asked > 40


def test_ids_beyond_all_bounds_in_an_address_lead_nowhere(client: FlaskClient, app: Flask, id_token: str) -> None:
    for rule in app.url_map.iter_rules():
        if "int:" in rule.rule and rule.rule.startswith("/app/"):
            method = "GET" if "GET" in (rule.methods or ()) else "POST"
            path = re.sub(r"<[^>]*>", "9" * 30, rule.rule)
            answer = client.open(path, method=method, headers={"Authorization": f"Bearer {id_token}"})
            assert answer.status_code < 500, (path, answer.text[:200])
