"""Calls: that the shop hears of each once, and of one that was taken back after that."""

from collections.abc import Callable

import pytest
from calls import book, slots, take_back
from talk import Post, Talk

from shopapp.errors import Refused, Unavailable
from shopapp.inbox import callbacks
from shopapp.inbox.callbacks import store
from shopapp.ports.mail import Letter
from shopapp.wiring import House


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
