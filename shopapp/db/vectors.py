"""Vectors as pgvector reads them."""

import numpy as np
import numpy.typing as npt


def as_text(vector: npt.NDArray[np.float32]) -> str:
    """Five digits are more than halfvec keeps."""
    return "[" + ",".join(f"{number:.5f}" for number in vector.tolist()) + "]"
