"""SQL of recovery: due carts, the facts of a decision, and the claim that lets one reminder be sent once."""

from dataclasses import dataclass
from datetime import datetime

from shopapp.db import Connection, many, maybe, one
from shopapp.recovery.decide import Facts


@dataclass(frozen=True, slots=True)
class Nudge:
    id: int
    cart_id: int
    shopper_id: int
    conversation_id: int | None
    state: str
    reason: str | None
    token_hash: bytes | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cart as a reminder shows it. Prices are minor units of the cart's currency, read now."""

    title: str
    variant_title: str
    quantity: int
    price_minor: int
    currency: str
    available: bool
    variant_id: int
    image_url: str


def due_carts(
    conn: Connection, shop_id: int, *, untouched_since: datetime, not_before: datetime, step: str, limit: int
) -> list[int]:
    """Ids of open carts that fell silent and have no reminder yet. Rows another worker looks at are passed over."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT c.id
          FROM carts c
          JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
         WHERE c.shop_id = %(shop_id)s AND c.state = 'open'
           AND c.changed_at < %(untouched_since)s AND c.changed_at > %(not_before)s
           AND s.email IS NOT NULL AND s.email_consent_at IS NOT NULL AND s.unsubscribed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM nudges n WHERE n.shop_id = c.shop_id AND n.cart_id = c.id AND n.step = %(step)s)
         ORDER BY c.changed_at
         LIMIT %(limit)s
           FOR UPDATE OF c SKIP LOCKED
        """,
        {"shop_id": shop_id, "untouched_since": untouched_since, "not_before": not_before, "step": step, "limit": limit},
    )
    return [row["id"] for row in rows]


def claim(conn: Connection, shop_id: int, cart_id: int, step: str, now: datetime) -> int | None:
    """Claim the step for this cart; None when it was claimed before."""
    row = maybe(
        conn,
        dict[str, int],
        """
        INSERT INTO nudges (shop_id, kind, cart_id, step, shopper_id, conversation_id, next_try_at)
        SELECT shop_id, 'recovery', id, %(step)s, shopper_id, conversation_id, %(now)s
          FROM carts
         WHERE shop_id = %(shop_id)s AND id = %(cart_id)s
            ON CONFLICT (shop_id, cart_id, step) DO NOTHING
        RETURNING id
        """,
        {"shop_id": shop_id, "cart_id": cart_id, "step": step, "now": now},
    )
    return row["id"] if row else None


def lock(conn: Connection, shop_id: int, nudge_id: int) -> Nudge:
    """The nudge, locked until the transaction ends. Raises NotFound."""
    return one(
        conn,
        Nudge,
        """
        SELECT id, cart_id, shopper_id, conversation_id, state, reason, token_hash
          FROM nudges
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND kind = 'recovery'
           FOR UPDATE
        """,
        {"shop_id": shop_id, "id": nudge_id},
    )


def by_token(conn: Connection, shop_id: int, token_hash: bytes) -> Nudge | None:
    return maybe(
        conn,
        Nudge,
        """
        SELECT id, cart_id, shopper_id, conversation_id, state, reason, token_hash
          FROM nudges
         WHERE shop_id = %(shop_id)s AND token_hash = %(token_hash)s
        """,
        {"shop_id": shop_id, "token_hash": token_hash},
    )


def facts(conn: Connection, shop_id: int, cart_id: int) -> Facts:
    """Everything the decision needs, in one statement. Raises NotFound."""
    return one(
        conn,
        Facts,
        """
        SELECT c.state AS cart_state,
               (SELECT count(*) FROM cart_lines l WHERE l.shop_id = c.shop_id AND l.cart_id = c.id) AS lines,
               (SELECT count(*) FROM cart_lines l JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
                 WHERE l.shop_id = c.shop_id AND l.cart_id = c.id AND v.available) AS lines_in_stock,
               c.changed_at,
               s.email,
               s.email_consent_at AS consent_at,
               s.unsubscribed_at,
               EXISTS (SELECT 1 FROM orders o
                        WHERE o.shop_id = c.shop_id AND o.ordered_at >= c.changed_at AND o.cancelled_at IS NULL
                          AND (o.cart_token = c.token OR lower(o.email) = lower(s.email))) AS ordered_since,
               EXISTS (SELECT 1 FROM checkouts k
                        WHERE k.shop_id = c.shop_id AND k.cart_id = c.id
                          AND k.state IN ('authorising', 'action', 'authorised', 'ordering', 'ordered', 'capturing')
                      ) AS checkout_running,
               (SELECT max(n.sent_at) FROM nudges n
                 WHERE n.shop_id = c.shop_id AND n.shopper_id = c.shopper_id AND n.kind = 'recovery'
                   AND n.cart_id <> c.id) AS reminded_at
          FROM carts c
          JOIN shoppers s ON s.shop_id = c.shop_id AND s.id = c.shopper_id
         WHERE c.shop_id = %(shop_id)s AND c.id = %(cart_id)s
        """,
        {"shop_id": shop_id, "cart_id": cart_id},
    )


