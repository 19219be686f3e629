"""The states of a checkout and the arrows between them. `store.move` lets nothing pass that is not an arrow here.

A checkout's place is the pair (attempt, state), and it only ever grows: a declined card or a new price goes back to an
earlier state by beginning the next attempt, never within the same one.
"""

from datetime import timedelta

OPEN = (
    "quoted", "reserving", "reserved", "authorising", "action", "authorised", "ordering", "ordered", "capturing", "captured",
    "undoing",
)  # fmt: skip
ENDED = ("paid", "voided", "refunded", "declined", "expired", "handed_over")

# Within one attempt.
FORWARD: dict[str, frozenset[str]] = {
    "quoted": frozenset({"reserving", "expired"}),
    "reserving": frozenset({"reserved", "undoing"}),
    "reserved": frozenset({"authorising", "ordering", "undoing"}),
    "authorising": frozenset({"action", "authorised", "undoing"}),
    "action": frozenset({"authorised", "undoing"}),
    "authorised": frozenset({"ordering", "undoing"}),
    "ordering": frozenset({"ordered", "undoing"}),
    "ordered": frozenset({"capturing", "captured", "undoing"}),
    "capturing": frozenset({"captured", "undoing"}),
    "captured": frozenset({"paid", "undoing"}),
    "undoing": frozenset({"voided", "declined", "expired", "refunded"}),
    "paid": frozenset({"refunded"}),
}
# Beginning the next attempt.
AGAIN: dict[str, frozenset[str]] = {
    "quoted": frozenset({"quoted"}),
    "reserving": frozenset({"quoted"}),
    "reserved": frozenset({"quoted"}),
    "authorising": frozenset({"reserved"}),
    "action": frozenset({"reserved"}),
}

QUOTE_LIVES = timedelta(minutes=15)
# Longer than a quote, so that an order made from a quote accepted at its last second still finds its stock.
STOCK_HELD = timedelta(minutes=30)
# Beyond this an authorisation is looked for instead of being asked for again: the shopper is no longer waiting, and no
# request of ours can still be on its way.
ASK_AGAIN_WITHIN = timedelta(minutes=3)
# More cards than anyone owns: a sign that stolen ones are being tried.
MOST_ATTEMPTS = 12

# How long a checkout may stay in a state before it is undone. What has no limit here is driven on until it is settled.
LIMITS: dict[str, timedelta] = {
    "quoted": timedelta(hours=24),
    "reserving": timedelta(minutes=10),
    "action": timedelta(minutes=15),
    "ordering": timedelta(hours=2),
}


def is_arrow(was: str, to: str, *, again: bool) -> bool:
    return to in (AGAIN if again else FORWARD).get(was, frozenset())


def pause(failures: int) -> timedelta:
    """Until the next look after so many failures in a row: 3 s doubling to 10 minutes."""
    return timedelta(seconds=min(600, 3 * 2 ** min(failures, 8)))
