"""What the stories speak of, read from the synced catalogue and documents: nothing a shopper was shown is invented here."""

from dataclasses import dataclass

from shopapp.catalog import Card, cards, store
from shopapp.catalog.products import Product, Variant
from shopapp.db import Connection
from shopapp.demo.history import store as rows
from shopapp.demo.history.script import Thing
from shopapp.errors import NotFound


@dataclass(frozen=True, slots=True)
class Shelf:
    """Products by handle, their variants by (handle, title), their cards by id, passages by heading."""

    products: dict[str, Product]
    variants: dict[tuple[str, str], Variant]
    cards: dict[int, Card]
    passages: dict[str, rows.Passage]

    def product(self, handle: str) -> Product:
        if handle not in self.products:
            raise NotFound(f"The demo's past speaks of a product that is not in the catalogue: {handle}")
        return self.products[handle]

    def variant(self, thing: Thing) -> Variant:
        if (thing.handle, thing.variant) not in self.variants:
            raise NotFound(f"The demo's past speaks of a variant that is not in the catalogue: {thing.handle}, {thing.variant}")
        return self.variants[thing.handle, thing.variant]

    def card(self, handle: str, reason: str | None = None) -> Card:
        card = self.cards[self.product(handle).id]
        return {**card, "reason": reason}

    def passage(self, heading: str) -> rows.Passage:
        if heading not in self.passages:
            raise NotFound(f"The demo's past quotes a passage that no document has: {heading}")
        return self.passages[heading]


def read(conn: Connection, shop_id: int, storefront_url: str) -> Shelf:
    """Everything at once: the demo's catalogue is small."""
    found = store.products(conn, shop_id, rows.product_ids(conn, shop_id))
    handles = {product.id: product.handle for product in found.values()}
    variants = store.variants_of(conn, shop_id, list(found))
    shown = cards(conn, shop_id, list(found), storefront_url=storefront_url)
    return Shelf(
        products={product.handle: product for product in found.values()},
        variants={(handles[id], one.title): one for id, each in variants.items() for one in each},
        cards={card["product_id"]: card for card in shown},
        passages={passage.heading: passage for passage in rows.passages(conn, shop_id)},
    )
