"""Names in our languages, for words of goods and their values. `same` gives what a word is called elsewhere.

Read from tables of one line a thing; everything is kept in the plain spelling.
"""

from collections import defaultdict
from functools import cache

from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.terms.goods import GOODS
from shopapp.assistant.understand.terms.values import VALUES

CODES = ("en", "de", "fr", "es", "ar")
Row = dict[str, tuple[str, ...]]
"""Language to the names of one thing, in the plain spelling."""


@cache
def rows(table: str) -> tuple[Row, ...]:
    lines = [line.split("|") for line in (GOODS if table == "goods" else VALUES).strip().splitlines()]
    return tuple(
        {code: tuple(plain(name) for name in cell.split(",") if name.strip()) for code, cell in zip(CODES, line, strict=True)}
        for line in lines
    )


@cache
def by_name() -> dict[tuple[str, str], tuple[Row, ...]]:
    """(language, name in its light form) to the things called so."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (*rows("goods"), *rows("values")):
        for code, names in row.items():
            for name in names:
                found[code, light(name, code)].append(row)
    return {key: tuple(some) for key, some in found.items()}


@cache
def goods_words() -> frozenset[tuple[str, str]]:
    """(language, light form) of every name of goods."""
    return frozenset((code, light(name, code)) for row in rows("goods") for code, names in row.items() for name in names)


def name_in(language: str, word: str, spoken: str) -> str | None:
    """The first name in `language` of what is called so in the language `spoken`; None where they are the same."""
    found = by_name().get((spoken, light(word, spoken))) if language != spoken else None
    return found[0][language][0] if found else None
