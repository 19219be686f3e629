"""All facets of a shop, for the merchant to look at: the same finding as in a conversation, over many products at once."""

from dataclasses import dataclass

import numpy as np

from shopapp.catalog import store as products
from shopapp.catalog.facets import store
from shopapp.catalog.facets.finding import Facet, found_in, held_by, words_of_titles
from shopapp.db import Connection

LOOKED_AT = 1000
"""Newest products a look is made from; in a larger shop the coverage is that of these."""
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Overview:
    facets: list[Facet]
    looked_at: int


def overview(conn: Connection, shop_id: int) -> Overview:
    ids = store.sample(conn, shop_id, most=LOOKED_AT)
    held = [held_by(product) for product in products.products(conn, shop_id, ids).values()]
    words = words_of_titles(held, np.full(len(held), 1 / max(1, len(held))))
    return Overview([*found_in(held, least=_LEAST), *([words] if words else [])], len(held))
