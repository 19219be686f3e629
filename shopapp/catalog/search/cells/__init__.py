"""Cells: how a shop with very many products is searched by meaning without reading every vector.

The one rule: cells belong to one shop. An index shared by all shops loses results without any error
(docs/decisions/0004), and one made by CREATE INDEX would lock the table for every shop while it is built.
"""

import math

import numpy as np
import numpy.typing as npt

from shopapp.catalog.search.cells import store
from shopapp.db import Transaction
from shopapp.db.vectors import as_text

LARGE = 50_000
"""From so many products on a shop has cells; below, an exact scan takes less than 25 ms (measured)."""
PER_CELL = 100
PROBED = 128
"""Cells read per search. Many small cells find more than few large ones for the same reading (decisions/0013)."""
SAMPLED = 20
"""Vectors per cell that the centres are learned from."""
_ROUNDS = 8

Vectors = npt.NDArray[np.float32]


def keep(shop_id: int, *, transaction: Transaction, model: str, large: int = LARGE) -> int:
    """Make, renew or drop the shop's cells as its size asks; returns how many it has now. For a worker, after embedding.

    They are renewed when the model changed or the shop grew or shrank by half; in between, each new vector joins the cell
    that is nearest to it.
    """
    with transaction(shop_id) as conn:
        held = store.held(conn, shop_id, model)
    if held.products < large:
        if held.cells:
            with transaction(shop_id) as conn:
                store.drop(conn, shop_id)
        return 0
    wanted = math.ceil(held.products / PER_CELL)
    if held.same_model and not held.homeless and wanted / 1.5 <= held.cells <= wanted * 1.5:
        return held.cells
    with transaction(shop_id) as conn:
        sample = store.sample(conn, shop_id, model, wanted * SAMPLED)
    centres = centred(sample, wanted)
    with transaction(shop_id) as conn:
        store.settle(conn, shop_id, model, [as_text(centre) for centre in centres])
    return len(centres)


def centred(vectors: Vectors, count: int, *, seed: int = 7) -> Vectors:
    """Spherical k-means: `count` unit vectors, each the mean direction of those nearest to it. An empty cell starts anew."""
    chance = np.random.default_rng(seed)
    centres = vectors[chance.choice(len(vectors), min(count, len(vectors)), replace=False)]
    for _ in range(_ROUNDS):
        nearest = _nearest(vectors, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        fresh = vectors[chance.integers(len(vectors), size=len(centres))]
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), fresh).astype(np.float32)
    return centres


def _nearest(vectors: Vectors, centres: Vectors) -> npt.NDArray[np.intp]:
    parts = [np.argmax(vectors[start : start + 4096] @ centres.T, axis=1) for start in range(0, len(vectors), 4096)]
    return np.concatenate(parts)
