"""A shop that offers calls, and a shopper's steps towards one."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from talk import Talk

from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.inbox import callbacks
from shopapp.inbox.callbacks import store
from shopapp.inbox.callbacks.slots import Calls
from shopapp.shops import store as shops
from shopapp.wiring import House

MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)  # 09:30 in Berlin
SETTINGS: dict[str, Any] = {
    "inbox": {
        "hours": {"mon": ["09:00", "12:00"], "tue": ["09:00", "10:00"], "sat": ["10:00", "14:00"], "closed_on": ["2026-12-07"]},
        "calls": {"on": True, "minutes": 30, "days": ["mon", "tue", "wed"], "times": []},
    }
}


def berlin(**calls: Any) -> Calls:
    inbox = SETTINGS["inbox"]
    return Calls.of({"inbox": {**inbox, "calls": {**inbox["calls"], **calls}}}, "Europe/Berlin")


def told(slots: list[datetime]) -> list[str]:
    return [f"{each:%a %d %H:%M}" for each in slots]


@pytest.fixture
def offering(house: House, shop: int) -> int:
    """A shop that can be called into on every day, so that the test does not depend on the weekday."""
    calls = {"on": True, "minutes": 30, "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "times": ["08:00", "18:00"]}
    with house.transaction(shop) as conn:
        shops.write_settings(conn, shop, "inbox", {"calls": calls})
        conn.execute("UPDATE shops SET email = 'owner@example.com'")
    return shop


def slots(house: House, shop: int, shopper: int | None = None) -> list[datetime]:
    """What is free to this shopper; without one, to somebody who comes new."""
    with house.transaction(shop) as conn:
        shopper = shopper or conversations.shopper(conn, shop, uuid.uuid4().bytes).id
        return [datetime.fromisoformat(each) for each in callbacks.offered(conn, shops.read(conn, shop), shopper)["slots"]]


def book(talk: Talk, at: datetime, *, silent: bool = False, **changed: Any) -> None:
    typed: dict[str, Any] = {"name": "Ada", "phone": "+49 30 1234567", "consents": True, "locale": "en"} | changed
    with talk.house.transaction(talk.shop) as conn:
        if not silent and not store.has_spoken(conn, talk.shop, talk.id):
            turns.open_turn(conn, talk.shop, talk.id, str(uuid.uuid4()), {"text": "Call me"})
    with talk.house.transaction(talk.shop) as conn:
        callbacks.book(conn, shops.read(conn, talk.shop), talk.shopper, at=at, **typed)


def rows(talk: Talk) -> list[dict[str, Any]]:
    with talk.house.transaction(talk.shop) as conn:
        return conn.execute("SELECT conversation_id, starts_at, state, phone, consent_text FROM callbacks ORDER BY id").fetchall()


def take_back(talk: Talk, locale: str = "") -> bool:
    with talk.house.transaction(talk.shop) as conn:
        return callbacks.withdraw(conn, shops.read(conn, talk.shop), talk.shopper, locale=locale)
