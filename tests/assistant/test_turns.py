"""A turn as a whole: when things go wrong, and when a person steps in."""

import uuid
from dataclasses import replace
from string import Formatter
from typing import Any

from talking import Shopper

from shopapp import inbox
from shopapp.assistant import BuiltIn, Message
from shopapp.assistant.engine import Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.reply import Reply
from shopapp.assistant.words import TEXTS
from shopapp.errors import Unavailable
from shopapp.inbox import agents


class Stumbling(BuiltIn):
    """Fails as often as told, then answers."""

    def __init__(self, times: int) -> None:
        self.times = times

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        if self.times:
            self.times -= 1
            raise Unavailable("away")
        return super().answer(reading, senses)


class Interrupted(BuiltIn):
    """A person takes over while the answer is being made."""

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        with senses.transaction(reading.shop.id) as conn:
            anna = agents.add(conn, reading.shop.id, name="Anna", email="anna@example.com", role="agent")
            inbox.claim(conn, reading.shop.id, reading.conversation.id, anna.mover)
        return super().answer(reading, senses)


def message(text: str) -> Message:
    return Message(client_id=str(uuid.uuid4()), text=text)


def test_a_turn_that_failed_says_so_and_is_answered_when_sent_again(shopper: Shopper):
    shopper.desk = replace(shopper.desk, engine=Stumbling(1))
    asked = message("mugs")
    shopper.sends(asked)
    assert shopper.event("problem")["retry"] is True
    shopper.sends(asked)
    assert set(shopper.titles) == {"Enamel Mug", "Stoneware Mug"}
    assert shopper.rows("SELECT count(*) AS n FROM turns") == [{"n": 1}]


def test_what_was_being_said_when_a_person_takes_over_is_thrown_away(shopper: Shopper):
    shopper.desk = replace(shopper.desk, engine=Interrupted())
    shopper.says("mugs")
    assert shopper.types == ["turn.started", "message.shopper", "turn.done"]
    assert shopper.rows("SELECT count(*) AS n FROM touches") == [{"n": 0}]


def test_without_embeddings_words_still_find(shopper: Shopper):
    shopper.desk = replace(shopper.desk, embeddings=None)
    assert set(shopper.says("mugs").titles) == {"Enamel Mug", "Stoneware Mug"}


def test_odd_messages_are_answered(shopper: Shopper):
    for text in (
        "?",
        "😀😀😀",
        "'; DROP TABLE turns; --",
        "a" * 2000,
        "<script>alert(1)</script>",
        "1000000000000000000 €",
        "&|!():*",
    ):
        assert shopper.says(text).types[-1] == "turn.done"
        assert "problem" not in shopper.types, text


def test_every_language_has_the_same_texts_with_the_same_places():
    def places(text: str) -> set[Any]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for language, texts in TEXTS.items():
        assert texts.keys() == TEXTS["en"].keys(), language
        for key, text in texts.items():
            assert places(text) == places(TEXTS["en"][key]), (language, key)
            assert "!" not in text, (language, key)
