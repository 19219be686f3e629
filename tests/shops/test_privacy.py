"""A customer's and a shop's requests that Shopify passes on, on rows of two shops."""

import uuid
from typing import Any

import pytest

from shopapp import shops
from shopapp.errors import Refused, Unavailable
from shopapp.ports.shopify_auth import ShopFacts
from shopapp.wiring import House

EMAIL = "Ada@Example.com"


def insert(house: House, shop: int, sql: str, **values: Any) -> Any:
    with house.transaction(shop) as conn:
        found = conn.execute(sql, {"shop": shop, **values}).fetchone()  # type: ignore[arg-type]
    return found["id"] if found else None


def person(house: House, shop: int, *, customer_id: int | None, email: str | None) -> int:
    key = uuid.uuid4().bytes
    shopper = insert(
        house,
        shop,
        """
        INSERT INTO shoppers (shop_id, key_hash, customer_id, email) VALUES (%(shop)s, %(key)s, %(customer)s, %(email)s)
        RETURNING id
        """,
        key=key,
        customer=customer_id,
        email=email,
    )
    conversation = insert(
        house,
        shop,
        "INSERT INTO conversations (shop_id, ref, shopper_id) VALUES (%(shop)s, %(ref)s, %(shopper)s) RETURNING id",
        ref=key.hex(),
        shopper=shopper,
    )
    insert(
        house,
        shop,
        """
        INSERT INTO conversation_events (shop_id, conversation_id, seq, type, payload)
        VALUES (%(shop)s, %(conversation)s, 1, 'message.shopper', '{"text": "my secret wish"}') RETURNING seq AS id
        """,
        conversation=conversation,
    )
    return int(shopper)


def order(house: House, shop: int, id: int, email: str) -> None:
    insert(
        house,
        shop,
        """
        INSERT INTO orders (shop_id, id, name, currency, total_minor, email, ordered_at, source_updated_at)
        VALUES (%(shop)s, %(id)s, '#1', 'EUR', 100, %(email)s, now(), now()) RETURNING id
        """,
        id=id,
        email=email,
    )


def parcel(house: House, shop: int, order_id: int) -> None:
    insert(
        house,
        shop,
        """
        INSERT INTO parcel_news (shop_id, order_id, fulfillment_id, stage, told_at, tracking)
        VALUES (%(shop)s, %(order_id)s, %(order_id)s, 'shipped', now(), 'DHL, T77') RETURNING order_id AS id
        """,
        order_id=order_id,
    )


def count(house: House, shop: int, table: str) -> int:
    with house.transaction(shop) as conn:
        row = conn.execute(f"SELECT count(*) AS rows FROM {table}").fetchone()  # type: ignore[arg-type]
    assert row is not None
    return int(row["rows"])


class Shopify:
    """Lets us in, or answers as the given problem says."""

    def __init__(self, problem: Exception | None = None) -> None:
        self._problem = problem

    def facts(self, shop_id: int) -> ShopFacts:
        if self._problem is not None:
            raise self._problem
        return ShopFacts("Fieldhouse", "", "EUR", "DE", "Europe/Berlin", ["en"], "https://fieldhouse.example", [])


def reported(house: House, shop: int, topic: str, *, shopify: Shopify | None = None, **body: Any) -> None:
    at = house.clock.now()
    shops.reported(shop, topic, body, triggered_at=at, transaction=house.transaction, reading=shopify or Shopify())


@pytest.mark.parametrize("customer", [{"id": 7}, {"id": None, "email": "ada@example.COM"}, {"id": 8, "email": EMAIL}])
def test_a_redacted_customer_takes_everything_along_and_nobody_else(
    house: House, shop: int, other_shop: int, customer: dict[str, Any]
):
    for each in (shop, other_shop):
        person(house, each, customer_id=7, email=EMAIL)
        person(house, each, customer_id=None, email=None)
        order(house, each, 1, EMAIL)
        order(house, each, 2, "bob@example.com")
        parcel(house, each, 1)
        parcel(house, each, 2)
    reported(house, shop, "customers/redact", customer=customer, orders_to_redact=[1])
    assert [count(house, shop, table) for table in ("shoppers", "conversations", "conversation_events")] == [1, 1, 1]
    assert [count(house, other_shop, table) for table in ("shoppers", "conversations", "conversation_events")] == [2, 2, 2]
    with house.transaction(shop) as conn:
        emails = [row["email"] for row in conn.execute("SELECT email FROM orders ORDER BY id").fetchall()]
        tracking = [row["tracking"] for row in conn.execute("SELECT tracking FROM parcel_news ORDER BY order_id").fetchall()]
    assert (emails, tracking) == (["", "bob@example.com"], ["", "DHL, T77"])
    reported(house, shop, "customers/redact", customer=customer, orders_to_redact=[1])


