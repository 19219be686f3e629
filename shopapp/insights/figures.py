"""The figures of a period, each with what it means, how sure it is, and the rows behind it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shopapp.db import Connection
from shopapp.insights import store
from shopapp.insights.store import CreditRow, Day, TalkRow
from shopapp.money import Money

Name = Literal["conversations", "direct", "assisted", "unanswered", "reminders"]


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to before `end`, in UTC; `day` is the merchant's own calendar day it began on."""

    day: date
    start: datetime
    end: datetime

    @classmethod
    def of_day(cls, day: date, timezone: str, *, days: int = 1) -> "Period":
        """`days` whole days ending with `day`, as the shop's clock has them."""
        zone = _zone(timezone)
        first = day - timedelta(days=days - 1)
        start = datetime.combine(first, time.min, zone)
        end = datetime.combine(day + timedelta(days=1), time.min, zone)
        return cls(first, start.astimezone(ZoneInfo("UTC")), end.astimezone(ZoneInfo("UTC")))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure is called, what it counts, and how sure it is, in the merchant's words."""

    label: str
    counts: str
    certainty: str


FIGURES: dict[Name, Meaning] = {
    "conversations": Meaning(
        "Conversations", "Conversations in which a shopper wrote something.", "A count; nothing is estimated."
    ),
    "direct": Meaning(
        "Direct sales",
        "Orders paid in the chat, or bought with a cart that the chat filled. Refunds and cancelled orders are taken off.",
        "Each order carries the evidence. It does not say what would have been bought without the chat.",
    ),
    "assisted": Meaning(
        "Assisted sales",
        "Orders of shoppers whom the chat advised in the seven days before. Only the lines it showed or spoke of count.",
        "A link in time, not a proof of cause. Read it beside the direct sales, not on top of a promise.",
    ),
    "unanswered": Meaning(
        "Unanswered questions", "Questions the shop's documents did not answer.", "A count; each is listed with its conversation."
    ),
    "reminders": Meaning(
        "Reminders sent", "E-mails to shoppers who asked to be reminded of their cart.", "A count of letters sent."
    ),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a period. `money` is set where the figure is an amount; `count` is always set."""

    name: Name
    count: int
    money: Money | None
    includes_demo: bool

    @property
    def meaning(self) -> Meaning:
        return FIGURES[self.name]


def today(conn: Connection, shop_id: int, period: Period, currency: str) -> list[Figure]:
    """The period's figures, in the order they are shown. Amounts are in the shop's currency `currency`."""
    totals = store.totals(conn, shop_id, period.start, period.end, currency)
    return [
        Figure("conversations", totals.conversations, None, totals.demo_conversations > 0),
        Figure("direct", totals.direct_orders, Money(totals.direct_minor, currency), totals.demo_orders > 0),
        Figure("assisted", totals.assisted_orders, Money(totals.assisted_minor, currency), totals.demo_orders > 0),
        Figure("unanswered", totals.unanswered, None, includes_demo=False),
        Figure("reminders", totals.reminders, None, includes_demo=False),
    ]


def behind(conn: Connection, shop_id: int, name: Name, period: Period) -> list[CreditRow] | list[TalkRow]:
    """The rows that add up to the figure: orders for sales, conversations for the rest."""
    if name in ("direct", "assisted"):
        return store.credited(conn, shop_id, name, period.start, period.end)
    return store.talks(conn, shop_id, name, period.start, period.end)


def by_day(conn: Connection, shop_id: int, day: date, timezone: str, currency: str, *, days: int = 14) -> list[Day]:
    """One row for each of the last `days` days, the oldest first, days without anything included."""
    period = Period.of_day(day, timezone, days=days)
    return store.by_day(conn, shop_id, period.start, period.end, _zone(timezone).key, currency)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
