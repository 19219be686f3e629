"""Sentences that say a product can or cannot be bought, held against its row. Pure.

Only a sentence that holds one product's whole title is judged; what it says of others cannot be told.
"""

import re
from collections.abc import Iterator

from shopapp.rehearsal.truth import Product, Rows

_OUT = re.compile(
    r"\bsold out\b|\bout of stock\b|\bausverkauft\b|\bvergriffen\b|épuisé|rupture de stock|\bagotad[oa]s?\b|نفد|غير متوفر",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\bcan be bought\b|\bin stock\b|\bavailable\b|\bauf Lager\b|\berhältlich\b|\blieferbar\b|\bdisponibles?\b|\ben stock\b"
    r"|متاح|متوفر",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|isn't|nicht|kein\w*|pas|plus|non|sin)\b|\bno está\b|غير|ليس", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?؟])\s+")


def wrong_stock_words(text: str, rows: Rows) -> Iterator[str]:
    """Why a sentence is wrong, one reason each."""
    for sentence in _END.split(text):
        product = _the_one(sentence, rows)
        if product is None:
            continue
        rest = re.sub(re.escape(product.title), "", sentence, flags=re.IGNORECASE)
        some_out = not product.available or any(not variant.available for variant in rows.of(product.id))
        if says_out(rest) and not some_out:
            yield f"“{product.title}” was called sold out, and it can be bought."
        if not says_out(rest) and _IN.search(rest) and not _NOT.search(rest) and not product.available:
            yield f"“{product.title}” was said to be for sale, and it is sold out."


def says_out(sentence: str) -> bool:
    return bool(_OUT.search(sentence))


def _the_one(sentence: str, rows: Rows) -> Product | None:
    """The product named; the longest title where one is part of another."""
    said = sentence.lower()
    named = sorted((p for p in rows.products.values() if p.title.lower() in said), key=lambda p: -len(p.title))
    if not named or any(each.title.lower() not in named[0].title.lower() for each in named[1:]):
        return None
    return named[0] if sum(each.title.lower() == named[0].title.lower() for each in named) == 1 else None
