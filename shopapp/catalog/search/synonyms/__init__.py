"""Words that mean the same in one shop: what the merchant says, and what the shop's own titles write in two ways.

The one rule: a synonym adds a way of saying, it never takes one away; what the shopper said is always looked for as well.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from shopapp.catalog.search.synonyms import store
from shopapp.catalog.search.synonyms.store import Group, all_of, remove, restore
from shopapp.catalog.text import fold, words
from shopapp.db import Connection, Transaction
from shopapp.errors import Invalid

MOST_WAYS = 8
"""Ways of saying one text that are looked for."""
_LONGEST = 60
_TWICE = 2

__all__ = ["Group", "add", "all_of", "learn", "remove", "restore", "ways", "written_twice"]


def add(conn: Connection, shop_id: int, text: str) -> int:
    """From one line, `notebook, laptop`; returns the id. Raises Invalid with what to change."""
    said = sorted({fold(part.strip()) for part in text.split(",") if part.strip()})
    if not 2 <= len(said) <= 12:
        raise Invalid("Give two to twelve words or phrases, with commas between them.", code="synonyms_count")
    if any(len(word) > _LONGEST or not words(word) for word in said):
        raise Invalid(f"A word or phrase may have up to {_LONGEST} letters, and at least one.", code="synonyms_word")
    return store.add(conn, shop_id, said)


def ways(conn: Connection, shop_id: int, text: str) -> list[str]:
    """The text, and the other ways of saying it in this shop: `smart watch` is also looked for as `smartwatch`."""
    said = words(text)
    if not said or len(said) > 12:
        return [text]
    found = [text] + [_joined(said, place) for place in range(len(said) - 1)] if len(said) <= 4 else [text]
    plain = " ".join(said)
    grams = [" ".join(said[start:end]) for start in range(len(said)) for end in range(start + 1, min(start + 3, len(said)) + 1)]
    for gram, group in store.meant(conn, shop_id, grams):
        found += [f" {plain} ".replace(f" {gram} ", f" {word} ").strip() for word in group if word != gram]
    return list(dict.fromkeys(found))[:MOST_WAYS]


def _joined(said: list[str], place: int) -> str:
    return " ".join([*said[:place], said[place] + said[place + 1], *said[place + 2 :]])


def learn(shop_id: int, *, transaction: Transaction) -> int:
    """Look through the shop's titles for words written both in one and in two; returns how many such pairs there are."""
    with transaction(shop_id) as conn:
        pairs = written_twice(store.names(conn, shop_id))
        store.keep_learned(conn, shop_id, pairs)
    return len(pairs)


def written_twice(names: Iterable[str]) -> list[list[str]]:
    """`smart watch` and `smartwatch`, where each is in at least two names."""
    single, double = Counter[str](), Counter[tuple[str, str]]()
    for name in names:
        said = words(name)
        single.update(set(said))
        double.update(set(pairwise(said)))
    return [
        sorted([f"{first} {second}", first + second])
        for (first, second), count in double.items()
        if count >= _TWICE and single[first + second] >= _TWICE and len(second) > 2 and (first + second).isalpha()
    ]
