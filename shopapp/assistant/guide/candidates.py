"""The products that may be meant, with the belief over them after everything said so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from shopapp.assistant.guide import belief, bounds, suiting, whom
from shopapp.assistant.guide.rules import Rules
from shopapp.assistant.guide.values import agrees
from shopapp.assistant.memory import Like, Need
from shopapp.catalog import Hit, Product
from shopapp.catalog.facets import Held, held_by
from shopapp.catalog.facets.finding import Floats

ENOUGH = 0.9
"""With this much of the belief on what is shown, more cards would only be noise."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The likeliest first. `weights` add up to one."""

    products: list[Product]
    held: list[Held]
    weights: Floats

    @property
    def ids(self) -> list[int]:
        return [product.id for product in self.products]

    def without(self, ids: Sequence[int]) -> "Candidates":
        gone = set(ids)
        return self._at([at for at, product in enumerate(self.products) if product.id not in gone])

    def only(self, ids: Sequence[int]) -> "Candidates":
        kept = set(ids)
        return self._at([at for at, product in enumerate(self.products) if product.id in kept])

    def missed(self, at: int, likes: Sequence[Like]) -> list[Like]:
        """The answers that this one disagrees with."""
        return [like for like in likes if agrees(self.held[at], like) is False]

    def worth_showing(self, likes: Sequence[Like], most: int) -> list[int]:
        """Ids: what agrees with every answer, and as many more as it takes to have the wanted one among them, very likely."""
        shown: list[int] = []
        covered = 0.0
        for at, product in enumerate(self.products):
            if len(shown) == most:
                break
            if covered < ENOUGH or all(agrees(self.held[at], like) for like in likes):
                shown.append(product.id)
            covered += float(self.weights[at])
        return shown

    def _at(self, places: list[int]) -> "Candidates":
        weights = self.weights[places]
        total = weights.sum()
        return Candidates(
            [self.products[at] for at in places], [self.held[at] for at in places], weights / total if total else weights
        )


def _for_them(product: Product, people: Sequence[str]) -> bool:
    stated = (value for values in product.facets.values() for value in values)
    return whom.suits([*product.tags, *stated], people)


def believed(hits: Sequence[Hit], products: Mapping[int, Product], need: Need, rules: Rules | None = None) -> Candidates:
    """The hits in the order of the belief: search score, every answer, price leaning, and what the merchant's rules say."""
    banned = rules.banned(products.values(), need) if rules else set[int]()
    known = [at for at, hit in enumerate(hits) if hit.product_id in products and hit.product_id not in banned]
    if need.whom:
        theirs = [at for at in known if _for_them(products[hits[at].product_id], need.whom)]
        known = theirs or known
    rows = [products[hits[at].product_id] for at in known]
    held = [bounds.stated(row, held_by(row), need.bounds) for row in rows]
    weights = belief.prior([hits[at].score for at in known])
    for like in need.likes:
        weights = belief.after(weights, held, like)
    if need.recalled is not None:
        weights = belief.after(weights, held, need.recalled)
    for bound in need.bounds:
        weights = belief.measured(weights, [bounds.keeps(each, bound) for each in held])
    if need.suits:
        weights = belief.suited(weights, [suiting.suit(row, need.suits) for row in rows])
    weights = belief.lean(weights, [row.price_min for row in rows], need.lean)
    if rules is not None and rows:
        weights = weights * rules.boost(rows, need)
        weights = weights / weights.sum()
    order = [int(at) for at in np.argsort(-weights, kind="stable")]
    return Candidates([rows[at] for at in order], [held[at] for at in order], weights[order])
