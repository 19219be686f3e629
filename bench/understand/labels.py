"""Reads the labelled messages. The format stands in the README beside them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from shopapp.assistant.understand import Choice, Situation, Vocabulary
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.store import FacetValue
from shopapp.assistant.understand.vocabulary import build

HALVES = ("first", "second")
LANGUAGES = ("en", "de", "fr", "es", "ar")
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled wish: any of `options` (facet or None, value) will do; with `optional` it may also be absent."""

    options: tuple[tuple[str | None, str], ...]
    wanted: bool
    must: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    shop: str
    language: str
    after: str
    text: str
    intents: tuple[str, ...]
    topics: tuple[str, ...]
    items: tuple[Item, ...]
    prices: tuple[tuple[str, int, int], ...]
    """(sign, low, high) with the signs <, >, .. and @; `cheap` and `fine` as signs without amounts."""
    references: tuple[str, ...]
    quantity: int | None
    gift: bool | None
    """None where it may be either."""
    skipped: bool | None
    situation: Situation
    vocabulary: Vocabulary


def read(folder: Path, half: str) -> list[Labelled]:
    found: list[Labelled] = []
    for language in LANGUAGES:
        lines = (folder / half / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        found += [_labelled(folder, language, line) for line in lines if line and not line.startswith("#")]
    return found


def _labelled(folder: Path, language: str, line: str) -> Labelled:
    shop, after, text, intent, wishes, more = [field.strip() for field in f"{line} ".split("|")]
    parts = [part.strip() for part in wishes.split(",") if part.strip()]
    prices = [price for part in parts if (price := _price(part))]
    marks = _marks(more)
    pairs = [each.partition(":") for each in intent.split("/")]
    vocabulary, source = _shops(folder)[shop]
    return Labelled(
        shop=shop,
        language=language,
        after=after,
        text=text,
        intents=tuple(dict.fromkeys(pair[0] for pair in pairs)),
        topics=tuple(pair[2] for pair in pairs if pair[2]),
        items=tuple(_item(part) for part in parts if not _price(part)),
        prices=tuple(prices),
        references=tuple(mark for mark in marks if mark[0] in '#"' or mark in ("it", "it/")),
        quantity=next((int(mark[1:]) for mark in marks if mark[0] == "x"), None),
        gift=None if "gift/" in marks else "gift" in marks,
        skipped=None if "skip/" in marks else "skip" in marks,
        situation=_situation(after, language, source, vocabulary),
        vocabulary=vocabulary,
    )


def _marks(more: str) -> list[str]:
    """Split at spaces outside of quotation marks."""
    pieces = more.split('"')
    found: list[str] = []
    for at, piece in enumerate(pieces):
        found += [f'"{piece}"'] if at % 2 else [mark for mark in piece.split() if mark != "/"]
    return found


def _price(part: str) -> tuple[str, int, int] | None:
    if part in ("cheap", "fine"):
        return part, 0, 0
    low, between, high = part.partition("..")
    if between and low.isdigit():
        return "..", int(low) * 100, int(high) * 100
    if part[0] in "<>@" and part[1:].isdigit():
        return part[0], int(part[1:]) * 100, int(part[1:]) * 100
    return None


def _item(part: str) -> Item:
    loose = part.startswith("~")
    ruled_out = part.lstrip("~").startswith("-")
    options: list[tuple[str | None, str]] = []
    for option in part.split("/"):
        facet, named, value = option.strip().lstrip("~-").rpartition("=")
        if value:
            options.append((plain(facet) if named else None, plain(value)))
    return Item(tuple(options), wanted=not ruled_out, must=not loose, optional=part.endswith("/"))


def _situation(after: str, language: str, shop: dict[str, Any], vocabulary: Vocabulary) -> Situation:
    if after == "-":
        return Situation(language=shop["language"], currency="EUR")
    shown = tuple(shop["titles"][: 1 if after == "p" else 3])
    facet = after.partition("=")[2] or None
    values = list(vocabulary.facets[facet]) if facet else []
    most = len(values) if len(values) <= _MOST_CHOICES else _MOST_CHOICES - 1
    return Situation(
        language=language,
        currency="EUR",
        pending_facet=facet,
        pending_choices=tuple(Choice(value, value) for value in values[:most]),
        shown=shown,
        sought=shop["sought"],
        on_product=after == "p",
    )


@cache
def _shops(folder: Path) -> dict[str, tuple[Vocabulary, dict[str, Any]]]:
    shops: dict[str, dict[str, Any]] = json.loads((folder / "shops.json").read_text(encoding="utf-8"))
    return {name: (_vocabulary(shop), shop) for name, shop in shops.items()}


def _vocabulary(shop: dict[str, Any]) -> Vocabulary:
    values = [FacetValue(facet, value, 2) for facet, some in shop["facets"].items() for value in some]
    return build(values, shop["titles"])
