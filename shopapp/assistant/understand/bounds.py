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
_MORE_THAN = {
    "en": r"(?:bigger|larger|longer|wider|taller|higher|heavier|thicker|stronger|deeper) than",
    "de": r"(?:grosser|langer|breiter|hoher|schwerer|dicker|starker|tiefer) als",
    "fr": r"plus (?:grand|long|large|haut|lourd|epais|profond)\w* (?:que|de)",
    "es": r"mas (?:grande|larg|anch|alt|pesad|grues|profund)\w* (?:que|de)",
    "ar": r"(?:أكبر|أطول|أعرض|أعلى|أثقل) من",
}
_LESS_THAN = {
    "en": r"(?:smaller|shorter|narrower|lower|lighter|thinner) than",
    "de": r"(?:kleiner|kurzer|schmaler|niedriger|leichter|dunner) als",
    "fr": r"plus (?:petit|court|etroit|bas|leger|fin)\w* (?:que|de)",
    "es": r"mas (?:pequen|cort|estrech|baj|liger|fin)\w* (?:que|de)",
    "ar": r"(?:أصغر|أقصر|أضيق|أخف|أقل) من",
}
_AND_MORE = {
    "en": r"or (?:more|bigger|larger|longer|wider|taller|higher|heavier|above|over)|and (?:up|above|over|more|bigger|larger)"
    r"|min(?:imum)?|\+",
    "de": r"oder (?:mehr|grosser|langer|breiter|hoher|schwerer)|und (?:mehr|grosser)|aufwarts|mindestens|\+",
    "fr": r"ou (?:plus|davantage)(?: \w+)?|et plus|(?:au )?minimum|au moins|\+",
    "es": r"o mas(?: \w+)?|en adelante|(?:como )?minimo|al menos|\+",
    "ar": r"(?:أو|و) ?(?:أكثر|أكبر|أطول)|فما فوق|على الأقل|\+",
}
_AND_LESS = {
    "en": r"or (?:less|smaller|shorter|under|below|lighter)|and (?:under|below|less)",
    "de": r"oder (?:weniger|kleiner|kurzer|leichter)",
    "fr": r"ou moins",
    "es": r"o menos",
    "ar": r"أو (?:أقل|أصغر)",
}
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
    least, most = rf"{lexicon.floor}|{_MORE_THAN[code]}", rf"{lexicon.ceiling}|{_LESS_THAN[code]}"
    spelt = (
        ("between", rf"(?<![\w.,]){number} ?(?:{unit})?{_AND}{number} ?({unit})(?!\w)"),
        ("most", rf"(?<!\w)(?:{most}) ?{one}"),
        ("most", rf"(?<!\w)(?:no|not|nothing|nicht|kein\w*|pas|rien|nada|ne) (?:{least}) ?{one}"),
        ("most", rf"{one} ?(?:{lexicon.ceiling_after}|{_AND_LESS[code]})(?!\w)"),
        ("least", rf"(?<!\w)(?:{least}) ?{one}"),
        ("least", rf"{one} ?(?:{_AND_MORE[code]})(?!\w)"),
        ("around", rf"(?<!\w)(?:{lexicon.around}) ?{one}"),
        ("exact", rf"(?<!x )(?<!x){one}(?! ?x ?\d)"),
    )
    return tuple((kind, re.compile(arabic(pattern))) for kind, pattern in spelt)
