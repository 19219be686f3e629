"""The decision is a pure function of what is true now."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shopapp.recovery.decide import Facts, Rules, decide

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DUE = Facts(
    cart_state="open",
    lines=2,
    lines_in_stock=1,
    changed_at=NOW - timedelta(hours=2),
    email="someone@example.com",
    consent_at=NOW - timedelta(days=1),
    unsubscribed_at=None,
    ordered_since=False,
    checkout_running=False,
    reminded_at=None,
)


def test_a_silent_cart_of_a_shopper_who_agreed_is_sent_its_reminder():
    assert decide(DUE, Rules(), NOW).verdict == "send"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"cart_state": "ordered"}, "ordered"),
        ({"ordered_since": True}, "ordered"),
        ({"cart_state": "emptied"}, "cart_empty"),
        ({"lines": 0}, "cart_empty"),
        ({"email": None}, "no_address"),
        ({"consent_at": None}, "no_consent"),
        ({"unsubscribed_at": NOW}, "unsubscribed"),
        ({"lines_in_stock": 0}, "sold_out"),
        ({"changed_at": NOW - timedelta(days=4)}, "too_late"),
        ({"reminded_at": NOW - timedelta(days=2)}, "reminded_lately"),
    ],
)
def test_a_reminder_that_would_be_wrong_is_skipped_for_good(change: dict[str, Any], reason: str):
    decision = decide(replace(DUE, **change), Rules(), NOW)
    assert (decision.verdict, decision.reason) == ("skip", reason)


@pytest.mark.parametrize(
    ("change", "reason"), [({"checkout_running": True}, "paying_now"), ({"changed_at": NOW - timedelta(minutes=5)}, "too_fresh")]
)
def test_a_reminder_that_would_be_too_early_waits(change: dict[str, Any], reason: str):
    decision = decide(replace(DUE, **change), Rules(), NOW)
    assert (decision.verdict, decision.reason) == ("wait", reason)


def test_a_merchant_can_switch_reminders_off():
    rules = Rules.of({"recovery": {"enabled": False}})
    assert decide(DUE, rules, NOW).reason == "switched_off"
