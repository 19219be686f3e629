"""Which of the candidates the shopper means: a belief, moved softly by every answer.

The one rule: an answer multiplies and never deletes. People answer loosely and sometimes wrongly, so every product keeps a
chance whatever is answered, and enough right answers bring it back (a property test holds this).
"""

from collections.abc import Sequence

import numpy as np

from shopapp.assistant.guide.values import Held, agrees
from shopapp.assistant.memory import Like
from shopapp.catalog.facets.finding import Floats

SHARPNESS = 8.0
"""How much a search score counts: the best hit weighs e⁸ times the worst. Under this factor the products people rated 3 for
the dev queries of Chorus Electronics were likeliest; it was not chosen by what the guide makes of it."""
MISTAKEN = 0.1
"""How often an answer is taken to be wrong, in equal parts over the other choices."""
SILENT = 0.15
"""How far a product that does not state the facet agrees with any answer: it may have the value and not say so."""


_MEASURES = 6
"""A measure said by oneself is taken like an answer among as many choices."""


def prior(scores: Sequence[float]) -> Floats:
    """From search scores (0 to 1) to shares that add up to one."""
    weights = np.exp(SHARPNESS * np.asarray(scores, dtype=np.float64))
    return weights / weights.sum() if len(weights) else weights


def after(weights: Floats, held: Sequence[Held], like: Like) -> Floats:
    """The belief after an answer. "I don't mind" is no answer and leaves it as it was."""
    told = np.asarray([likelihood(agrees(each, like), like.of) for each in held])
    moved = weights * told
    return moved / moved.sum() if len(moved) else moved


def measured(weights: Floats, kept: Sequence[bool | None]) -> Floats:
    """The belief after a measure was said, by whether each product keeps it (None: it does not say)."""
    moved = weights * np.asarray([likelihood(each, _MEASURES) for each in kept])
    return moved / moved.sum() if len(moved) else moved


def suited(weights: Floats, shares: Sequence[float]) -> Floats:
    """The belief after it was said whom it has to suit, by how well each product does."""
    moved = weights * np.asarray(shares)
    return moved / moved.sum() if len(moved) else moved


def likelihood(agreement: bool | None, of: int) -> float:
    """How likely this answer is, of so many choices, for a product that agrees, does not, or does not say (None)."""
    wrong = MISTAKEN / max(1, of - 1)
    if agreement is None:
        return max(SILENT, wrong)
    return 1 - MISTAKEN if agreement else wrong


def lean(weights: Floats, prices: Sequence[int], wanted: str | None) -> Floats:
    """ "Cheap" and "fine" lean the order by price, at most by half of what search scores do; they rule nothing out."""
    if wanted is None or len(prices) < 2 or min(prices) == max(prices):
        return weights
    place = (np.asarray(prices) - min(prices)) / (max(prices) - min(prices))
    moved = weights * np.exp(-4.0 * place if wanted == "cheap" else 4.0 * (place - 1))
    return moved / moved.sum()
