"""SQL of fees and payouts.

The one rule: only rows about payments of ours are kept; what else a payout holds is a sum without a name.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from shopapp.db import Connection, many, one
from shopapp.ports.payment_books import Movement, Payout


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of Stripe's balance about a payment."""

    id: str
    kind: str
    amount_minor: int
    fee_minor: int
    net_minor: int
    currency: str
    made_at: datetime
    payout_id: str | None
    arrives_at: datetime | None


@dataclass(frozen=True, slots=True)
class Day:
    """One day in one currency: what was taken, what went back (refunds and disputes), what Stripe kept, what is left."""

    day: date
    currency: str
    payments: int
    taken_minor: int
    back_minor: int
    fee_minor: int
    net_minor: int


@dataclass(frozen=True, slots=True)
class PaidOut:
    """`ours_minor` and `others_minor` are None while Stripe cannot say what the payout is made of."""

    id: str
    amount_minor: int
    currency: str
    status: str
    arrives_at: datetime
    ours_minor: int | None
    others_minor: int | None
    payments: int

    @property
    def adds_up(self) -> bool | None:
        if self.ours_minor is None or self.others_minor is None:
            return None
        return self.ours_minor + self.others_minor == self.amount_minor


def write(conn: Connection, shop_id: int, movement: Movement) -> bool:
    """Keep a row that belongs to a payment of ours. True when it is new here."""
    made = conn.execute(
        """
        INSERT INTO balance_entries (shop_id, id, checkout_id, kind, amount_minor, fee_minor, net_minor, currency, made_at)
        SELECT shop_id, %(id)s, id, %(kind)s, %(amount_minor)s, %(fee_minor)s, %(net_minor)s, %(currency)s, %(made_at)s
          FROM checkouts WHERE shop_id = %(shop_id)s AND intent = %(payment)s
        ON CONFLICT (shop_id, id) DO NOTHING
        """,
        {"shop_id": shop_id, **asdict(movement)},
    )
    return made.rowcount == 1


def pay_out(conn: Connection, shop_id: int, payout_id: str, ids: list[str]) -> int:
    """Note which rows of ours the payout holds. Returns what they come to."""
    row = one(
        conn,
        dict[str, Any],
        """
        WITH held AS (
            UPDATE balance_entries SET payout_id = %(payout_id)s
             WHERE shop_id = %(shop_id)s AND id = ANY (%(ids)s)
            RETURNING net_minor
        )
        SELECT coalesce(sum(net_minor), 0)::bigint AS ours FROM held
        """,
        {"shop_id": shop_id, "payout_id": payout_id, "ids": ids},
    )
    return int(row["ours"])


def write_payout(conn: Connection, shop_id: int, payout: Payout, *, ours: int | None, others: int | None) -> None:
    conn.execute(
        """
        INSERT INTO payouts (shop_id, id, amount_minor, currency, status, made_at, arrives_at, ours_minor, others_minor)
        VALUES (%(shop_id)s, %(id)s, %(amount_minor)s, %(currency)s, %(status)s, %(made_at)s, %(arrives_at)s, %(ours)s,
                %(others)s)
        ON CONFLICT (shop_id, id) DO UPDATE
           SET amount_minor = excluded.amount_minor, status = excluded.status, arrives_at = excluded.arrives_at,
               ours_minor = excluded.ours_minor, others_minor = excluded.others_minor
        """,
        {"shop_id": shop_id, "ours": ours, "others": others, **asdict(payout)},
    )


def settled_payouts(conn: Connection, shop_id: int) -> dict[str, str]:
    """Id to status of the payouts that were added up already; one whose status has changed since is added up again."""
    rows = many(
        conn,
        dict[str, str],
        "SELECT id, status FROM payouts WHERE shop_id = %(shop_id)s AND ours_minor IS NOT NULL",
        {"shop_id": shop_id},
    )
    return {row["id"]: row["status"] for row in rows}


def of_checkout(conn: Connection, shop_id: int, checkout_id: UUID) -> list[Entry]:
    return many(
        conn,
        Entry,
        """
        SELECT e.id, e.kind, e.amount_minor, e.fee_minor, e.net_minor, e.currency, e.made_at, e.payout_id, p.arrives_at
          FROM balance_entries e
          LEFT JOIN payouts p ON p.shop_id = e.shop_id AND p.id = e.payout_id
         WHERE e.shop_id = %(shop_id)s AND e.checkout_id = %(checkout_id)s
         ORDER BY e.made_at, e.id
        """,
        {"shop_id": shop_id, "checkout_id": checkout_id},
    )


def days(conn: Connection, shop_id: int, timezone: str, *, limit: int = 31) -> list[Day]:
    """The latest days on which anything moved, in the shop's own days."""
    return many(
        conn,
        Day,
        """
        SELECT (made_at AT TIME ZONE %(timezone)s)::date AS day, currency,
               count(DISTINCT checkout_id) FILTER (WHERE kind IN ('charge', 'payment'))::int AS payments,
               coalesce(sum(amount_minor) FILTER (WHERE kind IN ('charge', 'payment')), 0)::bigint AS taken_minor,
               coalesce(sum(amount_minor) FILTER (WHERE kind NOT IN ('charge', 'payment')), 0)::bigint AS back_minor,
               sum(fee_minor)::bigint AS fee_minor, sum(net_minor)::bigint AS net_minor
          FROM balance_entries
         WHERE shop_id = %(shop_id)s
         GROUP BY 1, 2 ORDER BY 1 DESC, 2 LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "timezone": timezone, "limit": limit},
    )


def latest_payouts(conn: Connection, shop_id: int, *, limit: int = 12) -> list[PaidOut]:
    return many(
        conn,
        PaidOut,
        """
        SELECT p.id, p.amount_minor, p.currency, p.status, p.arrives_at, p.ours_minor, p.others_minor,
               (SELECT count(DISTINCT e.checkout_id)::int FROM balance_entries e
                 WHERE e.shop_id = p.shop_id AND e.payout_id = p.id) AS payments
          FROM payouts p
         WHERE p.shop_id = %(shop_id)s
         ORDER BY p.arrives_at DESC, p.id LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "limit": limit},
    )
