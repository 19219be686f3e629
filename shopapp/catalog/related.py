"""More like this, and the same for less. Only what can be bought now, never the product itself.

The product's own vector is the question; it goes the way of every search, so that a large shop is read by its cells.
"""

from shopapp.catalog import here as heres
from shopapp.catalog import store
from shopapp.catalog.here import NOWHERE, Here
from shopapp.catalog.search import store as search_store
from shopapp.catalog.search.finding import parameters, reached
from shopapp.catalog.search.wish import Hit, Wish
from shopapp.db import Connection


def similar(conn: Connection, shop_id: int, product_id: int, *, limit: int = 6, here: Here = NOWHERE) -> list[Hit]:
    """Nearest in meaning, those of the same type first. Raises NotFound."""
    return _near(conn, shop_id, product_id, Wish(not_product_ids=[product_id], limit=limit, country=here.country))


def cheaper(conn: Connection, shop_id: int, product_id: int, *, limit: int = 6, here: Here = NOWHERE) -> list[Hit]:
    """The same, but for less than this product's cheapest variant. Raises NotFound."""
    own = store.product(conn, shop_id, product_id)
    price = heres.products(conn, shop_id, {own.id: own}, here).get(own.id, own).price_min
    wish = Wish(price_max=price - 1, not_product_ids=[product_id], limit=limit, country=here.country)
    return _near(conn, shop_id, product_id, wish)


def _near(conn: Connection, shop_id: int, product_id: int, wish: Wish) -> list[Hit]:
    product = store.product(conn, shop_id, product_id)
    own = search_store.vector_of(conn, shop_id, product_id)
    if own is None:
        return []
    asked = parameters(shop_id, wish, None, None) | dict(zip(("vector", "model"), own, strict=True))
    found = reached(conn, shop_id, wish, asked | {"type": product.product_type}, search_store.near_product)
    return [Hit(row.product_id, row.score, row.cosine, False, "meaning") for row in found]


def beside(conn: Connection, shop_id: int, product_id: int, *, limit: int = 12) -> list[int]:
    """Another kind of thing from one of the same collections, the smallest shared collections first."""
    return store.beside(conn, shop_id, product_id, limit)
