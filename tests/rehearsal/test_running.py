"""A rehearsal from beginning to report, against the built-in engine and against bad ones."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from shopapp import rehearsal
from shopapp.assistant import BuiltIn
from shopapp.assistant.engine import Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.reply import Reply
from shopapp.errors import Conflict, Invalid
from shopapp.rehearsal import Stage, questions
from shopapp.rehearsal.playing import play
from shopapp.rehearsal.records import Spoken
from shopapp.rehearsal.shoppers import invent
from shopapp.rehearsal.shoppers.phrases import PERSON
from shopapp.shops import store as shop_store
from shopapp.terminal.rehearsing import rehearse_in
from shopapp.wiring import House


@dataclass
class Heard:
    jobs: list[tuple[str, int, int | str]] = field(default_factory=list)

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        self.jobs.append((job, shop_id, id))


class Liar:
    """Answers everything with a price of its own."""

    name = "liar"

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        reply = Reply()
        reply.text("Everything costs €1.23 today.")
        return reply, reading.memory


class Attentive(BuiltIn):
    """The built-in engine, and a call for a person is never missed."""

    name = "attentive"

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        if reading.message.text in {text for _, text in PERSON}:
            reply = Reply()
            reply.handoff("Somebody will write to you here.")
            return reply, reading.memory
        return super().answer(reading, senses)


class Killed(BaseException):
    """A worker's end."""


def start(house: House, shop: int, *engines: str, heard: Heard | None = None, size: int = 12) -> int:
    return rehearsal.start(
        shop,
        engines=list(engines or ["built-in"]),
        transaction=house.transaction,
        clock=house.clock,
        nudges=heard or Heard(),
        size=size,
    )


def cases(house: House, shop: int, id: int) -> list[rehearsal.Case]:
    with house.transaction(shop) as conn:
        return rehearsal.cases(conn, shop, id)


def rows_of(house: House, shop: int) -> dict[str, Any]:
    tables = (
        "shoppers",
        "conversations",
        "turns",
        "conversation_events",
        "carts",
        "touches",
        "unanswered_questions",
        "handovers",
    )
    with house.transaction(shop) as conn:
        return {table: conn.execute(f"SELECT count(*) AS n FROM {table}").fetchone() for table in tables}


def test_every_kind_of_shopper_is_played_judged_and_leaves_no_trace(house: House, stocked: int, stage: Stage) -> None:
    before, heard = rows_of(house, stocked), Heard()
    id = start(house, stocked, heard=heard, size=20)
    assert heard.jobs == [(rehearsal.JOB, stocked, id)]
    ended = rehearsal.move(stocked, id, stage=stage, clock=house.clock)
    assert (ended.state, ended.done) == ("done", ended.total)
    played = cases(house, stocked, id)
    assert {"find", "budget", "sold_out", "inside", "outside", "person", "buy"} <= {case.kind for case in played}
    assert all(case.verdict and case.transcript for case in played)
    untrue = {"invented_price", "invented_fact", "lost_cart", "crash"}
    assert not [case.findings for case in played for finding in case.findings if finding["verdict"] in untrue]
    assert rows_of(house, stocked) == before


def test_the_same_seed_invents_the_same_shoppers(house: House, stocked: int) -> None:
    with house.transaction(stocked) as conn:
        shop = shop_store.read(conn, stocked)
        first, again, other = (invent(conn, shop, seed=seed, size=40) for seed in (3, 3, 4))
    assert first == again
    assert first != other
    assert len(first) <= 45


def test_a_killed_worker_loses_no_case_and_plays_none_twice(house: House, stocked: int, stage: Stage) -> None:
    id, seen = start(house, stocked), []

    def dies(now: rehearsal.Rehearsal) -> None:
        seen.append(now.done)
        if now.done == 2:
            raise Killed

    with pytest.raises(Killed):
        rehearsal.move(stocked, id, stage=stage, clock=house.clock, told=dies)
    first = [case.transcript for case in cases(house, stocked, id)[:2]]
    ended = rehearsal.move(stocked, id, stage=stage, clock=house.clock, told=lambda now: seen.append(now.done))
    assert seen == [1, 2, *range(3, ended.total + 1)]
    assert [case.transcript for case in cases(house, stocked, id)[:2]] == first


def test_a_rehearsal_is_cancelled_and_only_one_runs_at_a_time(house: House, stocked: int, stage: Stage) -> None:
    id = start(house, stocked)
    with pytest.raises(Conflict):
        start(house, stocked)
    rehearsal.move(stocked, id, stage=stage, clock=house.clock, seconds=0)
    rehearsal.cancel(stocked, id, transaction=house.transaction, clock=house.clock)
    assert rehearsal.move(stocked, id, stage=stage, clock=house.clock).state == "cancelled"
    assert start(house, stocked) > id


def test_a_lost_nudge_is_found_by_the_sweep(house: House, stocked: int) -> None:
    id, heard = start(house, stocked), Heard()
    rehearsal.sweep(stocked, transaction=house.transaction, nudges=heard)
    assert heard.jobs == [(rehearsal.JOB, stocked, id)]


