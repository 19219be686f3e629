"""Calls: that nobody books all of the team's time, and that whom the team knows still finds some."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from calls import book, rows, slots
from talk import Talk

from shopapp import inbox
from shopapp.conversations import store as conversations
from shopapp.errors import Problem, TooOften
from shopapp.inbox.agents import Agent
from shopapp.inbox.callbacks import store
from shopapp.shops import store as shops
from shopapp.wiring import House


def refused(talk: Talk, at: datetime, **changed: Any) -> str:
    with pytest.raises(Problem) as problem:
        book(talk, at, **changed)
    return problem.value.code


def know(talk: Talk) -> None:
    """They are logged in at the shop now."""
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE shoppers SET customer_id = 7 WHERE id = %(id)s", {"id": talk.shopper})


def test_strangers_with_many_sessions_get_half_of_a_day_and_a_customer_still_finds_a_time(
    begin: Callable[..., Talk], offering: int, house: House
) -> None:
    calls = {"on": True, "minutes": 60, "days": ["mon"], "times": ["08:00", "13:00"]}
    with house.transaction(offering) as conn:
        shops.write_settings(conn, offering, "inbox", {"calls": calls})
    first = slots(house, offering)[0].date()
    got = [begin() for _ in range(3)]
    for talk in got:
        book(talk, slots(house, offering, talk.shopper)[0])
    late = begin()
    assert {each.date() for each in slots(house, offering, late.shopper)} == {first + timedelta(days=7)}
    kept = datetime.combine(first, datetime.min.time(), UTC) + timedelta(hours=11)
    assert refused(late, kept) == "slot_taken"
    know(late)
    assert sum(each.date() == first for each in slots(house, offering, late.shopper)) == 2
    book(late, kept)
    # Who has one of the half may still move it within the day, once a time is free there.
    assert slots(house, offering, got[0].shopper)[0].date() == first


def test_strangers_book_a_few_calls_an_hour_and_one_has_to_have_spoken(begin: Callable[..., Talk], offering: int) -> None:
    silent = begin()
    at = slots(silent.house, offering)[0]
    assert refused(silent, at, silent=True) == "speak_first"
    for _ in range(8):
        talk = begin("de")
        book(talk, slots(talk.house, offering, talk.shopper)[0])
    late = begin("de")
    with pytest.raises(TooOften, match="für eine Stunde"):
        book(late, slots(late.house, offering, late.shopper)[0], locale="de")
    with late.house.transaction(late.shop) as conn:
        conn.execute("UPDATE callbacks SET created_at = created_at - interval '61 minutes'")
    book(late, slots(late.house, offering, late.shopper)[0])


def test_one_shopper_has_one_call_in_all_conversations_and_books_no_more_than_three_a_day(talk: Talk, offering: int) -> None:
    times = slots(talk.house, offering)
    book(talk, times[0])
    with talk.house.transaction(talk.shop) as conn:
        inbox.leave(conn, talk.shop, talk.shopper)
        second = conversations.current_or_new(conn, talk.shop, talk.shopper, locale="en")
    assert second.id != talk.id
    again = Talk(talk.house, talk.shop, second.id, talk.shopper)
    book(again, times[1])
    assert [row["state"] for row in rows(talk)] == ["moved", "booked"]
    book(again, times[2])
    assert refused(again, times[3]) == "too_many_calls"


def test_the_team_writing_to_somebody_makes_them_known(talk: Talk, offering: int, anna: Agent) -> None:
    with talk.house.transaction(talk.shop) as conn:
        assert not store.known(conn, talk.shop, talk.shopper)
        inbox.claim(conn, talk.shop, talk.id, anna.mover)
        inbox.reply(conn, talk.shop, talk.id, str(uuid.uuid4()), "Hello", anna.mover)
        assert store.known(conn, talk.shop, talk.shopper)
    book(talk, slots(talk.house, offering)[0], silent=True)
