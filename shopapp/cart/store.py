"""The SQL of carts. A cart is found by the storefront's token; an ordered cart stays ordered whatever is reported later."""

from dataclasses import replace
from datetime import datetime

from shopapp.cart.records import Cart, CartLine, plain_token
from shopapp.db import Connection, many, maybe, one


def read(conn: Connection, shop_id: int, cart_id: int) -> Cart:
    """Raises NotFound."""
    cart = one(
        conn,
        Cart,
        """
        SELECT id, token, currency, shopper_id, conversation_id, state, is_demo, created_at, changed_at, discount_codes
          FROM carts
         WHERE shop_id = %(shop_id)s AND id = %(id)s
        """,
        {"shop_id": shop_id, "id": cart_id},
    )
    return _with_lines(conn, shop_id, [cart])[0]


def by_token(conn: Connection, shop_id: int, token: str) -> Cart | None:
    cart = maybe(
        conn,
        Cart,
        """
        SELECT id, token, currency, shopper_id, conversation_id, state, is_demo, created_at, changed_at, discount_codes
          FROM carts
         WHERE shop_id = %(shop_id)s AND token = %(token)s
        """,
        {"shop_id": shop_id, "token": plain_token(token)},
    )
    return _with_lines(conn, shop_id, [cart])[0] if cart else None


def of_shopper(conn: Connection, shop_id: int, shopper_id: int) -> Cart | None:
    """The shopper's latest cart that is neither ordered nor empty."""
    cart = maybe(
        conn,
        Cart,
        """
        SELECT id, token, currency, shopper_id, conversation_id, state, is_demo, created_at, changed_at, discount_codes
          FROM carts
         WHERE shop_id = %(shop_id)s AND shopper_id = %(shopper_id)s AND state = 'open'
         ORDER BY changed_at DESC, id DESC
         LIMIT 1
        """,
        {"shop_id": shop_id, "shopper_id": shopper_id},
    )
    return _with_lines(conn, shop_id, [cart])[0] if cart else None


def idle(conn: Connection, shop_id: int, before: datetime) -> list[Cart]:
    """Open carts nobody has touched since `before`, the longest untouched first."""
    carts = many(
        conn,
        Cart,
        """
        SELECT id, token, currency, shopper_id, conversation_id, state, is_demo, created_at, changed_at, discount_codes
          FROM carts
         WHERE shop_id = %(shop_id)s AND state = 'open' AND changed_at < %(before)s
         ORDER BY changed_at
        """,
        {"shop_id": shop_id, "before": before},
    )
    return _with_lines(conn, shop_id, carts)


def report(
    conn: Connection,
    shop_id: int,
    shopper_id: int,
    conversation_id: int | None,
    token: str,
    currency: str,
    lines: list[CartLine],
    *,
    codes: list[str] | None = None,
    at: datetime | None = None,
) -> Cart:
    """Replace what we knew of this cart. `changed_at` moves only when the lines do, so that looking is not touching.

    `codes`: the cart's discount codes; None where whoever reports does not know them.
    """
    row = one(
        conn,
        dict[str, int],
        """
        INSERT INTO carts AS c (shop_id, token, shopper_id, conversation_id, currency, state, changed_at, discount_codes)
        VALUES (%(shop_id)s, %(token)s, %(shopper_id)s, %(conversation_id)s, %(currency)s, 'emptied', coalesce(%(at)s, now()),
                coalesce(%(codes)s::text[], '{}'))
        ON CONFLICT (shop_id, token) DO UPDATE
           SET shopper_id = excluded.shopper_id,
               conversation_id = coalesce(excluded.conversation_id, c.conversation_id),
               currency = excluded.currency,
               discount_codes = coalesce(%(codes)s::text[], c.discount_codes)
        RETURNING id
        """,
        {
            "shop_id": shop_id,
            "token": plain_token(token),
            "shopper_id": shopper_id,
            "conversation_id": conversation_id,
            "currency": currency,
            "codes": codes,
            "at": at,
        },
    )
    cart = read(conn, shop_id, row["id"])
    if cart.state != "ordered" and _shape(cart.lines) != _shape(lines):
        _replace_lines(conn, shop_id, cart.id, lines, at)
        cart = read(conn, shop_id, cart.id)
    return cart


def mark_ordered(conn: Connection, shop_id: int, token: str) -> None:
    """The cart became an order. A token we never heard of is no error: not every shopper talks to us."""
    conn.execute(
        """
        UPDATE carts SET state = 'ordered'
         WHERE shop_id = %(shop_id)s AND token = %(token)s
        """,
        {"shop_id": shop_id, "token": plain_token(token)},
    )


def _replace_lines(conn: Connection, shop_id: int, cart_id: int, lines: list[CartLine], at: datetime | None) -> None:
    conn.execute(
        "DELETE FROM cart_lines WHERE shop_id = %(shop_id)s AND cart_id = %(cart_id)s",
        {"shop_id": shop_id, "cart_id": cart_id},
    )
    conn.execute(
        """
        INSERT INTO cart_lines (shop_id, cart_id, variant_id, line_key, quantity)
        SELECT %(shop_id)s, %(cart_id)s, variant_id, line_key, sum(quantity)
          FROM unnest(%(variants)s::bigint[], %(keys)s::text[], %(quantities)s::int[]) AS line (variant_id, line_key, quantity)
         GROUP BY variant_id, line_key
        """,
        {
            "shop_id": shop_id,
            "cart_id": cart_id,
            "variants": [line.variant_id for line in lines],
            "keys": [line.key for line in lines],
            "quantities": [line.quantity for line in lines],
        },
    )
    conn.execute(
        """
        UPDATE carts
           SET state = CASE WHEN %(empty)s THEN 'emptied' ELSE 'open' END, changed_at = coalesce(%(at)s, now())
         WHERE shop_id = %(shop_id)s AND id = %(id)s AND state <> 'ordered'
        """,
        {"shop_id": shop_id, "id": cart_id, "empty": not lines, "at": at},
    )


def _with_lines(conn: Connection, shop_id: int, carts: list[Cart]) -> list[Cart]:
    rows = many(
        conn,
        dict[str, int | str],
        """
        SELECT cart_id, variant_id, quantity, line_key
          FROM cart_lines
         WHERE shop_id = %(shop_id)s AND cart_id = ANY(%(carts)s)
         ORDER BY cart_id, line_key, variant_id
        """,
        {"shop_id": shop_id, "carts": [cart.id for cart in carts]},
    )
    of_cart: dict[int, list[CartLine]] = {cart.id: [] for cart in carts}
    for row in rows:
        line = CartLine(int(row["variant_id"]), int(row["quantity"]), str(row["line_key"]))
        of_cart[int(row["cart_id"])].append(line)
    return [replace(cart, lines=of_cart[cart.id]) for cart in carts]


def _shape(lines: list[CartLine]) -> dict[tuple[int, str], int]:
    shape: dict[tuple[int, str], int] = {}
    for line in lines:
        shape[line.variant_id, line.key] = shape.get((line.variant_id, line.key), 0) + line.quantity
    return shape
