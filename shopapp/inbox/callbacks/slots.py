"""When the team can call somebody: what the merchant chose, within the opening hours, without what is booked. Pure.

The rule: a time that is offered is in the shop's own zone and lies in an opening whole; nothing is offered where neither hours
nor times of their own were set.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from shopapp.errors import Invalid
from shopapp.inbox.agents.hours import DAYS, Hours, clock_times

LENGTHS = (10, 15, 20, 30, 45, 60)
AHEAD = timedelta(hours=1)
"""So soon nobody is called: the team has to see the booking first."""
_DAYS_AHEAD = 14
_DAYS_OFFERED = 5
_MOST = 60

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Calls:
    """`days` are weekdays, 0 is Monday; `times` narrows the opening hours of each, or stands for them where there are none."""

    on: bool = False
    minutes: int = 15
    days: frozenset[int] = frozenset(range(5))
    times: tuple[time, time] | None = None
    hours: Hours = field(default_factory=Hours)

    @classmethod
    def of(cls, settings: Mapping[str, Any], timezone: str) -> "Calls":
        """From the shop's settings; whatever cannot be read counts as not set."""
        inbox = settings.get("inbox", {})
        chosen = inbox.get("calls", {})
        minutes = chosen.get("minutes")
        days = frozenset(at for at, name in enumerate(DAYS) if name in chosen.get("days", DAYS[:5]))
        return cls(
            on=chosen.get("on") is True,
            minutes=minutes if minutes in LENGTHS else 15,
            days=days,
            times=clock_times(chosen.get("times")),
            hours=Hours.of(settings, timezone),
        )

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)


def free(calls: Calls, taken: Sequence[Span], now: datetime, *, closed: Container[date] = ()) -> list[datetime]:
    """The beginnings that can be booked, soonest first, of the next few days that have any and are not `closed`."""
    if not calls.on:
        return []
    found: list[datetime] = []
    days = 0
    today = now.astimezone(calls.hours.zone).date()
    for day in (today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)):
        if day in closed:
            continue
        on_day = [start for start in starts_on(calls, day) if start >= now + AHEAD and _is_free(start, calls.length, taken)]
        found += on_day
        days += bool(on_day)
        if days == _DAYS_OFFERED:
            break
    return found[:_MOST]


def starts_on(calls: Calls, day: date) -> list[datetime]:
    """All beginnings of this day, free or not."""
    span = _opening(calls, day)
    if span is None:
        return []
    start, end = span
    many = max(0, (end - start) // calls.length)
    return [start + at * calls.length for at in range(many)]


def _opening(calls: Calls, day: date) -> Span | None:
    """The part of this day in which somebody may be called."""
    if day.weekday() not in calls.days or day in calls.hours.closed_on:
        return None
    hours = calls.hours.spans.get(day.weekday())
    if hours is None and (calls.hours.known or calls.times is None):
        return None
    spans = [_within(day, each, calls.hours) for each in (hours, calls.times) if each is not None]
    return max(start for start, _ in spans), min(end for _, end in spans)


def _within(day: date, span: tuple[time, time], hours: Hours) -> Span:
    opens, closes = span
    end = day if closes > opens else day + timedelta(days=1)
    return datetime.combine(day, opens, hours.zone), datetime.combine(end, closes, hours.zone)


def _is_free(start: datetime, length: timedelta, taken: Sequence[Span]) -> bool:
    return not any(begins < start + length and start < ends for begins, ends in taken)


def chosen_calls(form: Mapping[str, str], days: Sequence[str]) -> dict[str, Any]:
    """A form with `on`, `minutes`, `from`, `to`, and the ticked `days` as settings. Raises Invalid with what to change."""
    opens, closes = form.get("from", "").strip(), form.get("to", "").strip()
    times = clock_times([opens, closes])
    if (opens or closes) and (times is None or times[0] >= times[1]):
        raise Invalid("Give both times as 09:00 and 17:30, the earlier first, or leave both empty.", code="bad_hours")
    minutes = form.get("minutes", "")
    if not minutes.isascii() or not minutes.isdigit() or int(minutes) not in LENGTHS:
        raise Invalid("Choose how long a call takes.", code="bad_length")
    return {
        "on": form.get("on") == "yes",
        "minutes": int(minutes),
        "days": [name for name in DAYS if name in days],
        "times": [opens, closes] if times else [],
    }
