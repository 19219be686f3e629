"""SQL of attribution: touches in, the order's touches out, credits in.

The one rule: an order's credits are replaced as a whole, so that crediting it again changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime

from psycopg.types.json import Jsonb

from shopapp.attribution.records import Credit, Kind, Touch
from shopapp.checkout.orders.store import Order
from shopapp.db import Connection, many


def touch(
    conn: Connection,
    shop_id: int,
    *,
    shopper_id: int,
    conversation_id: int,
    turn_id: int | None,
    kind: Kind,
    product_ids: Sequence[int] = (),
    variant_id: int | None = None,
) -> None:
    """Write down one moment of influence: one row per product, or a single row where no product was meant."""
    conn.execute(
        """
        INSERT INTO touches (shop_id, shopper_id, conversation_id, turn_id, kind, product_id, variant_id)
        SELECT %(shop_id)s, %(shopper_id)s, %(conversation_id)s, %(turn_id)s, %(kind)s, product_id, %(variant_id)s
        FROM unnest(%(product_ids)s::bigint[]) AS product_id
        """,
        {
            "shop_id": shop_id,
            "shopper_id": shopper_id,
            "conversation_id": conversation_id,
            "turn_id": turn_id,
            "kind": kind,
            "product_ids": list(dict.fromkeys(product_ids)) or [None],
            "variant_id": variant_id,
        },
    )


def touches(conn: Connection, shop_id: int, shopper_id: int, conversation_id: int | None, *, since: datetime) -> list[Touch]:
    """The shopper's touches since then, and those of the conversation the order names, oldest first."""
    return many(
        conn,
        Touch,
        """
        SELECT id, conversation_id, turn_id, kind, product_id, variant_id, at
          FROM touches
         WHERE shop_id = %(shop_id)s AND at >= %(since)s
           AND (shopper_id = %(shopper_id)s OR conversation_id = %(conversation_id)s)
         ORDER BY at, id
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "conversation_id": conversation_id, "since": since},
    )


def shopper_of(conn: Connection, shop_id: int, *, cart_token: str, email: str) -> int | None:
    """Whose order this is: by the cart it came from, else by an address that exactly one shopper gave us."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT shopper_id AS id FROM carts WHERE shop_id = %(shop_id)s AND token = %(token)s AND %(token)s <> ''
        """,
        {"shop_id": shop_id, "token": cart_token},
    ) or many(
        conn,
        dict[str, int],
        """
        SELECT min(id) AS id
          FROM shoppers
         WHERE shop_id = %(shop_id)s AND lower(email) = lower(%(email)s) AND %(email)s <> ''
        HAVING count(*) = 1
        """,
        {"shop_id": shop_id, "email": email},
    )
    return rows[0]["id"] if rows else None


def replace(conn: Connection, shop_id: int, order: Order, earned: "Sequence[Credit]", *, rule: str) -> None:
    """Put these credits in place of the order's former ones, and note that the order is credited."""
    conn.execute(
        """
        DELETE FROM credits
         WHERE shop_id = %(shop_id)s AND order_id = %(order_id)s AND NOT conversation_id = ANY(%(kept)s)
        """,
        {"shop_id": shop_id, "order_id": order.id, "kept": [credit.conversation_id for credit in earned]},
    )
    for credit in earned:
        conn.execute(
            """
            INSERT INTO credits (shop_id, order_id, conversation_id, kind, amount_minor, currency, rule, evidence, at)
            VALUES (%(shop_id)s, %(order_id)s, %(conversation_id)s, %(kind)s, %(amount)s, %(currency)s, %(rule)s, %(evidence)s,
                    %(at)s)
            ON CONFLICT (shop_id, order_id, conversation_id) DO UPDATE
               SET kind = excluded.kind, amount_minor = excluded.amount_minor, rule = excluded.rule,
                   evidence = excluded.evidence, at = excluded.at
            """,
            {
                "shop_id": shop_id,
                "order_id": order.id,
                "conversation_id": credit.conversation_id,
                "kind": credit.kind,
                "amount": credit.amount_minor,
                "currency": order.currency,
                "rule": rule,
                "evidence": Jsonb(credit.evidence),
                "at": order.ordered_at,
            },
        )
    conn.execute(
        "UPDATE orders SET credit_due = false WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": order.id},
    )


def due(conn: Connection, shop_id: int, *, limit: int) -> list[int]:
    rows = many(
        conn,
        dict[str, int],
        "SELECT id FROM orders WHERE shop_id = %(shop_id)s AND credit_due AND NOT is_demo ORDER BY id LIMIT %(limit)s",
        {"shop_id": shop_id, "limit": limit},
    )
    return [row["id"] for row in rows]
