"""Products side by side, from structured attributes only: what differs first, what the shop does not state as None."""

from collections.abc import Sequence
from typing import TypedDict

from shopapp.catalog import here as heres
from shopapp.catalog import store
from shopapp.catalog.here import NOWHERE, Here
from shopapp.catalog.products import Product, Variant
from shopapp.catalog.text import fold
from shopapp.db import Connection

_NOT_A_ROW = frozenset({"tag", "type", "vendor", "collection", "category"})


class Row(TypedDict):
    label: str
    values: list[str | None]
    differs: bool


def compare(conn: Connection, shop_id: int, product_ids: Sequence[int], here: Here = NOWHERE) -> list[Row]:
    """Rows over the products in the order asked; products not in the catalogue, or not sold here, have None in every row."""
    found = heres.products(conn, shop_id, store.products(conn, shop_id, product_ids), here)
    priced = heres.variants(conn, shop_id, store.cheapest(conn, shop_id, product_ids).values(), here)
    best = {variant.product_id: variant for variant in priced.values()}
    products = [found.get(id) for id in product_ids]
    names = list(dict.fromkeys(name for product in products if product for name in product.facets if name not in _NOT_A_ROW))
    rows = [
        _row("Price", [_price(product, best) for product in products]),
        _row("Availability", [None if product is None else _stock(product) for product in products]),
        _row("Type", [_type(product) if product else None for product in products]),
        _row("Brand", [product.vendor or None if product else None for product in products]),
        *(_row(name.replace("_", " ").capitalize(), [_values(product, name) for product in products]) for name in names),
    ]
    return sorted((row for row in rows if any(row["values"])), key=lambda row: not row["differs"])


def _row(label: str, values: list[str | None]) -> Row:
    return {"label": label, "values": values, "differs": len({fold(value) if value else None for value in values}) > 1}


def _type(product: Product) -> str | None:
    return (product.told and product.told.product_type) or product.product_type or None


def _price(product: Product | None, best: dict[int, Variant]) -> str | None:
    if product is None or product.id not in best:
        return None
    text = best[product.id].price.text()
    return f"from {text}" if product.price_min != product.price_max else text


def _stock(product: Product) -> str:
    return "Available" if product.available else "Sold out"


def _values(product: Product | None, name: str) -> str | None:
    values = product.facets.get(name, []) if product else []
    return ", ".join(product.says(value) for value in values) if product and values else None
