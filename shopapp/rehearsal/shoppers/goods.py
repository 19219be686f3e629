"""Shoppers who want goods: each asks for something the shelf really has, so that "nothing found" is a fault and no opinion."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from shopapp.money import Money, exponent
from shopapp.rehearsal.judging.outcomes import is_of
from shopapp.rehearsal.judging.wording import holds, wordlist
from shopapp.rehearsal.records import Payload, Plan
from shopapp.rehearsal.shoppers import phrases
from shopapp.rehearsal.truth import Product, Variant

_SPOKEN_OF = ("material", "fabric", "color", "colour")


class Goods:
    def __init__(
        self, shelf: Sequence[Product], variants: Sequence[Variant], currency: str, language: str, draw: random.Random
    ) -> None:
        self._shelf, self._currency, self._language, self._draw = shelf, currency, language, draw
        self._least = _least_prices(variants)
        self._nouns = _nouns(shelf)

    def find(self) -> Iterator[Plan]:
        for at, product in enumerate(self._for_sale()):
            words = self._words_for(product, at)
            expects: Payload = {"product_id": product.id, "title": product.title, "words": wordlist(words)}
            if holds(product, expects["words"]):
                yield Plan("find", self._language, [{"text": self._say(phrases.FIND, x=words)}], expects)

    def budget(self) -> Iterator[Plan]:
        """A limit with something under it; half of the time something is over it, too."""
        for noun, products in self._kinds():
            prices = sorted(self._least[product.id] for product in products if product.available)
            if len(prices) < 2:
                continue
            unit = 10 ** exponent(self._currency)
            limit = (prices[len(prices) // 2] // unit + 1) * unit
            text = self._say(phrases.BUDGET, x=noun, amount=self._round(limit))
            yield Plan("budget", self._language, [{"text": text}], {"noun": noun, "most_minor": limit})

    def negation(self) -> Iterator[Plan]:
        for noun, products in self._kinds():
            values = [value for product in products for value in _values(product) if not set(wordlist(value)) & {noun}]
            self._draw.shuffle(values)
            for value in dict.fromkeys(values):
                if any(product.available and not is_of(product, value) for product in products):
                    text = self._say(phrases.NEGATION, x=noun, no=value.lower())
                    yield Plan("negation", self._language, [{"text": text}], {"noun": noun, "without": value.lower()})
                    break

    def compare(self) -> Iterator[Plan]:
        for noun, products in self._kinds():
            if len(products) > 2:
                steps = [{"text": self._say(phrases.FIND, x=noun)}, {"text": self._say(phrases.COMPARE)}]
                yield Plan("compare", self._language, steps, {"noun": noun})

    def sold_out(self) -> Iterator[Plan]:
        for product in self._shelf:
            if not product.available:
                text = self._say(phrases.FIND, x=product.title)
                yield Plan("sold_out", self._language, [{"text": text}], {"product_id": product.id, "title": product.title})

    def buy(self) -> Iterator[Plan]:
        for at, product in enumerate(reversed(self._for_sale())):
            take = {"take": product.id, "by": "button" if at % 3 == 2 else "words"}
            take["text"] = str(self._draw.choice(phrases.of(phrases.TAKE, self._language)))
            steps = [{"text": self._say(phrases.FIND, x=product.title)}, take, {"text": self._say(phrases.CHECKOUT)}]
            yield Plan("buy", self._language, steps, {"product_id": product.id, "title": product.title})

    def _for_sale(self) -> list[Product]:
        return [product for product in self._shelf if product.available]

    def _words_for(self, product: Product, at: int) -> str:
        """The whole title, its last words, the brand with the kind, or a colour with the kind, in turn."""
        title = product.title
        noun = next((noun for noun, products in self._nouns.items() if product in products), "")
        match at % 4:
            case 1 if len(title.split()) > 2:
                return " ".join(title.split()[-2:]).lower()
            case 2 if noun and product.vendor:
                return f"{product.vendor} {noun}"
            case 3 if noun and (colours := product.facets.get("color") or product.facets.get("colour")):
                return f"{colours[0].lower()} {noun}"
            case _:
                return title.lower()

    def _kinds(self) -> Iterator[tuple[str, list[Product]]]:
        order = list(self._nouns.items())
        self._draw.shuffle(order)
        yield from order

    def _say(self, table: dict[str, tuple[str, ...]], **words: str) -> str:
        return self._draw.choice(phrases.of(table, self._language)).format(**words)

    def _round(self, minor: int) -> str:
        """`€50`, without the zeros that nobody says."""
        return re.sub(r"[.]0+(?!\d)", "", Money(minor, self._currency).text())


def _least_prices(variants: Sequence[Variant]) -> dict[int, int]:
    least: dict[int, int] = {}
    for variant in variants:
        least[variant.product_id] = min(variant.price_minor, least.get(variant.product_id, variant.price_minor))
    return least


def _nouns(shelf: Sequence[Product]) -> dict[str, list[Product]]:
    """What kinds of thing there are, by the last word of their titles, where two or more share it."""
    found: dict[str, list[Product]] = defaultdict(list)
    for product in shelf:
        words = wordlist(product.title)
        if words and words[-1].isalpha() and len(words[-1]) > 2:
            found[words[-1]].append(product)
    return {noun: products for noun, products in found.items() if len(products) > 1}


def _values(product: Product) -> list[str]:
    """One or two words of a field that people speak of: "leather" of "Vegetable tanned leather, brass"."""
    held = [value for name in _SPOKEN_OF for value in product.facets.get(name, ())]
    pieces = [piece.strip() for value in held for piece in re.split(r"[,/&]| and ", value)]
    said = [piece if len(piece.split()) == 1 else piece.split()[-1] for piece in pieces if piece]
    return [value for value in said if value.isalpha() and len(value) > 3]
