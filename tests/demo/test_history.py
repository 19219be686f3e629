"""The demo's past: marked, credited by the real rule, told once, and told whole after a start that died."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pytest
from shopify_world import DOMAIN, Heard, ground, heard, house, id_token, moved_in, sandbox, settings

from shopapp import knowledge
from shopapp.catalog import sync
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.demo.documents import demo_pages
from shopapp.demo.history import tell_history
from shopapp.demo.history.script import stories
from shopapp.demo.shop import CATALOGUE
from shopapp.ports.embeddings import Vectors
from shopapp.sandbox.shopify import seed
from shopapp.sandbox.simulation import Sandbox
from shopapp.wiring import House

__all__ = ["Heard", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]

MARKED = ("shoppers", "conversations", "carts", "orders")


class Dying:
    """A house whose process is gone when its second transaction is about to end."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._begun = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._house, name)

    @contextmanager
    def transaction(self, shop_id: int) -> Generator[Connection]:
        self._begun += 1
        with self._house.transaction(shop_id) as conn:
            yield conn
            if self._begun == 2:
                raise RuntimeError("the process died here")


class AllAlike:
    """Vectors that say nothing: the past is not searched for."""

    model = "all-alike"

    def embed(self, texts: list[str]) -> Vectors:
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)


@dataclass
class Demo:
    shop_id: int
    house: House
    sandbox: Sandbox

    def tell(self) -> list[str]:
        heard: list[str] = []
        tell_history(self.shop_id, self.sandbox.shopify_url, DOMAIN, self.house, heard.append)
        return heard

    def rows(self, statement: str) -> list[dict[str, Any]]:
        with self.house.transaction(self.shop_id) as conn:
            return conn.execute(statement).fetchall()  # pyright: ignore[reportArgumentType, reportCallIssue]

    def count(self, table: str, where: str = "true") -> int:
        return int(self.rows(f"SELECT count(*) AS n FROM {table} WHERE {where}")[0]["n"])

    @property
    def orders_at_shopify(self) -> int:
        return len(self.sandbox.world.all("order", shop=DOMAIN))


@pytest.fixture
def demo(sandbox: Sandbox, moved_in: int, house: House) -> Demo:
    given: dict[str, Any] = demo_pages() | {"currency": "EUR", "timezone": "Europe/Berlin", "taxesIncluded": True}
    seed.seed_shop(sandbox, DOMAIN, products=CATALOGUE, tell=False, **given)
    ports: dict[str, Any] = {"transaction": house.transaction, "clock": house.clock}
    sync.start(moved_in, nudges=house.nudges, **ports)
    with house.transaction(moved_in) as conn:
        conn.execute("UPDATE shops SET currency = 'EUR', timezone = 'Europe/Berlin', storefront_url = 'http://shop.test'")
    for _ in range(200):
        if sync.move(moved_in, shopify=house.catalogue, embeddings=AllAlike(), **ports).state != "running":
            break
    knowledge.read_again(moved_in, transaction=house.transaction, embeddings=AllAlike(), shopify=house.catalogue)
    return Demo(moved_in, house, sandbox)


def test_the_past_is_told_quickly_once_and_every_row_is_marked(demo: Demo) -> None:
    began = time.monotonic()
    assert len(demo.tell()) == 1
    assert time.monotonic() - began < 4
    assert 55 <= demo.count("conversations") <= 65
    assert 40 <= demo.count("orders") <= 50
    for table in MARKED:
        assert demo.count(table, "NOT is_demo") == 0, table
    before = {table: demo.count(table) for table in (*MARKED, "turns", "conversation_events", "touches", "credits")}
    placed = demo.orders_at_shopify
    assert demo.tell() == []
    assert {table: demo.count(table) for table in before} == before
    assert demo.orders_at_shopify == placed == before["orders"]


def test_credits_come_from_the_rule_and_can_be_opened(demo: Demo) -> None:
    demo.tell()
    credited = demo.rows(
        "SELECT k.kind, k.amount_minor, k.evidence, o.total_minor, o.refunded_minor, o.cancelled_at "
        "FROM credits k JOIN orders o ON o.id = k.order_id"
    )
    kinds = {kind: sum(1 for row in credited if row["kind"] == kind) for kind in ("direct", "assisted")}
    assert kinds["direct"] >= 20
    assert kinds["assisted"] >= 6
    assert demo.count("orders", "id NOT IN (SELECT order_id FROM credits)") >= 10
    for row in credited:
        assert row["evidence"]["touches"]
        assert row["evidence"]["lines"]
        assert row["amount_minor"] <= row["total_minor"] - row["refunded_minor"]
        assert row["amount_minor"] == 0 or row["cancelled_at"] is None
    assert demo.count("orders", "refunded_minor > 0") == 2
    assert demo.count("orders", "cancelled_at IS NOT NULL") == 1
    assert demo.count("conversations", "holder = 'waiting'") >= 3
    assert demo.count("unanswered_questions") >= 2
    assert demo.count("carts", "state = 'open'") >= 2


def test_nothing_lies_in_the_future_and_today_has_some_but_not_every_day(demo: Demo) -> None:
    demo.tell()
    for table, column in (
        ("turns", "created_at"),
        ("conversation_events", "created_at"),
        ("touches", "at"),
        ("orders", "ordered_at"),
    ):
        assert demo.count(table, f"{column} > now() + interval '1 second'") == 0, table
    days = {story.days for story in stories() if story.lines}
    assert set(range(21)) - days
    assert 2 <= sum(1 for story in stories() if story.lines and story.days == 0) <= 4


def test_prices_and_events_are_those_of_the_rows(demo: Demo) -> None:
    demo.tell()
    prices = {row["id"]: row["price_minor"] for row in demo.rows("SELECT id, price_minor FROM variants")}
    shown = demo.rows("SELECT payload FROM conversation_events WHERE type IN ('products', 'comparison')")
    assert len(shown) > 40
    for row in shown:
        for card in row["payload"]["items"]:
            assert card["price"]["minor"] == prices[card["variant_id"]]
    with demo.house.transaction(demo.shop_id) as conn:
        for talk in conversations.latest(conn, demo.shop_id, limit=100):
            said = conversations.events_after(conn, demo.shop_id, talk.id, 0)
            assert [event.seq for event in said] == list(range(1, talk.last_seq + 1))
    sources = demo.rows("SELECT payload->'sources'->0->>'url' AS url FROM conversation_events WHERE type = 'answer'")
    assert all(row["url"] for row in sources)


def test_a_start_that_died_half_way_is_told_whole_by_the_next(demo: Demo) -> None:
    with pytest.raises(RuntimeError):
        tell_history(demo.shop_id, demo.sandbox.shopify_url, DOMAIN, cast(House, Dying(demo.house)), print)
    assert demo.count("conversations") == demo.count("orders") == 0
    placed = demo.orders_at_shopify
    assert placed > 40
    assert len(demo.tell()) == 1
    assert demo.orders_at_shopify == placed == demo.count("orders")
