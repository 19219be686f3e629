"""To whom an order may be shown: the storefront's logged-in customer, or whoever knows its number and its e-mail address.

The rule: nobody else's word counts, least of all a model's. A wrong number and a wrong address are answered alike, and tries are
counted per shopper, per number and per address, so that many browsers guessing together get no further than one.
"""

from shopapp.checkout.orders.lookups import store
from shopapp.checkout.orders.store import Order
from shopapp.db import Connection
from shopapp.errors import TooOften
from shopapp.secrets import digest

MOST_OF_SHOPPER = 5
MOST_OF_ANYTHING = 10
"""Failed tries in an hour."""


def claimed(conn: Connection, shop_id: int, shopper_id: int, number: str, email: str) -> Order | None:
    """The order with this number, if it was placed with this address. Raises TooOften."""
    number, email = number.strip().lstrip("#").upper(), email.strip().lower()
    email_hash = digest(email)
    store.one_at_a_time(conn, shop_id)
    failed = store.failed(conn, shop_id, shopper_id, number, email_hash)
    if failed.by_shopper >= MOST_OF_SHOPPER or max(failed.of_number, failed.of_email) >= MOST_OF_ANYTHING:
        raise TooOften("Too many tries with order numbers.", code="order_guessing", retry_after=3600)
    order = store.by_number(conn, shop_id, number, email)
    store.note(conn, shop_id, shopper_id, number, email_hash, found=order is not None)
    return order


def of_customer(conn: Connection, shop_id: int, customer_id: int, *, number: str = "") -> list[Order]:
    """The latest orders of a logged-in customer, or the one with this number if it is theirs."""
    return store.of_customer(conn, shop_id, customer_id, number.strip().lstrip("#").upper())
