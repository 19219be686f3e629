"""Puts products into the catalogue: from an export, from one re-read product, or from a list at hand, all the same way.

The one rule: a row is only ever replaced by a newer or equal reading of it. Products go by Shopify's `updatedAt`, stock by
the moment at which we asked.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import orjson

from shopapp.catalog.sync import store
from shopapp.catalog.sync.intake import store as intake
from shopapp.catalog.sync.rows import row_of
from shopapp.catalog.sync.written import store as written
from shopapp.db import Connection
from shopapp.ports.shopify_catalogue import ProductFacts

DESCRIPTION_LENGTH = 400


def merge(conn: Connection, shop_id: int, products: Iterable[ProductFacts], *, read_at: datetime) -> int:
    """Insert or update, set-wise; returns how many products were written, which leaves out those held exactly so.

    `read_at`: when Shopify was asked.
    """
    return merge_rows(conn, shop_id, prepared(products, store.currency(conn, shop_id)), read_at=read_at)


def merge_rows(
    conn: Connection,
    shop_id: int,
    rows: list[dict[str, Any]],
    *,
    read_at: datetime,
    before_writing: Callable[[Connection], None] | None = None,
) -> int:
    """The same for rows already `prepared`. `before_writing` may look at what is about to be written (`intake.store`)."""
    intake.take_in(conn, rows)
    held = intake.any_held(conn, shop_id, rows)
    if held:
        intake.leave_out_known(conn, shop_id)
    if before_writing is not None:
        before_writing(conn)
    return written.merge(conn, shop_id, read_at, held=held)


def prepared(products: Iterable[ProductFacts], currency: str) -> list[dict[str, Any]]:
    """Rows with their hashes, each product once in its newest state, always in the same order: two writers of the same
    products then wait for each other instead of locking up. Asks nobody."""
    newest: dict[int, ProductFacts] = {}
    for product in products:
        if product.id not in newest or newest[product.id].updated_at <= product.updated_at:
            newest[product.id] = product
    rows = [row_of(newest[id], currency) for id in sorted(newest)]
    for row in rows:
        row["text_hash"] = text_hash(row["title"], row["vendor"], row["product_type"], row["description"])
        row["row_hash"] = hashlib.sha256(orjson.dumps(row)).hexdigest()[:32]
    return rows


def embedded_text(title: str, vendor: str, product_type: str, description: str) -> str:
    """What a product's vector is made of: attributes dilute it (measured), so they stay with full text."""
    lead = title if vendor.lower() in title.lower() else f"{vendor} {title}"
    short = description[:DESCRIPTION_LENGTH]
    return ". ".join(part for part in (lead, product_type, short) if part)


def text_hash(title: str, vendor: str, product_type: str, description: str) -> str:
    return hashlib.sha256(embedded_text(title, vendor, product_type, description).encode()).hexdigest()[:32]
