"""Every hour: what is new in Stripe's books is written beside our payments, and each payout is added up.

A payout whose rows do not come to its amount is a finding, and so is a key that may not read the books. What others sell
through the same account is counted in a payout's sum and kept nowhere.
"""

from datetime import datetime, timedelta

from shopapp import logs
from shopapp.checkout.ledger import store
from shopapp.checkout.reconcile import store as reconcile_store
from shopapp.checkout.till import Till
from shopapp.errors import Refused
from shopapp.ports.payment_books import PaymentBooks, Payout
from shopapp.ports.payments import Account

log = logs.get(__name__)
JOB = "stripe_ledger"
FIRST_LOOK = timedelta(days=60)
LOOK_BACK = timedelta(days=1)
"""A row may be listed a little after its time."""
PAYOUTS_BACK = timedelta(days=15)
"""Until a payout has arrived, or failed, and Stripe can say what it is made of."""
_UNREADABLE = "fees_not_readable"
_DIFFERS = "payout_differs"


def take(shop_id: int, *, till: Till, books: PaymentBooks) -> int:
    """Take in what is new. Returns how many rows and payouts were."""
    account, now = till.account(shop_id), till.clock.now()
    if account is None:
        return 0
    with till.transaction(shop_id) as conn:
        upto = reconcile_store.cursor(conn, shop_id, JOB) or now - FIRST_LOOK
    try:
        news = _movements(shop_id, account, upto, till, books) + _payouts(shop_id, account, upto, till, books)
    except Refused as problem:
        log.warning("fees_not_readable", shop_id=shop_id, code=problem.code)
        lacks = {"key needs": "Balance transactions: Read, Payouts: Read"}
        with till.transaction(shop_id) as conn:
            reconcile_store.found(conn, shop_id, _UNREADABLE, account.account, lacks, now=now)
        return 0
    with till.transaction(shop_id) as conn:
        reconcile_store.settle(conn, shop_id, _UNREADABLE, account.account, now=now)
        reconcile_store.came_to(conn, shop_id, JOB, now)
    return news


def _movements(shop_id: int, account: Account, upto: datetime, till: Till, books: PaymentBooks) -> int:
    found = books.movements(account, since=upto - LOOK_BACK)
    with till.transaction(shop_id) as conn:
        return sum(store.write(conn, shop_id, one) for one in found if one.payment)


def _payouts(shop_id: int, account: Account, upto: datetime, till: Till, books: PaymentBooks) -> int:
    found = books.payouts(account, since=upto - PAYOUTS_BACK)
    with till.transaction(shop_id) as conn:
        known = store.settled_payouts(conn, shop_id)
    fresh = [one for one in found if known.get(one.id) != one.status]
    for payout in fresh:
        _add_up(shop_id, account, payout, till, books)
    return len(fresh)


def _add_up(shop_id: int, account: Account, payout: Payout, till: Till, books: PaymentBooks) -> None:
    lines = books.movements_of(account, payout.id) if payout.listed else None
    now = till.clock.now()
    with till.transaction(shop_id) as conn:
        if lines is None:
            store.write_payout(conn, shop_id, payout, ours=None, others=None)
            return
        for line in lines:
            if line.payment:
                store.write(conn, shop_id, line)
        ours = store.pay_out(conn, shop_id, payout.id, [line.id for line in lines])
        total = sum(line.net_minor for line in lines)
        store.write_payout(conn, shop_id, payout, ours=ours, others=total - ours)
        if total == payout.amount_minor:
            reconcile_store.settle(conn, shop_id, _DIFFERS, payout.id, now=now)
            return
        log.error("payout_differs", shop_id=shop_id, payout=payout.id)
        sums = {"payout": payout.amount_minor, "its rows": total, "currency": payout.currency}
        reconcile_store.found(conn, shop_id, _DIFFERS, payout.id, sums, now=now)
