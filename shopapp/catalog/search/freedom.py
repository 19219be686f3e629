"""What a product says that it is free of: "caffeine-free", "without nuts", "decaf", "sans sucre", "zuckerfrei".

A shopper who rules out caffeine wants exactly these, so naming a thing in order to deny it must never rule a product out. The
patterns are read by PostgreSQL and by Python alike; both see folded text.
"""

import re
from functools import lru_cache

from shopapp.catalog.text import fold

_ALSO: dict[str, str] = {
    # what it is free of: words that say so without naming it
    "caffeine": r"decaf\w*|entkoffeiniert\w*|decafein\w*|descafein\w*|منزوع الكافيين",
    "koffein": r"decaf\w*|entkoffeiniert\w*",
    "cafeine": r"decafein\w*|decaf",
    "cafeina": r"descafein\w*|decaf",
    "alcohol": r"non-?alcoholic",
    "fragrance": r"unscented|unperfumed",
    "perfume": r"unscented|unperfumed",
    "parfum": r"unparfumiert\w*|non parfume\w*",
    "sugar": r"unsweetened",
    "zucker": r"ungesusst\w*",
    "gluten": r"glutenfrei\w*",
}
_UNSEEN = frozenset(
    (
        *("caffeine", "koffein", "cafeine", "cafeina", "الكافيين", "alcohol", "alkohol", "alcool", "sugar", "zucker", "sucre"),
        *("azucar", "gluten", "lactose", "laktose", "lactosa", "dairy", "milk", "milch", "lait", "leche", "nut", "nuts", "nusse"),
        *("noix", "peanut", "peanuts", "soy", "soja", "egg", "eggs", "fragrance", "perfume", "parfum", "paraben", "parabens"),
        *("parabene", "silicone", "silicones", "silikon", "sulfate", "sulphate", "sulfates", "nickel", "latex", "bpa"),
    )
)
"""What a product may hold without naming it: where some say they are free of it, silence is no answer."""
_DENIED = (
    r"free (?:of|from)|without|contains no|no added|zero|not|no|ohne|kein\w*|frei von|sans|pas|nicht|sin|libre de|خال من|بدون"
)
_MAYBE = r"may contain|can contain|traces? of|kann (?:spuren|\w+ )|peut contenir|puede contener"


@lru_cache(maxsize=1024)
def pattern(thing: str) -> str:
    """A regular expression that matches folded text saying it is free of the thing. Singular and plural are one."""
    word = re.escape(fold(thing).strip()).replace(r"\ ", "[ -]")
    stemmed = word[:-1] if len(word) > 4 and word.endswith(("s", "e")) else word
    named = rf"{stemmed}\w{{0,2}}"
    said = (
        rf"{named}[- ]?(?:free|frei\w*)",
        rf"(?:{_DENIED}) (?:any )?{named}",
        *([_ALSO[fold(thing)]] if fold(thing) in _ALSO else []),
    )
    return rf"(^|[^a-z])({'|'.join(said)})($|[^a-z])"


def unseen(thing: str) -> bool:
    """Whether it is one of the things that only a product's own word can rule out."""
    return fold(thing).strip() in _UNSEEN


def is_free_of(text: str, thing: str) -> bool:
    """Whether the text says so, and says nothing of traces."""
    said, named = fold(text), re.escape(fold(thing)[:-1])
    return re.search(pattern(thing), said) is not None and not re.search(rf"(?:{_MAYBE})[^.]{{0,40}}{named}", said)
