"""A shopper who does not exist with their conversation and cart, in rows that a rollback takes away again."""

from shopapp.db import Connection


def put_shopper(conn: Connection, shop_id: int, id: int, locale: str) -> None:
    """An invented shopper and their conversation, both under this id, for a transaction that is rolled back."""
    parameters = {"shop_id": shop_id, "id": id, "ref": f"rehearsal-{id}", "locale": locale}
    conn.execute(
        """
        INSERT INTO shoppers (shop_id, id, key_hash, locale) OVERRIDING SYSTEM VALUE
        VALUES (%(shop_id)s, %(id)s, sha256(convert_to(%(ref)s, 'UTF8')), %(locale)s)
        """,
        parameters,
    )
    conn.execute(
        """
        INSERT INTO conversations (shop_id, id, ref, shopper_id, locale) OVERRIDING SYSTEM VALUE
        VALUES (%(shop_id)s, %(id)s, %(ref)s, %(id)s, %(locale)s)
        """,
        parameters,
    )


def put_cart(conn: Connection, shop_id: int, shopper_id: int, currency: str, lines: dict[int, int]) -> None:
    """The cart (variant to quantity) of a shopper who was put there before."""
    parameters = {"shop_id": shop_id, "id": shopper_id, "token": f"rehearsal-{shopper_id}", "currency": currency}
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
