"""Two models in one vector: what a text means, and which words it is made of. Their nearness adds up in one dot product.

A sentence model alone puts "laptop sleeve" above laptops and a bare phone above the case for it; averaged word pieces do not
understand, but they know the words. Measured together and apart: docs/decisions/0013.
"""

import numpy as np

from shopapp.outside.embeddings.minilm import MiniLm
from shopapp.outside.embeddings.tokens import Tokens
from shopapp.ports.embeddings import Vectors

WORDS = 0.3
"""Share of the words in the nearness of two texts; the rest is meaning."""


class Paired:
    """The first 384 numbers are the sentence model's, so that a reader who wants meaning alone can cut the rest off."""

    def __init__(self, *, threads: int = 1, english: MiniLm | None = None, words: Tokens | None = None) -> None:
        self._meaning = english or MiniLm(threads=threads)
        self._words = words or Tokens()
        self.model = f"{self._meaning.model}+{self._words.model}"

    def embed(self, texts: list[str]) -> Vectors:
        meaning = (1 - WORDS) ** 0.5 * self._meaning.embed(texts)
        words = WORDS**0.5 * self._words.embed(texts)
        both = np.hstack([meaning, words]).astype(np.float32)
        return both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-9)
