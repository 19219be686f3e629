"""Calls: which times are offered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from calls import MONDAY, berlin, told

from shopapp.errors import Invalid
from shopapp.inbox.callbacks.slots import Calls, chosen_calls, free


def test_times_lie_within_the_opening_hours_of_the_chosen_days_and_an_hour_ahead() -> None:
    assert told(free(berlin(), [], MONDAY)) == [
        "Mon 30 10:30",
        "Mon 30 11:00",
        "Mon 30 11:30",
        "Tue 01 09:00",
        "Tue 01 09:30",
        "Tue 08 09:00",
        "Tue 08 09:30",
    ]


def test_times_of_ones_own_narrow_the_hours_or_stand_for_them() -> None:
    assert told(free(berlin(times=["11:00", "15:00"]), [], MONDAY))[:2] == ["Mon 30 11:00", "Mon 30 11:30"]
    alone = Calls.of({"inbox": {"calls": {"on": True, "minutes": 60, "days": ["wed"], "times": ["09:00", "11:00"]}}}, "UTC")
    assert told(free(alone, [], MONDAY))[:3] == ["Wed 02 09:00", "Wed 02 10:00", "Wed 09 09:00"]


@pytest.mark.parametrize("settings", [{}, {"inbox": {"calls": {"on": True}}}, {"inbox": {"calls": {"on": "yes", "times": "x"}}}])
def test_without_a_switch_or_without_any_times_nothing_is_offered(settings: dict[str, Any]) -> None:
    assert free(Calls.of(settings, "Nowhere/Town"), [], MONDAY) == []


def test_what_overlaps_a_booked_call_is_not_free_even_after_the_length_was_changed() -> None:
    start = datetime(2026, 11, 30, 9, 45, tzinfo=UTC)
    assert told(free(berlin(), [(start, start + timedelta(minutes=45))], MONDAY))[:2] == ["Mon 30 11:30", "Tue 01 09:00"]


def test_the_form_is_read_or_told_what_to_change() -> None:
    assert chosen_calls({"on": "yes", "minutes": "20", "from": "", "to": ""}, ["tue", "x"]) == {
        "on": True,
        "minutes": 20,
        "days": ["tue"],
        "times": [],
    }
    for wrong in ({"minutes": "20", "from": "12:00", "to": "09:00"}, {"minutes": "7"}, {"minutes": "20", "from": "9"}):
        with pytest.raises(Invalid):
            chosen_calls(wrong, [])
