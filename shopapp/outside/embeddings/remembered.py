"""A small memory of query vectors: shoppers ask for the same things, and a refined search embeds the same text again."""

import threading
from collections import OrderedDict

import numpy as np
import numpy.typing as npt

from shopapp.ports.embeddings import Embeddings, Vectors


class Remembered:
    """Remembers single texts only; batches are catalogue texts and pass through."""

    def __init__(self, inner: Embeddings, *, most: int = 2_000) -> None:
        self._inner = inner
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()

    @property
    def model(self) -> str:
        return self._inner.model

    def embed(self, texts: list[str]) -> Vectors:
        if len(texts) != 1:
            return self._inner.embed(texts)
        text = texts[0]
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text][None, :]
        vectors = self._inner.embed(texts)
        with self._lock:
            self._known[text] = vectors[0]
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return vectors
