"""An agent who disappears while holding a conversation: it waits for another one, and the shopper hears the truth."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from talk import Talk

from shopapp import inbox
from shopapp.errors import Conflict
from shopapp.inbox import agents, store
from shopapp.inbox.agents import Agent
from shopapp.inbox.listing import store as listing
from shopapp.inbox.words import TEXTS
from shopapp.wiring import House


def held(talk: Talk, agent: Agent, *, minutes: int) -> None:
    """This agent took it so long ago and has given no sign of life since."""
    with talk.house.transaction(talk.shop) as conn:
        inbox.call(conn, talk.shop, talk.id, cause="asked", turn_id=1)
        inbox.claim(conn, talk.shop, talk.id, agent.mover)
        since = {"minutes": minutes, "id": agent.id}
        conn.execute(
            "UPDATE handovers SET claimed_at = now() - make_interval(mins => %(minutes)s) WHERE agent_id = %(id)s", since
        )
        conn.execute("UPDATE agents SET seen_at = now() - make_interval(mins => %(minutes)s) WHERE id = %(id)s", since)


def take_back(talk: Talk) -> int:
    return inbox.take_back(talk.shop, transaction=talk.house.transaction)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_shopper_is_told_and_asked_for_an_address_when_nobody_is_there(
    begin: Callable[..., Talk], anna: Agent, language: str
):
    talk = begin(language)
    held(talk, anna, minutes=6)
    assert take_back(talk) == 1
    texts = TEXTS[language]
    (_, told), (asked, form) = talk.screen[-2:]
    assert told == {"holder": "waiting", "name": "Anna", "text": texts["vanished"].format(name="Anna", rest=texts["again_away"])}
    assert asked == "contact.ask"
    assert form["consent"]
    assert talk.holder == "waiting"
    assert take_back(talk) == 0, "it is moved once"


def test_where_a_colleague_is_there_it_says_so(house: House, shop: int, talk: Talk, anna: Agent, ben: Agent):
    held(talk, anna, minutes=6)
    with house.transaction(shop) as conn:
        agents.seen(conn, shop, ben.id)
    take_back(talk)
    assert TEXTS["en"]["again_here"] in str(talk.screen[-1][1]["text"])


def test_the_inbox_shows_who_disappeared_until_another_takes_it(house: House, shop: int, talk: Talk, anna: Agent, ben: Agent):
    held(talk, anna, minutes=6)
    take_back(talk)
    with house.transaction(shop) as conn:
        (waiting,) = listing.entries(conn, shop, "waiting", ben.id)
        (*_, last) = store.moves(conn, shop, talk.id)
        due = conn.execute("SELECT mail_state FROM handovers").fetchone()
    assert (waiting.lost_by, waiting.agent_id) == ("Anna", None)
    assert (last.was, last.became, last.cause, last.by, last.agent_name) == ("person", "waiting", "vanished", "clock", "Anna")
    assert due == {"mail_state": "due"}, "the shop is told by e-mail when nobody comes"
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, ben.mover)
        (mine,) = listing.entries(conn, shop, "mine", ben.id)
    assert mine.lost_by is None
    with pytest.raises(Conflict), house.transaction(shop) as conn:
        inbox.reply(conn, shop, talk.id, "c1", "I am back", anna.mover)


@pytest.mark.parametrize("sign", ["seen", "typing", "reply"])
def test_any_sign_of_life_keeps_it(house: House, shop: int, talk: Talk, anna: Agent, sign: str):
    held(talk, anna, minutes=6)
    with house.transaction(shop) as conn:
        if sign == "seen":
            agents.seen(conn, shop, anna.id)
        elif sign == "typing":
            inbox.typing(conn, shop, talk.id, anna.mover)
        else:
            inbox.reply(conn, shop, talk.id, "c1", "Hello", anna.mover)
    assert take_back(talk) == 0
    assert talk.holder == "person"


def test_a_few_minutes_are_no_disappearance(talk: Talk, anna: Agent):
    held(talk, anna, minutes=4)
    assert take_back(talk) == 0


def test_what_a_removed_agent_held_is_freed_at_once(house: House, shop: int, talk: Talk, anna: Agent):
    held(talk, anna, minutes=0)
    with house.transaction(shop) as conn:
        agents.remove(conn, shop, anna.id)
    assert take_back(talk) == 1


def test_two_sweeps_at_once_tell_the_shopper_once(begin: Callable[..., Talk], anna: Agent):
    talk = begin()
    held(talk, anna, minutes=6)
    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(take_back, [talk, talk])) == 1
    assert [payload["holder"] for type, payload in talk.screen if type == "holder"] == ["waiting", "person", "waiting"]


def test_what_was_given_back_meanwhile_is_left_alone(house: House, shop: int, talk: Talk, anna: Agent):
    held(talk, anna, minutes=6)
    with house.transaction(shop) as conn:
        inbox.give_back(conn, shop, talk.id, anna.mover)
    assert take_back(talk) == 0
    assert talk.holder == "assistant"
