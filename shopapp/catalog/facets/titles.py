"""What a well-written title says that no attribute holds: `Saucepan with lid, 20 cm, steel` has a length and a material.

Mined only where the product has no attribute of that sort, because the merchant's own field is surer than a title. Words
are taken as they stand in the title; nothing is inferred from a description, which is written to sell.
"""

import re
from functools import lru_cache

from shopapp.catalog.facets.values import UNITS, Value
from shopapp.catalog.search.colours import family
from shopapp.catalog.text import fold

SORTS = {
    "inch": "size in inches",
    "mm": "length",
    "gb": "storage",
    "ml": "volume",
    "g": "weight",
    "w": "power",
    "mah": "battery capacity",
    "hz": "frequency",
    "v": "voltage",
    "mp": "megapixels",
    "dpi": "resolution",
    "people": "people",
    "pieces": "pack size",
}
"""Base unit to the name of the facet it makes."""
MATERIALS = frozenset(
    [
        "cotton",
        "wool",
        "merino",
        "linen",
        "silk",
        "cashmere",
        "leather",
        "suede",
        "denim",
        "fleece",
        "down",
        "nylon",
        "polyester",
        "hemp",
        "bamboo",
        "canvas",
        "velvet",
        "satin",
        "wood",
        "oak",
        "walnut",
        "pine",
        "teak",
        "metal",
        "steel",
        "iron",
        "aluminium",
        "aluminum",
        "brass",
        "copper",
        "bronze",
        "gold",
        "silver",
        "titanium",
        "glass",
        "ceramic",
        "porcelain",
        "stoneware",
        "enamel",
        "marble",
        "stone",
        "plastic",
        "rubber",
        "silicone",
        "cork",
        "rattan",
        "wicker",
        "paper",
        "jute",
        "polycarbonate",
        "acrylic",
        "pearl",
        "resin",
        "baumwolle",
        "wolle",
        "leinen",
        "seide",
        "leder",
        "holz",
        "eiche",
        "stahl",
        "edelstahl",
        "glas",
        "keramik",
        "kunststoff",
        "coton",
        "laine",
        "lin",
        "soie",
        "cuir",
        "bois",
        "acier",
        "verre",
        "algodon",
        "lana",
        "lino",
        "seda",
        "cuero",
        "madera",
        "acero",
        "vidrio",
    ]
)
TITLE = "title"
"""The facet of the title's own words: "Which of these fits best? Wallet, Flip, Bumper"."""
_LEAST_LETTERS = 4
_MOST_WORDS = 12
_JOINING = frozenset({"with", "without", "from", "into", "ohne", "avec", "sans", "pour", "para", "desde"})
_MEASURED = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)[ -]?([a-z\"″”]{1,11})(?![\w-])")
"""Not the "2-in" of "2-in-1 laptop"."""
_CROSSED = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?) ?[x×] ?(?:(\d+(?:[.,]\d+)?) ?[x×] ?)?(\d+(?:[.,]\d+)?) ?([a-z]{1,11})(?![\w-])"
)
"""Sides that share one unit: "80 x 45 x 115 cm"."""
_SPELLED_TOGETHER = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65_536)
def mined(title: str) -> tuple[tuple[str, str], ...]:
    """(facet, value as written) pairs."""
    found: dict[str, str] = {}
    plain = fold(title)
    for match in _MEASURED.finditer(plain):
        unit = UNITS.get(match[2])
        if unit is not None and unit[0] in SORTS:
            # As the title spells it; only where folding changed its length is the plain spelling taken.
            whole = len(plain) == len(title)
            found.setdefault(SORTS[unit[0]], (title[match.start() : match.end()] if whole else match[0]).replace("-", " "))
    words = [(word, fold(word)) for word in _SPELLED_TOGETHER.findall(title)]
    for written, word in words:
        if word in MATERIALS:
            found.setdefault("material", written.capitalize())
        elif family(word):
            found.setdefault("colour", written.capitalize())
    return tuple(found.items())


def _each(match: re.Match[str]) -> str:
    if match[4] not in UNITS:
        return match[0]
    return " , ".join(f"{side} {match[4]}" for side in match.groups()[:3] if side)


@lru_cache(maxsize=16_384)
def measures_in(text: str) -> tuple[Value, ...]:
    """All measures that a text states, in any of our units: "Weighs 1.4 kg, 18 cm long"."""
    return _measures(_CROSSED.sub(_each, fold(text)))


@lru_cache(maxsize=16_384)
def sides_in(text: str) -> tuple[Value, ...]:
    """The sides of the first thing that a text gives by two or three of them: "80 x 45 x 115 cm"."""
    first = _CROSSED.search(fold(text))
    return _measures(_each(first)) if first else ()


def _measures(said: str) -> tuple[Value, ...]:
    found: list[Value] = []
    for match in _MEASURED.finditer(said):
        unit = UNITS.get(match[2])
        if unit is not None:
            found.append(Value(match[0], match[0].replace("-", " "), float(match[1].replace(",", ".")) * unit[1], unit[0]))
    return tuple(found)


@lru_cache(maxsize=65_536)
def said_in(title: str) -> tuple[Value, ...]:
    """The words of a title, each as a value."""
    words = [word for word in _SPELLED_TOGETHER.findall(title) if len(word) >= _LEAST_LETTERS and fold(word) not in _JOINING]
    found = {fold(word).rstrip("s"): word for word in reversed(words[:_MOST_WORDS])}
    return tuple(Value(key, word[:1].upper() + word[1:]) for key, word in reversed(found.items()))
