"""One token in the hands of a machine: so often and so many at once, and no more; another shopper notices nothing."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from test_inbox_doors import shopper, talk

from shopapp.web.pace import A_MINUTE, STREAMS, Pace

__all__ = ["shopper", "talk"]
ME, OTHER = (1, 1), (1, 2)


def test_a_door_is_knocked_at_so_often_in_a_minute_and_again_after_it() -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    door, most = "asides.contact", A_MINUTE["asides.contact"]
    assert [pace.knock(ME, door) for _ in range(most + 2)] == [True] * most + [False] * 2
    assert pace.knock(OTHER, door)
    assert pace.knock(ME, "chat.cart")
    now[0] = 60.0
    assert pace.knock(ME, door)


def frames() -> Iterator[str]:
    yield "one"
    yield "two"


def test_a_dozen_streams_are_open_at_once_and_each_counts_until_it_ends_however_it_ends() -> None:
    pace = Pace()
    held = [pace.stream(ME, frames()) for _ in range(STREAMS)]
    assert all(held)
    assert pace.stream(ME, frames()) is None
    assert pace.stream(OTHER, frames()) is not None
    read, broken, unread = held[0], held[1], held[2]
    assert read is not None
    assert broken is not None
    assert unread is not None
    assert list(read) == ["one", "two"]
    assert next(broken) == "one"
    for each in (broken, broken, unread):
        each.close()  # type: ignore[attr-defined]
    again = [pace.stream(ME, frames()) for _ in range(4)]
    assert [each is not None for each in again] == [True, True, True, False]


@pytest.mark.parametrize(("language", "words"), [("de-AT", "zu oft"), ("xx", "too often")])
def test_who_knocks_too_often_is_told_to_wait_in_their_language(
    client: FlaskClient, shopper: dict[str, str], app: Flask, moved_in: int, language: str, words: str
) -> None:
    headers = shopper | {"Accept-Language": language}
    answers = [client.post("/chat/contact", json={"email": "x"}, headers=headers) for _ in range(A_MINUTE["asides.contact"] + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [422, 429]
    assert words in answers[-1].text
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_an_open_stream_too_many_is_refused_and_an_ended_one_makes_room(client: FlaskClient, shopper: dict[str, str]) -> None:
    held = [client.get("/chat/events", headers=shopper, buffered=False) for _ in range(STREAMS)]
    assert {answer.status_code for answer in held} == {200}
    assert client.get("/chat/events", headers=shopper).status_code == 429
    assert client.get("/chat/events?wait=0", headers=shopper).status_code == 200
    for answer in held:
        answer.close()
    last = client.get("/chat/events", headers=shopper, buffered=False)
    assert last.status_code == 200
    last.close()
