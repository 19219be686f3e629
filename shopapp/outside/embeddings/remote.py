"""Embeddings from an OpenAI-compatible service. Time limits and retries are set here, never left to the SDK's defaults."""

from typing import Any

import numpy as np

from shopapp.errors import Refused, Unavailable
from shopapp.ports.embeddings import Vectors

BATCH = 128


class OpenAiEmbeddings:
    def __init__(self, *, api_key: str, url: str, model: str, seconds: float = 10.0, retries: int = 2) -> None:
        self._settings: dict[str, Any] = {"api_key": api_key, "base_url": url, "timeout": seconds, "max_retries": retries}
        self._name = model
        self._client: Any = None

    @property
    def model(self) -> str:
        return self._name

    def embed(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [text or " " for text in texts[start : start + BATCH]]
            vectors[start : start + len(batch)] = self._ask(batch)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    def _ask(self, texts: list[str]) -> Vectors:
        import openai  # noqa: PLC0415 - a heavy import that only shops with a key need

        if self._client is None:
            self._client = openai.OpenAI(**self._settings)
        try:
            answer = self._client.embeddings.create(model=self._name, input=texts, dimensions=384)
        except (openai.APIConnectionError, openai.RateLimitError, openai.InternalServerError) as problem:
            raise Unavailable("The embedding service does not answer.", code="embeddings") from problem
        except openai.APIStatusError as problem:
            raise Refused(f"The embedding service refuses ({problem.status_code}).", code="embeddings") from problem
        except openai.OpenAIError as problem:
            raise Refused("The embedding service cannot be used.", code="embeddings") from problem
        rows = sorted(answer.data, key=lambda row: row.index)
        vectors = np.asarray([row.embedding for row in rows], dtype=np.float32)
        if vectors.shape != (len(texts), 384):
            raise Refused("The embedding service answered vectors of another size.", code="embeddings")
        return vectors
