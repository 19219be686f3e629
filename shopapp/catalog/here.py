"""Where a shopper stands: their language and their country, and what that changes of a product.

The one rule: what is not translated stays as it is, and what has no price of its own costs what the shop says. Only a
product that is not sold in the country is left out altogether.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from shopapp.catalog import store
from shopapp.catalog.products import Product, Variant
from shopapp.db import Connection


@dataclass(frozen=True, slots=True)
class Here:
    locale: str = ""
    """As the storefront says it (`de`, `pt-BR`); empty: the shop's own."""
    country: str = ""
    """Two letters; empty, or a country without prices of its own: the shop's own prices."""
    currency: str = ""
    """Of the prices there; empty: the shop's own."""


NOWHERE = Here()


def stand(conn: Connection, shop_id: int, locale: str, country: str) -> Here:
    """Where a shopper stands, as they say it. What changes nothing in this shop is left out, so that it is not asked for."""
    found = store.standing(conn, shop_id, locale, country)
    return Here(locale if found.translated else "", country if found.currency else "", found.currency)


def products(conn: Connection, shop_id: int, found: Mapping[int, Product], here: Here) -> dict[int, Product]:
    """The same products at the price there and with their texts for there (`told`), without those not sold there."""
    sold = _sold(conn, shop_id, found, here) if here.country else dict(found)
    if not here.locale or not sold:
        return sold
    texts = store.translations(conn, shop_id, sold, here.locale)
    return {id: replace(product, told=texts[id]) if id in texts else product for id, product in sold.items()}


def variants(conn: Connection, shop_id: int, found: Iterable[Variant], here: Here) -> dict[int, Variant]:
    """By id: the same variants at the price there."""
    by_id = {variant.id: variant for variant in found}
    if not here.country or not by_id:
        return by_id
    priced = store.prices_in(conn, shop_id, by_id, here.country)
    return by_id | {
        id: replace(by_id[id], price_minor=price.price_minor, compare_at_minor=price.compare_at_minor, currency=price.currency)
        for id, price in priced.items()
    }


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
