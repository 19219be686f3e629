"""Webhooks about the catalogue. A body is only a hint at what to read again: it may be cut, late, doubled or out of order.

The one rule: nothing in a body is written as a fact except that a product is gone.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Any

from shopapp import logs
from shopapp.catalog.sync import store
from shopapp.catalog.sync.beside import store as beside
from shopapp.catalog.sync.merging import merge_rows, prepared
from shopapp.catalog.sync.names import Names
from shopapp.catalog.sync.parts import market_row
from shopapp.catalog.sync.running import move
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import Invalid, NotFound
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import MarketFacts, ShopifyCatalogue

log = logs.get(__name__)
MARKETS_AT_ONCE = 5
"""Asked side by side, so that a new price waits for the slowest few answers and not for those of fifty markets in a row."""


def changed(
    shop_id: int,
    topic: str,
    body: Mapping[str, Any],
    *,
    transaction: Transaction,
    clock: Clock,
    shopify: ShopifyCatalogue,
    embeddings: Embeddings,
) -> None:
    """Take one delivery of products/*, collections/*, inventory_*/*, bulk_operations/finish. Other topics: Invalid."""
    family, _, what = topic.partition("/")
    if family == "products" and what == "delete":
        with transaction(shop_id) as conn:
            store.mark_deleted(conn, shop_id, _id(body, "id"), clock.now())
    elif family == "products":
        if _newer(shop_id, body, transaction):
            reread(shop_id, _id(body, "id"), transaction=transaction, clock=clock, shopify=shopify, embeddings=embeddings)
    elif family == "collections":
        _collection(shop_id, _id(body, "id"), transaction=transaction, shopify=shopify)
    elif family == "inventory_levels":
        _stock(shop_id, _id(body, "inventory_item_id"), transaction=transaction, clock=clock, shopify=shopify)
    elif family == "inventory_items":
        _stock(shop_id, _id(body, "id"), transaction=transaction, clock=clock, shopify=shopify)
    elif family == "bulk_operations":
        _go_on(shop_id, transaction=transaction, clock=clock, shopify=shopify, embeddings=embeddings)
    else:
        raise Invalid(f"The catalogue does not take {topic}.", code="unknown_topic")


def reread(
    shop_id: int,
    product_id: int,
    *,
    transaction: Transaction,
    clock: Clock,
    shopify: ShopifyCatalogue,
    embeddings: Embeddings,
) -> None:
    """Read one product again, with its translations and its prices abroad; its vector is made anew only when its text changed.

    A product that is held exactly so (a webhook about an order, say) is asked for and nothing else.
    """
    asked_at = clock.now()
    product = shopify.product(shop_id, product_id)
    if product is None:
        with transaction(shop_id) as conn:
            store.mark_deleted(conn, shop_id, product_id, clock.now())
        log.info("product_gone", shop_id=shop_id, product_id=product_id)
        return
    named = Names(shop_id, shopify).given([product])
    with transaction(shop_id) as conn:
        rows = prepared(named, store.currency(conn, shop_id))
        held = store.held_hash(conn, shop_id, product_id)
        locales, countries = beside.home(conn, shop_id)["locales"][1:], beside.priced_countries(conn, shop_id)
    if rows[0]["row_hash"] == held:
        return
    translated = {locale: shopify.translated(shop_id, product_id, locale) for locale in locales}
    sold = _abroad(shop_id, product_id, countries, shopify)
    with transaction(shop_id) as conn:
        merge_rows(conn, shop_id, rows, read_at=asked_at)
        for locale, texts in translated.items():
            beside.put_translations(conn, shop_id, locale, [texts] if texts else [], asked_at)
        for country, facts in sold.items():
            beside.put_market(conn, shop_id, country, [market_row(facts)] if facts and facts.prices else [], asked_at)
    embed_missing(shop_id, transaction=transaction, embeddings=embeddings, product_id=product_id)
    log.info("product_reread", shop_id=shop_id, product_id=product_id)


def _abroad(shop_id: int, product_id: int, countries: Sequence[str], shopify: ShopifyCatalogue) -> dict[str, MarketFacts | None]:
    if not countries:
        return {}
    with ThreadPoolExecutor(MARKETS_AT_ONCE) as askers:
        found = askers.map(partial(shopify.in_market, shop_id, product_id), countries)
        return dict(zip(countries, found, strict=True))


def _newer(shop_id: int, body: Mapping[str, Any], transaction: Transaction) -> bool:
    """Whether the delivery may tell something new. Equal times may hide two changes within one second: read again."""
    try:
        told = datetime.fromisoformat(str(body["updated_at"]))
    except (KeyError, ValueError):
        return True
    with transaction(shop_id) as conn:
        held = store.held_since(conn, shop_id, _id(body, "id"))
    if held is not None and told < held:
        log.info("product_delivery_older", shop_id=shop_id, product_id=_id(body, "id"))
        return False
    return True


def _stock(shop_id: int, inventory_item_id: int, *, transaction: Transaction, clock: Clock, shopify: ShopifyCatalogue) -> None:
    """The body tells one location's level; what a shopper may buy is the sum, so that is read."""
    with transaction(shop_id) as conn:
        variant_ids = store.variants_of_item(conn, shop_id, inventory_item_id)
    if not variant_ids:
        return
    asked_at = clock.now()
    stock = shopify.stock(shop_id, variant_ids)
    with transaction(shop_id) as conn:
        store.set_stock(conn, shop_id, stock, asked_at)


def _collection(shop_id: int, collection_id: int, *, transaction: Transaction, shopify: ShopifyCatalogue) -> None:
    found = shopify.collection(shop_id, collection_id)
    with transaction(shop_id) as conn:
        if found is None:
            store.set_collection(conn, shop_id, collection_id, "", [], whole=True)
        else:
            store.set_collection(conn, shop_id, collection_id, found.title, found.product_ids, whole=found.whole)


def _go_on(shop_id: int, *, transaction: Transaction, clock: Clock, shopify: ShopifyCatalogue, embeddings: Embeddings) -> None:
    try:
        move(shop_id, transaction=transaction, clock=clock, shopify=shopify, embeddings=embeddings)
    except NotFound:
        log.info("export_unasked", shop_id=shop_id)


def _id(body: Mapping[str, Any], key: str) -> int:
    try:
        return int(body[key])
    except (KeyError, TypeError, ValueError):
        raise Invalid("The delivery names no thing of ours.", code="bad_body") from None
