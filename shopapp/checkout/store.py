"""SQL of checkouts: the row and its timeline. `move` is the only statement that changes a state, and wants the lease."""

# ruff: noqa: S608 - statements are glued from constants of this file only; the type checker proves it (LiteralString)
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

from shopapp.checkout import states
from shopapp.checkout.records import Checkout
from shopapp.db import Connection, many, maybe, one
from shopapp.errors import Conflict
from shopapp.ports.shopify_orders import Address

COLUMNS: LiteralString = """
    id, provider, state, state_since, conversation_id, shopper_id, cart_id, email, address, quote_id, draft_order, intent,
    attempt, order_id, order_name, amount_minor, captured_minor, refunded_minor, currency, livemode, confirmation, client_secret,
    reserved_until, ends_as, reason, message, failures, lease, wakes, token_locked, created_at,
    (SELECT c.locale FROM conversations c WHERE c.shop_id = checkouts.shop_id AND c.id = checkouts.conversation_id) AS locale,
    (SELECT q.hash FROM quotes q WHERE q.shop_id = checkouts.shop_id AND q.id = checkouts.quote_id) AS quote_hash
"""


# What may be written along with a state. Names are checked against this list, values always travel as parameters.
_WRITABLE: dict[str, LiteralString] = {
    "quote_id": "quote_id = %(quote_id)s",
    "draft_order": "draft_order = %(draft_order)s",
    "intent": "intent = %(intent)s",
    "order_id": "order_id = %(order_id)s",
    "order_name": "order_name = %(order_name)s",
    "amount_minor": "amount_minor = %(amount_minor)s",
    "captured_minor": "captured_minor = %(captured_minor)s",
    "currency": "currency = %(currency)s",
    "livemode": "livemode = %(livemode)s",
    "confirmation": "confirmation = %(confirmation)s",
    "client_secret": "client_secret = %(client_secret)s",
    "reserved_until": "reserved_until = %(reserved_until)s",
    "ends_as": "ends_as = %(ends_as)s",
    "reason": "reason = %(reason)s",
    "message": "message = %(message)s",
    "email": "email = %(email)s",
    "address": "address = %(address)s",
}


def create(
    conn: Connection,
    shop_id: int,
    *,
    provider: str,
    state: str,
    token_hash: bytes,
    token_locked: bytes,
    conversation_id: int,
    shopper_id: int,
    cart_id: int,
    email: str,
    address: Address,
    livemode: bool,
    now: datetime,
) -> Checkout | None:
    """A new checkout; None when this cart has an open one already."""
    return maybe(
        conn,
        Checkout,
        """
        INSERT INTO checkouts (shop_id, id, token_hash, token_locked, provider, state, state_since, conversation_id, shopper_id,
                               cart_id, email, address, livemode, next_look_at, created_at)
        VALUES (%(shop_id)s, %(id)s, %(token_hash)s, %(token_locked)s, %(provider)s, %(state)s, %(now)s, %(conversation_id)s,
                %(shopper_id)s, %(cart_id)s, %(email)s, %(address)s, %(livemode)s, %(now)s, %(now)s)
        ON CONFLICT DO NOTHING
        RETURNING
        """
        + COLUMNS,
        {
            "shop_id": shop_id,
            "id": uuid4(),
            "token_hash": token_hash,
            "token_locked": token_locked,
            "provider": provider,
            "state": state,
            "conversation_id": conversation_id,
            "shopper_id": shopper_id,
            "cart_id": cart_id,
            "email": email,
            "address": Jsonb(address),
            "livemode": livemode,
            "now": now,
        },
    )


def read(conn: Connection, shop_id: int, checkout_id: UUID) -> Checkout:
    """Raises NotFound."""
    return one(
        conn,
        Checkout,
        "SELECT " + COLUMNS + " FROM checkouts WHERE shop_id = %(shop_id)s AND id = %(id)s",
        {"shop_id": shop_id, "id": checkout_id},
    )


def of_token(conn: Connection, shop_id: int, token_hash: bytes) -> Checkout:
    return one(
        conn,
        Checkout,
        "SELECT " + COLUMNS + " FROM checkouts WHERE shop_id = %(shop_id)s AND token_hash = %(token_hash)s",
        {"shop_id": shop_id, "token_hash": token_hash},
    )


def shop_of_token(conn: Connection, token_hash: bytes) -> int | None:
    """Asked before a shop is known, in a directory transaction."""
    return one(conn, dict[str, Any], "SELECT shop_of_pay_token(%(hash)s) AS shop_id", {"hash": token_hash})["shop_id"]


