"""SQL of the triggers: what was said first, to whom and when."""

from datetime import datetime

from shopapp.db import Connection, maybe


def claim(conn: Connection, shop_id: int, cart_id: int, step: str, shopper_id: int, conversation_id: int) -> int | None:
    """Note that this step is said for this cart; None when it was before."""
    row = maybe(
        conn,
        dict[str, int],
        """
        INSERT INTO nudges (shop_id, kind, cart_id, step, shopper_id, conversation_id, state, sent_at)
        VALUES (%(shop_id)s, 'proactive', %(cart_id)s, %(step)s, %(shopper_id)s, %(conversation_id)s, 'sent', now())
            ON CONFLICT (shop_id, cart_id, step) DO NOTHING
        RETURNING id
        """,
        {"shop_id": shop_id, "cart_id": cart_id, "step": step, "shopper_id": shopper_id, "conversation_id": conversation_id},
    )
    return row["id"] if row else None


def nudged_since(conn: Connection, shop_id: int, shopper_id: int, since: datetime) -> bool:
    row = maybe(
        conn,
        dict[str, int],
        """
        SELECT 1 AS yes FROM nudges
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND kind = 'proactive' AND claimed_at > %(since)s
         LIMIT 1
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id, "since": since},
    )
    return row is not None


def paying(conn: Connection, shop_id: int, cart_id: int) -> bool:
    """Whether a payment for this cart is open: nobody is spoken to while paying."""
    row = maybe(
        conn,
        dict[str, int],
        """
        SELECT 1 AS yes FROM checkouts
         WHERE shop_id = %(shop_id)s AND cart_id = %(cart_id)s
           AND state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over')
         LIMIT 1
        """,
        {"shop_id": shop_id, "cart_id": cart_id},
    )
    return row is not None
