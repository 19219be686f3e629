"""Working on one stored delivery: claim, let the room act, mark. Safe to call twice, from two workers, at any time.

The rule: `take` runs outside any transaction, so it may ask the outside world; it must itself be safe to repeat, since a
worker that dies in it is followed by another after the claim has ended.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.deliveries import store
from shopapp.deliveries.store import Delivery
from shopapp.errors import Conflict, Problem, Unavailable
from shopapp.ports.nudges import Nudges

log = logs.get(__name__)

JOB = "take_delivery"
"""The job `workers.jobs.take_delivery(shop_id, id)` that a stored delivery is nudged to."""
CLAIM = timedelta(minutes=5)
ATTEMPTS = 12
KEPT = timedelta(days=14)
"""How long a delivery stays after it ended: long enough to look into, far beyond any vendor's last repeat (Stripe: 3 days)."""
_SWEPT_AT_ONCE = 1000


def work(shop_id: int, delivery_id: int, *, transaction: Transaction, clock: Clock, take: Callable[[Delivery], None]) -> bool:
    """Work on the delivery with our id `delivery_id`. False when there was nothing to do or it must be tried again."""
    now = clock.now()
    with transaction(shop_id) as conn:
        delivery = store.claim(conn, shop_id, delivery_id, now, now + CLAIM)
    if delivery is None:
        return False
    try:
        take(delivery)
    except Problem as problem:
        _put_off(shop_id, delivery, problem.code, _next(problem, delivery, clock), transaction, clock)
        return False
    except Exception:
        # A bug of ours: the next release may work on it, so it is kept; and the job fails loudly.
        _put_off(shop_id, delivery, "bug", _again(delivery, clock), transaction, clock)
        raise
    with transaction(shop_id) as conn:
        store.done(conn, shop_id, delivery.id, clock.now())
    return True


def sweep(
    *, directory: Callable[[], AbstractContextManager[Connection]], clock: Clock, nudges: Nudges, limit: int = _SWEPT_AT_ONCE
) -> int:
    """Nudge whatever is due: what a lost job left behind, and what is to be tried again. How many there were."""
    with directory() as conn:
        waiting = store.due(conn, clock.now(), limit)
    for each in waiting:
        nudges.nudge(JOB, each.shop_id, each.id)
    return len(waiting)


def clear_out(shop_id: int, *, transaction: Transaction, clock: Clock) -> int:
    """Forget what ended long ago; returns how many deliveries that were."""
    with transaction(shop_id) as conn:
        return store.forget(conn, shop_id, clock.now() - KEPT)


def _next(problem: Problem, delivery: Delivery, clock: Clock) -> datetime | None:
    """When to try again; None when that cannot help."""
    if not isinstance(problem, Unavailable | Conflict):
        return None
    again = _again(delivery, clock)
    asked = problem.retry_after if isinstance(problem, Unavailable) else None
    if again is None or not asked:
        return again
    return max(again, clock.now() + timedelta(seconds=asked))


def _again(delivery: Delivery, clock: Clock) -> datetime | None:
    """Pauses of 5, 10, 20 … seconds up to an hour; some three hours in all."""
    if delivery.attempts >= ATTEMPTS:
        return None
    return clock.now() + timedelta(seconds=min(3600, 5 * 2 ** (delivery.attempts - 1)))


def _put_off(shop_id: int, delivery: Delivery, code: str, again: datetime | None, transaction: Transaction, clock: Clock) -> None:
    with transaction(shop_id) as conn:
        if again is None:
            store.failed(conn, shop_id, delivery.id, code, clock.now())
        else:
            store.later(conn, shop_id, delivery.id, code, again)
    log.warning(
        "delivery_put_off", shop_id=shop_id, delivery=delivery.id, topic=delivery.topic, code=code, given_up=again is None
    )