def test_engines_play_side_by_side_and_a_liar_keeps_the_shop_closed(house: House, stocked: int, stage: Stage) -> None:
    both = replace(stage, engines={"attentive": Attentive(), "liar": Liar()})
    with house.transaction(stocked) as conn:
        rehearsal.close_shop(conn, stocked)
        assert not rehearsal.is_open(shop_store.read(conn, stocked))
    id = start(house, stocked, "attentive", "liar")
    rehearsal.move(stocked, id, stage=both, clock=house.clock)
    played = cases(house, stocked, id)
    good, bad = (rehearsal.report(name, played) for name in ("attentive", "liar"))
    assert good.total == bad.total
    assert not good.blocking
    assert len(bad.blocking) == bad.total
    with house.transaction(stocked) as conn, pytest.raises(Conflict, match="invented price"):
        rehearsal.open_shop(conn, stocked)
    again = start(house, stocked, "attentive")
    rehearsal.move(stocked, again, stage=both, clock=house.clock)
    with house.transaction(stocked) as conn:
        rehearsal.open_shop(conn, stocked)
        assert rehearsal.is_open(shop_store.read(conn, stocked))


def test_a_merchants_own_questions_are_tried_each_time(house: House, stocked: int, stage: Stage) -> None:
    with house.transaction(stocked) as conn:
        (document,) = conn.execute("SELECT id FROM documents WHERE title = 'Shipping'").fetchall()
        questions.add(conn, stocked, "How long does delivery take?", "document", document["id"])
        questions.add(conn, stocked, "I want to talk to a human", "person", None)
        for bad in (("", "answer", None), ("x", "elsewhere", None), ("x", "document", None)):
            with pytest.raises(Invalid):
                questions.add(conn, stocked, *bad)
    id = start(house, stocked)
    rehearsal.move(stocked, id, stage=stage, clock=house.clock)
    own = [case for case in cases(house, stocked, id) if case.kind == "own"]
    assert [(case.steps[0]["text"], case.verdict) for case in own] == [
        ("How long does delivery take?", "ok"),
        ("I want to talk to a human", "ok"),
    ]


def test_another_shop_sees_neither_rehearsals_nor_questions(house: House, stocked: int, other_shop: int) -> None:
    start(house, stocked)
    with house.transaction(stocked) as conn:
        questions.add(conn, stocked, "Why?", "answer", None)
    with house.transaction(other_shop) as conn:
        assert conn.execute("SELECT 1 FROM rehearsals").fetchall() == []
        assert conn.execute("SELECT 1 FROM rehearsal_cases").fetchall() == []
        assert questions.every(conn, other_shop) == []


def test_an_empty_shop_is_told_to_sync_first(house: House, shop: int) -> None:
    with pytest.raises(Invalid, match="Sync the catalogue"):
        start(house, shop)


def test_the_command_tells_its_progress_and_report_and_fails_on_what_blocks(house: House, stocked: int, stage: Stage) -> None:
    told: list[str] = []
    good = replace(house, engine=Attentive())
    assert rehearse_in(good, stocked, seed=1, size=12, engines=["attentive"], tell=told.append) == 0
    assert told[0].startswith("1 of ")
    assert any("solved without a person" in line for line in told)
    told.clear()
    bad = replace(house, engine=Liar())
    assert rehearse_in(bad, stocked, seed=1, size=12, engines=["liar"], tell=told.append) == 1
    assert any("keeps the shop closed" in line for line in told)
    with pytest.raises(Invalid, match="built-in"):
        rehearse_in(house, stocked, seed=1, size=12, engines=["none"], tell=told.append)


def played(house: House, shop_id: int, stage: Stage, text: str, language: str = "en") -> list[Spoken]:
    with house.transaction(shop_id) as conn:
        shop = shop_store.read(conn, shop_id)
    return play(stage, shop, rehearsal.Case(1, "built-in", "own", language, [{"text": text}], {}, [], [], None, False, None))


def test_shoppers_come_through_the_real_door_with_the_shops_topics_scope_and_question_before_a_person(
    house: House, stocked: int, stage: Stage
) -> None:
    with house.transaction(stocked) as conn:
        shop_store.write_settings(conn, stocked, "assistant", {"topics": ["wholesale"], "answers": ["products"]})
    assert played(house, stocked, stage, "do you sell wholesale?")[-1].calls == "topic"
    (declined,) = played(house, stocked, stage, "How long does delivery take?")
    assert "answer" not in [type for type, _ in declined.events]
    with house.transaction(stocked) as conn:
        shop_store.write_settings(conn, stocked, "assistant", {"ask_first": "What is your order number?"})
    asked, told = played(house, stocked, stage, "Ich möchte mit einem Menschen sprechen", "de")
    assert not asked.calls
    assert told.calls == "asked"
    with house.transaction(stocked) as conn:
        assert conn.execute("SELECT 1 FROM shoppers UNION ALL SELECT 1 FROM conversations").fetchall() == []


@pytest.mark.parametrize("text", [text for language, text in PERSON if language == "en"])
def test_every_english_call_for_a_person_is_heard(house: House, stocked: int, stage: Stage, text: str) -> None:
    assert played(house, stocked, stage, text)[-1].calls
