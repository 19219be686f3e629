"""SQL of attribution: touches in, the order's touches out, credits in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from shopapp.db import Connection, many

Kind = Literal["recommended", "compared", "answered", "added", "nudged", "restored", "paid"]


@dataclass(frozen=True, slots=True)
class Touch:
    id: int
    conversation_id: int
    turn_id: int | None
    kind: Kind
    product_id: int | None
    variant_id: int | None
    at: datetime


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
