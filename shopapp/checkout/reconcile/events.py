"""Every ten minutes: events that Stripe could not deliver are fetched and taken in like webhooks, by the same unique id.

An endpoint that points at an old address, a deploy that lost an hour, a firewall: nothing of it loses an event.
"""

from datetime import timedelta

from shopapp import deliveries
from shopapp.checkout.reconcile import store
from shopapp.checkout.till import Till

JOB = "stripe_events"
FIRST_LOOK = timedelta(days=2)
# Stripe goes on trying for three days, and an event may count as undelivered that long: look back over all of it each time.
LOOK_BACK = timedelta(days=3)
MOST = 500


def events(shop_id: int, *, till: Till) -> int:
    """Take in what was not delivered. Returns how many were new here."""
    account, now = till.account(shop_id), till.clock.now()
    if account is None:
        return 0
    with till.transaction(shop_id) as conn:
        upto = store.cursor(conn, shop_id, JOB) or now - FIRST_LOOK
    missed = till.payments.missed(account, since=upto - LOOK_BACK, most=MOST)
    taken = 0
    for event in missed:
        with till.transaction(shop_id) as conn:
            kept = deliveries.keep(conn, shop_id, "stripe", event.id, event.topic, event.created_at, event.body)
        if kept is not None:
            taken += 1
            till.nudges.nudge(deliveries.JOB, shop_id, kept)
    with till.transaction(shop_id) as conn:
        # Bounded: where there were more than one look may bring, the next look begins where this one ended.
        store.came_to(conn, shop_id, JOB, missed[-1].created_at if len(missed) >= MOST else now)
    return taken
