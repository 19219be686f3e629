"""Whether a cart gets its reminder: a pure function of what is true now. It is asked when the cart falls due and again
just before sending."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

STEP = "first_reminder"
Verdict = Literal["send", "wait", "skip"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the decision rests on, read in one transaction."""

    cart_state: str
    lines: int
    lines_in_stock: int
    changed_at: datetime
    email: str | None
    consent_at: datetime | None
    unsubscribed_at: datetime | None
    ordered_since: bool
    checkout_running: bool
    reminded_at: datetime | None
    """When this shopper last got a reminder for another cart."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The merchant's: minutes of silence before the reminder, hours after which it is too late, days between two."""

    enabled: bool = True
    after: timedelta = timedelta(hours=1)
    until: timedelta = timedelta(hours=72)
    pause: timedelta = timedelta(days=7)

    @classmethod
    def of(cls, settings: dict[str, Any]) -> "Rules":
        """From the shop's settings, `{"recovery": {"enabled", "after_minutes"}}`."""
        chosen = settings.get("recovery", {})
        minutes = chosen.get("after_minutes", 60)
        return cls(enabled=bool(chosen.get("enabled", True)), after=timedelta(minutes=max(1, int(minutes))))


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    reason: str


def decide(facts: Facts, rules: Rules, now: datetime) -> Decision:
    """`skip` is final for this cart, `wait` may turn into `send`."""
    final = _never(facts, rules, now)
    if final:
        return Decision("skip", final)
    if facts.checkout_running:
        return Decision("wait", "paying_now")
    if now - facts.changed_at < rules.after:
        return Decision("wait", "too_fresh")
    return Decision("send", "due")


def _never(facts: Facts, rules: Rules, now: datetime) -> str | None:
    reasons = (
        (not rules.enabled, "switched_off"),
        (facts.cart_state == "ordered" or facts.ordered_since, "ordered"),
        (facts.cart_state != "open" or facts.lines == 0, "cart_empty"),
        (not facts.email, "no_address"),
        (facts.consent_at is None, "no_consent"),
        (facts.unsubscribed_at is not None, "unsubscribed"),
        (facts.lines_in_stock == 0, "sold_out"),
        (now - facts.changed_at > rules.until, "too_late"),
        (facts.reminded_at is not None and now - facts.reminded_at < rules.pause, "reminded_lately"),
    )
    return next((reason for holds, reason in reasons if holds), None)
