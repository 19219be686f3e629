"""The next best question: the one after whose answer the wanted product is likeliest among the first three.

Pure: a belief and the facets of the candidates in, a question or None out. Every answer is imagined in turn, mistakes and "I
don't mind" included, and weighed by how likely it is. A small part of the gain is plain information, because a question
that only halves the choice brings nothing into the first three by itself, and yet the next one builds on it.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from shopapp.assistant.guide.belief import MISTAKEN, SILENT
from shopapp.assistant.memory import Like
from shopapp.catalog.facets import MOST_CHOICES, Choice, Facet, choices
from shopapp.catalog.facets.finding import Floats
from shopapp.catalog.text import fold

SHOWN = 3
"""What is looked at beside a question."""
INFORMATION = 0.15
"""What one bit is worth beside the chance of a place among the first three."""
LEAST_COVERAGE = 0.3


@dataclass(frozen=True, slots=True)
class Question:
    facet: Facet
    choices: list[Choice]
    gain: float
    """Expected rise of the chance that the wanted product is among the first three, 0 to 1."""
    worth: float
    """`gain` and information, times how readily people answer this facet: what questions are compared by."""


def best_question(
    facets: Sequence[Facet],
    weights: Floats,
    *,
    asked: Collection[str] = (),
    most: int = MOST_CHOICES,
    readiness: Callable[[Facet], float] = lambda _: 1.0,
) -> Question | None:
    """The question worth most now, None when no facet tells the candidates apart."""
    found = [
        weighed(facet, weights, most, readiness(facet))
        for facet in facets
        if facet.name not in asked and readiness(facet) > 0 and _covered(facet, weights) >= LEAST_COVERAGE
    ]
    return max((question for question in found if question is not None), key=lambda question: question.worth, default=None)


def _covered(facet: Facet, weights: Floats) -> float:
    return float(weights[np.unique(facet.rows)].sum())


def weighed(facet: Facet, weights: Floats, most: int, ready: float) -> Question | None:
    offered = choices(facet, weights, most=most)
    if len(offered) < 2:
        return None
    answers, skipped = _imagined(facet, offered, weights)
    gain = _first(answers).sum() + _first(skipped[None, :])[0] - _first(weights[None, :])[0]
    return Question(facet, offered, float(gain), ready * float(gain + INFORMATION * _bits(answers, skipped, weights)))


def _imagined(facet: Facet, offered: Sequence[Choice], weights: Floats) -> tuple[Floats, Floats]:
    """Belief times likelihood, one row per choice, and for "I don't mind" (asked of what does not state the facet)."""
    group = np.full(len(facet.values), -1)
    for at, choice in enumerate(offered):
        group[list(choice.columns)] = at
    member = np.zeros((len(offered), facet.total))
    kept = group[facet.columns] >= 0
    member[group[facet.columns[kept]], facet.rows[kept]] = 1.0
    several = member.sum(axis=0)
    states = several > 0
    wrong = MISTAKEN / max(1, len(offered) - 1)
    told = np.where(member > 0, (1 - MISTAKEN) / np.maximum(several, 1), wrong)
    shares = member @ weights
    silent = SILENT * shares / max(shares.sum(), 1e-12)
    told = np.where(states, told, silent[:, None])
    # What is left of every product's probability is that its shopper does not mind.
    return told * weights, np.maximum(1 - told.sum(axis=0), 0) * weights


def _first(rows: Floats) -> Floats:
    """The belief on the first three of each row."""
    if rows.shape[1] <= SHOWN:
        return rows.sum(axis=1)
    return np.partition(rows, -SHOWN, axis=1)[:, -SHOWN:].sum(axis=1)


def _bits(answers: Floats, skipped: Floats, weights: Floats) -> float:
    """Mutual information of the answer and the wanted product, in bits."""
    joint = np.vstack([answers, skipped[None, :]])
    outcome = joint.sum(axis=1, keepdims=True)
    held = joint > 0
    return float((joint[held] * np.log2(joint[held] / (outcome * weights)[held])).sum())


def like_of(facet: Facet, offered: Sequence[Choice], choice: Choice) -> Like:
    """What remains in memory of an answered question."""
    if choice.is_range:
        return Like(facet=facet.name, must=False, low=choice.low, high=choice.high, of=len(offered))
    if choice.other:
        named = [value.text for each in offered if not each.other for value in each.values]
        return Like(facet=facet.name, values=named, must=False, other=True, of=len(offered))
    return Like(facet=facet.name, values=[value.text for value in choice.values], must=False, of=len(offered))


_FOR_READING = re.compile(
    r"\b(?:package|packaging|pallet|carton|cartons|master|shipping|customs|harmonized|hs|ean|upc|gtin|mpn|sku|oem|code|id|ids|"
    r"certifications?|certificates?|compliance|warranty|care|made in|origin|last change|lithography|transistors|humidity|"
    r"temperature|released?|status|segment|dimensions)\b"
)
"""What is read about a product one likes, or known to the trade only; nobody chooses by it."""
_READY = {"tag": 0.5, "vendor": 0.9, "title": 0.7}
_MEASURES = re.compile(
    r"\b(?:weight|width|depth|height|thickness|gewicht|breite|hohe|tiefe|poids|largeur|hauteur|peso|ancho|alto)\b"
)
"""Few shoppers have a number in mind for these."""
_LONG, _SHARED_BY = 14, 1.5
_CODED = re.compile(r"\d")


def _described(facet: Facet) -> bool:
    """Whether the values describe single products ("recycled nylon shell") rather than being something to choose by."""
    long = sum(len(value.text) for value in facet.values) / len(facet.values) > _LONG
    return long and len(facet.rows) < _SHARED_BY * len(facet.values)


def readiness(facet: Facet) -> float:
    """How readily people answer: 1 for what everybody knows, less for long technical names, 0 for what only the trade knows."""
    if _FOR_READING.search(facet.name):
        return 0.0
    if facet.name in _READY:
        return _READY[facet.name]
    sayable = 1.0 if len(facet.name.split()) <= 2 else 0.8
    if _MEASURES.search(fold(facet.name)):
        sayable *= 0.5
    if facet.ordered:
        return sayable
    if _described(facet):
        return 0.3 * sayable
    coded = sum(bool(_CODED.search(value.key)) for value in facet.values) / len(facet.values)
    return sayable * (1 - 0.6 * coded)
