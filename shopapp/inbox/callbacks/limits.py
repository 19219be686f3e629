"""How much of the team's time can be booked, so that nobody with many sessions takes all of it.

A shopper is known who is logged in at the shop, or to whom somebody of the team has written. Whoever is not has spoken in the
conversation first, and half of each day's times is kept from them; all of them together book a few calls an hour, so that
the team sees a flood before it has filled a day.

The rule: nothing is kept of anybody for this, no address and no device. What limits is what the shop knows anyway.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shopapp.db import Connection
from shopapp.errors import Conflict, TooOften
from shopapp.inbox.callbacks import store, words
from shopapp.inbox.callbacks.slots import Calls, free, starts_on

_A_DAY = 3
"""Calls that one shopper books in a day, those moved or taken back included: each is a letter to the shop."""
_AN_HOUR = 8
"""Calls that all shoppers whom nobody knows book in an hour in one shop."""
_LATER = 3600.0


@dataclass(frozen=True, slots=True)
class Asking:
    """Who wants a call."""

    shopper_id: int
    known: bool

    @classmethod
    def of(cls, conn: Connection, shop_id: int, shopper_id: int) -> "Asking":
        return cls(shopper_id, store.known(conn, shop_id, shopper_id))


def open_to(conn: Connection, shop_id: int, calls: Calls, asking: Asking, now: datetime) -> list[datetime]:
    """The times this shopper may book, soonest first. A call of their own counts as taken, and not against the share."""
    booked = store.taken(conn, shop_id, now)
    times = [(row.starts_at, row.ends_at) for row in booked]
    if asking.known:
        return free(calls, times, now)
    strangers = [row.starts_at for row in booked if not row.known and row.shopper_id != asking.shopper_id]
    return free(calls, times, now, closed=_full(calls, strangers))


def check(conn: Connection, shop_id: int, asking: Asking, conversation_id: int, now: datetime, locale: str) -> None:
    """Raises Conflict or TooOften, in the shopper's language."""
    if store.booked_since(conn, shop_id, now - timedelta(days=1), shopper_id=asking.shopper_id) >= _A_DAY:
        raise TooOften(words.say(locale, "too_many"), code="too_many_calls", retry_after=_LATER)
    if asking.known:
        return
    if not store.has_spoken(conn, shop_id, conversation_id):
        raise Conflict(words.say(locale, "speak_first"), code="speak_first")
    if store.booked_since(conn, shop_id, now - timedelta(hours=1)) >= _AN_HOUR:
        raise TooOften(words.say(locale, "busy"), code="busy", retry_after=_LATER)


def _full(calls: Calls, strangers: Sequence[datetime]) -> frozenset[date]:
    """The days of which shoppers nobody knows have their half; of an odd number of times they have the larger."""
    counted = Counter(start.astimezone(calls.hours.zone).date() for start in strangers)
    return frozenset(day for day, many in counted.items() if 2 * many >= len(starts_on(calls, day)))
