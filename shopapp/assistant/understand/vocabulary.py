"""The words of one shop: what it sells, and the values its products can be narrowed by.

Read from the catalogue's rows and kept for a short while, because every message needs it and products change seldom. It
decides only how a message is read; whether a product has a value is always asked of the rows.
"""

import re
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from shopapp.assistant.understand import store
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.db import Connection

_KEPT_FOR = 60.0  # seconds
_SHORT_VALUE = 2  # words
_AFTER_HEAD = re.compile(r",|\(| (?:with|for|without|in|of|mit|fur|ohne|avec|pour|de|con|para) ")
_BETWEEN_HEADS = re.compile(r"&|/| (?:and|und|et|y) ")
_NOT_WISHES = frozenset({"type", "category", "collection", "collections", "title", "price", "tag", "tags"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    kinds: frozenset[str]
    """Stems of the words that name kinds of products: "jacket", "lamp"."""
    values: dict[str, list[tuple[str, str]]]
    """Plain value to its (facet, value as the shop writes it)."""
    facets: dict[str, dict[str, int]]
    """Facet to its values and how many products have each."""
    titles: frozenset[str]
    """Stems of all words in titles."""
    longest: int
    """Words in the longest value."""

    def facet_of(self, names: frozenset[str]) -> str | None:
        return next((facet for facet in self.facets if facet in names), None)


def build(values: list[store.FacetValue], titles: list[str]) -> Vocabulary:
    facets: dict[str, dict[str, int]] = defaultdict(dict)
    by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    kinds: set[str] = set()
    title_words = {stem(word) for title in titles for word in words(title)}
    for row in values:
        if row.facet in ("type", "category", "collection", "collections"):
            shelved = row.facet in ("collection", "collections")
            kinds.update(head for head in _heads(row.value.rpartition(">")[2]) if not shelved or head in title_words)
        if row.facet not in _NOT_WISHES:
            facets[row.facet][row.value] = row.products
            by_word[plain(row.value)].append((row.facet, row.value))
    for title in titles:
        kinds |= _heads(title)
    # A word of a long value ("Regular, room for a jumper") may still name goods; a value, or half of one, does not.
    kinds -= {stem(part) for value in by_word if len(words(value)) <= _SHORT_VALUE for part in words(value)}
    return Vocabulary(
        kinds=frozenset(kind for kind in kinds if len(kind) > 2 and not kind.isdigit()),
        values=dict(by_word),
        facets=dict(facets),
        titles=frozenset(title_words),
        longest=max((len(value.split()) for value in by_word), default=1),
    )


def _heads(name: str) -> set[str]:
    """What a name calls the thing: "jumper" of "Sogn merino jumper", "pan" of "Pan with lid", both of "Coffee & tea"."""
    before = _AFTER_HEAD.split(plain(name), maxsplit=1)[0]
    parts = [words(part) for part in _BETWEEN_HEADS.split(before)]
    return {stem(part[-1]) for part in parts if part}


class Vocabularies:
    """One vocabulary per shop and process, at most a minute old."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._kept: dict[int, tuple[float, Vocabulary]] = {}

    def at_hand(self, shop_id: int) -> Vocabulary | None:
        """The one kept, if it is fresh: it costs no connection."""
        kept = self._kept.get(shop_id)
        return kept[1] if kept is not None and self._seconds() - kept[0] < _KEPT_FOR else None

    def of(self, conn: Connection, shop_id: int) -> Vocabulary:
        if (kept := self.at_hand(shop_id)) is not None:
            return kept
        vocabulary = build(store.facet_values(conn, shop_id), store.titles(conn, shop_id))
        self._kept[shop_id] = (self._seconds(), vocabulary)
        return vocabulary

    def forget(self, shop_id: int) -> None:
        self._kept.pop(shop_id, None)
