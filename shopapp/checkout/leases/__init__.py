"""Who may step a checkout now. A lease is short, and its holder makes it longer while it works: a runner that died is soon
followed by the next one, a slow vendor's answer costs nobody the lease.

The lease keeps runners out of each other's way; it is not what keeps money safe. That are our keys at Stripe, the draft at
Shopify, and `move` in the checkout's own store, which refuses a runner whose lease was taken over.
"""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from shopapp import logs
from shopapp.checkout.leases import store
from shopapp.checkout.records import Checkout
from shopapp.checkout.till import Till

log = logs.get(__name__)
LEASE = timedelta(seconds=15)
BEAT = 4.0
"""Seconds between two renewals: two may fail before the lease runs out."""
LONGEST = timedelta(minutes=5)
"""A runner that has not come on for so long hangs; longer than the slowest call outside with all its repeats."""


def take(
    till: Till, shop_id: int, checkout_id: UUID, *, patience: float = 0, sleep: Callable[[float], None] = time.sleep
) -> Checkout | None:
    """The checkout under our lease, waiting up to `patience` seconds for another runner to finish its step."""
    waited = 0.0
    while True:
        now = till.clock.now()
        with till.transaction(shop_id) as conn:
            held = store.take(conn, shop_id, checkout_id, now=now, until=now + LEASE)
        if held is not None or waited >= patience:
            return held
        sleep(0.05)
        waited += 0.05


@contextmanager
def beating(till: Till, shop_id: int, held: Checkout, *, every: float = BEAT) -> Generator[None]:
    """While the block runs, the lease is renewed beside it. How the block ends is no matter: a crash must stop the heart, too."""
    over = threading.Event()
    heart = threading.Thread(target=_beat, args=(till, shop_id, held, every, over), name="lease", daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()


def _beat(till: Till, shop_id: int, held: Checkout, every: float, over: threading.Event) -> None:
    last = till.clock.now() + LONGEST
    while not over.wait(every) and till.clock.now() < last:
        try:
            with till.transaction(shop_id) as conn:
                if not store.renew(conn, shop_id, held, until=till.clock.now() + LEASE):
                    return
        except Exception as problem:
            # The next beat may reach the database again; if none does, the runner's own writing will tell.
            log.warning("lease_not_renewed", shop_id=shop_id, checkout_id=str(held.id), error=type(problem).__name__)


def keep(till: Till, shop_id: int, held: Checkout) -> Checkout | None:
    with till.transaction(shop_id) as conn:
        return store.keep(conn, shop_id, held, until=till.clock.now() + LEASE)


def let_go(till: Till, shop_id: int, held: Checkout, *, whoever_asked: bool = False) -> bool:
    """False when somebody asked while we worked: look once more. `whoever_asked` ends the lease even so."""
    with till.transaction(shop_id) as conn:
        return store.let_go(conn, shop_id, held, whoever_asked=whoever_asked)
