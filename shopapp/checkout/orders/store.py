"""SQL of orders. `lines` is a list of the fields of `ports.shopify_orders.OrderLine`."""

# ruff: noqa: S608 - statements are glued from a constant of this file only; the type checker proves it (LiteralString)

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, LiteralString

from psycopg.types.json import Jsonb

from shopapp.db import Connection, many, maybe
from shopapp.ports.shopify_orders import PlacedOrder


@dataclass(frozen=True, slots=True)
class Order:
    id: int
    name: str
    currency: str
    total_minor: int
    refunded_minor: int
    financial_status: str
    fulfillment_status: str
    cart_token: str
    email: str
    status_url: str
    conversation_ref: str
    lines: list[dict[str, Any]]
    ordered_at: datetime
    cancelled_at: datetime | None
    is_demo: bool
    told: bool


ORDER: LiteralString = """
    SELECT id, name, currency, total_minor, refunded_minor, financial_status, fulfillment_status, cart_token, email,
           status_url, conversation_ref, lines, ordered_at, cancelled_at, is_demo, told_at IS NOT NULL AS told
      FROM orders
"""
"""The columns of an `Order`; a statement goes on with its WHERE."""


def write(conn: Connection, shop_id: int, order: PlacedOrder) -> bool:
    """Keep the newest word on an order. False when what we hold is newer."""
    written = conn.execute(
        """
        INSERT INTO orders AS o (shop_id, id, name, currency, total_minor, refunded_minor, financial_status, fulfillment_status,
                                 cart_token, email, status_url, conversation_ref, checkout_ref, lines, ordered_at, cancelled_at,
                                 source_updated_at, customer_id)
        VALUES (%(shop_id)s, %(id)s, %(name)s, %(currency)s, %(total)s, %(refunded)s, %(financial)s, %(fulfillment)s,
                %(cart_token)s, %(email)s, %(status_url)s, %(conversation_ref)s, %(checkout_ref)s, %(lines)s, %(created_at)s,
                %(cancelled_at)s, %(updated_at)s, %(customer_id)s)
        ON CONFLICT (shop_id, id) DO UPDATE
           SET name = excluded.name, currency = excluded.currency, total_minor = excluded.total_minor,
               refunded_minor = excluded.refunded_minor, financial_status = excluded.financial_status,
               fulfillment_status = excluded.fulfillment_status,
               cart_token = coalesce(nullif(excluded.cart_token, ''), o.cart_token),
               email = coalesce(nullif(excluded.email, ''), o.email),
               status_url = coalesce(nullif(excluded.status_url, ''), o.status_url),
               conversation_ref = coalesce(nullif(excluded.conversation_ref, ''), o.conversation_ref),
               checkout_ref = coalesce(nullif(excluded.checkout_ref, ''), o.checkout_ref),
               customer_id = coalesce(excluded.customer_id, o.customer_id),
               lines = excluded.lines, cancelled_at = excluded.cancelled_at, source_updated_at = excluded.source_updated_at,
               credit_due = true
         WHERE o.source_updated_at <= excluded.source_updated_at
        """,
        _row(shop_id, order),
    )
    return written.rowcount == 1


def _row(shop_id: int, order: PlacedOrder) -> dict[str, Any]:
    return {
        "shop_id": shop_id,
        "id": order.id,
        "name": order.name,
        "currency": order.total.currency,
        "total": order.total.minor,
        "refunded": order.refunded_minor,
        "financial": order.financial_status,
        "fulfillment": order.fulfillment_status,
        "cart_token": order.cart_token.partition("?")[0],
        "email": order.email,
        "status_url": order.status_url,
        "conversation_ref": order.attributes.get("_shopapp", ""),
        "checkout_ref": order.attributes.get("_shopapp_checkout", ""),
        "lines": Jsonb([asdict(line) for line in order.lines]),
        "created_at": order.created_at,
        "cancelled_at": order.cancelled_at,
        "updated_at": order.updated_at,
        "customer_id": order.customer_id,
    }


def tell(conn: Connection, shop_id: int, order_id: int, *, now: datetime) -> bool:
    """Claim the telling of an order. True for the one who may say it."""
    claimed = conn.execute(
        "UPDATE orders SET told_at = %(now)s WHERE shop_id = %(shop_id)s AND id = %(id)s AND told_at IS NULL",
        {"shop_id": shop_id, "id": order_id, "now": now},
    )
    return claimed.rowcount == 1


def note_conversation(conn: Connection, shop_id: int, order_id: int, ref: str) -> None:
    conn.execute(
        "UPDATE orders SET conversation_ref = %(ref)s WHERE shop_id = %(shop_id)s AND id = %(id)s AND conversation_ref = ''",
        {"shop_id": shop_id, "id": order_id, "ref": ref},
    )


