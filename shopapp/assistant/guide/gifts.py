"""A present for nobody described yet: first for whom, then what it may cost, with choices that this catalogue has.

The one rule: a choice names a value that products at hand have, or a range of their prices. A shop that does not say for whom
things are asks for the budget only, and one whose prices tell nothing apart asks in words.
"""

import re
from dataclasses import replace

import numpy as np

from shopapp.assistant.guide.whom import PEOPLE
from shopapp.assistant.understand.plain import arabic, plain, words
from shopapp.catalog.facets import PRICE, Facet

LEAST = 0.1
"""Share of the products that have to say for whom they are."""
SOMEBODY = "whom"
"""Stands among what was spoken of when the shopper has said whom the present is for."""
_NAMED = re.compile(
    arabic(
        r"\bfor (?:my|our|an?|the|his|her|some|two)\b|\bfur (?:mein\w*|unser\w*|eine?\w*|den|die|das|zwei)\b"
        r"|\bpour (?:mon|ma|mes|notre|nos|une?|le|la|des)\b|\bpara (?:mis?|nuestr\w+|una?|el|la|los|las)\b"
        r"|\b(?:لأمي|لأبي|لزوج\w*|لأخ\w*|لصديق\w*|لابن\w*|لوالد\w*|لطفل\w*)"
    )
)


def names_somebody(text: str) -> bool:
    return _NAMED.search(plain(text)) is not None


def opening(facets: list[Facet], asked: set[str]) -> list[Facet]:
    """What to ask of a present, in order; only what was not asked yet."""
    whom = [part for facet in facets if (part := _whom_of(facet)) is not None]
    best = max(whom, key=lambda facet: facet.coverage, default=None)
    price = [facet for facet in facets if facet.name == PRICE]
    first = [best] if best is not None and SOMEBODY not in asked else []
    return [facet for facet in [*first, *price] if facet.name not in asked]


def _whom_of(facet: Facet) -> Facet | None:
    """The facet with only those of its values that name people; None where these are fewer than two or rarely stated."""
    kept = [at for at, value in enumerate(facet.values) if (said := words(plain(value.text))) and set(said) <= PEOPLE]
    if len(kept) < 2:
        return None
    fresh = {column: at for at, column in enumerate(kept)}
    pairs = [(row, fresh[column]) for row, column in zip(facet.rows, facet.columns, strict=True) if column in fresh]
    rows, columns = (np.asarray(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    part = replace(facet, values=tuple(facet.values[at] for at in kept), rows=rows, columns=columns)
    return part if part.coverage >= LEAST else None
