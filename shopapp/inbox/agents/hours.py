"""When the shop's people are there: opening times by weekday in the shop's own time, and days on which it is closed. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shopapp.errors import Invalid

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_FURTHEST = 21  # days to look ahead for an opening


@dataclass(frozen=True, slots=True)
class Hours:
    """`spans` holds (opens, closes) by weekday, 0 is Monday; a closing before the opening is on the next day."""

    spans: Mapping[int, tuple[time, time]] = field(default_factory=dict[int, tuple[time, time]])
    closed_on: frozenset[date] = frozenset()
    timezone: str = "UTC"

    @classmethod
    def of(cls, settings: Mapping[str, Any], timezone: str) -> "Hours":
        """From the shop's settings; whatever cannot be read counts as not set."""
        chosen = settings.get("inbox", {}).get("hours", {})
        spans = {day: span for day, name in enumerate(DAYS) if (span := clock_times(chosen.get(name))) is not None}
        days = {found for text in chosen.get("closed_on", []) if (found := _day(str(text))) is not None}
        return cls(spans, frozenset(days), timezone)

    @property
    def known(self) -> bool:
        return bool(self.spans)

    def open_at(self, moment: datetime) -> bool:
        here = moment.astimezone(self.zone)
        return any(opens <= here < closes for opens, closes in self._around(here.date()))

    def next_opening(self, moment: datetime) -> datetime | None:
        """The first opening after `moment`, in the shop's time; None when none comes within three weeks."""
        here = moment.astimezone(self.zone)
        for ahead in range(_FURTHEST):
            opening = self._on(here.date() + timedelta(days=ahead))
            if opening is not None and opening[0] > here:
                return opening[0]
        return None

    @property
    def zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    def _around(self, day: date) -> list[tuple[datetime, datetime]]:
        """The opening that may have begun the day before, and today's."""
        return [span for each in (day - timedelta(days=1), day) if (span := self._on(each)) is not None]

    def _on(self, day: date) -> tuple[datetime, datetime] | None:
        span = self.spans.get(day.weekday())
        if span is None or day in self.closed_on:
            return None
        opens, closes = span
        end = day if closes > opens else day + timedelta(days=1)
        return datetime.combine(day, opens, self.zone), datetime.combine(end, closes, self.zone)


def chosen_hours(form: Mapping[str, str]) -> dict[str, Any]:
    """A form with `mon_from`, `mon_to` … and `closed_on` as settings. Raises Invalid with what to change."""
    kept: dict[str, Any] = {}
    for name in DAYS:
        opens, closes = form.get(f"{name}_from", "").strip(), form.get(f"{name}_to", "").strip()
        if not opens and not closes:
            continue
        if clock_times([opens, closes]) is None:
            raise Invalid("Give both times of a day as 09:00 and 17:30, or leave both empty.", code="bad_hours")
        kept[name] = [opens, closes]
    days = form.get("closed_on", "").replace(",", " ").split()
    wrong = [text for text in days if _day(text) is None]
    if wrong:
        raise Invalid(f"{wrong[0][:20]} is not a day; write it as 2026-12-24.", code="bad_hours")
    return {**kept, "closed_on": days[:60]} if days else kept


def clock_times(value: Any) -> tuple[time, time] | None:
    """Two times such as ["09:00", "17:30"]; None for whatever else this is."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:  # pyright: ignore[reportUnknownArgumentType]
        return None
    found = [_TIME.fullmatch(str(part)) for part in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if found[0] is None or found[1] is None:
        return None
    opens, closes = (time(int(match[1]), int(match[2])) for match in found if match)
    return (opens, closes) if opens != closes else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
