"""Numbers and units in one form: "twenty" is 20, "256gb" is "256 gb", 27" and "27 Zoll" are "27 inch", "a kilo" is "1 kg".

Applied to what shoppers say and to the shop's values alike, so that the two can be compared. `said` is in the plain spelling.
"""

import re

from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import arabic, plain

_UNITS: tuple[tuple[str, str], ...] = (
    ("inch", r"inch(?:es)?|\"|''|zoll|pouces?|pulgadas?|بوصه|انش"),
    ("tb", r"tb|tera(?:byte|octet)?s?|تيرا\w*"),
    ("gb", r"gb|gigs?|giga(?:byte|octet)?s?|جيجا\w*|جيغا\w*"),
    ("cm", r"cms?|centimet(?:er|re)s?|zentimeter|centimetros?|سم|سنتيمتر"),
    ("mm", r"mm|millimet(?:er|re)s?|milimetros?"),
    ("kg", r"kgs?|kilos?|kilograms?|kilogramm|kilogrammes?|كيلو(?:جرام|غرام)?"),
    ("g", r"grams?|gramm|grammes?|gramos?|gr?|غرام|جرام"),
    ("ml", r"ml|millilit(?:er|re)s?|mililitros?|مل"),
)
_UNIT_WORDS = r"(?:terabytes?|gigabytes?|kilos?|kilograms?|inch(?:es)?|zoll|pouces|pulgadas)(?!\w)"
_AFTER_NUMBER = [(name, re.compile(rf"(?<![\w.,])(\d+(?:[.,]\d+)?) ?-?(?:{arabic(pattern)})(?!\w)")) for name, pattern in _UNITS]
_ALONE = re.compile(rf"(?<!\w)(?:{arabic('كيلو|نص كيلو')})(?!\w)")
_LONGEST = 7  # words
_STARTS = 20
"""Places of a message at which such a stretch is looked for: a long one must not cost more than a short one."""
_SUFFIXED = re.compile(r"(?<!\w)(\d{2,3})er(?!\w)")


def as_written(said: str, written: str, language: str) -> str:
    """The stretch of what was written that reads `said` in one form: "50 Zoll" for "50 inch"; else `said` itself."""
    tokens, first = written.split(), said.partition(" ")[0]
    starts = [at for at, token in enumerate(tokens) if plain(token).lstrip("(¿¡\"'").startswith(first)]
    for start in starts[:_STARTS]:
        for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
            stretch = " ".join(tokens[start:end]).strip(",.;:!?")
            if measured(plain(stretch), language) == said:
                return stretch
    return said


def measured(said: str, language: str = "en") -> str:
    words = lexicon_of(language).measures
    for name, number in sorted(words.numbers.items(), key=lambda pair: -len(pair[0])):
        said = re.sub(rf"(?<!\w){name}(?!\w)", str(number), said)
    for name, number in words.few.items():
        said = re.sub(rf"(?<!\w){name} (?={_UNIT_WORDS})", f"{number} ", said)
    said = _SUFFIXED.sub(r"\1", said)
    for name, pattern in _AFTER_NUMBER:
        said = pattern.sub(rf"\1 {name}", said)
    return _ALONE.sub("1 kg", said) if language == "ar" and " kg" not in said else said
