"""Texts as vectors.

The one rule: two vectors can be compared only where the same model made them; every row that keeps one names its model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
MEANING = 384
"""So many numbers at the front of a vector are its meaning; a model may add others behind them, about the words, or what the
text means in a space of several languages."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How a question's dot products with a model's vectors are read. Thresholds everywhere speak of MiniLM's scale."""

    start: int = 1
    """Where the meaning begins, counted from 1 as SQL does."""
    numbers: int = MEANING
    part: float | None = None
    """Square of the meaning's length within a product's vector; None: as in the question's."""
    feedback: float = 1.0
    """How far the question is pulled to the mean of its nearest products."""
    stretch: float = 1.0
    shift: float = 0.0

    def read(self, cosine: float) -> float:
        """From the model's cosine to the scale of the thresholds. 0 stays 0: there was no vector."""
        return self.shift + self.stretch * cosine if cosine else 0.0

    def raw(self, nearness: float) -> float:
        """The model's own cosine at such a nearness."""
        return (nearness - self.shift) / self.stretch


THIRDS = (0.4, 0.4, 0.2)
"""Shares of a product's vector that a model of several languages gives to MiniLM, to the space of several languages, to words."""
_ENGLISH = Nearness(part=THIRDS[0])
_ACROSS = Nearness(MEANING + 1, 512, part=THIRDS[1], feedback=0.0, stretch=1.46, shift=0.075)
"""The scale is such that a right and a chance pair of question and product lie where MiniLM puts them, and 0.02 above: across
languages no word of the question can stand in a name and speak for the hit, too (docs/decisions/0017)."""


def nearness_of(model: str | None, question: npt.NDArray[np.float32] | None) -> Nearness:
    """A question is put to one part of such a vector only: to the English one, or to that of several languages."""
    if question is None or "+use-multilingual-3" not in (model or ""):
        return Nearness()
    return _ENGLISH if question[:MEANING].any() else _ACROSS


class Embeddings(Protocol):
    @property
    def model(self) -> str:
        """Name stored beside every vector: vectors of different models are never compared."""
        ...

    def embed(self, texts: list[str]) -> Vectors:
        """One row of MEANING numbers or more per text; a product's has length 1. Of one model always the same number of them."""
        ...


class Models(Protocol):
    """The models of a deployment, of which each shop uses one."""

    @property
    def usual(self) -> Embeddings: ...

    def of(self, name: str) -> Embeddings:
        """What makes the products' vectors of that model; the usual one where there is no such model here."""
        ...

    def asks(self, name: str, *, asked_in: str, written_in: str) -> Embeddings:
        """What makes the vectors of questions to them, by the languages of the shopper and of the shop."""
        ...

    def suits(self, locales: Sequence[str], choice: str = "") -> Embeddings:
        """The model for a shop with these locales, the primary one first. `choice` is the merchant's: english, several or ""."""
        ...
