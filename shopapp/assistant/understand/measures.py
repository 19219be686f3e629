"""Numbers and units in one form: "twenty" is 20, "256gb" is "256 gb", 27" and "27 Zoll" are "27 inch", "a kilo" is "1 kg".

Applied to what shoppers say and to the shop's values alike, so that the two can be compared. `said` is in the plain spelling.
"""

import re

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
_NUMBERS: dict[str, dict[str, int]] = {
    "en": {"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
           "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100, "hundred": 100,
           "a thousand": 1000, "two hundred": 200, "three hundred": 300, "five hundred": 500},
    "de": {"zehn": 10, "zwolf": 12, "funfzehn": 15, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60,
           "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100, "zweihundert": 200, "dreihundert": 300, "tausend": 1000},
    "fr": {"dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
           "cent": 100, "deux cents": 200, "trois cents": 300, "mille": 1000},
    "es": {"diez": 10, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
           "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "doscientos": 200, "trescientos": 300, "mil": 1000},
    "ar": {"عشرين": 20, "عشرون": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80,
           "تسعين": 90, "ميه": 100, "مايه": 100, "مئه": 100, "ميتين": 200, "الف": 1000},
}  # fmt: skip
_FEW: dict[str, dict[str, int]] = {
    "en": {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8},
    "de": {"ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6},
    "fr": {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6},
    "es": {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6},
    "ar": {"واحد": 1, "ثلاثه": 3, "اربعه": 4, "خمسه": 5},
}
"""Counted only before a unit: "one terabyte", but "the blue one"."""
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
    for name, number in sorted(_NUMBERS.get(language, {}).items(), key=lambda pair: -len(pair[0])):
        said = re.sub(rf"(?<!\w){name}(?!\w)", str(number), said)
    for name, number in _FEW.get(language, {}).items():
        said = re.sub(rf"(?<!\w){name} (?={_UNIT_WORDS})", f"{number} ", said)
    said = _SUFFIXED.sub(r"\1", said)
    for name, pattern in _AFTER_NUMBER:
        said = pattern.sub(rf"\1 {name}", said)
    return _ALONE.sub("1 kg", said) if language == "ar" and " kg" not in said else said
