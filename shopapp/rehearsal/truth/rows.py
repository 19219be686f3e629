"""The rows behind one rehearsed conversation: every product, variant and passage that was spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from shopapp.db import Connection
from shopapp.rehearsal.records import Payload, Spoken
from shopapp.rehearsal.truth import store
from shopapp.rehearsal.truth.store import Passage, Product, Variant
from shopapp.shops import Shop


@dataclass(frozen=True, slots=True)
class Rows:
    currency: str
    storefront: str
    """Without a slash at its end."""
    products: dict[int, Product]
    variants: dict[int, Variant]
    passages: list[Passage]

    def of(self, product_id: int) -> list[Variant]:
        return [variant for variant in self.variants.values() if variant.product_id == product_id]

    def url(self, product: Product) -> str:
        return f"{self.storefront}/products/{product.handle}"


def rows_for(conn: Connection, shop: Shop, talk: Sequence[Spoken]) -> Rows:
    events = [event for spoken in talk for event in spoken.events]
    cards = [card for _, payload in events for card in cards_of(payload)]
    variant_ids = [int(payload["variant_id"]) for type, payload in events if type == "cart.change"]
    said = "\n".join(text for _, payload in events for text in texts_in(payload))
    sold = store.variants(conn, shop.id, [], variant_ids)
    ids = [int(card["product_id"]) for card in cards] + [variant.product_id for variant in sold]
    found = {product.id: product for product in store.products(conn, shop.id, ids, said)}
    variants = {variant.id: variant for variant in store.variants(conn, shop.id, list(found), variant_ids)}
    titles = [str(source.get("title", "")) for _, payload in events for source in payload.get("sources", ())]
    passages = store.passages(conn, shop.id, titles)
    return Rows(shop.currency, shop.storefront_url.rstrip("/"), found, variants, passages)


def cards_of(payload: Payload) -> list[Payload]:
    """The product cards of an event."""
    return [card for card in payload.get("items", ()) if "product_id" in card]


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a payload, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in cast(dict[str, Any], value).values():
            yield from texts_in(part)
    elif isinstance(value, list | tuple):
        for part in cast(list[Any], value):
            yield from texts_in(part)
