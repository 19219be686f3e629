"""Product cards: the one shape in which a product is shown, built from rows read in this turn.

Nothing here writes a fact of its own: every price, link and picture comes from the database. Products that may not be
offered are left out, so that a card never leads to a page that is not there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypedDict

from shopapp.catalog import here as heres
from shopapp.catalog import store
from shopapp.catalog.here import NOWHERE, Here
from shopapp.catalog.products import Product, Variant
from shopapp.catalog.search.colours import family
from shopapp.catalog.text import fold
from shopapp.db import Connection

MOST_VARIANTS = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a product's variants its card is about; amounts in minor units of the money shown."""

    options: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """Option name, lower case, to the values that will do; a facet that is no option of the product is passed over."""
    not_values: Sequence[str] = ()
    low: int | None = None
    high: int | None = None
    reduced: bool = False

    def by(self, product: Product, variant: Variant) -> bool:
        """Whether the variant can be bought and is what is wanted."""
        values = dict(zip((str(option["name"]).lower() for option in product.options), variant.option_values, strict=False))
        fits = all(_any(values[name], wanted) for name, wanted in self.options.items() if name in values)
        unwanted = any(_any(value, self.not_values) for value in values.values())
        dear = self.high is not None and variant.price_minor > self.high
        cheap = self.low is not None and variant.price_minor < self.low
        full = self.reduced and variant.compare_at is None
        return variant.available and fits and not (unwanted or dear or cheap or full)


def _any(value: str, wanted: Sequence[str]) -> bool:
    own = fold(value)
    return any(own == fold(each) or family(own) == fold(each) for each in wanted)


ANY = Wanted()


class VariantOnCard(TypedDict):
    id: int
    title: str
    price: dict[str, int | str]
    available: bool
    options: list[str]
    image: str


class OptionOnCard(TypedDict):
    name: str
    values: list[str]


Card = TypedDict(
    "Card",
    {
        "product_id": int,
        "variant_id": int,
        "title": str,
        "url": str,
        "image": str,
        "image_alt": str,
        "price": dict[str, int | str],
        "compare_at": dict[str, int | str] | None,
        "from": bool,
        "available": bool,
        "reason": str | None,
        "badges": list[str],
        "options": list[OptionOnCard],
        "variants": list[VariantOnCard],
    },
)


def cards(
    conn: Connection,
    shop_id: int,
    product_ids: Sequence[int],
    *,
    storefront_url: str,
    reasons: Mapping[int, str] | None = None,
    here: Here = NOWHERE,
    wanted: Wanted = ANY,
) -> list[Card]:
    """One card per product that may be offered, in the order asked. `reasons` (product id to text) says why it is shown.

    The card's price and button are those of the cheapest variant that is `wanted`; where none is, of the cheapest of all.

    `here`: the shopper's language and country; texts and prices are those there, and what is not sold there is left out.
    """
    found = heres.products(conn, shop_id, store.products(conn, shop_id, product_ids), here)
    variants = store.variants_of(conn, shop_id, product_ids, most=MOST_VARIANTS)
    best = store.cheapest(conn, shop_id, product_ids)
    if here != NOWHERE:
        seen = heres.variants(conn, shop_id, [*chain.from_iterable(variants.values()), *best.values()], here)
        variants = {id: [seen[each.id] for each in listed] for id, listed in variants.items()}
        best = {id: seen[each.id] for id, each in best.items()}
    if wanted != ANY:
        meant = {id: [each for each in variants[id] if wanted.by(found[id], each)] for id in best if id in found}
        chosen = {id: min(some, key=lambda each: each.price_minor) for id, some in meant.items() if some}
        # A colour that was asked for is also what is seen.
        found |= {id: replace(found[id], image_url=each.image_url) for id, each in chosen.items() if each.image_url}
        best |= chosen
    return [
        _card(found[id], variants[id], best[id], storefront_url, (reasons or {}).get(id))
        for id in product_ids
        if id in found and id in best and found[id].offered
    ]


def _card(product: Product, variants: list[Variant], best: Variant, storefront_url: str, reason: str | None) -> Card:
    return {
        "product_id": product.id,
        "variant_id": best.id,
        "title": product.name,
        "url": f"{storefront_url}/products/{product.handle}",
        "image": product.image_url or best.image_url,
        "image_alt": product.image_alt or product.name,
        "price": best.price.as_json(),
        "compare_at": best.compare_at.as_json() if best.compare_at else None,
        "from": best.price_minor == product.price_min != product.price_max,
        "available": product.available,
        "reason": reason,
        "badges": _badges(product, best),
        "options": [
            {"name": product.says(str(option["name"])), "values": [product.says(str(value)) for value in option["values"]]}
            for option in product.options
        ],
        "variants": [
            {
                "id": variant.id,
                "title": title_of(product, variant),
                "price": variant.price.as_json(),
                "available": variant.available,
                "options": [product.says(value) for value in variant.option_values],
                "image": variant.image_url,
            }
            for variant in variants
        ],
    }


def title_of(product: Product, variant: Variant) -> str:
    """The variant's title as a shopper reads it: made of its values where the product is translated."""
    if product.told is None or not variant.option_values:
        return variant.title
    return " / ".join(product.says(value) for value in variant.option_values)


def _badges(product: Product, best: Variant) -> list[str]:
    """Only what the rows prove: no "popular", no "only 2 left" pressure."""
    if not product.available:
        return ["Sold out"]
    if best.compare_at is not None:
        return [f"−{100 * (best.compare_at.minor - best.price_minor) // best.compare_at.minor}%"]
    return []
