"""After the storm: what settles by itself, and what the sweeps and the comparison of the books settle a day later.

The day is made to pass on both vendors' clocks and on ours; the product's processes are stopped first, so that nobody acts
on two clocks.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bench._purchases.world import World, tell
from shopapp import checkout, deliveries
from shopapp.clock import Clock
from shopapp.wiring import House
from workers.topics import take

OPEN = """
    SELECT count(*) AS open FROM checkouts
     WHERE state NOT IN ('paid', 'voided', 'refunded', 'declined', 'expired', 'handed_over', 'quoted', 'reserved', 'action')
"""
WAITING = "SELECT count(*) AS waiting FROM deliveries WHERE state = 'waiting'"
LATER = (timedelta(minutes=5), timedelta(minutes=20), timedelta(hours=1), timedelta(hours=26))


class Moved(Clock):
    """The real time and so much more."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by


def wait(world: World, *, patience: float = 420) -> dict[str, object]:
    """Let the workers finish. What waits for a shopper who left is not counted."""
    began = time.monotonic()
    while True:
        with world.house.transaction(world.shop_id) as conn:
            open_ones = conn.execute(OPEN).fetchone()
            waiting = conn.execute(WAITING).fetchone()
        assert open_ones is not None, "a count is one row"
        assert waiting is not None, "a count is one row"
        seconds = time.monotonic() - began
        if (not open_ones["open"] and not waiting["waiting"]) or seconds > patience:
            tell(f"After {seconds:.0f} s {open_ones['open']} checkouts move and {waiting['waiting']} webhooks wait")
            return {"settled_s": round(seconds), "moving_then": open_ones["open"], "webhooks_waiting_then": waiting["waiting"]}
        time.sleep(1)


def sweep(world: World) -> dict[str, object]:
    """Stop the product, let time pass in steps, and sweep at each as cron would."""
    for part in [part for part in world.supervisor.parts if part.name not in ("redis", "sandbox")]:
        world.supervisor.parts.remove(part)
        if part.running:
            part.running.terminate()
            part.running.wait(60)
    passed, looked = timedelta(0), 0
    for later in LATER:
        _pass(world, later - passed)
        passed = later
        looked += _swept(_house(world, passed), world.shop_id)
        tell(f"{passed} later: {looked} looked at")
    return {"swept": looked, **_compared(_house(world, passed), world.shop_id)}


def _compared(house: House, shop_id: int) -> dict[str, object]:
    """The jobs that trust no webhook, as cron runs them: what was never told to us is carried over now."""
    before = _refunds(house, shop_id)
    held = checkout.reconcile.holds(shop_id, till=house.till)
    fetched = checkout.reconcile.events(shop_id, till=house.till)
    _swept(house, shop_id)
    differ = checkout.reconcile.books(shop_id, till=house.till)
    _swept(house, shop_id)
    carried = _refunds(house, shop_id) - before
    tell(f"Compared the books: {carried} refunds nobody told us of, {held} holds left over, {differ} findings")
    return {"holds_left_over": held, "events_fetched": fetched, "refunds_never_told": carried, "findings": differ}


def _refunds(house: House, shop_id: int) -> int:
    with house.transaction(shop_id) as conn:
        row = conn.execute("SELECT count(*) AS known FROM refunds").fetchone()
    assert row is not None, "a count is one row"
    return int(row["known"])


def _pass(world: World, time_: timedelta) -> None:
    world.ask("/_sandbox/clock", {"advance": time_.total_seconds()})
    world.ask("/_sandbox/stripe/clock", {"advance_seconds": int(time_.total_seconds())}, stripe=True)


def _house(world: World, passed: timedelta) -> House:
    return replace(world.house, clock=Moved(passed))


def _swept(house: House, shop_id: int) -> int:
    looked = 0
    for _ in range(4):
        looked += _take_deliveries(house, shop_id) + checkout.sweep(shop_id, till=house.till)
    return looked


def _take_deliveries(house: House, shop_id: int) -> int:
    with house.transaction(shop_id) as conn:
        due = conn.execute("SELECT id FROM deliveries WHERE state = 'waiting' ORDER BY id").fetchall()
    hand: Callable[[deliveries.Delivery], None] = partial(take, house, shop_id)
    for row in due:
        deliveries.work(shop_id, row["id"], transaction=house.transaction, clock=house.clock, take=hand)
    return len(due)
