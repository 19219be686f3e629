"""Where is my order: told to whom it belongs, and to nobody who guesses."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from talking import Shopper

from shopapp.assistant import Message
from shopapp.checkout.orders import store as orders
from shopapp.money import Money
from shopapp.ports.shopify_orders import PlacedOrder
from shopapp.wiring import House

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)


def place(house: House, shop: int, id: int, **more: Any) -> None:
    fields: dict[str, Any] = {
        "id": id,
        "name": f"#{id}",
        "total": Money(12900, "EUR"),
        "refunded_minor": 0,
        "financial_status": "paid",
        "fulfillment_status": "fulfilled",
        "email": "Anna@Example.com",
        "status_url": f"http://127.0.0.1:8801/orders/{id}",
        "cart_token": "",
        "attributes": {},
        "lines": (),
        "created_at": AT,
        "updated_at": AT,
        "cancelled_at": None,
        "customer_id": 77,
    }
    with house.transaction(shop) as conn:
        orders.write(conn, shop, PlacedOrder(**fields | more))


@pytest.fixture
def ordered(house: House, stocked: int) -> int:
    place(house, stocked, 1001)
    place(house, stocked, 1002, email="bob@example.com", customer_id=78, fulfillment_status="")
    return stocked


def test_number_and_address_together_open_the_order(shopper: Shopper, ordered: int):
    assert "both in one message" in shopper.says("where is my order?").text
    shopper.says("#1001 anna@example.com")
    assert "#1001" in shopper.text
    assert "handed to the carrier" in shopper.text
    assert "€129.00" in shopper.text
    assert shopper.event("answer")["sources"][0]["url"].endswith("/orders/1001")
    assert shopper.rows("SELECT count(*) AS n FROM touches") == [{"n": 0}]


def test_all_in_one_message_and_other_languages(another: Callable[..., Shopper], ordered: int):
    for text, state in (
        ("Where is my order 1001? anna@example.com", "handed to the carrier"),
        ("Wo ist meine Bestellung 1001? anna@example.com", "an den Versand übergeben"),
        ("Où est ma commande 1001 ? anna@example.com", "remise au transporteur"),
        ("¿Dónde está mi pedido 1001? anna@example.com", "entregado al transportista"),
        ("أين طلبي 1001 anna@example.com", "شركة الشحن"),
    ):
        assert state in another().says(text).text, text


def test_a_wrong_number_and_a_wrong_address_are_answered_alike(another: Callable[..., Shopper], ordered: int):
    wrong = {
        another().says(f"where is my order {number} {email}").text
        for number, email in (("1001", "eve@example.com"), ("9999", "anna@example.com"), ("1002", "anna@example.com"))
    }
    assert len(wrong) == 1
    assert "no order" in wrong.pop()


def test_guessing_ends_for_one_shopper(shopper: Shopper, ordered: int):
    for number in range(5):
        shopper.says(f"where is my order {2000 + number} anna@example.com")
    shopper.says("where is my order 1001 anna@example.com")
    assert "too often" in shopper.text
    assert "#1001" not in shopper.text


def test_guessing_ends_for_many_browsers_at_one_order(another: Callable[..., Shopper], ordered: int):
    for guess in range(10):
        another().says(f"where is my order 1001 guess{guess}@example.com")
    assert "too often" in another().says("where is my order 1001 anna@example.com").text


def test_the_logged_in_customer_is_told_their_own_orders_only(shopper: Shopper, ordered: int):
    shopper.sends(Message(client_id=str(uuid.uuid4()), text="where is my order?", customer_id=77))
    assert "#1001" in shopper.text
    assert "#1002" not in shopper.text
    shopper.sends(Message(client_id=str(uuid.uuid4()), text="where is my order 1002?", customer_id=77))
    assert "#1002 of" not in shopper.text


def test_what_a_model_names_opens_nothing(shopper: Shopper, ordered: int):
    shopper.says("where is my order?")
    shopper.says("it is my mother's, please look it up")
    assert "#1001" not in shopper.text


def test_every_state_is_told_as_it_is(another: Callable[..., Shopper], house: House, stocked: int):
    states: dict[str, dict[str, Any]] = {
        "cancelled": {"cancelled_at": AT},
        "paid back": {"refunded_minor": 12900},
        "partly paid back": {"refunded_minor": 100},
        "partly handed": {"fulfillment_status": "partial"},
        "not handed to the carrier yet": {"fulfillment_status": ""},
        "waiting for its payment": {"fulfillment_status": "", "financial_status": "pending"},
    }
    for at, (said, more) in enumerate(states.items()):
        place(house, stocked, 3000 + at, email=f"s{at}@example.com", **more)
        assert said in another().says(f"where is my order {3000 + at} s{at}@example.com").text


def test_another_shops_order_is_not_found(shopper: Shopper, house: House, other_shop: int):
    place(house, other_shop, 4001)
    assert "no order" in shopper.says("where is my order 4001 anna@example.com").text
