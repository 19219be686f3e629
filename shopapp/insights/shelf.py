"""What the assistant knows of the shop, counted for the merchant: products, documents, and the steps of a payment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.db import Connection, many, one


@dataclass(frozen=True, slots=True)
class Shelf:
    products: int
    sellable: int
    variants: int
    documents: int
    shoppers: int
    """Shoppers whose browser asked for the chat: none means that the launcher is not on yet."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    id: int
    title: str
    source: str
    url: str
    version: int
    passages: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class PaymentStep:
    state: str
    detail: dict[str, Any]
    at: datetime


def shelf(conn: Connection, shop_id: int) -> Shelf:
    return one(
        conn,
        Shelf,
        """
        SELECT (SELECT count(*) FROM products WHERE shop_id = %(shop_id)s AND deleted_at IS NULL) AS products,
               (SELECT count(*) FROM products
                 WHERE shop_id = %(shop_id)s AND deleted_at IS NULL AND status = 'ACTIVE' AND published_at IS NOT NULL
                   AND available) AS sellable,
               (SELECT count(*) FROM variants v JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
                 WHERE v.shop_id = %(shop_id)s AND p.deleted_at IS NULL) AS variants,
               (SELECT count(*) FROM documents WHERE shop_id = %(shop_id)s AND state = 'live') AS documents,
               (SELECT count(*) FROM shoppers WHERE shop_id = %(shop_id)s AND NOT is_demo) AS shoppers
        """,
        {"shop_id": shop_id},
    )


def documents(conn: Connection, shop_id: int) -> list[DocumentRow]:
    return many(
        conn,
        DocumentRow,
        """
        SELECT d.id, d.title, d.source, d.url, d.version, d.updated_at,
               (SELECT count(*) FROM passages p WHERE p.shop_id = d.shop_id AND p.document_id = d.id) AS passages
          FROM documents d
         WHERE d.shop_id = %(shop_id)s AND d.state = 'live'
         ORDER BY d.title
        """,
        {"shop_id": shop_id},
    )


def payment_steps(conn: Connection, shop_id: int, order_id: int) -> list[PaymentStep]:
    """The timeline of the checkout that made this order; empty when it was not paid in the chat."""
    return many(
        conn,
        PaymentStep,
        """
        SELECT s.state, s.detail, s.at
          FROM checkout_steps s JOIN checkouts c ON c.shop_id = s.shop_id AND c.id = s.checkout_id
         WHERE c.shop_id = %(shop_id)s AND c.order_id = %(order_id)s
         ORDER BY s.id
        """,
        {"shop_id": shop_id, "order_id": order_id},
    )
