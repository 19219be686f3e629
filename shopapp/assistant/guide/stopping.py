"""When to stop asking: as soon as one question more would not pay for the shopper's effort. Pure."""

import numpy as np

from shopapp.catalog.facets.finding import Floats

PAYS = 0.05
"""Least expected rise of the chance to have the wanted product among the first three."""
CERTAIN = 0.85
"""With this much of the belief on the first three, they are recommended."""
FIRST = 3


def pays(gain: float, weights: Floats) -> bool:
    return gain >= PAYS and float(np.sort(weights)[-FIRST:].sum()) < CERTAIN
