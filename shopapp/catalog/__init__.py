"""What the shop sells: kept in step with Shopify, found by words and meaning, narrowed by facets, shown as cards.

The one rule: a product reaches a shopper only through `search`, `cards` or `related`, which leave out what may not be
offered (draft, unpublished, deleted).
"""

from shopapp.catalog import facets, related, store, sync
from shopapp.catalog import here as heres
from shopapp.catalog.cards import Card, Wanted, cards, title_of
from shopapp.catalog.compare import Row, compare
from shopapp.catalog.here import NOWHERE, Here
from shopapp.catalog.products import Product, Variant
from shopapp.catalog.search import Hit, Wish, confidence, search
from shopapp.catalog.sync import changed, sweep

__all__ = [
    "NOWHERE",
    "Card",
    "Here",
    "Hit",
    "Product",
    "Row",
    "Variant",
    "Wanted",
    "Wish",
    "cards",
    "changed",
    "compare",
    "confidence",
    "facets",
    "heres",
    "related",
    "search",
    "store",
    "sweep",
    "sync",
    "title_of",
]
