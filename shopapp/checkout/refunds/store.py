"""SQL of refunds, each once however often and from whichever side it is told.

The one rule: what was given back is added up anew from these rows (`count_refunded`), never counted up by what arrives.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shopapp.db import Connection, many, maybe
from shopapp.money import Money


@dataclass(frozen=True, slots=True)
class Refund:
    id: str
    checkout_id: UUID
    origin: str
    mirror_id: str | None
    amount_minor: int
    currency: str
    state: str
    tries: int

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.currency)


def note(
    conn: Connection,
    shop_id: int,
    refund_id: str,
    checkout_id: UUID,
    origin: str,
    amount: Money,
    *,
    state: str = "asked",
    mirror_id: str | None = None,
) -> bool:
    """Write the refund down, once. True when it is new here, on either side of the mirror."""
    made = conn.execute(
        """
        INSERT INTO refunds (shop_id, id, checkout_id, origin, mirror_id, amount_minor, currency, state)
        SELECT %(shop_id)s, %(id)s, %(checkout_id)s, %(origin)s, %(mirror_id)s, %(minor)s, %(currency)s, %(state)s
         WHERE NOT EXISTS (SELECT 1 FROM refunds WHERE shop_id = %(shop_id)s AND mirror_id = %(id)s)
        ON CONFLICT (shop_id, id) DO NOTHING
        """,
        {
            "shop_id": shop_id,
            "id": refund_id,
            "checkout_id": checkout_id,
            "origin": origin,
            "mirror_id": mirror_id,
            "minor": amount.minor,
            "currency": amount.currency,
            "state": state,
        },
    )
    return made.rowcount == 1


def read(conn: Connection, shop_id: int, refund_id: str) -> Refund | None:
    return maybe(
        conn,
        Refund,
        """
        SELECT id, checkout_id, origin, mirror_id, amount_minor, currency, state, tries
          FROM refunds WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": refund_id},
    )


def of_checkout(conn: Connection, shop_id: int, checkout_id: UUID) -> list[Refund]:
    return many(
        conn,
        Refund,
        """
        SELECT id, checkout_id, origin, mirror_id, amount_minor, currency, state, tries
          FROM refunds WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s ORDER BY created_at
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id},
    )


def ask_again(conn: Connection, shop_id: int, checkout_id: UUID) -> None:
    """What the other side refused, or what waits, is tried once more now: the merchant asked for it."""
    conn.execute(
        """
        UPDATE refunds SET state = 'asked', next_try_at = now()
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND state IN ('refused', 'asked')
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id},
    )


def settle(conn: Connection, shop_id: int, refund_id: str, state: str, *, mirror_id: str | None = None) -> None:
    conn.execute(
        """
        UPDATE refunds SET state = %(state)s, mirror_id = coalesce(%(mirror_id)s, mirror_id)
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": refund_id, "state": state, "mirror_id": mirror_id},
    )


def put_off(conn: Connection, shop_id: int, refund_id: str, until: datetime) -> None:
    conn.execute(
        "UPDATE refunds SET tries = tries + 1, next_try_at = %(until)s WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": refund_id, "until": until},
    )


def due(conn: Connection, shop_id: int, now: datetime) -> list[Refund]:
    return many(
        conn,
        Refund,
        """
        SELECT id, checkout_id, origin, mirror_id, amount_minor, currency, state, tries
          FROM refunds
         WHERE shop_id = %(shop_id)s AND state = 'asked' AND next_try_at <= %(now)s
         ORDER BY created_at LIMIT 100
        """,
        {"shop_id": shop_id, "now": now},
    )


def count_refunded(conn: Connection, shop_id: int, checkout_id: UUID) -> None:
    """Add up what really went back to the card; given back in full, the checkout ends as refunded.

    A refund that began at Stripe is money gone, whatever Shopify makes of it; one that began at Shopify is so once mirrored.
    """
    conn.execute(
        """
        WITH given AS (
            SELECT coalesce(sum(amount_minor), 0) AS back
              FROM refunds
             WHERE shop_id = %(shop_id)s AND checkout_id = %(id)s
               AND (state = 'mirrored' OR (origin = 'stripe' AND state IN ('asked', 'refused')))
        )
        UPDATE checkouts
           SET refunded_minor = least(given.back, captured_minor),
               state = CASE WHEN state = 'paid' AND given.back >= captured_minor AND captured_minor > 0
                            THEN 'refunded' ELSE state END
          FROM given
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": checkout_id},
    )
