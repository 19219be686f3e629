"""The SQL of looking an order up on a shopper's behalf."""

from dataclasses import dataclass

from shopapp.checkout.orders.store import ORDER, Order
from shopapp.db import Connection, many, maybe, one


@dataclass(frozen=True, slots=True)
class Failed:
    by_shopper: int
    of_number: int
    of_email: int


def one_at_a_time(conn: Connection, shop_id: int) -> None:
    """Tries of a shop are counted one after the other: twenty at once are still twenty."""
    conn.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(queue)s, 0))", {"queue": f"order lookups {shop_id}"})


def failed(conn: Connection, shop_id: int, shopper_id: int, number: str, email_hash: bytes) -> Failed:
    return one(
        conn,
        Failed,
        """
        SELECT count(*) FILTER (WHERE shopper_id = %(shopper_id)s)::int AS by_shopper,
               count(*) FILTER (WHERE number = %(number)s)::int AS of_number,
               count(*) FILTER (WHERE email_hash = %(email_hash)s)::int AS of_email
          FROM order_lookups
         WHERE shop_id = %(shop_id)s AND at > clock_timestamp() - interval '1 hour' AND NOT found
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "number": number, "email_hash": email_hash},
    )


def note(conn: Connection, shop_id: int, shopper_id: int, number: str, email_hash: bytes, *, found: bool) -> None:
    """Write the try down and forget those of yesterday."""
    conn.execute(
        "DELETE FROM order_lookups WHERE shop_id = %(shop_id)s AND at < clock_timestamp() - interval '1 day'",
        {"shop_id": shop_id},
    )
    conn.execute(
        """
        INSERT INTO order_lookups (shop_id, shopper_id, number, email_hash, found)
        VALUES (%(shop_id)s, %(shopper_id)s, left(%(number)s, 40), %(email_hash)s, %(found)s)
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "number": number, "email_hash": email_hash, "found": found},
    )


def by_number(conn: Connection, shop_id: int, number: str, email: str) -> Order | None:
    return maybe(
        conn,
        Order,
        ORDER
        + """
         WHERE shop_id = %(shop_id)s AND upper(ltrim(name, '#')) = %(number)s AND lower(email) = %(email)s AND email <> ''
         ORDER BY ordered_at DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "number": number, "email": email},
    )


def of_customer(conn: Connection, shop_id: int, customer_id: int, number: str) -> list[Order]:
    return many(
        conn,
        Order,
        ORDER
        + """
         WHERE shop_id = %(shop_id)s AND customer_id = %(customer_id)s
           AND (%(number)s = '' OR upper(ltrim(name, '#')) = %(number)s)
         ORDER BY ordered_at DESC
         LIMIT 3
        """,
        {"shop_id": shop_id, "customer_id": customer_id, "number": number},
    )
