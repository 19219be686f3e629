"""The one way in which money moves: `advance`, called alike by the browser, both vendors' webhooks and the sweep.

It takes the checkout's lease, does one step after another until one has to wait, and lets go. Whoever finds the lease taken
leaves word, and the runner looks once more before it goes. A runner that dies leaves a lease that runs out.
"""

from collections.abc import Iterable
from uuid import UUID

from shopapp import logs
from shopapp.checkout import leases, states, store
from shopapp.checkout.records import Checkout
from shopapp.checkout.steps import STEPS
from shopapp.checkout.till import Till
from shopapp.errors import Conflict, Outside, Unavailable

log = logs.get(__name__)
# Each bounds a loop that ends by itself in a few turns; they are there for the day it does not.
MOST_STEPS = 30
MOST_ROUNDS = 5


def advance(shop_id: int, checkout_id: UUID, *, till: Till) -> str:
    """Step the checkout as far as it goes now, and return its state. Raises NotFound for a checkout of another shop."""
    held = leases.take(till, shop_id, checkout_id)
    if held is not None:
        run(till, shop_id, held)
    with till.transaction(shop_id) as conn:
        return store.read(conn, shop_id, checkout_id).state


def run(till: Till, shop_id: int, held: Checkout) -> None:
    """Drive the checkout as it is now under this lease and end the lease, looking again for everyone who asked meanwhile."""
    with leases.beating(till, shop_id, held):
        for lap in range(MOST_ROUNDS):
            drive(till, shop_id, held)
            # `held` counts the askers known before this lap: if there are more now, one more lap answers them.
            if leases.let_go(till, shop_id, held, whoever_asked=lap == MOST_ROUNDS - 1):
                return
            fresh = leases.keep(till, shop_id, held)
            if fresh is None:
                return
            held = fresh


def drive(till: Till, shop_id: int, row: Checkout) -> None:
    """Step under a lease that the caller holds, until a step waits, an end is reached or the lease is lost.

    A step that acted on a row which is not the newest finds that out when it writes: `move` compares state and attempt.
    """
    for _ in range(MOST_STEPS):
        if row.state in states.ENDED:
            return
        try:
            moved = STEPS[row.state](till, shop_id, row)
        except Conflict as moved_on:
            log.info("step_overtaken", shop_id=shop_id, checkout_id=str(row.id), code=moved_on.code)
            return
        except Outside as problem:
            _later(till, shop_id, row, problem)
            return
        if moved is None:
            return
        row = moved


def _later(till: Till, shop_id: int, row: Checkout, problem: Outside) -> None:
    known = isinstance(problem, Unavailable)
    write = log.info if known else log.error
    write("step_put_off", shop_id=shop_id, checkout_id=str(row.id), state=row.state, code=problem.code)
    with till.transaction(shop_id) as conn:
        store.stay(conn, shop_id, row, look_at=till.clock.now() + states.pause(row.failures), failed=True)


def sweep(shop_id: int, *, till: Till, limit: int = 100) -> int:
    """Advance every checkout that is due, whatever lost the nudge for it. Returns how many were looked at."""
    with till.transaction(shop_id) as conn:
        due: Iterable[UUID] = store.due(conn, shop_id, till.clock.now(), limit=limit)
    looked = 0
    for checkout_id in due:
        advance(shop_id, checkout_id, till=till)
        looked += 1
    return looked
