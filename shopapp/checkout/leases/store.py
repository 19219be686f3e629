"""SQL of leases. A lease is two columns of its checkout, and every statement names the lease it acts under."""

# ruff: noqa: S608 - statements are glued from a constant of the checkout's store; the type checker proves it (LiteralString)
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from shopapp.checkout.records import Checkout
from shopapp.checkout.store import COLUMNS
from shopapp.db import Connection, maybe


def take(conn: Connection, shop_id: int, checkout_id: UUID, *, now: datetime, until: datetime) -> Checkout | None:
    """Take or, if it ran out, take over the lease. None: another runner has it, and now knows that somebody asked."""
    taken = maybe(
        conn,
        Checkout,
        """
        UPDATE checkouts
           SET lease = %(lease)s, leased_until = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND (lease IS NULL OR leased_until <= %(now)s)
        RETURNING
        """
        + COLUMNS,
        {"shop_id": shop_id, "id": checkout_id, "lease": uuid4(), "now": now, "until": until},
    )
    if taken is None:
        conn.execute(
            "UPDATE checkouts SET wakes = wakes + 1 WHERE shop_id = %(shop_id)s AND id = %(id)s",
            {"shop_id": shop_id, "id": checkout_id},
        )
    return taken


def keep(conn: Connection, shop_id: int, held: Checkout, *, until: datetime) -> Checkout | None:
    """The row as it is now, with the lease made longer; None when the lease is not ours any more."""
    return maybe(
        conn,
        Checkout,
        """
        UPDATE checkouts SET leased_until = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND lease = %(lease)s
        RETURNING
        """
        + COLUMNS,
        {"shop_id": shop_id, "id": held.id, "lease": held.lease, "until": until},
    )


def renew(conn: Connection, shop_id: int, held: Checkout, *, until: datetime) -> bool:
    """As `keep`, for a heart that wants nothing but to know whether the lease is still ours."""
    kept = conn.execute(
        """
        UPDATE checkouts SET leased_until = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND lease = %(lease)s
        """,
        {"shop_id": shop_id, "id": held.id, "lease": held.lease, "until": until},
    )
    return kept.rowcount == 1


def let_go(conn: Connection, shop_id: int, held: Checkout, *, whoever_asked: bool = False) -> bool:
    """End the lease, unless somebody asked meanwhile. True when the lease is over (ended here, or lost before)."""
    ended = conn.execute(
        """
        UPDATE checkouts SET lease = NULL, leased_until = NULL
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND lease = %(lease)s AND (wakes = %(wakes)s OR %(whoever)s)
        """,
        {"shop_id": shop_id, "id": held.id, "lease": held.lease, "wakes": held.wakes, "whoever": whoever_asked},
    ).rowcount
    still_ours = maybe(
        conn,
        dict[str, Any],
        "SELECT 1 AS ours FROM checkouts WHERE shop_id = %(shop_id)s AND id = %(id)s AND lease = %(lease)s",
        {"shop_id": shop_id, "id": held.id, "lease": held.lease},
    )
    return bool(ended) or still_ours is None
