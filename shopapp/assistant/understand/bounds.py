"""Measures that were said: "at least 50 inch", "up to 2 kg", "between 20 and 30 cm", "27 inch or more", and plainly "27 inch".

A limit is a must. A plain measure is how a thing was described: it orders the choice, because "a 15 inch laptop" is sold as
15.6 and nobody knows which side of a box "20 cm" meant. Numbers end in the base unit of the catalogue's own measures.
"""

import re
from functools import cache

from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.meaning import Bound
from shopapp.assistant.understand.measures import as_written
from shopapp.assistant.understand.plain import arabic
from shopapp.catalog.facets import UNITS

_EITHER_WAY = 0.05
"""How far from a plain measure a product may be and still be called so, as a share of it."""
_ROUGHLY = 0.15
_NEVER = frozenset({"pieces"})
"""Counted, not measured: "two pieces" is how many are bought."""
_WORDS = {
    **dict.fromkeys(("litro", "litros", "لتر"), "l"),
    **dict.fromkeys(("metro", "metros", "متر"), "m"),
    **dict.fromkeys(("persona", "personas", "اشخاص"), "people"),
    "gr": "g",
}
"""Names that shoppers use beside the shops' own."""
_AND = r" ?(?:-|and|to|till|und|bis|et|a|y|و) ?"


def bounds_of(said: str, written: str, language: str) -> tuple[Bound, ...]:
    """In the order of their kinds, one for each unit. `said` is in the plain spelling with measures in one form."""
    found: dict[str, Bound] = {}
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(said):
            numbers = [float(number.replace(",", ".")) for number in match.groups()[:-1]]
            unit, factor = _units()[match.groups()[-1]]
            low, high = _ends(kind, [number * factor for number in numbers])
            words = match[0].strip(" ,.;")
            must = kind not in ("exact", "around")
            found.setdefault(unit, Bound(unit, low, high, as_written(words, written, language), words, must))
            said = f"{said[: match.start()]}{' ' * len(match[0])}{said[match.end() :]}"
    return tuple(found.values())


def _ends(kind: str, numbers: list[float]) -> tuple[float | None, float | None]:
    match kind:
        case "between":
            return min(numbers), max(numbers)
        case "most":
            return None, numbers[0]
        case "least":
            return numbers[0], None
        case _:
            share = _ROUGHLY if kind == "around" else _EITHER_WAY
            return numbers[0] * (1 - share), numbers[0] * (1 + share)


@cache
def _units() -> dict[str, tuple[str, float]]:
    known = {word: UNITS[unit] for word, unit in _WORDS.items()}
    return {word: place for word, place in (UNITS | known).items() if place[0] not in _NEVER and word != "in"}


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    unit = "|".join(re.escape(word) for word in sorted(_units(), key=len, reverse=True))
    number = r"(\d{1,6}(?:[.,]\d+)?)"
    one = rf"(?<![\w.,x]){number} ?-?({unit})(?!\w)"
    lexicon = lexicon_of(code)
    said = lexicon.measures
    least, most = rf"{lexicon.floor}|{said.more_than}", rf"{lexicon.ceiling}|{said.less_than}"
    spelt = (
        ("between", rf"(?<![\w.,]){number} ?(?:{unit})?{_AND}{number} ?({unit})(?!\w)"),
        ("most", rf"(?<!\w)(?:{most}) ?{one}"),
        ("most", rf"(?<!\w)(?:no|not|nothing|nicht|kein\w*|pas|rien|nada|ne) (?:{least}) ?{one}"),
        ("most", rf"{one} ?(?:{lexicon.ceiling_after}|{said.and_less})(?!\w)"),
        ("least", rf"(?<!\w)(?:{least}) ?{one}"),
        ("least", rf"{one} ?(?:{said.and_more})(?!\w)"),
        ("around", rf"(?<!\w)(?:{lexicon.around}) ?{one}"),
        ("exact", rf"(?<!x )(?<!x){one}(?! ?x ?\d)"),
    )
    return tuple((kind, re.compile(arabic(pattern))) for kind, pattern in spelt)
