"""The facets of a set of products, found by themselves: options, metafields, type, vendor, category, tags, price and titles.

A facet is held as pairs of (row, value), rows being the places of the products in the list they came in, so that a belief
over the same list can be summed by value in one step.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from shopapp.catalog.facets.titles import TITLE, mined, said_in
from shopapp.catalog.facets.values import Value, is_colour, is_size, read

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
PRICE = "price"
_NEVER = frozenset({"collection", "collections", "description", TITLE})
_SHARED = (0.04, 0.6)
"""A word of titles is worth asking about if at least, and at most, this much of the belief is on products that have it."""
_ORDERED = 0.8
"""With this share of values that have a place, the facet is asked in order; a value without one counts as not stated."""
LEAST_COVERAGE = 0.25

Held = dict[str, list[Value]]
"""All that one product states, by facet."""


class Narrowable(Protocol):
    """What of a product a facet needs."""

    @property
    def title(self) -> str: ...
    @property
    def facets(self) -> dict[str, list[str]]: ...
    @property
    def price_min(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    """As `Wish.options` takes it; `price` is in minor units."""
    values: tuple[Value, ...]
    """Distinct; in their order where they have one, else the most frequent first."""
    rows: Ints
    columns: Ints
    """Product `rows[i]` has value `columns[i]`; a product may have several."""
    total: int
    """How many products were looked at."""

    @property
    def ordered(self) -> bool:
        return bool(self.values) and self.values[0].place is not None

    @property
    def counts(self) -> list[int]:
        """How many products have each value."""
        return [int(count) for count in np.bincount(self.columns, minlength=len(self.values))]

    @property
    def coverage(self) -> float:
        """Share of the products that have any value at all."""
        return len(np.unique(self.rows)) / self.total if self.total else 0.0

    def mass(self, weights: Floats) -> Floats:
        """The weight behind each value; a product with several values counts for each in equal parts."""
        each = np.bincount(self.rows, minlength=self.total)[self.rows]
        return np.bincount(self.columns, weights=weights[self.rows] / each, minlength=len(self.values)).astype(np.float64)


def held_by(product: Narrowable) -> Held:
    """All that one product states: its facets, what its title says of a sort it has no facet for, and its price."""
    held: Held = {name: [value for text in texts for value in read(name, text)] for name, texts in product.facets.items()}
    sorts = {_sort(name) for name in product.facets}
    for name, written in mined(product.title):
        if _sort(name) not in sorts:
            held[name] = list(read(name, written))
    told = {value.key for values in held.values() for value in values}
    held[TITLE] = [word for word in said_in(product.title) if word.key not in told]
    held[PRICE] = [Value(str(product.price_min), "", float(product.price_min), "minor")]
    return held


def found_in(held: Sequence[Held], *, leave_out: Iterable[str] = (), least: float = LEAST_COVERAGE) -> list[Facet]:
    """The facets in which these products differ, best covered first; those that fewer than `least` of them state are left out."""
    never = _NEVER | set(leave_out)
    stated = Counter(name for each in held for name, values in each.items() if values)
    names = [name for name, count in stated.items() if count >= least * len(held) and name not in never]
    found = [facet for name in names if (facet := _facet(name, held)) is not None]
    return sorted(found, key=lambda facet: (-facet.coverage, facet.name))


def words_of_titles(held: Sequence[Held], weights: Floats) -> Facet | None:
    """The words that some of the likely products have in their titles and some have not; None where titles tell nothing."""
    mass: dict[str, float] = {}
    counted = Counter(word.key for each in held for word in each.get(TITLE, ()))
    for each, weight in zip(held, weights, strict=True):
        for word in each.get(TITLE, ()):
            mass[word.key] = mass.get(word.key, 0.0) + float(weight)
    told = {key for key, share in mass.items() if _SHARED[0] <= share <= _SHARED[1] and counted[key] > 1}
    return _facet(TITLE, [{TITLE: [word for word in each.get(TITLE, ()) if word.key in told]} for each in held])


@lru_cache(maxsize=8192)
def _sort(name: str) -> str:
    if is_colour(name):
        return "colour"
    if is_size(name):
        return "size"
    return {"fabric": "material"}.get(name.rpartition(" ")[2], name.rpartition(" ")[2])


def _facet(name: str, held: Sequence[Held]) -> Facet | None:
    pairs = [(row, value) for row, each in enumerate(held) for value in each.get(name, ())]
    counted = Counter(value.key for _, value in pairs)
    if len(counted) < 2:
        return None
    spelt: dict[tuple[str, str], Value] = {}
    spellings = Counter((value.key, value.text) for _, value in pairs)
    for _, value in pairs:
        spelt.setdefault((value.key, value.text), value)
    shown: dict[str, Value] = {}
    for each, _ in spellings.most_common():
        shown.setdefault(each[0], spelt[each])
    values = _in_order([shown[key] for key, _ in counted.most_common()], counted)
    column = {value.key: at for at, value in enumerate(values)}
    kept = sorted({(row, column[value.key]) for row, value in pairs if value.key in column})
    table = np.asarray(kept, dtype=np.int64)
    return Facet(name, tuple(values), table[:, 0], table[:, 1], len(held)) if len(values) > 1 else None


def _in_order(values: list[Value], counted: Counter[str]) -> list[Value]:
    """By place where nearly all have one in the same unit; else as they came, the most frequent first."""
    placed = [value for value in values if value.place is not None]
    many = sum(counted[value.key] for value in placed) >= _ORDERED * counted.total()
    if not many or len({value.unit for value in placed}) != 1:
        return values
    return sorted(placed, key=lambda value: (value.place or 0.0, value.key))