def test_a_request_that_names_nobody_deletes_nobody(house: House, shop: int):
    person(house, shop, customer_id=None, email=None)
    person(house, shop, customer_id=None, email="")
    for customer in ({}, {"id": None, "email": ""}, {"email": None}, {"id": "x"}):
        reported(house, shop, "customers/redact", customer=customer)
    reported(house, shop, "customers/redact", customer=None, orders_to_redact="x")
    assert count(house, shop, "shoppers") == 2


def test_a_data_request_compiles_what_is_held_once(house: House, shop: int, other_shop: int):
    person(house, shop, customer_id=7, email=EMAIL)
    person(house, other_shop, customer_id=7, email="other@example.com")
    order(house, shop, 1, EMAIL)
    parcel(house, shop, 1)
    for _ in range(2):
        reported(house, shop, "customers/data_request", customer={"id": 7, "email": EMAIL}, data_request={"id": 99})
    with house.transaction(shop) as conn:
        rows = conn.execute("SELECT request_id, report FROM customer_reports").fetchall()
    assert [row["request_id"] for row in rows] == ["99"]
    report = rows[0]["report"]
    assert [each["email"] for each in report["shoppers"]] == [EMAIL]
    assert report["conversations"][0]["events"][0]["payload"] == {"text": "my secret wish"}
    assert [each["name"] for each in report["orders"]] == ["#1"]
    assert [each["tracking"] for each in report["parcels"]] == ["DHL, T77"]


def test_a_shop_that_left_is_deleted_with_all_its_rows(house: House, shop: int, other_shop: int):
    for each in (shop, other_shop):
        person(house, each, customer_id=7, email=EMAIL)
        order(house, each, 1, EMAIL)
    reported(house, shop, "app/uninstalled")
    reported(house, shop, "shop/redact")
    assert shops.find("demo.myshopify.com", directory=house.directory) is None
    assert [count(house, shop, table) for table in ("shops", "shoppers", "conversations", "orders")] == [0, 0, 0, 0]
    assert count(house, other_shop, "shoppers") == 1


def test_a_shop_that_came_back_keeps_its_rows(house: House, shop: int):
    person(house, shop, customer_id=7, email=EMAIL)
    reported(house, shop, "shop/redact")
    assert count(house, shop, "shoppers") == 1


def test_a_shop_whose_leaving_we_missed_is_redacted_once_shopify_lets_us_in_no_more(house: House, shop: int):
    person(house, shop, customer_id=7, email=EMAIL)
    with pytest.raises(Unavailable):
        reported(house, shop, "shop/redact", shopify=Shopify(Unavailable("Shopify cannot be reached.", code="unreachable")))
    reported(house, shop, "shop/redact", shopify=Shopify(Refused("Payment required.", code="shop_frozen")))
    assert count(house, shop, "shoppers") == 1
    denied = Shopify(Refused("No such token.", code="unauthorized"))
    insert(house, shop, "UPDATE shops SET installed_at = now() - interval '3 days', seen_at = now() RETURNING id")
    reported(house, shop, "shop/redact", shopify=denied)
    assert count(house, shop, "shoppers") == 1  # the merchant was in the app after leaving it, so they came back
    insert(house, shop, "UPDATE shops SET seen_at = installed_at RETURNING id")
    reported(house, shop, "shop/redact", shopify=denied)
    with house.directory() as conn:
        assert conn.execute("SELECT 1 FROM installed_shops() AS id WHERE id = %s", (shop,)).fetchall() == []
