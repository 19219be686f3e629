"""Which facet to ask next: the one that is expected to narrow the choice most, in at most six choices.

Entropy times coverage was the best of the policies measured (reference/retrieval 5.1). Pure: facets in, choices out.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass

from shopapp.catalog.facets.finding import Facet

MOST_CHOICES = 6
_LEAST_COVERAGE = 0.4
_TIRESOME = {"tag": 0.5, "vendor": 0.6}
"""Facets people answer less readily than the shop's own options: worth a share of their gain."""
_FOR_READING = frozenset({"care", "dimensions", "warranty", "made in", "origin", "country of origin", "weight"})
"""What people look up on a product they like, and do not choose by."""
_LONGEST_CHOICE = 24
_LEAST_SHARED = 1.5


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    values: tuple[str, ...]
    """The facet's values that this choice stands for; several behind `Other`."""
    count: int


def gain(facet: Facet, total: int) -> float:
    """Expected bits learned by asking: entropy over the choices as offered, times the share of products that have a value."""
    counts = [choice.count for choice in choices(facet)]
    everything = sum(counts)
    if total == 0 or everything == 0 or len(counts) < 2 or facet.name in _FOR_READING or _sentences(facet):
        return 0.0
    entropy = -sum(count / everything * math.log2(count / everything) for count in counts if count)
    # Products that have several of the values answer every choice: they make the facet less telling than it looks.
    overlap = min(1.0, total * facet.coverage / everything)
    return entropy * facet.coverage * overlap * _TIRESOME.get(facet.name, 1.0)


def _sentences(facet: Facet) -> bool:
    """Whether the values are descriptions of single products ("Merino wool, 19.5 micron") rather than something to choose by."""
    values = [value for value, _ in facet.values]
    long = sum(len(value) for value in values) / len(values) > _LONGEST_CHOICE
    listed = sum("," in value for value in values) * 3 > len(values)
    return listed or (long and sum(count for _, count in facet.values) / len(values) < _LEAST_SHARED)


def choices(facet: Facet, *, most: int = MOST_CHOICES) -> list[Choice]:
    """At most `most`; the rarest are merged into `Other` where there are more."""
    if len(facet.values) <= most:
        return [Choice(value, (value,), count) for value, count in facet.values]
    shown, rest = facet.values[: most - 1], facet.values[most - 1 :]
    other = frozenset[int]().union(*(facet.holders.get(value, frozenset[int]()) for value, _ in rest))
    merged = Choice("Other", tuple(value for value, _ in rest), len(other) or sum(count for _, count in rest))
    return [*(Choice(value, (value,), count) for value, count in shown), merged]


def choose(facets: list[Facet], total: int, *, asked: Collection[str] = ()) -> Facet | None:
    """The facet worth asking now, None when none would help."""
    open_ones = [facet for facet in facets if facet.name not in asked and facet.coverage >= _LEAST_COVERAGE]
    best = max(open_ones, key=lambda facet: gain(facet, total), default=None)
    return best if best is not None and gain(best, total) > 0.3 else None
