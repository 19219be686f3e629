"""Why a product is shown: the shopper's own words, each only where the product's row really says so.

Nothing here reads a product's text as anything but words to look for: a description cannot put words into a reason.
"""

import re
from collections.abc import Sequence

from shopapp.assistant.guide import bounds, suiting
from shopapp.assistant.guide.values import agrees, matching_value
from shopapp.assistant.memory import Like, Need
from shopapp.assistant.understand import Vocabulary
from shopapp.assistant.understand.plain import plain, stem, stems, words
from shopapp.assistant.words import Words
from shopapp.catalog import Product
from shopapp.catalog.facets import PRICE, Held, held_by
from shopapp.money import Money

_MOST = 3
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_BARE = frozenset({"yes", "no", "true", "false", "y", "n"})
"""Values that say nothing without their facet's name."""
_WORTH_SAYING = ("material", "fabric", "custom.fabric", "custom.material", "care", "use", "style", "fit")


def reason(
    product: Product, need: Need, vocabulary: Vocabulary, said: Words, *, held: Held | None = None, first: Sequence[str] = ()
) -> str | None:
    """At most three facts and what speaks against it, as one short line; None when the row proves nothing that was asked for.

    `first` are facts that come before all others, such as the merchant's own recommendation.
    """
    held = held if held is not None else held_by(product)
    found = [*first, *(value for like in need.likes if (value := _met(product, held, like, said)))]
    found += [words for bound in need.bounds if bounds.keeps(held, bound) and (words := bounds.words_of(held, bound))]
    found += suiting.met(product, need.suits)
    found += _spoken(product, need, vocabulary, {word for value in found for word in stems(value)})
    if (price := _price(product, need, said)) is not None:
        found = [*found[: _MOST - 1], price]
    if len(found) < 2:
        # One fact more than the price tells the cards apart.
        told = {word for text in found for word in stems(text)}
        found = [*(fact for fact in _facts(product) if not stems(fact) & told), *found]
    unique = [*list(dict.fromkeys(found))[:_MOST], *against(product, need, said, held)]
    line = ", ".join(unique)
    return line[:1].upper() + line[1:] if line else None


def against(product: Product, need: Need, said: Words, held: Held) -> list[str]:
    """What the product has instead of what was answered: "but Wool". A must is never broken, so this is about answers only."""
    missed = [like for like in need.likes if agrees(held, like) is False]
    instead = [text for like in missed if (text := own_words(product, held, like.facet))]
    instead += [words for bound in need.bounds if bounds.keeps(held, bound) is False and (words := bounds.words_of(held, bound))]
    instead += suiting.broken(product, need.suits)
    unstated = [bound.said for bound in need.bounds if bound.must and bounds.keeps(held, bound) is None]
    return [said.say("reason_but", value=text) for text in instead[:2]] + [
        said.say("reason_unstated", wish=wish) for wish in unstated
    ]


def own_words(product: Product, held: Held, facet: str) -> str:
    """The product's own value or values of a facet, as the shop writes them."""
    if facet == PRICE:
        return Money(product.price_min, product.currency).text()
    return ", ".join(value.text for value in held.get(facet, [])[:2])


def _met(product: Product, held: Held, like: Like, said: Words) -> str | None:
    """The fact behind an answer or a must that this product meets."""
    if like.must:
        return matching_value(product, like.facet, like.values)
    if not agrees(held, like):
        return None
    if like.facet == PRICE:
        return like.said[:1].lower() + like.said[1:] or None
    fitting = [value.text for value in held[like.facet] if agrees({like.facet: [value]}, like)]
    if any(text.lower() in _BARE for text in fitting):
        return f"{like.facet}: {fitting[0]}"
    return said.any_of(fitting[:1])


def _facts(product: Product) -> list[str]:
    return [values[0] for facet in _WORTH_SAYING if (values := product.facets.get(facet))][:1]


def _spoken(product: Product, need: Need, vocabulary: Vocabulary, told: set[str]) -> list[str]:
    """Describing words of the shopper that stand in the product's title, tags, facets or description."""
    facets = " ".join(value for values in product.facets.values() for value in values)
    own = f"{product.title} {' '.join(product.tags)} {facets} {product.description}"
    # In the product's spelling, which is made for reading: "Rücklicht" for "rucklicht".
    text = {stem(plain(word)): word for word in reversed(_WORD.findall(own))}
    said = [stem(word) for word in words(need.sought) if len(word) > 3]
    found = [text[word] for word in said if word in text and word not in vocabulary.kinds and word not in told]
    # Within a line, only German nouns and acronyms have capitals.
    return [word.lower() if word.istitle() and vocabulary.language != "de" else word for word in found]


def _price(product: Product, need: Need, said: Words) -> str | None:
    if need.high is None or product.price_min > need.high:
        return None
    if need.about is not None:
        return said.say("reason_about", amount=Money(need.about, product.currency).text())
    return said.say("reason_within", limit=Money(need.high, product.currency).text())
