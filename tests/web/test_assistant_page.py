"""Personality and scope in the admin: saved, previewed before saving, and read by the widget's session."""

from typing import Any

from flask.testing import FlaskClient
from shopify_world import proxy_query

from shopapp.shops import store as shops
from shopapp.wiring import House

FORM: dict[str, Any] = {
    "name": "Mika",
    "greeting": "",
    "tone": "warm",
    "languages": ["en", "de"],
    "answers": ["products", "documents"],
    "topics": "wholesale\n  allergy  \n\n",
    "ask_first": "What is your order number?",
    "on_anger": "on",
    "value": "150",
    "greeting_product": "Questions about this one?",
    "suggestions_product": "Does it run small?",
}


def test_what_is_chosen_is_kept_and_what_is_previewed_is_not(client: FlaskClient, house: House, moved_in: int, id_token: str):
    bearer = {"Authorization": f"Bearer {id_token}"}
    preview = client.post("/app/assistant/preview", data={**FORM, "preview_language": "de"}, headers=bearer).text
    assert "Herzlich willkommen" in preview
    assert "KI-Assistent" in preview
    with house.transaction(moved_in) as conn:
        assert "assistant" not in shops.read(conn, moved_in).settings
    assert client.post("/app/assistant", data=FORM, headers=bearer).status_code == 303
    page = client.get("/app/assistant", headers=bearer).text
    assert all(part in page for part in ('value="Mika"', "wholesale\nallergy", "What is your order number?", 'value="150.00"'))
    with house.transaction(moved_in) as conn:
        kept = shops.read(conn, moved_in).settings["assistant"]
    assert (kept["topics"], kept["value_minor"], kept["on_nothing_found"]) == (["wholesale", "allergy"], 15000, False)


def test_a_form_that_makes_no_sense_is_refused(client: FlaskClient, moved_in: int, id_token: str):
    bearer = {"Authorization": f"Bearer {id_token}"}
    for wrong in ({"languages": []}, {"value": "much"}, {"value": "-3"}):
        assert client.post("/app/assistant", data=FORM | wrong, headers=bearer).status_code == 422, wrong


def test_the_session_speaks_as_chosen_by_page_and_always_says_that_it_is_an_ai(
    client: FlaskClient, house: House, moved_in: int, id_token: str
):
    client.post("/app/assistant", data=FORM | {"greeting": "Not an AI at all"}, headers={"Authorization": f"Bearer {id_token}"})
    secret = house.settings.shopify_api_secret

    def session(**more: str) -> dict[str, Any]:
        query = proxy_query(secret, shopper="0" * 32, **more)
        return client.get("/proxy/session", query_string=query).json or {}

    product = session(locale="en", page="product")
    assert product["assistant"]["name"] == "Mika"
    assert product["assistant"]["greeting"] == "Questions about this one?"
    assert product["suggestions"] == ["Does it run small?"]
    assert session(locale="en", page="index")["assistant"]["greeting"] == "Not an AI at all"
    assert all("AI" in session(locale=locale)["assistant"]["disclosure"] for locale in ("en", "fr", "es"))
    assert "KI" in session(locale="de")["assistant"]["disclosure"]
