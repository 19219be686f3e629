"""A rehearsal from its beginning to its report: running → done or cancelled.

`move` may be called at any time, by anyone, again after any crash: each case is written when it is over, and the next call
goes on behind it. Nothing is asked of an engine while a transaction is open.
"""

import time
import uuid
from collections.abc import Callable

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import Conflict, Invalid
from shopapp.ports.nudges import Nudges
from shopapp.rehearsal import store
from shopapp.rehearsal.judging import judge, verdict_of
from shopapp.rehearsal.playing import Stage, play
from shopapp.rehearsal.records import Case, Finding, Rehearsal, Spoken
from shopapp.rehearsal.shoppers import SIZE, invent
from shopapp.rehearsal.truth import rows_for
from shopapp.rehearsal.truth import store as truth
from shopapp.shops import Shop
from shopapp.shops import store as shop_store

log = logs.get(__name__)
JOB = "carry_rehearsal"
SEED = 1


def start(
    shop_id: int,
    *,
    engines: list[str],
    transaction: Transaction,
    clock: Clock,
    nudges: Nudges,
    seed: int = SEED,
    size: int = SIZE,
) -> int:
    """Invent the shoppers and ask a worker to begin. Raises Conflict while another is under way, Invalid for an empty shop."""
    with transaction(shop_id) as conn:
        shop = shop_store.read(conn, shop_id)
        plans = invent(conn, shop, seed=seed, size=size)
        if not any(plan.kind == "find" for plan in plans):
            raise Invalid("There is nothing for sale to rehearse with. Sync the catalogue first.", code="nothing_for_sale")
        id = store.begin(conn, shop_id, seed, engines, plans, clock.now())
        if id is None:
            raise Conflict("A rehearsal is under way. Let it end or cancel it first.", code="rehearsal_running")
    nudges.nudge(JOB, shop_id, id)
    return id


def move(
    shop_id: int,
    rehearsal_id: int,
    *,
    stage: Stage,
    clock: Clock,
    seconds: float | None = None,
    told: Callable[[Rehearsal], None] | None = None,
) -> Rehearsal:
    """Play what is left, or for about `seconds`; does nothing while another works on it. Raises NotFound.

    `told` hears of the progress after each case.
    """
    who, until = uuid.uuid4().hex, None if seconds is None else time.monotonic() + seconds
    try:
        while until is None or time.monotonic() < until:
            case = _next(shop_id, rehearsal_id, who, stage, clock)
            if case is None:
                break
            _play(shop_id, rehearsal_id, who, case, stage, clock)
            if told is not None:
                with stage.transaction(shop_id) as conn:
                    told(store.read(conn, shop_id, rehearsal_id))
    finally:
        with stage.transaction(shop_id) as conn:
            store.release(conn, shop_id, rehearsal_id, who)
    with stage.transaction(shop_id) as conn:
        return store.read(conn, shop_id, rehearsal_id)


def cancel(shop_id: int, rehearsal_id: int, *, transaction: Transaction, clock: Clock) -> None:
    """The case that is being played ends and is not written. One that has ended stays as it is."""
    with transaction(shop_id) as conn:
        store.end(conn, shop_id, rehearsal_id, "cancelled", clock.now())


def sweep(shop_id: int, *, transaction: Transaction, nudges: Nudges) -> None:
    """A rehearsal whose worker was killed or whose nudge was lost goes on; a second worker finds it claimed and leaves."""
    with transaction(shop_id) as conn:
        id = store.live(conn, shop_id)
    if id is not None:
        nudges.nudge(JOB, shop_id, id)


def _next(shop_id: int, rehearsal_id: int, who: str, stage: Stage, clock: Clock) -> Case | None:
    """The next case, ours for the length of a lease; None when there is nothing for us to do. Ends what is played through."""
    with stage.transaction(shop_id) as conn:
        if not store.claim(conn, shop_id, rehearsal_id, who, clock.now()):
            return None
        case = store.next_case(conn, shop_id, rehearsal_id)
        if case is None:
            store.end(conn, shop_id, rehearsal_id, "done", clock.now())
        return case


def _play(shop_id: int, rehearsal_id: int, who: str, case: Case, stage: Stage, clock: Clock) -> None:
    with stage.transaction(shop_id) as conn:
        shop = shop_store.read(conn, shop_id)
    began = time.perf_counter()
    talk, findings, changed = _tried(shop, case, stage, clock)
    if findings and changed:
        # The goods were written to meanwhile: what looks invented may have been true. Play it once more.
        talk, findings, _ = _tried(shop, case, stage, clock)
    taken = round(1000 * (time.perf_counter() - began))
    with stage.transaction(shop_id) as conn:
        if store.claim(conn, shop_id, rehearsal_id, who, clock.now()):
            store.write(conn, shop_id, rehearsal_id, case, talk, findings, verdict_of(findings), taken, clock.now())
    log.info("rehearsed", shop_id=shop_id, rehearsal_id=rehearsal_id, case=case.position, verdict=verdict_of(findings))


def _tried(shop: Shop, case: Case, stage: Stage, clock: Clock) -> tuple[list[Spoken], list[Finding], bool]:
    began = clock.now()
    talk = play(stage, shop, case)
    with stage.transaction(shop.id) as conn:
        return talk, judge(case.kind, case.expects, talk, rows_for(conn, shop, talk)), truth.changed_since(conn, shop.id, began)
