"""A shop with two agents and a shopper in a conversation."""

import uuid
from collections.abc import Callable

import pytest
from calls import offering
from talk import Post, Talk

from shopapp.conversations import store as conversations
from shopapp.inbox import agents
from shopapp.inbox.agents import Agent
from shopapp.wiring import House

__all__ = ["offering"]


@pytest.fixture
def begin(house: House, shop: int) -> Callable[..., Talk]:
    def new(locale: str = "en") -> Talk:
        with house.transaction(shop) as conn:
            shopper = conversations.shopper(conn, shop, uuid.uuid4().bytes, locale=locale)
            talk = conversations.current_or_new(conn, shop, shopper.id, locale=locale)
        return Talk(house, shop, talk.id, shopper.id)

    return new


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def talk(begin: Callable[..., Talk]) -> Talk:
    return begin()


@pytest.fixture
def anna(house: House, shop: int) -> Agent:
    with house.transaction(shop) as conn:
        return agents.add(conn, shop, name="Anna", email="anna@example.com", role="owner")


@pytest.fixture
def ben(house: House, shop: int) -> Agent:
    with house.transaction(shop) as conn:
        return agents.add(conn, shop, name="Ben", email="ben@example.com", role="agent")
