"""Static vectors of word pieces, averaged: no network is run, so a text costs microseconds. From files inside a package.

As with the other model, the package is data to us: it is not imported, and files that differ from those we know are refused.
"""

import json
import threading
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from shopapp.outside.embeddings.minilm import checked
from shopapp.ports.embeddings import Vectors

PIECES = ("wordllama", "l2_supercat_256.safetensors", "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5")
TOKENIZER = (
    "wordllama",
    "l2_supercat_tokenizer_config.json",
    "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
)
NUMBERS = 64
"""Of the 256 that each piece has: it was trained so that the first ones stand alone, and 64 served as well (decisions/0013)."""


class Tokens:
    """Loads at the first text, once per process; safe to share between threads."""

    model = f"wordllama-{NUMBERS}"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokenizer: Any = None
        self._pieces: Vectors | None = None

    def embed(self, texts: list[str]) -> Vectors:
        pieces = self._loaded()
        vectors = np.zeros((len(texts), NUMBERS), dtype=np.float32)
        for row, each in enumerate(self._tokenizer.encode_batch(texts, add_special_tokens=False) if texts else []):
            if each.ids:
                vectors[row] = pieces[each.ids].mean(axis=0)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    def weighed(self, words: list[str]) -> Vectors:
        """The table was trained to be averaged, so that a word which says little has short pieces."""
        pieces = self._loaded()
        vectors = np.zeros((len(words), NUMBERS), dtype=np.float32)
        for row, each in enumerate(self._tokenizer.encode_batch(words, add_special_tokens=False) if words else []):
            vectors[row] = pieces[each.ids].sum(axis=0)
        return vectors

    def _loaded(self) -> Vectors:
        with self._lock:
            if self._pieces is None:
                tokenizer: Any = Tokenizer.from_file(str(checked(*TOKENIZER)))
                tokenizer.no_padding()
                tokenizer.no_truncation()
                self._tokenizer = tokenizer
                self._pieces = _read(str(checked(*PIECES)))
            return self._pieces


def _read(path: str) -> Vectors:
    """The one matrix of a safetensors file: eight bytes of length, a JSON header, then half-precision numbers."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        rows, columns = header["embedding.weight"]["shape"]
        numbers = np.frombuffer(file.read(), dtype="<f2").reshape(rows, columns)
    return np.ascontiguousarray(numbers[:, :NUMBERS], dtype=np.float32)
