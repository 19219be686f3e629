"""Texts as vectors."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Embeddings(Protocol):
    @property
    def model(self) -> str:
        """Name stored beside every vector: vectors of different models are never compared."""
        ...

    def embed(self, texts: list[str]) -> Vectors:
        """One row of 384 numbers per text, each of length 1."""
        ...
