"""Products side by side, from structured attributes only: what differs first, what the shop does not state as None."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from shopapp.catalog import here as heres
from shopapp.catalog import store
from shopapp.catalog.facets import store as facet_store
from shopapp.catalog.facets.store import FacetSetting
from shopapp.catalog.here import NOWHERE, Here
from shopapp.catalog.products import Product, Variant
from shopapp.catalog.text import fold
from shopapp.db import Connection

_NOT_A_ROW = frozenset({"tag", "type", "vendor", "collection", "category"})
ENGLISH: Mapping[str, str] = {
    "price": "Price",
    "availability": "Availability",
    "type": "Type",
    "vendor": "Brand",
    "available": "Available",
    "sold_out": "Sold out",
    "from": "from {price}",
}
_LAST = 10_000


class Row(TypedDict):
    facet: str
    """What it compares, by the catalogue's name; `label` is what it is called on the screen."""
    label: str
    values: list[str | None]
    differs: bool


def compare(
    conn: Connection, shop_id: int, product_ids: Sequence[int], here: Here = NOWHERE, words: Mapping[str, str] = ENGLISH
) -> list[Row]:
    """Rows over the products in the order asked; products not in the catalogue, or not sold here, have None in every row.

    What differs comes first; among that, the merchant's order. What the merchant hid is left out, what they renamed is called so.
    `words` has the names of rows that are not the shop's own, and by a facet's name what it is called in the shopper's language.
    """
    found = heres.products(conn, shop_id, store.products(conn, shop_id, product_ids), here)
    priced = heres.variants(conn, shop_id, store.cheapest(conn, shop_id, product_ids).values(), here)
    best = {variant.product_id: variant for variant in priced.values()}
    products = [found.get(id) for id in product_ids]
    said = facet_store.settings(conn, shop_id)
    own = list(dict.fromkeys(name for product in products if product for name in product.facets if name not in _NOT_A_ROW))
    values = {
        "price": [_price(product, best, words) for product in products],
        "availability": [None if product is None else _stock(product, words) for product in products],
        "type": [_type(product) if product else None for product in products],
        "vendor": [product.vendor or None if product else None for product in products],
        **{name: [_values(product, name) for product in products] for name in own},
    }
    rows = [_row(name, row, said.get(name), words) for name, row in values.items() if any(row) and not _hidden(name, said)]
    return sorted(rows, key=lambda row: (not row["differs"], _place(row["facet"], said)))


def _hidden(name: str, said: Mapping[str, FacetSetting]) -> bool:
    """Price and availability are facts of the offer, and shown whatever is asked about."""
    return name in said and said[name].hidden and name not in ("price", "availability")


def _place(name: str, said: Mapping[str, FacetSetting]) -> int:
    if name in ("price", "availability"):
        return 0
    own = said.get(name)
    return _LAST if own is None else own.place if own.place is not None else 1 if own.pinned else _LAST


def _row(name: str, values: list[str | None], own: FacetSetting | None, words: Mapping[str, str]) -> Row:
    label = (own and own.label) or words.get(name) or name.replace("_", " ").capitalize()
    return {
        "facet": name,
        "label": label,
        "values": values,
        "differs": len({fold(each) if each else None for each in values}) > 1,
    }


def _type(product: Product) -> str | None:
    return (product.told and product.told.product_type) or product.product_type or None


def _price(product: Product | None, best: dict[int, Variant], words: Mapping[str, str]) -> str | None:
    if product is None or product.id not in best:
        return None
    text = best[product.id].price.text()
    return words["from"].format(price=text) if product.price_min != product.price_max else text


def _stock(product: Product, words: Mapping[str, str]) -> str:
    return words["available" if product.available else "sold_out"]


def _values(product: Product | None, name: str) -> str | None:
    values = product.facets.get(name, []) if product else []
    return ", ".join(product.says(value) for value in values) if product and values else None
