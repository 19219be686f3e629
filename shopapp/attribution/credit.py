"""Which conversation an order is credited to."""

from shopapp.db import Connection


def credit_order(conn: Connection, shop_id: int, order_id: int) -> None:
    """Read the order and the touches before it, and write what the rule says."""


def sweep(shop_id: int) -> None:
    """Credit every order that changed since it was last credited."""
