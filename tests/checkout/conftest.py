"""A shop with a shopper, a conversation and a cart, and a till whose outside is made of doubles."""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from shopapp import checkout
from shopapp.cart import CartLine
from shopapp.cart import store as cart_store
from shopapp.checkout import Begun, Till, store
from shopapp.checkout.records import Checkout
from shopapp.clock import SetClock
from shopapp.conversations import events_after
from shopapp.conversations import store as conversation_store
from shopapp.db import many
from shopapp.wiring import House
from tests.checkout.doubles import FakeOrders, FakePayments, TestAccount, Trouble

ADDRESS = {"name": "Ada Example", "address1": "1 Road", "city": "Berlin", "zip": "10115", "country": "DE"}


@dataclass
class Scene:
    """Everything a saga test touches, with short names for what it does."""

    house: House
    till: Till
    shop: int
    clock: SetClock
    payments: FakePayments
    orders: FakeOrders
    trouble: Trouble
    shopper: int
    conversation: int
    cart: int

    def begin(self, cart: int | None = None) -> Begun:
        return checkout.begin(
            self.shop, cart_id=cart or self.cart, conversation_id=self.conversation, shopper_id=self.shopper,
            email="ada@example.org", address=ADDRESS, till=self.till,
        )  # fmt: skip

    def pay(self, begun: Begun, token: str = "tok_good", *, hash: str | None = None) -> str:
        quote = self.quote(begun)
        return checkout.confirm(
            self.shop, begun.checkout_id, confirmation_token=token, quote_hash=hash or quote["hash"], till=self.till
        ).state

    def quote(self, begun: Begun) -> dict[str, Any]:
        with self.house.transaction(self.shop) as conn:
            row = conn.execute("SELECT q.hash, q.total_minor FROM quotes q JOIN checkouts c ON c.quote_id = q.id "
                               "AND c.shop_id = q.shop_id WHERE c.id = %(id)s", {"id": begun.checkout_id}).fetchone()  # fmt: skip
        assert row is not None
        return row

    def row(self, begun: Begun) -> Checkout:
        with self.house.transaction(self.shop) as conn:
            return store.read(conn, self.shop, begun.checkout_id)

    def advance(self, begun: Begun) -> str:
        return checkout.advance(self.shop, begun.checkout_id, till=self.till)

    def sweep(self) -> int:
        return checkout.sweep(self.shop, till=self.till)

    def said(self) -> list[tuple[str, dict[str, Any]]]:
        with self.house.transaction(self.shop) as conn:
            return [(event.type, event.payload) for event in events_after(conn, self.shop, self.conversation, 0)]

    def put_in_cart(self, *lines: tuple[int, int], token: str | None = None) -> int:
        with self.house.transaction(self.shop) as conn:
            return cart_store.report(
                conn, self.shop, self.shopper, self.conversation, token or f"cart-{uuid.uuid4().hex}", "EUR",
                [CartLine(variant, quantity) for variant, quantity in lines],
            ).id  # fmt: skip

    def rows(self, sql: Any, **parameters: Any) -> list[dict[str, Any]]:
        with self.house.transaction(self.shop) as conn:
            return many(conn, dict[str, Any], sql, parameters)


def scene_of(house: House, shop: int) -> Scene:
    clock, trouble = SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)), Trouble()
    payments, orders = FakePayments(clock, trouble), FakeOrders(clock, trouble)
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET settings = %(settings)s", {"settings": json.dumps({"checkout": {"provider": "stripe"}})})
        shopper = conversation_store.shopper(conn, shop, uuid.uuid4().bytes * 2).id
        conversation = conversation_store.start(conn, shop, shopper).id
    till = replace(
        house.till, clock=clock, payments=payments, orders=orders, account=lambda _: TestAccount(), distribution="custom"
    )
    scene = Scene(house, till, shop, clock, payments, orders, trouble, shopper, conversation, 0)
    scene.cart = scene.put_in_cart((1, 2), (2, 1), token=f"cart-{uuid.uuid4().hex}")
    return scene


@pytest.fixture
def scene(house: House, shop: int) -> Scene:
    return scene_of(house, shop)
