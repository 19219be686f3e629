"""Puts products into the catalogue: from an export, from one re-read product, or from a list at hand, all the same way.

The one rule: a row is only ever replaced by a newer or equal reading of it. Products go by Shopify's `updatedAt`, stock by
the moment at which we asked.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from shopapp.catalog.sync import store
from shopapp.catalog.sync.rows import row_of
from shopapp.db import Connection
from shopapp.ports.shopify_catalogue import ProductFacts

DESCRIPTION_LENGTH = 400


def merge(conn: Connection, shop_id: int, products: Iterable[ProductFacts], *, read_at: datetime) -> int:
    """Insert or update, set-wise; returns how many products were written. `read_at`: when Shopify was asked."""
    currency = store.currency(conn, shop_id)
    rows = [row_of(product, currency) for product in products]
    for row in rows:
        row["text_hash"] = text_hash(row["title"], row["vendor"], row["product_type"], row["description"])
    # Always in the same order, so that two writers of the same products wait for each other instead of locking up.
    rows.sort(key=lambda row: row["id"])
    return store.merge(conn, shop_id, rows, read_at)


def embedded_text(title: str, vendor: str, product_type: str, description: str) -> str:
    """What a product's vector is made of: attributes dilute it (measured), so they stay with full text."""
    lead = title if vendor.lower() in title.lower() else f"{vendor} {title}"
    short = description[:DESCRIPTION_LENGTH]
    return ". ".join(part for part in (lead, product_type, short) if part)


def text_hash(title: str, vendor: str, product_type: str, description: str) -> str:
    return hashlib.sha256(embedded_text(title, vendor, product_type, description).encode()).hexdigest()[:32]
