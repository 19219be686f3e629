"""The cart of a shopper who does not exist, in rows that a rollback takes away again."""

from shopapp.db import Connection


def put_cart(conn: Connection, shop_id: int, shopper_id: int, currency: str, lines: dict[int, int]) -> None:
    """An invented shopper's cart (variant to quantity), for a transaction that is rolled back."""
    parameters = {"shop_id": shop_id, "id": shopper_id, "token": f"rehearsal-{shopper_id}", "currency": currency}
    conn.execute(
        """
        INSERT INTO shoppers (shop_id, id, key_hash) OVERRIDING SYSTEM VALUE
        VALUES (%(shop_id)s, %(id)s, sha256(convert_to(%(token)s, 'UTF8')))
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO carts (shop_id, id, token, shopper_id, currency) OVERRIDING SYSTEM VALUE
        VALUES (%(shop_id)s, %(id)s, %(token)s, %(id)s, %(currency)s)
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO cart_lines (shop_id, cart_id, variant_id, line_key, quantity)
        SELECT %(shop_id)s, %(id)s, variant_id, '', quantity
          FROM unnest(%(variants)s::bigint[], %(quantities)s::int[]) AS line (variant_id, quantity)
        """,
        parameters | {"variants": list(lines), "quantities": list(lines.values())},
    )
