"""Who holds a conversation: every arrow, the log of them, and what happens when two reach for it at once."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from talk import Talk

from shopapp import inbox
from shopapp.conversations import Holder
from shopapp.conversations.turns import store as turns
from shopapp.errors import Conflict, Invalid, NotFound
from shopapp.inbox import handovers, store
from shopapp.inbox.agents import Agent
from shopapp.inbox.states import ARROWS, Mover, check
from shopapp.inbox.words import TEXTS
from shopapp.wiring import House

ROOT = Path(__file__).parents[2]


def test_there_are_these_arrows_and_no_others():
    drawn = {(was, became) for was, became in product(get_args(Holder), repeat=2) if became in ARROWS[was]}
    assert drawn == {
        ("assistant", "waiting"),
        ("assistant", "person"),
        ("assistant", "closed"),
        ("waiting", "assistant"),
        ("waiting", "person"),
        ("waiting", "closed"),
        ("person", "assistant"),
        ("person", "waiting"),
        ("person", "closed"),
    }
    with pytest.raises(Conflict):
        check("closed", "assistant")


def test_nobody_else_writes_who_holds_a_conversation():
    writes = re.compile(r"SET\s+holder\s*=|\bholder\s*=\s*'")
    strayed = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("shopapp/**/*.py")
        if path != ROOT / "shopapp/inbox/store.py" and writes.search(path.read_text("utf-8").replace("c.holder = '", ""))
    ]
    assert strayed == []


def test_a_handover_from_call_to_close_is_logged_with_who_when_and_why(house: House, shop: int, talk: Talk, anna: Agent):
    with house.transaction(shop) as conn:
        assert inbox.call(conn, shop, talk.id, cause="asked", turn_id=7)
        assert not inbox.call(conn, shop, talk.id, cause="anger", turn_id=8)
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, anna.mover)
        inbox.give_back(conn, shop, talk.id, anna.mover)
        inbox.claim(conn, shop, talk.id, anna.mover)
        inbox.close(conn, shop, talk.id, anna.mover)
        moves = [(move.became, move.cause, move.by, move.agent_name) for move in store.moves(conn, shop, talk.id)]
    assert moves == [
        ("waiting", "asked", "assistant", None),
        ("person", "claimed", "agent", "Anna"),
        ("assistant", "returned", "agent", "Anna"),
        ("person", "claimed", "agent", "Anna"),
        ("closed", "closed", "agent", "Anna"),
    ]
    assert [payload["holder"] for type, payload in talk.screen if type == "holder"] == [
        "waiting",
        "person",
        "assistant",
        "person",
        "closed",
    ]


def test_the_shopper_is_told_who_has_come_in_their_language(house: House, shop: int, begin: Callable[..., Talk], anna: Agent):
    for language, texts in TEXTS.items():
        talk = begin(language)
        with house.transaction(shop) as conn:
            inbox.claim(conn, shop, talk.id, anna.mover)
        assert talk.screen[-1][1]["text"] == texts["joined"].format(name="Anna")


def test_of_two_who_reach_for_it_at_once_one_has_it(house: House, shop: int, begin: Callable[..., Talk], anna: Agent, ben: Agent):
    gate = threading.Barrier(2)

    def reach(talk: Talk, agent: Agent) -> str:
        gate.wait()
        try:
            with house.transaction(shop) as conn:
                inbox.claim(conn, shop, talk.id, agent.mover)
        except Conflict as problem:
            return problem.message
        return "has it"

    with ThreadPoolExecutor(2) as pool:
        for talk in [begin() for _ in range(10)]:
            answers = [future.result() for future in [pool.submit(reach, talk, agent) for agent in (anna, ben)]]
            assert answers.count("has it") == 1
            with house.transaction(shop) as conn:
                holder = handovers.open_of(conn, shop, talk.id)
            assert holder is not None
            assert [f"{holder.agent_name} has this conversation now" in answer for answer in answers].count(True) == 1


def test_only_the_one_who_holds_it_speaks_gives_back_or_closes(house: House, shop: int, talk: Talk, anna: Agent, ben: Agent):
    for act in (
        lambda conn: inbox.reply(conn, shop, talk.id, "c1", "Hello", anna.mover),
        lambda conn: inbox.requeue(conn, shop, talk.id, anna.mover),
    ):
        with pytest.raises(Conflict), house.transaction(shop) as conn:
            act(conn)
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, anna.mover)
    for act in (
        lambda conn: inbox.reply(conn, shop, talk.id, "c1", "Hello", ben.mover),
        lambda conn: inbox.give_back(conn, shop, talk.id, ben.mover),
        lambda conn: inbox.close(conn, shop, talk.id, ben.mover),
        lambda conn: inbox.claim(conn, shop, talk.id, ben.mover),
    ):
        with pytest.raises(Conflict, match=r"Anna|do not hold"), house.transaction(shop) as conn:
            act(conn)
    with house.transaction(shop) as conn:
        inbox.requeue(conn, shop, talk.id, anna.mover)
        inbox.claim(conn, shop, talk.id, ben.mover)
        inbox.reply(conn, shop, talk.id, "c2", "Ben here", ben.mover)
    assert talk.screen[-1] == ("message.person", {"text": "Ben here", "name": "Ben"})


def test_a_form_sent_twice_says_it_once(house: House, shop: int, talk: Talk, anna: Agent):
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, anna.mover)
    with house.transaction(shop) as conn:
        first = inbox.reply(conn, shop, talk.id, "c1", "Hello", anna.mover)
    with house.transaction(shop) as conn:
        assert inbox.reply(conn, shop, talk.id, "c1", "Hello", anna.mover) == first
    assert [type for type, _ in talk.screen].count("message.person") == 1
    with pytest.raises(Invalid), house.transaction(shop) as conn:
        inbox.reply(conn, shop, talk.id, "c2", "  ", anna.mover)


def test_a_turn_under_way_is_ended_when_a_person_comes_even_if_they_give_back_at_once(
    house: House, shop: int, talk: Talk, anna: Agent
):
    with house.transaction(shop) as conn:
        turn = turns.open_turn(conn, shop, talk.id, "c1", {})
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, anna.mover)
        inbox.give_back(conn, shop, talk.id, anna.mover)
        assert not turns.is_open(conn, shop, turn.id)
        assert not turns.take_over(conn, shop, turn.id)
    assert ("turn.done", {"turn_id": turn.id}) in talk.screen


def test_the_clock_of_the_first_answer_runs_from_the_call(house: House, shop: int, talk: Talk, anna: Agent):
    with house.transaction(shop) as conn:
        inbox.call(conn, shop, talk.id, cause="anger", turn_id=1)
    with house.transaction(shop) as conn:
        inbox.claim(conn, shop, talk.id, anna.mover)
        inbox.reply(conn, shop, talk.id, "c1", "Hello", anna.mover)
        first = handovers.open_of(conn, shop, talk.id)
    with house.transaction(shop) as conn:
        inbox.reply(conn, shop, talk.id, "c2", "Still here", anna.mover)
        later = handovers.open_of(conn, shop, talk.id)
    assert first is not None
    assert later is not None
    assert first.cause == "anger"
    assert first.first_reply_at is not None
    assert first.first_reply_at > first.asked_at
    assert later.first_reply_at == first.first_reply_at


def test_a_shopper_who_starts_over_leaves_no_open_wait_but_cannot_shake_off_a_person(
    house: House, shop: int, begin: Callable[..., Talk], anna: Agent
):
    waits, held = begin(), begin()
    with house.transaction(shop) as conn:
        inbox.call(conn, shop, waits.id, cause="asked", turn_id=1)
        inbox.claim(conn, shop, held.id, anna.mover)
        inbox.leave(conn, shop, waits.shopper)
        inbox.leave(conn, shop, held.shopper)
        assert handovers.open_of(conn, shop, waits.id) is None
    assert (waits.holder, held.holder) == ("closed", "person")


def test_another_shops_conversation_cannot_be_taken(house: House, shop: int, other_shop: int, talk: Talk):
    with pytest.raises(NotFound), house.transaction(other_shop) as conn:
        inbox.claim(conn, other_shop, talk.id, Mover("agent", 1, "Eve"))
    assert talk.holder == "assistant"
