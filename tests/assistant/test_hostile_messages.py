"""A message made to keep us busy. One process answers many shoppers, so no pattern may try a word in more ways than one."""

import re
import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from shopapp.assistant.memory import Need
from shopapp.assistant.noting import asks_about_self, forgets_size, is_angry, notes_of
from shopapp.assistant.understand import people, reaching
from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import plain

_LIMIT = 60
"""Seconds for all words of a language, which take about two. A pattern that can read thirty words in 2³⁰ ways takes for ever."""


@contextmanager
def within(seconds: int) -> Generator[None]:
    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*texts(key), *texts(each))
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("language", sorted(ALL))
def test_no_word_of_a_language_said_over_and_over_holds_up_those_who_listen_for_it(language: str) -> None:
    lexicon = ALL[language]
    said = {word for text in texts(lexicon) for word in re.findall(r"[^\W\d_]{2,}", text)}
    assert len(said) > 200
    with within(_LIMIT):
        for word in sorted(said):
            message = plain(f"{word} " * 60 + "!x")
            people.asked_for(message, language)
            reaching.way_of(message, language)
            lexicon.find("seeking", lexicon.seeking, message)
            for intent, pattern in lexicon.intents:
                lexicon.find(intent, pattern, message)


@pytest.mark.parametrize(
    "sign", ["a", "1", "a ", "1 ", "1,", "a.", "a-", "\n", "\t ", "@", "a@a.", "for my ", "not sure if ", "€1 ", "ب"]
)
def test_two_thousand_letters_of_anything_are_noted_in_time(sign: str) -> None:
    message = (sign * 2000)[:2000]
    with within(_LIMIT):
        notes_of(message, Need(), Need(sought="x"), "EUR")
        assert not any(sees(message) for sees in (is_angry, asks_about_self, forgets_size))
