"""One value of a facet, made comparable: `Navy` and `navy` are one, `1.5 m` and `150 cm` are one, `S` comes before `XL`.

The one rule: nothing here changes what is shown. A value keeps the shop's own spelling beside the key by which it is
compared, so that a choice or a reason never says a word the merchant has not written.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from shopapp.catalog.search.colours import family
from shopapp.catalog.text import fold

_NUMBER = r"\d{1,3}(?:[,']\d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
_MEASURE = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>[a-z°%\"″”'µ]{{1,12}}\.?)?")
_BETWEEN_LIST = re.compile(r"\s*(?:;|,(?!\d)|\s/\s|\|)\s*")
_LONGEST_IN_LIST = 32
_MOST_IN_LIST = 8

UNITS: dict[str, tuple[str, float]] = {
    # written: (base unit, how many of it)
    **dict.fromkeys(("mm", "millimeters", "millimetres", "millimeter", "millimetre"), ("mm", 1.0)),
    **dict.fromkeys(("cm", "centimeters", "centimetres", "centimeter", "centimetre"), ("mm", 10.0)),
    **dict.fromkeys(("m", "meters", "metres", "meter", "metre"), ("mm", 1000.0)),
    **dict.fromkeys(('"', "″", "”", "in", "inch", "inches", "zoll", "pouces"), ("inch", 1.0)),
    **dict.fromkeys(("ft", "feet", "foot"), ("inch", 12.0)),
    **dict.fromkeys(("g", "gram", "grams", "grammes", "gramm"), ("g", 1.0)),
    **dict.fromkeys(("kg", "kilograms", "kilogram", "kilo", "kilos"), ("g", 1000.0)),
    **dict.fromkeys(("oz", "ounces", "ounce"), ("oz", 1.0)),
    **dict.fromkeys(("lb", "lbs", "pounds", "pound"), ("oz", 16.0)),
    **dict.fromkeys(("ml", "milliliters", "millilitres", "milliliter", "millilitre"), ("ml", 1.0)),
    **dict.fromkeys(("cl", "centiliters", "centilitres"), ("ml", 10.0)),
    **dict.fromkeys(("l", "liters", "litres", "liter", "litre"), ("ml", 1000.0)),
    "mb": ("gb", 1 / 1024),
    "gb": ("gb", 1.0),
    "tb": ("gb", 1000.0),  # as drives are sold: "2 TB" and "2000 GB" are one
    **dict.fromkeys(("w", "watt", "watts"), ("w", 1.0)),
    "kw": ("w", 1000.0),
    "mah": ("mah", 1.0),
    "wh": ("wh", 1.0),
    "hz": ("hz", 1.0),
    "mhz": ("hz", 1e6),
    "ghz": ("hz", 1e9),
    **dict.fromkeys(("v", "volt", "volts"), ("v", 1.0)),
    "mp": ("mp", 1.0),
    "dpi": ("dpi", 1.0),
    **dict.fromkeys(("person", "persons", "people", "personen", "personnes"), ("people", 1.0)),
    **dict.fromkeys(("pc", "pcs", "pieces", "pack", "stück", "stuck"), ("pieces", 1.0)),
}
SIZES = {
    **{size: at for at, size in enumerate(("xxxs", "xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "xxxxl"))},
    "2xs": 1,
    "extra small": 2,
    "x-small": 2,
    "small": 3,
    "medium": 4,
    "large": 5,
    "x-large": 6,
    "extra large": 6,
    "2xl": 7,
    "xx-large": 7,
    "3xl": 8,
    "4xl": 9,
    "5xl": 10,
    "one size": 11,
    "mini": 2,
    "regular": 4,
    "standard": 4,
    "klein": 3,
    "mittel": 4,
    "gross": 5,
    "petit": 3,
    "moyen": 4,
    "grand": 5,
    "pequeno": 3,
    "mediano": 4,
    "grande": 5,
}
COLOUR_WORDS = frozenset(
    {"color", "colour", "colors", "colours", "farbe", "farben", "couleur", "couleurs", "colore", "kleur", "shade", "اللون"}
)
SIZE_WORDS = frozenset({"size", "sizes", "grosse", "große", "größe", "taille", "talla", "talle", "المقاس"})


@dataclass(frozen=True, slots=True)
class Value:
    key: str
    """Equal for two spellings of the same value."""
    text: str
    """As the shop writes it."""
    place: float | None = None
    """Where it stands in the order of its facet: the number in the base unit, or the place of a clothing size."""
    unit: str = ""
    """Base unit of `place`; empty for a bare number or a size."""
    group: str = ""
    """What it may be merged under where there are too many: the colour family."""


def is_colour(facet: str) -> bool:
    return not COLOUR_WORDS.isdisjoint(facet.split())


def is_size(facet: str) -> bool:
    return not SIZE_WORDS.isdisjoint(facet.split())


@lru_cache(maxsize=65_536)
def read(facet: str, written: str) -> tuple[Value, ...]:
    """The values in one entry of a facet: usually one, several for a list such as `Cotton, Linen`."""
    return tuple(_value(facet, part) for part in _parts(written))


def _parts(written: str) -> list[str]:
    parts = [part for part in _BETWEEN_LIST.split(written) if part]
    if len(parts) < 2 or len(parts) > _MOST_IN_LIST or any(len(part) > _LONGEST_IN_LIST for part in parts):
        return [written.strip()]
    return list(dict.fromkeys(part.strip() for part in parts))


def _value(facet: str, text: str) -> Value:
    key = fold(text).strip()
    if is_colour(facet):
        return Value(key, text, group=family(text) or "")
    if key in SIZES:
        return Value(key, text, float(SIZES[key]))
    measured = measure(key)
    if measured is not None:
        number, unit = measured
        return Value(f"{number:g} {unit}".strip(), text, number, unit)
    return Value(key, text)


def measure(key: str) -> tuple[float, str] | None:
    """A number with its unit, in the base unit, where the text is nothing but that. `key` is folded."""
    match = _MEASURE.fullmatch(key)
    if match is None:
        return None
    written = (match["unit"] or "").rstrip(".")
    if not written:
        return number_of(match["number"]), ""
    if written not in UNITS:
        return None
    unit, factor = UNITS[written]
    return round(number_of(match["number"]) * factor, 6), unit


def number_of(written: str) -> float:
    """ "1,200" and "1'200" are twelve hundred, "12,5" and "12.5" twelve and a half."""
    if re.fullmatch(r"\d{1,3}(?:[,']\d{3})+", written):
        return float(re.sub(r"[,']", "", written))
    return float(written.replace(",", "."))
