"""The SQL of deliveries.

The one rule: one is kept under the vendor's own id, so that a second telling is no second delivery.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.db import Connection, many, maybe
from shopapp.deliveries.body import without_secrets


@dataclass(frozen=True, slots=True)
class Delivery:
    """`source` is `shopify` or `stripe`; `triggered_at` is when the vendor says it happened; `attempts` counts this one."""

    id: int
    source: str
    delivery_id: str
    topic: str
    triggered_at: datetime
    body: dict[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class Due:
    shop_id: int
    id: int


def keep(
    conn: Connection, shop_id: int, source: str, delivery_id: str, topic: str, triggered_at: datetime, body: dict[str, Any]
) -> int | None:
    """Store a delivery; its id, or None when it had been stored before. `body` is `storable`; its secrets are not kept."""
    row = conn.execute(
        """
        INSERT INTO deliveries (shop_id, source, delivery_id, topic, triggered_at, body)
        VALUES (%(shop_id)s, %(source)s, %(delivery_id)s, %(topic)s, %(triggered_at)s, %(body)s::jsonb)
        ON CONFLICT (shop_id, source, delivery_id) DO NOTHING
        RETURNING id
        """,
        {
            "shop_id": shop_id,
            "source": source,
            "delivery_id": delivery_id,
            "topic": topic,
            "triggered_at": triggered_at,
            "body": json.dumps(without_secrets(body), ensure_ascii=False),
        },
    ).fetchone()
    return int(row["id"]) if row else None


def claim(conn: Connection, shop_id: int, id: int, now: datetime, until: datetime) -> Delivery | None:
    """Take a due delivery so that no other worker does before `until`; None when it is done, taken or not due yet."""
    return maybe(
        conn,
        Delivery,
        """
        UPDATE deliveries SET attempts = attempts + 1, next_try_at = %(until)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'waiting' AND next_try_at <= %(now)s
        RETURNING id, source, delivery_id, topic, triggered_at, body, attempts
        """,
        {"shop_id": shop_id, "id": id, "now": now, "until": until},
    )


def done(conn: Connection, shop_id: int, id: int, at: datetime) -> None:
    conn.execute(
        "UPDATE deliveries SET state = 'done', done_at = %(at)s, error = NULL WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": id, "at": at},
    )


def failed(conn: Connection, shop_id: int, id: int, error: str, at: datetime) -> None:
    """`error` is a code, never text: bodies hold names and addresses."""
    conn.execute(
        """
        UPDATE deliveries SET state = 'failed', done_at = %(at)s, error = %(error)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": id, "at": at, "error": error},
    )


def later(conn: Connection, shop_id: int, id: int, error: str, next_try_at: datetime) -> None:
    conn.execute(
        """
        UPDATE deliveries SET next_try_at = %(next_try_at)s, error = %(error)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = 'waiting'
        """,
        {"shop_id": shop_id, "id": id, "next_try_at": next_try_at, "error": error},
    )


def due(conn: Connection, now: datetime, limit: int) -> list[Due]:
    """Directory: what waits in any shop, longest first, as ids."""
    return many(conn, Due, "SELECT shop_id, id FROM deliveries_due(%(now)s, %(limit)s)", {"now": now, "limit": limit})


def forget(conn: Connection, shop_id: int, before: datetime) -> int:
    """Delete what ended before then: bodies hold personal data and are only history."""
    gone = conn.execute(
        "DELETE FROM deliveries WHERE shop_id = %(shop_id)s AND state <> 'waiting' AND done_at < %(before)s",
        {"shop_id": shop_id, "before": before},
    )
    return gone.rowcount
