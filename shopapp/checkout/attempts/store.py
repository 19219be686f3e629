"""SQL of attempts. The key is `{operation}:{checkout}:{number}`: the same attempt asked again carries the same key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from shopapp.db import Connection, maybe, one


@dataclass(frozen=True, slots=True)
class Attempt:
    operation: str
    number: int
    idempotency_key: str
    parameters: dict[str, Any]
    outcome: str
    reference: str | None
    started_at: datetime


def begin(
    conn: Connection, shop_id: int, checkout_id: UUID, operation: str, number: int, parameters: dict[str, Any], *, now: datetime
) -> None:
    """Write the attempt, in the transaction that moves the checkout into the state in which it is made."""
    conn.execute(
        """
        INSERT INTO payment_attempts (shop_id, checkout_id, operation, number, idempotency_key, parameters, started_at)
        VALUES (%(shop_id)s, %(checkout_id)s, %(operation)s, %(number)s, %(key)s, %(parameters)s, %(now)s)
        ON CONFLICT (shop_id, checkout_id, operation, number) DO NOTHING
        """,
        {
            "shop_id": shop_id,
            "checkout_id": checkout_id,
            "operation": operation,
            "number": number,
            "key": f"{operation}:{checkout_id}:{number}",
            "parameters": Jsonb(parameters),
            "now": now,
        },
    )


def asking(conn: Connection, shop_id: int, checkout_id: UUID, operation: str, number: int) -> bool:
    """Note that the call is made now. True when it may have been made before: then read first."""
    changed = conn.execute(
        """
        UPDATE payment_attempts SET outcome = 'asked'
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND operation = %(operation)s AND number = %(number)s
           AND outcome = 'unknown'
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id, "operation": operation, "number": number},
    )
    return changed.rowcount == 0


def last(conn: Connection, shop_id: int, checkout_id: UUID, operation: str) -> Attempt | None:
    return maybe(
        conn,
        Attempt,
        """
        SELECT operation, number, idempotency_key, parameters, outcome, reference, started_at
          FROM payment_attempts
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND operation = %(operation)s
         ORDER BY number DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id, "operation": operation},
    )


def began(conn: Connection, shop_id: int, checkout_id: UUID, operation: str) -> datetime | None:
    """When the first such call can have been made; None when none ever was: an attempt is written before it."""
    row = one(
        conn,
        dict[str, Any],
        """
        SELECT min(started_at) AS began
          FROM payment_attempts
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND operation = %(operation)s
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id, "operation": operation},
    )
    return row["began"]


def count(conn: Connection, shop_id: int, checkout_id: UUID, operation: str) -> int:
    row = one(
        conn,
        dict[str, Any],
        """
        SELECT count(*) AS made
          FROM payment_attempts
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND operation = %(operation)s
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id, "operation": operation},
    )
    return int(row["made"])


def close(
    conn: Connection,
    shop_id: int,
    checkout_id: UUID,
    operation: str,
    number: int,
    outcome: str,
    *,
    reference: str = "",
    now: datetime,
) -> None:
    conn.execute(
        """
        UPDATE payment_attempts SET outcome = %(outcome)s, reference = nullif(%(reference)s, ''), ended_at = %(now)s
         WHERE shop_id = %(shop_id)s AND checkout_id = %(checkout_id)s AND operation = %(operation)s AND number = %(number)s
        """,
        {
            "shop_id": shop_id,
            "checkout_id": checkout_id,
            "operation": operation,
            "number": number,
            "outcome": outcome,
            "reference": reference,
            "now": now,
        },
    )
