"""Every day: each payment's sums on all three sides, and orders and payments that name a checkout we do not know.

Refunds of either side that nobody told us of are carried over here; what still differs then is a finding for a person.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from shopapp import logs
from shopapp.checkout import store as checkout_store
from shopapp.checkout.moves import account_of
from shopapp.checkout.quotes.pricing import CHECKOUT
from shopapp.checkout.reconcile import store
from shopapp.checkout.records import Checkout
from shopapp.checkout.refunds import take
from shopapp.checkout.till import Till
from shopapp.errors import Outside

log = logs.get(__name__)
LOOK_BACK = timedelta(days=60)
"""Refunds come late; beyond this they are for the merchant's own bookkeeping."""
STRAYS_BACK = timedelta(days=2)
AT_ONCE = 200


def books(shop_id: int, *, till: Till) -> int:
    """Compare everything of the last weeks. Returns how many findings are new."""
    account = till.account(shop_id)
    if account is None:
        return 0
    return _sums(shop_id, till) + _stray_payments(shop_id, till) + _stray_orders(shop_id, till)


def _sums(shop_id: int, till: Till) -> int:
    since, after, news = till.clock.now() - LOOK_BACK, None, 0
    while True:
        with till.transaction(shop_id) as conn:
            page = store.settled_since(conn, shop_id, since, after=after, limit=AT_ONCE)
        for checkout_id in page:
            try:
                news += _compare(shop_id, checkout_id, till)
            except Outside as problem:
                log.warning("books_put_off", shop_id=shop_id, checkout_id=str(checkout_id), code=problem.code)
        if len(page) < AT_ONCE:
            return news
        after = page[-1]


def _compare(shop_id: int, checkout_id: UUID, till: Till) -> int:
    with till.transaction(shop_id) as conn:
        row = checkout_store.read(conn, shop_id, checkout_id)
    take.from_stripe(shop_id, row, till=till)
    take.from_shopify(shop_id, row, till=till)
    with till.transaction(shop_id) as conn:
        row = checkout_store.read(conn, shop_id, checkout_id)
    sums = _three_sides(shop_id, row, till)
    now = till.clock.now()
    with till.transaction(shop_id) as conn:
        if len({tuple(side) for side in sums.values()}) == 1:
            store.settle(conn, shop_id, "sums_differ", str(row.id), now=now)
            return 0
        log.error("sums_differ", shop_id=shop_id, checkout_id=str(row.id))
        return int(store.found(conn, shop_id, "sums_differ", str(row.id), {"order": row.order_name, **sums}, now=now))


def _three_sides(shop_id: int, row: Checkout, till: Till) -> dict[str, list[int]]:
    """[taken, given back] as each side has it. A cancelled order counts as given back in full."""
    assert row.intent is not None, "money was taken"
    assert row.order_id is not None, "money is taken for an order only"
    payment = till.payments.look(account_of(till, shop_id), row.intent)
    order = till.orders.look(shop_id, row.order_id)
    sides = {
        "ours": [row.captured_minor, row.refunded_minor],
        "stripe": [payment.captured_minor, payment.refunded_minor],
    }
    if order is not None:
        sides["shopify"] = [order.total.minor, order.refunded_minor]
    return sides


def _stray_payments(shop_id: int, till: Till) -> int:
    now, account = till.clock.now(), account_of(till, shop_id)
    found = till.payments.ours(account, since=now - STRAYS_BACK, until=now - timedelta(hours=1), shop=str(shop_id))
    return _strays(shop_id, "payment_without_checkout", ((one.id, one.about.get("checkout", "")) for one in found), till)


def _stray_orders(shop_id: int, till: Till) -> int:
    made = till.orders.marked(shop_id, CHECKOUT, since=till.clock.now() - STRAYS_BACK)
    return _strays(shop_id, "order_without_checkout", ((str(order_id), ref) for order_id, ref in made), till)


def _strays(shop_id: int, kind: str, found: Iterable[tuple[str, str]], till: Till) -> int:
    named = {subject: _uuid(ref) for subject, ref in found}
    ids = [ref for ref in named.values() if ref is not None]
    news = 0
    with till.transaction(shop_id) as conn:
        known = store.known(conn, shop_id, ids)
        for subject, ref in named.items():
            if ref not in known:
                news += store.found(conn, shop_id, kind, subject, {"checkout": str(ref)}, now=till.clock.now())
    return news


def _uuid(ref: str) -> UUID | None:
    try:
        return UUID(ref)
    except ValueError:
        return None