def read(conn: Connection, shop_id: int, order_id: int) -> Order | None:
    return maybe(
        conn,
        Order,
        ORDER
        + """
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": order_id},
    )


def of_shopper(conn: Connection, shop_id: int, shopper_id: int, *, limit: int = 20) -> list[Order]:
    """Orders that came out of this shopper's conversations or carts, newest first."""
    return many(
        conn,
        Order,
        ORDER
        + """
         WHERE shop_id = %(shop_id)s
           AND (conversation_ref IN (SELECT ref FROM conversations WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s)
                OR (cart_token <> '' AND cart_token IN (SELECT token FROM carts
                                                        WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s)))
         ORDER BY ordered_at DESC
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "limit": limit},
    )


@dataclass(frozen=True, slots=True)
class ParcelNews:
    """What a shopper was told. `happened_at` is the carrier's or the shop's time, where one was given."""

    fulfillment_id: int
    stage: str
    tracking: str
    tracking_url: str
    happened_at: datetime | None
    told_at: datetime


def note_parcel(
    conn: Connection,
    shop_id: int,
    order_id: int,
    fulfillment_id: int,
    stage: str,
    *,
    now: datetime,
    tracking: str = "",
    tracking_url: str = "",
    happened_at: datetime | None = None,
) -> bool:
    """Claim the telling of a parcel's stage. True for the one who may say it."""
    claimed = conn.execute(
        """
        INSERT INTO parcel_news (shop_id, order_id, fulfillment_id, stage, told_at, tracking, tracking_url, happened_at)
        VALUES (%(shop_id)s, %(order_id)s, %(fulfillment_id)s, %(stage)s, %(now)s, %(tracking)s, %(tracking_url)s,
                %(happened_at)s)
        ON CONFLICT DO NOTHING
        """,
        {
            "shop_id": shop_id,
            "order_id": order_id,
            "fulfillment_id": fulfillment_id,
            "stage": stage,
            "now": now,
            "tracking": tracking,
            "tracking_url": tracking_url,
            "happened_at": happened_at,
        },
    )
    return claimed.rowcount == 1


def parcel_news(conn: Connection, shop_id: int, order_id: int) -> list[ParcelNews]:
    return many(
        conn,
        ParcelNews,
        """
        SELECT fulfillment_id, stage, tracking, tracking_url, happened_at, told_at
          FROM parcel_news WHERE shop_id = %(shop_id)s AND order_id = %(order_id)s ORDER BY told_at, fulfillment_id
        """,
        {"shop_id": shop_id, "order_id": order_id},
    )


def told_of_parcel(conn: Connection, shop_id: int, fulfillment_id: int, *, but: str) -> bool:
    """Whether another stage than `but` of this parcel has been told."""
    found = conn.execute(
        """
        SELECT 1 FROM parcel_news
         WHERE shop_id = %(shop_id)s AND fulfillment_id = %(fulfillment_id)s AND stage <> %(but)s LIMIT 1
        """,
        {"shop_id": shop_id, "fulfillment_id": fulfillment_id, "but": but},
    )
    return found.fetchone() is not None


def bought_most(conn: Connection, shop_id: int, *, limit: int = 200) -> list[int]:
    """Products that stand in at least two of the last 2,000 orders, those in most of them first."""
    rows = many(
        conn,
        dict[str, int],
        """
        WITH lately AS (
                SELECT id, lines FROM orders
                 WHERE shop_id = %(shop_id)s AND cancelled_at IS NULL
                 ORDER BY ordered_at DESC
                 LIMIT 2000
            )
        SELECT (line ->> 'product_id')::bigint AS id
          FROM lately, jsonb_array_elements(lately.lines) AS line
         WHERE line ->> 'product_id' IS NOT NULL
         GROUP BY 1
        HAVING count(DISTINCT lately.id) > 1
         ORDER BY count(DISTINCT lately.id) DESC, 1
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )
    return [row["id"] for row in rows]


def bought_with(conn: Connection, shop_id: int, product_id: int, *, limit: int = 6) -> list[int]:
    """Products that stood in the same order at least twice, the most frequent first; over the last 2,000 orders."""
    rows = many(
        conn,
        dict[str, int],
        """
        WITH lately AS (
                SELECT id, lines FROM orders
                 WHERE shop_id = %(shop_id)s AND cancelled_at IS NULL
                 ORDER BY ordered_at DESC
                 LIMIT 2000
            )
        SELECT (line ->> 'product_id')::bigint AS id
          FROM lately, jsonb_array_elements(lately.lines) AS line
         WHERE lately.lines @> jsonb_build_array(jsonb_build_object('product_id', %(id)s::bigint))
           AND line ->> 'product_id' IS NOT NULL AND (line ->> 'product_id')::bigint <> %(id)s
         GROUP BY 1
        HAVING count(DISTINCT lately.id) > 1
         ORDER BY count(DISTINCT lately.id) DESC, 1
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "id": product_id, "limit": limit},
    )
    return [row["id"] for row in rows]
