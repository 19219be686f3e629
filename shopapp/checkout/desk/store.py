"""SQL of what a merchant sees of payments."""

from typing import Any, TypeVar
from uuid import UUID

from shopapp.db import Connection, many

Row = TypeVar("Row")
MOVING = (
    "reserving", "reserved", "authorising", "action", "authorised", "ordering", "ordered", "capturing", "captured", "undoing",
)  # fmt: skip
"""Where something is held or asked for at a vendor."""


def newest(conn: Connection, shop_id: int, shape: type[Row], *, limit: int = 200) -> list[Row]:
    """The latest checkouts paid in the chat, in the columns that `shape` names."""
    return many(
        conn,
        shape,
        """
        SELECT id, state, order_name, amount_minor, captured_minor, refunded_minor, currency, livemode, reason, created_at
          FROM checkouts
         WHERE shop_id = %(shop_id)s AND provider = 'stripe'
         ORDER BY created_at DESC LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )


def is_busy(conn: Connection, shop_id: int) -> bool:
    """Whether any payment is under way that needs the shop's account."""
    found = conn.execute(
        "SELECT 1 FROM checkouts WHERE shop_id = %(shop_id)s AND provider = 'stripe' AND state = ANY (%(moving)s) LIMIT 1",
        {"shop_id": shop_id, "moving": list(MOVING)},
    )
    return found.fetchone() is not None


def timeline(conn: Connection, shop_id: int, checkout_id: UUID) -> list[dict[str, Any]]:
    """Steps, attempts and what Stripe booked, for the merchant, oldest first."""
    return many(
        conn,
        dict[str, Any],
        """
        SELECT at, state AS what, detail FROM checkout_steps WHERE shop_id = %(shop_id)s AND checkout_id = %(id)s
        UNION ALL
        SELECT started_at, operation, jsonb_build_object('number', number, 'outcome', outcome, 'reference', reference)
          FROM payment_attempts
         WHERE shop_id = %(shop_id)s AND checkout_id = %(id)s
        UNION ALL
        -- Stripe's times are whole seconds, in which the booking comes last.
        SELECT made_at + interval '999 milliseconds', 'booked_' || kind, jsonb_build_object(
                   'amount_minor', amount_minor, 'fee_minor', fee_minor, 'net_minor', net_minor, 'currency', currency,
                   'row', id, 'payout', payout_id)
          FROM balance_entries
         WHERE shop_id = %(shop_id)s AND checkout_id = %(id)s
         ORDER BY at
        """,
        {"shop_id": shop_id, "id": checkout_id},
    )
