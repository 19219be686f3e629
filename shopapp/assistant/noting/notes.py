"""Notes from a message: what changed in the need, and what is said of hurry, doubt and the person it is for."""

import re
from typing import Any

from shopapp.assistant.memory import Need
from shopapp.assistant.noting.phrases import FOR_WHOM, OBJECTION, URGENCY
from shopapp.assistant.noting.words import words
from shopapp.assistant.understand.plain import plain
from shopapp.db import Connection
from shopapp.inbox import dossier
from shopapp.inbox.dossier import Kind
from shopapp.money import Money

Note = tuple[Kind, str, str]
"""(kind, value, the shopper's sentence)"""

_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟]*")
_SIZES = ("size", "grosse", "taille", "talla", "مقاس", "pointure")


def notes_of(text: str, before: Need, after: Need, currency: str) -> list[Note]:
    """What this message adds. `before` and `after` are the need around it."""
    if not text.strip():
        return []
    found: list[tuple[Kind, str]] = []
    if after.sought and after.sought != before.sought:
        found.append(("need", after.sought))
    if (after.low, after.high) != (before.low, before.high) and (after.low or after.high):
        found.append(("budget", _budget(after, currency)))
    found.extend(("dislike", each) for each in after.dislikes if each not in before.dislikes)
    sizes = [like for like in after.likes if is_size(like.facet) and like not in before.likes]
    found.extend(("size", ", ".join(like.values)) for like in sizes)
    notes: list[Note] = [(kind, value, _sentence(text, value)) for kind, value in found]
    return notes + _said(text, "urgency", URGENCY) + _said(text, "objection", OBJECTION) + _said(text, "for_whom", FOR_WHOM)


def dossier_of(conn: Connection, shop_id: int, shopper_id: int, language: str) -> dict[str, Any]:
    """The event that shows a shopper what is known of them."""
    say = words(language)
    kept = dossier.of_shopper(conn, shop_id, shopper_id)
    return {
        "text": say["known"] if kept else say["nothing"],
        "notes": [{"kind": note.kind, "label": say[note.kind], "value": note.value, "sentence": note.sentence} for note in kept],
        "remember": dossier.allowed_since(conn, shop_id, shopper_id) is not None,
    }


def _budget(need: Need, currency: str) -> str:
    low, high = (Money(minor, currency).text() if minor else "" for minor in (need.low, need.high))
    return f"{low} – {high}" if low and high else f"≤ {high}" if high else f"≥ {low}"


def is_size(facet: str) -> bool:
    """Whether a facet of this name holds sizes of people's things."""
    return any(name in plain(facet) for name in _SIZES)


def _said(text: str, kind: Kind, pattern: re.Pattern[str]) -> list[Note]:
    for sentence in _sentences(text):
        match = pattern.search(plain(sentence))
        if match is not None:
            return [(kind, match[0].strip(), sentence)]
    return []


def _sentence(text: str, value: str) -> str:
    """The sentence that holds the value, or a number or word of it; else all of the message."""
    wanted = [plain(value), *re.findall(r"\d+", value), *plain(value).split()[::-1]]
    sentences = _sentences(text)
    return next((each for word in wanted for each in sentences if word and word in plain(each)), " ".join(sentences))


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip()] or [text.strip()]
