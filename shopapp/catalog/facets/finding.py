"""Facets of a set of products, found by themselves from options, metafields, type, vendor, tags and price.

Values are merged by case and accents (`navy`, `Navy`), colours by family where a shop has too many of them; what is shown
is the most frequent spelling.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from shopapp.catalog import store
from shopapp.catalog.facets.bands import bands
from shopapp.catalog.products import Product
from shopapp.catalog.search.colours import NAMES as COLOUR_NAMES
from shopapp.catalog.search.colours import family
from shopapp.catalog.text import fold
from shopapp.db import Connection

_LABELS = {"type": "Type", "vendor": "Brand", "tag": "Tag", "price": "Price", "color": "Color", "colour": "Colour"}
_MANY_COLOURS = 6
_NEVER = frozenset({"title", "collection"})


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    """As `Wish.options` takes it; `price` goes to `price_min` and `price_max` by `bounds`."""
    label: str
    values: list[tuple[str, int]]
    """Value as shown, and how many of the products have it; most frequent first, price bands in order."""
    coverage: float
    """Share of the products that have any value at all."""
    bounds: dict[str, tuple[int | None, int | None]] = field(default_factory=dict[str, tuple[int | None, int | None]])
    """For price: value to (at least, at most) in minor units."""
    holders: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])
    """Value to the products that have it."""


def of(conn: Connection, shop_id: int, product_ids: Sequence[int]) -> list[Facet]:
    """The facets in which these products differ (two values or more), best covered first."""
    return found_in(list(store.products(conn, shop_id, product_ids).values()))


def found_in(products: list[Product]) -> list[Facet]:
    """The same from products already read."""
    if not products:
        return []
    spellings: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    holders: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for product in products:
        for name, values in product.facets.items():
            for value in values:
                if name not in _NEVER:
                    spellings[name][fold(value)][value] += 1
                    holders[name][fold(value)].add(product.id)
    facets = [_facet(name, spellings[name], holders[name], len(products)) for name in holders]
    if price := _price(products):
        facets.append(price)
    facets = [facet for facet in facets if len(facet.values) > 1]
    return sorted(facets, key=lambda facet: (-facet.coverage, facet.name))


def _facet(name: str, spellings: dict[str, Counter[str]], holders: dict[str, set[int]], total: int) -> Facet:
    shown = {spellings[key].most_common(1)[0][0]: ids for key, ids in holders.items()}
    if name in COLOUR_NAMES and len(shown) > _MANY_COLOURS:
        shown = _by_family(shown)
    counted = sorted(((value, len(ids)) for value, ids in shown.items()), key=lambda pair: (-pair[1], pair[0]))
    return Facet(
        name=name,
        label=_LABELS.get(name) or name.replace("_", " ").capitalize(),
        values=counted,
        coverage=len(set[int]().union(*shown.values())) / total,
        holders={value: frozenset(ids) for value, ids in shown.items()},
    )


def _by_family(shown: dict[str, set[int]]) -> dict[str, set[int]]:
    merged: dict[str, set[int]] = defaultdict(set)
    for value, ids in shown.items():
        known = family(value)
        merged[known.capitalize() if known else value] |= ids
    return merged


def _price(products: list[Product]) -> Facet | None:
    prices = {product.id: product.price_min for product in products}
    cut = bands(list(prices.values()), products[0].currency)
    if len(cut) < 2:
        return None
    holders = {
        label: frozenset(id for id, price in prices.items() if (low is None or price >= low) and (high is None or price <= high))
        for label, (low, high) in cut.items()
    }
    values = [(label, len(ids)) for label, ids in holders.items()]
    return Facet("price", _LABELS["price"], values, 1.0, dict(cut), holders)
