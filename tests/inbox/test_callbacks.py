"""Calls: which times are offered, that a time is one shopper's alone, and that the shop hears of each once."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from talk import Post, Talk

from shopapp import inbox
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.errors import Conflict, Invalid, NotFound, Problem, Refused, TooOften, Unavailable
from shopapp.inbox import callbacks
from shopapp.inbox.agents import Agent
from shopapp.inbox.callbacks import store
from shopapp.inbox.callbacks.slots import Calls, chosen_calls, free
from shopapp.ports.mail import Letter
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


def test_times_lie_within_the_opening_hours_of_the_chosen_days_and_an_hour_ahead() -> None:
    assert told(free(berlin(), [], MONDAY)) == [
        "Mon 30 10:30",
        "Mon 30 11:00",
        "Mon 30 11:30",
        "Tue 01 09:00",
        "Tue 01 09:30",
        "Tue 08 09:00",
        "Tue 08 09:30",
    ]


def test_times_of_ones_own_narrow_the_hours_or_stand_for_them() -> None:
    assert told(free(berlin(times=["11:00", "15:00"]), [], MONDAY))[:2] == ["Mon 30 11:00", "Mon 30 11:30"]
    alone = Calls.of({"inbox": {"calls": {"on": True, "minutes": 60, "days": ["wed"], "times": ["09:00", "11:00"]}}}, "UTC")
    assert told(free(alone, [], MONDAY))[:3] == ["Wed 02 09:00", "Wed 02 10:00", "Wed 09 09:00"]


@pytest.mark.parametrize("settings", [{}, {"inbox": {"calls": {"on": True}}}, {"inbox": {"calls": {"on": "yes", "times": "x"}}}])
def test_without_a_switch_or_without_any_times_nothing_is_offered(settings: dict[str, Any]) -> None:
    assert free(Calls.of(settings, "Nowhere/Town"), [], MONDAY) == []


def test_what_overlaps_a_booked_call_is_not_free_even_after_the_length_was_changed() -> None:
    start = datetime(2026, 11, 30, 9, 45, tzinfo=UTC)
    assert told(free(berlin(), [(start, start + timedelta(minutes=45))], MONDAY))[:2] == ["Mon 30 11:30", "Tue 01 09:00"]


def test_the_form_is_read_or_told_what_to_change() -> None:
    assert chosen_calls({"on": "yes", "minutes": "20", "from": "", "to": ""}, ["tue", "x"]) == {
        "on": True,
        "minutes": 20,
        "days": ["tue"],
        "times": [],
    }
    for wrong in ({"minutes": "20", "from": "12:00", "to": "09:00"}, {"minutes": "7"}, {"minutes": "20", "from": "9"}):
        with pytest.raises(Invalid):
            chosen_calls(wrong, [])


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


@pytest.fixture
def sweep(house: House, offering: int, post: Post) -> Callable[[], int]:
    return lambda: callbacks.sweep(
        offering, transaction=house.transaction, clock=house.clock, mail=post, public_url="https://app.example"
    )


def mail_state(talk: Talk) -> list[tuple[str, str | None]]:
    with talk.house.transaction(talk.shop) as conn:
        found = conn.execute("SELECT mail_state, mail_reason FROM callbacks ORDER BY id").fetchall()
    return [(row["mail_state"], row["mail_reason"]) for row in found]


def test_the_shop_gets_one_letter_for_a_call_and_none_for_one_that_was_moved(
    talk: Talk, offering: int, post: Post, sweep: Callable[[], int]
) -> None:
    first, second = slots(talk.house, offering)[:2]
    book(talk, first)
    book(talk, second, name="Ada <b>")
    assert [sweep(), sweep()] == [1, 0]
    (letter,) = post.letters
    assert letter.to == "owner@example.com"
    assert "Ada <b>, +49 30 1234567" in letter.text
    assert "<b>" not in letter.html
    assert f"https://app.example/team/inbox/{talk.id}" in letter.text
    assert mail_state(talk) == [("skipped", None), ("sent", None)]


def test_a_server_that_is_away_is_asked_again_one_that_refuses_is_not_and_a_lost_answer_counts_as_gone(
    talk: Talk, offering: int, post: Post, sweep: Callable[[], int]
) -> None:
    book(talk, slots(talk.house, offering)[0])
    post.trouble = Unavailable("away", code="mail_server")
    assert (sweep(), mail_state(talk)) == (0, [("due", "mail_server")])
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE callbacks SET mail_at = now() - interval '1 second'")
    post.trouble = Refused("no", code="recipient")
    assert (sweep(), mail_state(talk)) == (0, [("failed", "recipient")])
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE callbacks SET mail_state = 'sending', mail_at = now() - interval '11 minutes'")
    post.trouble = None
    assert (sweep(), post.letters, mail_state(talk)) == (0, [], [("failed", "unknown")])


def test_a_call_that_was_cancelled_before_its_letter_went_sends_none(
    talk: Talk, offering: int, post: Post, sweep: Callable[[], int]
) -> None:
    book(talk, slots(talk.house, offering)[0])
    with talk.house.transaction(talk.shop) as conn:
        store.end(conn, talk.shop, callbacks.ahead(conn, talk.shop)[0].id, "cancelled")
    assert (sweep(), post.letters) == (0, [])


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


def take_back(talk: Talk, locale: str = "") -> bool:
    with talk.house.transaction(talk.shop) as conn:
        return callbacks.withdraw(conn, shops.read(conn, talk.shop), talk.shopper, locale=locale)


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


def test_the_shop_that_was_written_to_of_a_call_is_written_to_when_it_is_taken_back(
    talk: Talk, offering: int, post: Post, sweep: Callable[[], int]
) -> None:
    book(talk, slots(talk.house, offering)[0])
    sweep()
    take_back(talk)
    assert [sweep(), sweep()] == [1, 0]
    assert [letter.subject.split(" in ")[0] for letter in post.letters] == ["A call was booked", "A call was cancelled"]
    assert post.letters[0].message_id != post.letters[1].message_id


def test_a_call_taken_back_while_its_letter_goes_is_told_of_next(
    talk: Talk, offering: int, post: Post, sweep: Callable[[], int]
) -> None:
    book(talk, slots(talk.house, offering)[0])
    send = post.send

    def slow(letter: Letter) -> None:
        take_back(talk)
        post.send = send
        send(letter)

    post.send = slow
    assert [sweep(), sweep(), sweep()] == [1, 1, 0]
    assert "cancelled" in post.letters[-1].subject


def test_another_shop_sees_no_call(talk: Talk, offering: int, other_shop: int) -> None:
    book(talk, slots(talk.house, offering)[0])
    with talk.house.transaction(other_shop) as conn:
        assert conn.execute("SELECT 1 FROM callbacks").fetchall() == []
