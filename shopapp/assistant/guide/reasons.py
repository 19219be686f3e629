"""Why a product is shown: the shopper's own words, each only where the product's row really says so.

Nothing here reads a product's text as anything but words to look for: a description cannot put words into a reason.
"""

from shopapp.assistant.guide.values import matching_value
from shopapp.assistant.memory import Need
from shopapp.assistant.understand import Vocabulary
from shopapp.assistant.understand.plain import stem, stems, words
from shopapp.assistant.words import Words
from shopapp.catalog import Product
from shopapp.money import Money

_MOST = 3
_WORTH_SAYING = ("material", "fabric", "custom.fabric", "custom.material", "care", "use", "style", "fit")


def reason(product: Product, need: Need, vocabulary: Vocabulary, said: Words) -> str | None:
    """At most three facts, as one short line; None when the row proves nothing the shopper asked for."""
    found = [value for like in need.likes if (value := matching_value(product, like.facet, like.values))]
    found += _spoken(product, need, vocabulary, {word for value in found for word in stems(value)})
    if (price := _price(product, need, said)) is not None:
        found = [*found[: _MOST - 1], price]
    if len(found) < 2:
        # One fact more than the price tells the cards apart.
        told = {word for text in found for word in stems(text)}
        found = [*(fact for fact in _facts(product) if not stems(fact) & told), *found]
    unique = list(dict.fromkeys(found))[:_MOST]
    line = ", ".join(unique)
    return line[:1].upper() + line[1:] if line else None


def _facts(product: Product) -> list[str]:
    return [values[0] for facet in _WORTH_SAYING if (values := product.facets.get(facet))][:1]


def _spoken(product: Product, need: Need, vocabulary: Vocabulary, told: set[str]) -> list[str]:
    """Describing words of the shopper that stand in the product's title, tags, facets or description."""
    facets = " ".join(value for values in product.facets.values() for value in values)
    text = stems(f"{product.title} {' '.join(product.tags)} {facets} {product.description}")
    return [
        word
        for word in words(need.sought)
        if len(word) > 3 and stem(word) in text and stem(word) not in vocabulary.kinds and stem(word) not in told
    ]


def _price(product: Product, need: Need, said: Words) -> str | None:
    if need.high is None or product.price_min > need.high:
        return None
    return said.say("reason_within", limit=Money(need.high, product.currency).text())
