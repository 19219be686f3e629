"""Texts as vectors."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
MEANING = 384
"""So many numbers at the front of every vector are the meaning; a model may add others behind them, about the words."""


class Embeddings(Protocol):
    @property
    def model(self) -> str:
        """Name stored beside every vector: vectors of different models are never compared."""
        ...

    def embed(self, texts: list[str]) -> Vectors:
        """One row of MEANING numbers or more per text, each of length 1; of one model always the same number of them."""
        ...
