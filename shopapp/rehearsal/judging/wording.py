"""Words of a text, folded so that two spellings meet. Pure, and not the assistant's own folding."""

import re
import unicodedata
from collections.abc import Iterable

from shopapp.rehearsal.truth import Product


def fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def wordlist(text: str) -> list[str]:
    """Words without accents and plural endings, in their order."""
    return [stem_of(word) for word in re.findall(r"[^\W_]+", fold(text))]


def stem_of(word: str) -> str:
    word = fold(word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def holds(product: Product, words: Iterable[str]) -> bool:
    """Whether every word stands in the product's title, kind, brand, tags or values."""
    values = [value for held in product.facets.values() for value in held]
    told = set(wordlist(" ".join((product.title, product.product_type, product.vendor, *product.tags, *values))))
    return {stem_of(word) for word in words} <= told