def lines(conn: Connection, shop_id: int, cart_id: int) -> list[Line]:
    return many(
        conn,
        Line,
        """
        SELECT p.title, v.title AS variant_title, l.quantity, v.price_minor, p.currency, v.available, v.id AS variant_id,
               coalesce(nullif(v.image_url, ''), p.image_url) AS image_url
          FROM cart_lines l
          JOIN variants v ON v.shop_id = l.shop_id AND v.id = l.variant_id
          JOIN products p ON p.shop_id = v.shop_id AND p.id = v.product_id
         WHERE l.shop_id = %(shop_id)s AND l.cart_id = %(cart_id)s
         ORDER BY l.variant_id
        """,
        {"shop_id": shop_id, "cart_id": cart_id},
    )


def move(conn: Connection, shop_id: int, nudge_id: int, state: str, *, reason: str | None = None) -> None:
    conn.execute(
        """
        UPDATE nudges
           SET state = %(state)s, reason = %(reason)s,
               sent_at = CASE WHEN %(state)s = 'sent' THEN now() ELSE sent_at END
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": nudge_id, "state": state, "reason": reason},
    )


def put_off(conn: Connection, shop_id: int, nudge_id: int, until: datetime, reason: str | None) -> None:
    """Nothing was sent: the claim stays, to be looked at again at `until`."""
    conn.execute(
        """
        UPDATE nudges SET state = 'claimed', next_try_at = %(until)s, reason = %(reason)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": nudge_id, "until": until, "reason": reason},
    )


def waiting(conn: Connection, shop_id: int, now: datetime) -> list[int]:
    """Claimed reminders that are due for a look."""
    rows = many(
        conn,
        dict[str, int],
        """
        SELECT id FROM nudges
         WHERE shop_id = %(shop_id)s AND kind = 'recovery' AND state = 'claimed' AND next_try_at <= %(now)s
         ORDER BY next_try_at LIMIT 200
        """,
        {"shop_id": shop_id, "now": now},
    )
    return [row["id"] for row in rows]


def give_up_unknown(conn: Connection, shop_id: int, before: datetime) -> None:
    """Letters handed over whose answer never came, because a worker died: perhaps sent, therefore never sent again."""
    conn.execute(
        """
        UPDATE nudges SET state = 'sent', reason = 'answer_lost', sent_at = claimed_at
         WHERE shop_id = %(shop_id)s AND kind = 'recovery' AND state = 'sending' AND next_try_at < %(before)s
        """,
        {"shop_id": shop_id, "before": before},
    )


def mark_sending(conn: Connection, shop_id: int, nudge_id: int, now: datetime, token_hash: bytes) -> None:
    conn.execute(
        """
        UPDATE nudges SET state = 'sending', next_try_at = %(now)s, token_hash = %(token_hash)s
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": nudge_id, "now": now, "token_hash": token_hash},
    )


def opened(conn: Connection, shop_id: int, nudge_id: int) -> None:
    conn.execute(
        "UPDATE nudges SET opened_at = coalesce(opened_at, now()) WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": nudge_id},
    )


def unsubscribe(conn: Connection, shop_id: int, shopper_id: int) -> None:
    conn.execute(
        "UPDATE shoppers SET unsubscribed_at = coalesce(unsubscribed_at, now()) WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": shopper_id},
    )


def shop_of_token(conn: Connection, token_hash: bytes) -> int | None:
    """Asked in the directory, before the shop is known."""
    row = one(conn, dict[str, int | None], "SELECT shop_of_nudge_token(%(token_hash)s) AS id", {"token_hash": token_hash})
    return row["id"]
