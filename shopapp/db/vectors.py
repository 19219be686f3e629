"""Vectors as pgvector reads them."""

import numpy as np
import numpy.typing as npt


def meaning(vector: npt.NDArray[np.float32], numbers: int = 384) -> npt.NDArray[np.float32]:
    """The front of the vector, which is about meaning alone (`ports.embeddings.MEANING`), at length 1."""
    front = vector[..., :numbers]
    return front / np.maximum(np.linalg.norm(front, axis=-1, keepdims=True), 1e-9)


def as_text(vector: npt.NDArray[np.float32]) -> str:
    """Five digits are more than halfvec keeps."""
    return "[" + ",".join(f"{number:.5f}" for number in vector.tolist()) + "]"
