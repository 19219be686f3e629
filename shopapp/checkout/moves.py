"""How a step writes what came of it: one short transaction, under the lease, along an arrow."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from shopapp.checkout import attempts, store
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Refused
from shopapp.ports.payments import Account

AT_ONCE = timedelta(0)
GRACE = timedelta(minutes=1)
"""What was asked for then may carry an earlier time at the vendor: clocks need not agree."""
Then = Callable[[Connection, Checkout], None]


def go(
    till: Till,
    shop_id: int,
    row: Checkout,
    to: str,
    *,
    again: bool = False,
    then: Then | None = None,
    look_in: timedelta = AT_ONCE,
    **fields: Any,
) -> Checkout:
    """Move and, in the same transaction, do what belongs to the move. Returns the checkout where it is now."""
    now = till.clock.now()
    with till.transaction(shop_id) as conn:
        moved = store.move(conn, shop_id, row, to, now=now, look_at=now + look_in, again=again, **fields)
        if then is not None:
            then(conn, moved)
    return moved


def wait(till: Till, shop_id: int, row: Checkout, look_in: timedelta) -> None:
    """Nothing to do before then."""
    with till.transaction(shop_id) as conn:
        store.stay(conn, shop_id, row, look_at=till.clock.now() + look_in, failed=False)


def undo(till: Till, shop_id: int, row: Checkout, *, ends_as: str, reason: str, message: str) -> Checkout:
    """Begin to take everything back. The shopper is told when it is back, not before."""
    return go(till, shop_id, row, "undoing", ends_as=ends_as, reason=reason, message=message)


def quote_of(till: Till, shop_id: int, row: Checkout) -> Quote:
    assert row.quote_id is not None, "a checkout past `quoted` has a quote"
    with till.transaction(shop_id) as conn:
        return quote_store.read(conn, shop_id, row.quote_id)


def attempt_of(till: Till, shop_id: int, row: Checkout, operation: str) -> attempts.Attempt:
    with till.transaction(shop_id) as conn:
        attempt = attempts.last(conn, shop_id, row.id, operation)
    assert attempt is not None, "an attempt is written with the move into its state"
    return attempt


def account_of(till: Till, shop_id: int) -> Account:
    account = till.account(shop_id)
    if account is None:
        raise Refused("The shop's Stripe account is not connected any more.", code="no_stripe_account")
    return account


def begin_attempt(till: Till, shop_id: int, operation: str, parameters: dict[str, Any]) -> Then:
    def then(conn: Connection, moved: Checkout) -> None:
        attempts.begin(conn, shop_id, moved.id, operation, moved.attempt, parameters, now=till.clock.now())

    return then