def open_of_cart(conn: Connection, shop_id: int, cart_id: int) -> Checkout | None:
    return maybe(
        conn,
        Checkout,
        "SELECT "
        + COLUMNS
        + """
          FROM checkouts
         WHERE shop_id = %(shop_id)s AND cart_id = %(cart_id)s
           AND state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over')
        """,
        {"shop_id": shop_id, "cart_id": cart_id},
    )


def of_intent(conn: Connection, shop_id: int, intent: str) -> Checkout | None:
    return maybe(
        conn,
        Checkout,
        "SELECT " + COLUMNS + " FROM checkouts WHERE shop_id = %(shop_id)s AND intent = %(intent)s",
        {"shop_id": shop_id, "intent": intent},
    )


def of_order(conn: Connection, shop_id: int, order_id: int) -> Checkout | None:
    return maybe(
        conn,
        Checkout,
        "SELECT " + COLUMNS + " FROM checkouts WHERE shop_id = %(shop_id)s AND order_id = %(order_id)s",
        {"shop_id": shop_id, "order_id": order_id},
    )


def due(conn: Connection, shop_id: int, now: datetime, *, limit: int = 100) -> list[UUID]:
    """Open checkouts whose next look has come, the longest waiting first."""
    rows = many(
        conn,
        dict[str, Any],
        """
        SELECT id
          FROM checkouts
         WHERE shop_id = %(shop_id)s AND next_look_at <= %(now)s
           AND state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over')
         ORDER BY next_look_at
         LIMIT %(limit)s
        """,
        {"shop_id": shop_id, "now": now, "limit": limit},
    )
    return [row["id"] for row in rows]


def move(
    conn: Connection,
    shop_id: int,
    held: Checkout,
    to: str,
    *,
    now: datetime,
    look_at: datetime,
    again: bool = False,
    **fields: Any,
) -> Checkout:
    """Move along one arrow and note it in the timeline. Raises Conflict when the row has moved on or the lease is lost."""
    if not states.is_arrow(held.state, to, again=again):
        raise Conflict(f"A checkout does not go from {held.state} to {to}.", code="no_such_arrow")
    sets: LiteralString = "".join(", " + _WRITABLE[name] for name in fields)  # type: ignore[assignment]
    moved = maybe(
        conn,
        Checkout,
        """
        UPDATE checkouts
           SET state = %(to)s, state_since = %(now)s, next_look_at = %(look_at)s, failures = 0, attempt = attempt + %(step)s
        """
        + sets
        + """
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state = %(was)s AND attempt = %(attempt)s AND lease = %(lease)s
        RETURNING
        """
        + COLUMNS,
        {
            "shop_id": shop_id,
            "id": held.id,
            "was": held.state,
            "attempt": held.attempt,
            "lease": held.lease,
            "to": to,
            "now": now,
            "look_at": look_at,
            "step": int(again),
            **{name: Jsonb(value) if name == "address" else value for name, value in fields.items()},
        },
    )
    if moved is None:
        raise Conflict("This checkout has moved on.", code="moved_on")
    note(conn, shop_id, held.id, to, {"attempt": moved.attempt, **({"reason": moved.reason} if moved.reason else {})}, at=now)
    return moved


def stay(conn: Connection, shop_id: int, held: Checkout, *, look_at: datetime, failed: bool) -> None:
    """Nothing could be settled now: look again then."""
    conn.execute(
        """
        UPDATE checkouts
           SET next_look_at = %(look_at)s, failures = CASE WHEN %(failed)s THEN failures + 1 ELSE 0 END
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND lease = %(lease)s
        """,
        {"shop_id": shop_id, "id": held.id, "lease": held.lease, "look_at": look_at, "failed": failed},
    )


def note(conn: Connection, shop_id: int, checkout_id: UUID, state: str, detail: dict[str, Any], *, at: datetime) -> None:
    """One line of the timeline: ids, amounts and codes, nothing of the card and nothing secret."""
    conn.execute(
        """
        INSERT INTO checkout_steps (shop_id, checkout_id, state, detail, at)
        VALUES (%(shop_id)s, %(id)s, %(state)s, %(detail)s, %(at)s)
        """,
        {"shop_id": shop_id, "id": checkout_id, "state": state, "detail": Jsonb(detail), "at": at},
    )
