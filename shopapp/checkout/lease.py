"""Who may step a checkout now. A lease is short: that of a runner that died runs out, and the next one goes on.

The lease keeps runners out of each other's way; it is not what keeps money safe. That are our keys at Stripe, the draft at
Shopify, and `store.move`, which refuses a runner whose lease was taken over.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from shopapp.checkout import store
from shopapp.checkout.records import Checkout
from shopapp.checkout.till import Till

# Longer than the slowest single call outside, retries of the adapters included.
LEASE = timedelta(seconds=75)


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


def keep(till: Till, shop_id: int, held: Checkout) -> Checkout | None:
    with till.transaction(shop_id) as conn:
        return store.keep(conn, shop_id, held, until=till.clock.now() + LEASE)


def let_go(till: Till, shop_id: int, held: Checkout, *, whoever_asked: bool = False) -> bool:
    """False when somebody asked while we worked: look once more. `whoever_asked` ends the lease even so."""
    with till.transaction(shop_id) as conn:
        return store.let_go(conn, shop_id, held, whoever_asked=whoever_asked)
