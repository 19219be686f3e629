"""Where a shopper stands: their language and their country, and what that changes of a product.

The one rule: what is not translated stays as it is, and what has no price of its own costs what the shop says. Only a
product that is not sold in the country is left out altogether.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from shopapp.catalog import store
from shopapp.catalog.products import Product, Variant
from shopapp.db import Connection


@dataclass(frozen=True, slots=True)
class Here:
    locale: str = ""
    """As the storefront says it (`de`, `pt-BR`); empty: the shop's own."""
    country: str = ""
    """Two letters; empty, or a country without prices of its own: the shop's own prices."""


NOWHERE = Here()


def products(conn: Connection, shop_id: int, found: Mapping[int, Product], here: Here) -> dict[int, Product]:
    """The same products as read there, without those that are not sold there."""
    sold = _sold(conn, shop_id, found, here) if here.country else dict(found)
    if not here.locale or not sold:
        return sold
    texts = store.translations(conn, shop_id, sold, here.locale)
    return {id: _translated(product, texts[id]) if id in texts else product for id, product in sold.items()}


def variants(conn: Connection, shop_id: int, found: Iterable[Variant], here: Here) -> dict[int, Variant]:
    """By id: the same variants at the price there, with their option values as read there."""
    by_id = {variant.id: variant for variant in found}
    if here.country and by_id:
        priced = store.prices_in(conn, shop_id, by_id, here.country)
        by_id |= {
            id: replace(
                by_id[id], price_minor=price.price_minor, compare_at_minor=price.compare_at_minor, currency=price.currency
            )
            for id, price in priced.items()
        }
    if here.locale and by_id:
        texts = store.translations(conn, shop_id, {variant.product_id for variant in by_id.values()}, here.locale)
        by_id = {
            id: _named(each, texts[each.product_id].terms) if each.product_id in texts else each for id, each in by_id.items()
        }
    return by_id


def _sold(conn: Connection, shop_id: int, found: Mapping[int, Product], here: Here) -> dict[int, Product]:
    there = store.in_country(conn, shop_id, found, here.country)
    sold: dict[int, Product] = {}
    for id, product in found.items():
        if id not in there:
            sold[id] = product
        elif there[id].published:
            row = there[id]
            sold[id] = replace(product, currency=row.currency, price_min=row.price_min, price_max=row.price_max)
    return sold


def _translated(product: Product, text: store.Translation) -> Product:
    options: list[dict[str, Any]] = [
        option
        | {
            "name": text.terms.get(str(option["name"]), option["name"]),
            "values": [text.terms.get(str(value), value) for value in option["values"]],
        }
        for option in product.options
    ]
    return replace(
        product,
        title=text.title or product.title,
        description=text.description or product.description,
        product_type=text.product_type or product.product_type,
        options=options,
    )


def _named(variant: Variant, terms: Mapping[str, str]) -> Variant:
    values = [terms.get(value, value) for value in variant.option_values]
    return replace(variant, option_values=values, title=" / ".join(values) or variant.title)
