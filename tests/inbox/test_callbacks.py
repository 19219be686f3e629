"""Calls: that a time is one shopper's alone, that nobody else sees it, and that it can be moved, cancelled and taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from calls import book, rows, slots, take_back
from talk import Talk

from shopapp.errors import Conflict, Invalid, NotFound
from shopapp.inbox import callbacks
from shopapp.shops import store as shops
from shopapp.wiring import House


def test_a_call_is_booked_once_with_what_was_agreed_to_and_said_in_the_conversation(talk: Talk, offering: int) -> None:
    at = slots(talk.house, offering)[0]
    book(talk, at, phone=" ٠٣٠ 1234567 ")
    book(talk, at)
    (row,) = rows(talk)
    assert (row["starts_at"], row["state"], row["phone"]) == (at, "booked", "030 1234567")
    assert "may call me" in row["consent_text"]
    ((type, payload),) = talk.screen
    assert type == "callback.booked"
    assert f"{at:%Y-%m-%d}" in str(payload["text"])
    assert at not in slots(talk.house, offering)


def test_of_many_who_want_the_same_time_one_gets_it(begin: Callable[..., Talk], offering: int, house: House) -> None:
    at = slots(house, offering)[0]
    talks = [begin() for _ in range(6)]

    def wanted(talk: Talk) -> str:
        try:
            book(talk, at)
        except Conflict as problem:
            return problem.code
        return "booked"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(wanted, talks))
    assert outcomes == ["booked", *["slot_taken"] * 5]
    assert len(rows(talks[0])) == 1


def test_another_time_moves_the_call_and_frees_the_first(talk: Talk, offering: int) -> None:
    first, second = slots(talk.house, offering)[:2]
    book(talk, first)
    book(talk, second)
    assert [(row["starts_at"], row["state"]) for row in rows(talk)] == [(first, "moved"), (second, "booked")]
    assert first in slots(talk.house, offering)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"name": " "}, "no_name"),
        ({"phone": "call me"}, "bad_phone"),
        ({"phone": "+1"}, "bad_phone"),
        ({"phone": "1" * 16}, "bad_phone"),
        ({"consents": False}, "no_consent"),
    ],
)
def test_without_a_name_a_number_or_the_tick_nothing_is_booked(talk: Talk, offering: int, typed: Any, code: str) -> None:
    with pytest.raises(Invalid) as problem:
        book(talk, slots(talk.house, offering)[0], **typed)
    assert problem.value.code == code
    assert rows(talk) == []


def test_only_what_is_offered_can_be_booked_and_only_in_a_conversation(talk: Talk, offering: int, other_shop: int) -> None:
    at = slots(talk.house, offering)[0]
    for wrong in (at + timedelta(minutes=7), at - timedelta(days=30), at + timedelta(days=300)):
        with pytest.raises(Conflict):
            book(talk, wrong)
    with pytest.raises(NotFound):
        book(Talk(talk.house, other_shop, talk.id, talk.shopper), at, silent=True)


def test_the_team_cancels_and_the_shopper_is_told_in_their_language(begin: Callable[..., Talk], offering: int) -> None:
    talk = begin("de")
    at = slots(talk.house, offering)[0]
    book(talk, at, locale="de")
    with talk.house.transaction(talk.shop) as conn:
        (call,) = callbacks.ahead(conn, talk.shop)
        for _ in range(2):
            callbacks.cancel(conn, shops.read(conn, talk.shop), call.id)
        assert callbacks.ahead(conn, talk.shop) == []
    assert [type for type, _ in talk.screen] == ["callback.booked", "callback.cancelled"]
    assert "absagen" in str(talk.screen[-1][1]["text"])
    assert at in slots(talk.house, offering)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_a_shopper_takes_the_call_back_and_the_time_is_free_again(
    begin: Callable[..., Talk], offering: int, language: str
) -> None:
    talk = begin(language)
    at = slots(talk.house, offering)[0]
    book(talk, at, locale=language)
    assert [take_back(talk), take_back(talk)] == [True, False]
    assert [type for type, _ in talk.screen] == ["callback.booked", "callback.cancelled", "text"]
    assert talk.screen[1][1]["by"] == "shopper"
    assert f"{at:%Y-%m-%d}" in str(talk.screen[1][1]["text"])
    assert [row["state"] for row in rows(talk)] == ["withdrawn"]
    assert at in slots(talk.house, offering)


def test_a_call_that_is_over_cannot_be_taken_back_and_anothers_never(begin: Callable[..., Talk], offering: int) -> None:
    talk, other = begin(), begin()
    book(talk, slots(talk.house, offering)[0])
    assert not take_back(other)
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE callbacks SET starts_at = starts_at - interval '9 days', ends_at = ends_at - interval '9 days'")
    assert not take_back(talk)
    assert [row["state"] for row in rows(talk)] == ["booked"]


def test_another_shop_sees_no_call(talk: Talk, offering: int, other_shop: int) -> None:
    book(talk, slots(talk.house, offering)[0])
    with talk.house.transaction(other_shop) as conn:
        assert conn.execute("SELECT 1 FROM callbacks").fetchall() == []
