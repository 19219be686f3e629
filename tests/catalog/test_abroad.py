"""A shopper abroad talks to the assistant through the chat's door: their language, their money, and only what is sold to them."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from shopify_world import app, client, ground, heard, house, id_token, moved_in, proxy_query, sandbox, settings
from test_parts import abroad
from test_sync import carry, filled

from shopapp.catalog import sync
from shopapp.catalog.store import translations
from shopapp.sandbox.simulation import Sandbox
from shopapp.settings import Settings
from shopapp.wiring import House

__all__ = [
    "abroad",
    "app",
    "carry",
    "client",
    "filled",
    "ground",
    "heard",
    "house",
    "id_token",
    "moved_in",
    "sandbox",
    "settings",
]

Say = Callable[..., dict[str, Any]]
SWISS = {"locale": "de-CH", "country": "CH"}


@pytest.fixture
def say(abroad: Sandbox, carry: Callable[..., sync.Progress], client: FlaskClient, settings: Settings) -> Say:
    """One message from the storefront; answers with the last event of each type."""
    carry()
    query = proxy_query(settings.shopify_api_secret, shopper=uuid.uuid4().hex, locale="de")
    token = (client.get("/proxy/session", query_string=query).json or {})["token"]

    def say(text: str = "", **more: Any) -> dict[str, Any]:
        body = {"client_id": str(uuid.uuid4()), "text": text, **more} if text else {"client_id": str(uuid.uuid4()), **more}
        answer = client.post("/chat/messages", json=body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200, answer.json
        blocks = [dict(line.split(": ", 1) for line in block.splitlines() if ": " in line) for block in answer.text.split("\n\n")]
        return {block["event"]: json.loads(block["data"]) for block in blocks if "event" in block}

    return say


def test_a_swiss_shopper_sees_francs_and_german_titles_and_never_what_is_not_sold_there(say: Say) -> None:
    shown = say("Wollpullover 1", **SWISS)["products"]["items"]
    assert shown[0]["title"] == "Wollpullover 1"
    seen: list[dict[str, Any]] = []
    for _ in range(5):
        seen += say("etwas anderes", **SWISS).get("products", {"items": []})["items"]
    assert len({card["product_id"] for card in [*shown, *seen]}) == 11  # all that is sold there
    assert {card["price"]["currency"] for card in [*shown, *seen]} == {"CHF"}
    assert "Wool jumper 2" not in {card["title"] for card in seen}  # hidden in the Alps
    assert "Wool jumper 2" not in str(say("Wool jumper 2", **SWISS).get("products"))
    # Their budget is meant in their money: 41 euro are 45.10 francs.
    within = say("ich suche einen Pullover unter 46 CHF", **SWISS)["products"]["items"]
    assert [card["price"]["minor"] for card in within] == [4510]


def test_what_is_said_and_asked_of_a_product_is_in_the_money_and_words_of_the_shopper(
    say: Say, house: House, moved_in: int
) -> None:
    shown = say("Wollpullover 1", **SWISS)["products"]["items"][0]
    assert say("Was kostet der Wollpullover 1?", **SWISS)["answer"]["text"] == "Wollpullover 1 kostet CHF 45.10."
    assert "Merino" in say("Aus welchem Material ist der Wollpullover 1?", **SWISS)["answer"]["text"]
    taken = say(action={"kind": "add", "product_ids": [shown["product_id"]]}, **SWISS)["cart.change"]
    assert (taken["title"], taken["price"]["text"]) == ("Wollpullover 1, Rot", "CHF 45.10")
    with house.transaction(moved_in) as conn:
        conn.execute("UPDATE variants SET available = true")
    asked = say(action={"kind": "add", "product_ids": [shown["product_id"]]}, **SWISS)["question"]
    assert (asked["facet"], asked["choices"][1]) == ("color", {"label": "Rot", "value": "Red"})
    assert "farbe" in asked["text"]
    assert say("Rot", **SWISS)["cart.change"]["title"] == "Wollpullover 1, Rot"


def test_those_at_home_and_those_whose_country_makes_no_sense_see_the_shops_own_words_and_money(say: Say) -> None:
    for country in ("DE", "ch", "Schweiz", 7, None, "ZZ", "\x00\x00"):
        shown = say("Wool jumper 2", locale="en", country=country)["products"]["items"]
        assert [(card["title"], card["price"]["currency"]) for card in shown] == [("Wool jumper 2", "EUR")]


def test_a_text_missing_in_a_regional_language_is_taken_from_the_language_then_from_the_shop(
    say: Say, house: House, moved_in: int
) -> None:
    with house.transaction(moved_in) as conn:
        row = conn.execute("SELECT id FROM products WHERE handle = 'thing-1'").fetchone() or {}
        conn.execute(
            """
            INSERT INTO product_translations (shop_id, locale, product_id, title, terms, words, read_at)
            VALUES (%(shop_id)s, 'de-CH', %(id)s, 'Wollpulli 1', '{"Red": "Röt"}', '', now())
            """,
            {"shop_id": moved_in, "id": row["id"]},
        )
        (text,) = translations(conn, moved_in, [row["id"]], "de-CH").values()
        assert (text.title, text.description, text.product_type) == ("Wollpulli 1", "Weicher Merino .", "")
        assert text.terms == {"Color": "Farbe", "Red": "Röt"}
    assert say("Wollpullover 1", **SWISS)["products"]["items"][0]["title"] == "Wollpulli 1"
    austrian = say("Wollpullover 1", locale="de-AT", country="AT")["products"]["items"][0]
    assert (austrian["title"], austrian["price"]["currency"]) == ("Wollpullover 1", "EUR")
