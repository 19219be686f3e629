"""A shop that takes Stripe in the chat, both vendors simulated on the wire, the app served on a port of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from flask import Flask
from shopify_world import DOMAIN, meeting

from shopapp import checkout, shops
from shopapp.app import create_app
from shopapp.cart import CartLine
from shopapp.cart import store as cart_store
from shopapp.checkout import Begun, store
from shopapp.checkout.records import Checkout
from shopapp.conversations import events_after
from shopapp.conversations import store as conversation_store
from shopapp.sandbox.listen import Listener
from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue
from shopapp.settings import Settings
from shopapp.shops import store as shop_store
from shopapp.web.house import move_in
from shopapp.wiring import House, build

ADDRESS = {"name": "Ada Example", "address1": "1 Road", "city": "Berlin", "zip": "10115", "country": "DE"}


@dataclass
class Till:
    """One shopper's way to pay, with short names."""

    house: House
    sandbox: Sandbox
    shop: int
    shopper: int
    conversation: int
    variants: list[int]
    api_key: str
    url: str

    def begin(self, *lines: tuple[int, int]) -> Begun:
        with self.house.transaction(self.shop) as conn:
            cart = cart_store.report(
                conn, self.shop, self.shopper, self.conversation, f"cart-{self.house.clock.now().timestamp()}", "EUR",
                [CartLine(self.variants[index], quantity) for index, quantity in lines or ((0, 1), (1, 2))],
            )  # fmt: skip
        return checkout.begin(
            self.shop, cart_id=cart.id, conversation_id=self.conversation, shopper_id=self.shopper,
            email="ada@example.org", address=ADDRESS, till=self.house.till,
        )  # fmt: skip

    def card(self, name: str = "visa") -> str:
        """A confirmation token as Stripe.js would make one."""
        answer = httpx.post(
            f"{self.sandbox.stripe_url}/v1/test_helpers/confirmation_tokens",
            data={"payment_method": f"pm_card_{name}", "return_url": "https://shop.example"},
            auth=(self.api_key, ""), headers={"Stripe-Version": "2026-10-28.endive"},
        )  # fmt: skip
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def pay(self, begun: Begun, card: str = "visa") -> str:
        assert begun.quote is not None
        return checkout.confirm(
            self.shop, begun.checkout_id, confirmation_token=self.card(card), quote_hash=begun.quote.hash, till=self.house.till
        ).state

    def row(self, begun: Begun) -> Checkout:
        with self.house.transaction(self.shop) as conn:
            return store.read(conn, self.shop, begun.checkout_id)

    def said(self) -> list[tuple[str, dict[str, Any]]]:
        with self.house.transaction(self.shop) as conn:
            return [(event.type, event.payload) for event in events_after(conn, self.shop, self.conversation, 0)]

    def orders(self) -> list[dict[str, Any]]:
        return self.sandbox.world.all("order", shop=DOMAIN)

    def intents(self) -> list[dict[str, Any]]:
        answer = httpx.get(f"{self.sandbox.stripe_url}/v1/payment_intents", auth=(self.api_key, ""))
        return list(answer.json()["data"])


@pytest.fixture
def settings(database: tuple[str, str], sandbox: Sandbox) -> Settings:
    stripe = sandbox.stripe_url
    return meeting(sandbox, database, stripe_url=stripe, stripe_js_url=f"{stripe}/endive/stripe.js", distribution="custom")


@pytest.fixture
def served(settings: Settings, heard: Any) -> Iterator[tuple[Flask, str, House]]:
    """The app on a free port, knowing its own address."""
    box: dict[str, Any] = {}
    listener = Listener(
        "127.0.0.1",
        0,
        lambda environ, start: box["app"](environ, start),  # noqa: PLW0108 - the app is made afterwards
    )
    listener.start()
    url = f"http://127.0.0.1:{listener.port}"
    own = settings.model_copy(update={"public_url": url})
    house = replace(build(own), nudges=heard)
    app = box["app"] = create_app(own)
    move_in(app, house)
    yield app, url, house
    listener.stop()
    house.close()


@pytest.fixture
def house(served: tuple[Flask, str, House]) -> House:
    return served[2]


@pytest.fixture
def till(served: tuple[Flask, str, House], sandbox: Sandbox, moved_in: int) -> Till:
    _, url, house = served
    keys = httpx.post(f"{sandbox.stripe_url}/_sandbox/stripe/accounts", json={"name": "demo"}).json()
    shops.set_stripe_account(
        moved_in, account=keys["account"], api_key=keys["restricted_key"], publishable_key=keys["publishable_key"],
        livemode=False, transaction=house.transaction, vault=house.vault,
    )  # fmt: skip
    docs = [doc(f"pay-{n}", price, stock) for n, (price, stock) in enumerate([("20.00", 3), ("12.50", 9)])]
    catalogue.put_products(sandbox, DOMAIN, docs)
    variants = [sandbox.world.find("product", "handle", one["handle"], shop=DOMAIN)[0]["variants"][0]["id"] for one in docs]
    with house.transaction(moved_in) as conn:
        shop_store.write_settings(conn, moved_in, "checkout", {"provider": "stripe"})
        conn.execute("UPDATE shops SET storefront_url = %(url)s", {"url": sandbox.shopify_url})
        shopper = conversation_store.shopper(conn, moved_in, b"k" * 32).id
        conversation = conversation_store.start(conn, moved_in, shopper).id
    return Till(house, sandbox, moved_in, shopper, conversation, variants, keys["secret_key"], url)


def doc(handle: str, price: str, stock: int) -> dict[str, Any]:
    from sandbox_world import product  # noqa: PLC0415 - a helper of the sandbox's own tests

    return product(handle, price=price, stock=stock)


def path_of(url: str | None) -> str:
    return urlsplit(url or "").path
