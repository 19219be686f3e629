"""A facet as a question: at most six choices, balanced by belief, in order, each sayable in plain words.

A value is never split over two choices, and every value belongs to exactly one: whatever a shopper has in mind, one choice
is true. Ranges are cut between two values at the roundest number there, so that no product lies on an edge.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from shopapp.catalog.facets.finding import Facet, Floats
from shopapp.catalog.facets.values import SIZES, Value

MOST_CHOICES = 6
_NAMED_TOGETHER = 3
"""Values one choice may name: "Canon, Epson or HP"."""
_KINDS = frozenset({"type", "category", "kind", "product type"})
"""Kinds of goods are named one by one: "Trousers or lanterns" is no choice a person would offer."""
_NEAR_CUT = 0.05
"""How far, in belief, a cut may move from the even one to land on a rounder number."""
_NARROW = 0.15
"""A range spans at least this share of its lower end."""


@dataclass(frozen=True, slots=True)
class Choice:
    columns: tuple[int, ...]
    """The facet's values that it stands for."""
    values: tuple[Value, ...]
    low: float | None = None
    """For a range: from `low` on, below `high`."""
    high: float | None = None
    other: bool = False
    """Stands for everything the other choices do not name."""

    @property
    def is_range(self) -> bool:
        return self.low is not None or self.high is not None


def choices(facet: Facet, weights: Floats, *, most: int = MOST_CHOICES) -> list[Choice]:
    """`weights` is the belief over the products the facet was found in."""
    mass = facet.mass(weights)
    live = [at for at in range(len(facet.values)) if mass[at] > 0]
    if len(live) <= most and facet.values[0].unit != "minor":
        return [Choice((at,), (facet.values[at],)) for at in live]
    if facet.ordered:
        sizes = all(value.key in SIZES for value in facet.values)
        return _neighbours(facet, live, mass, most) if sizes else _ranges(facet, live, mass, most)
    families = _families(facet, live)
    return _balanced(families, facet, mass, most, 1 if facet.name in _KINDS else _NAMED_TOGETHER)


def _ranges(facet: Facet, live: list[int], mass: Floats, most: int) -> list[Choice]:
    places = [facet.values[at].place or 0.0 for at in live]
    parts = min(most, max(2, (len(live) + 1) // 2))
    cuts = even_cuts(places, [float(mass[at]) for at in live], parts)
    edges: list[float | None] = [None, *cuts, None]
    found: list[Choice] = []
    for low, high in pairwise(edges):
        columns = tuple(
            at for at, place in zip(live, places, strict=True) if (low is None or place >= low) and (high is None or place < high)
        )
        if columns:
            found.append(Choice(columns, tuple(facet.values[at] for at in columns), low, high))
    return found


def even_cuts(places: list[float], mass: list[float], parts: int) -> list[float]:
    """At most `parts - 1` numbers that cut the ascending `places` into parts of nearly equal mass, each a round number."""
    total = sum(mass)
    below = np.cumsum(mass) / total if total else np.zeros(len(mass))
    cuts: list[float] = []
    for part in range(1, parts):
        near = [at for at in range(len(places) - 1) if abs(below[at] - part / parts) <= _NEAR_CUT]
        if not near:
            near = [min(range(len(places) - 1), key=lambda at, part=part: abs(below[at] - part / parts))]
        rounded = [roundest(places[at], places[at + 1]) for at in near]
        cut = min(zip(rounded, near, strict=True), key=lambda pair: (_digits(pair[0]), abs(below[pair[1]] - part / parts)))[0]
        if cut not in cuts:
            cuts.append(cut)
    return _apart(sorted(cuts))


def _apart(cuts: list[float]) -> list[float]:
    """Of two cuts that lie close, the rounder: nobody thinks in "59 to 60 euros"."""
    kept: list[float] = []
    for cut in cuts:
        if kept and cut - kept[-1] < _NARROW * abs(kept[-1]):
            kept[-1] = min(kept[-1], cut, key=_digits)
        else:
            kept.append(cut)
    return kept


def roundest(above: float, upto: float) -> float:
    """The number with the fewest digits in (above, upto]."""
    for power in range(math.ceil(math.log10(max(abs(upto), 1e-6))) + 1, -7, -1):
        for step in (5 * 10.0**power, 10.0**power):
            number = math.floor(upto / step + 1e-9) * step
            if number > above:
                return round(number, 6)
    return upto


def _digits(number: float) -> int:
    return len(f"{number:g}".replace(".", "").strip("0"))


def _neighbours(facet: Facet, live: list[int], mass: Floats, most: int) -> list[Choice]:
    """Sizes in their order, the lightest neighbours together: `XS or S`."""
    groups = [[at] for at in live]
    while len(groups) > most:
        at = min(range(len(groups) - 1), key=lambda at: sum(mass[i] for i in groups[at] + groups[at + 1]))
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    return [Choice(tuple(group), tuple(facet.values[at] for at in group)) for group in groups]


def _families(facet: Facet, live: list[int]) -> list[list[int]]:
    merged: dict[str, list[int]] = {}
    for at in live:
        value = facet.values[at]
        merged.setdefault(f"~{value.group}" if value.group else value.key, []).append(at)
    return list(merged.values())


def _balanced(groups: list[list[int]], facet: Facet, mass: Floats, most: int, together: int) -> list[Choice]:
    """The heaviest alone, lighter ones together, what is left under "something else"."""
    weight = {id(group): float(sum(mass[at] for at in group)) for group in groups}
    ordered = sorted(groups, key=lambda group: -weight[id(group)])
    if len(ordered) <= most:
        return [_choice(facet, [group]) for group in ordered]
    room = most * together
    bins = most if len(ordered) <= room else most - 1
    named, rest = ordered[: bins * together], ordered[bins * together :]
    packed: list[list[list[int]]] = [[] for _ in range(bins)]
    for group in named:
        open_bins = [each for each in packed if len(each) < together]
        min(open_bins, key=lambda each: sum(weight[id(member)] for member in each)).append(group)
    found = [_choice(facet, each) for each in packed if each]
    if rest:
        columns = tuple(at for group in rest for at in group)
        found.append(Choice(columns, tuple(facet.values[at] for at in columns), other=True))
    return found


def _choice(facet: Facet, groups: list[list[int]]) -> Choice:
    columns = tuple(at for group in groups for at in group)
    return Choice(columns, tuple(facet.values[at] for at in columns))
