"""E-mail to a shop whose shopper waits: once, only while nobody has come, and truthful about what failed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from talk import Post, Talk

from shopapp import inbox
from shopapp.errors import Refused, Unavailable
from shopapp.inbox import dossier
from shopapp.inbox.agents import Agent
from shopapp.inbox.telling import store
from shopapp.wiring import House

Sweep = Callable[[], int]


@pytest.fixture
def sweep(house: House, shop: int, post: Post) -> Sweep:
    with house.transaction(shop) as conn:
        conn.execute("UPDATE shops SET email = 'owner@example.com'")
    return lambda: inbox.sweep(
        shop, transaction=house.transaction, clock=house.clock, mail=post, public_url="https://app.example"
    )


def wait(talk: Talk) -> None:
    with talk.house.transaction(talk.shop) as conn:
        inbox.call(conn, talk.shop, talk.id, cause="asked", turn_id=1)


def state(talk: Talk) -> tuple[str, str | None]:
    with talk.house.transaction(talk.shop) as conn:
        row = conn.execute("SELECT mail_state, mail_reason FROM handovers").fetchone()
    assert row is not None
    return row["mail_state"], row["mail_reason"]


def test_a_shop_without_agents_is_told_once_with_what_is_known(talk: Talk, sweep: Sweep, post: Post):
    with talk.house.transaction(talk.shop) as conn:
        dossier.keep(conn, talk.shop, talk.id, "size", "M <b>", "I take an M <b>")
    wait(talk)
    assert [sweep(), sweep()] == [1, 0]
    (letter,) = post.letters
    assert letter.to == "owner@example.com"
    assert f"https://app.example/team/inbox/{talk.id}" in letter.text
    assert "Size: M <b> (“I take an M <b>”)" in letter.text
    assert "<b>" not in letter.html
    assert state(talk) == ("sent", None)


def test_a_shop_with_agents_is_told_only_after_a_while_without_anybody(talk: Talk, sweep: Sweep, post: Post, anna: Agent):
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE agents SET password_hash = 'set'")
    wait(talk)
    assert sweep() == 0
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE handovers SET mail_due_at = now() - interval '1 second'")
    assert sweep() == 1


def test_once_a_person_has_come_nothing_is_sent(talk: Talk, sweep: Sweep, post: Post, anna: Agent):
    wait(talk)
    with talk.house.transaction(talk.shop) as conn:
        inbox.claim(conn, talk.shop, talk.id, anna.mover)
    assert (sweep(), post.letters, state(talk)[0]) == (0, [], "skipped")


def test_a_server_that_is_away_is_asked_again_and_one_that_refuses_is_not(talk: Talk, sweep: Sweep, post: Post):
    wait(talk)
    post.trouble = Unavailable("away", code="mail_server")
    assert (sweep(), state(talk)) == (0, ("due", "mail_server"))
    with talk.house.transaction(talk.shop) as conn:
        conn.execute("UPDATE handovers SET mail_due_at = now() - interval '1 second'")
    post.trouble = Refused("no", code="recipient")
    assert (sweep(), state(talk)) == (0, ("failed", "recipient"))
    post.trouble = None
    assert (sweep(), post.letters) == (0, [])


def test_a_letter_whose_worker_died_while_sending_is_not_sent_again(talk: Talk, sweep: Sweep, post: Post):
    wait(talk)
    with talk.house.transaction(talk.shop) as conn:
        (id,) = store.due(conn, talk.shop, talk.house.clock.now() + timedelta(seconds=1))
        store.move(conn, talk.shop, id, "sending", at=talk.house.clock.now() - timedelta(minutes=11))
    assert (sweep(), post.letters, state(talk)) == (0, [], ("failed", "unknown"))
