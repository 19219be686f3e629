"""What a rehearsal is made of, as values. A case is one invented shopper before one engine."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Payload = dict[str, Any]
Kind = Literal[
    "find",
    "vague",
    "budget",
    "compare",
    "negation",
    "sold_out",
    "inside",
    "outside",
    "off_topic",
    "hostile",
    "person",
    "buy",
    "own",
]
Verdict = Literal[
    "ok",
    "invented_price",
    "lost_cart",
    "missed_handover",
    "invented_fact",
    "crash",
    "wrong_source",
    "not_declined",
    "wrongly_escalated",
    "broken_must",
    "nothing_found",
]
BLOCKING: tuple[Verdict, ...] = ("invented_price", "lost_cart", "missed_handover")
"""What keeps a shop from being opened."""
GRAVEST: tuple[Verdict, ...] = (
    "invented_price",
    "lost_cart",
    "missed_handover",
    "invented_fact",
    "crash",
    "not_declined",
    "wrong_source",
    "broken_must",
    "wrongly_escalated",
    "nothing_found",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a shopper will say, step by step, and what must come of it (`expects`, read by judging/outcomes.py)."""

    kind: Kind
    language: str
    steps: list[Payload]
    """`{"text": …}`, or `{"take": product id, "by": "words" | "button", "text": …}`: put that product into the cart."""
    expects: Payload = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn as it was rehearsed."""

    said: str
    events: list[tuple[str, Payload]]
    calls: str | None = None
    unanswered: str | None = None
    checkout: bool = False
    """Whether the shop's own checkout would have been opened."""

    def as_json(self) -> Payload:
        return {
            "said": self.said,
            "events": [[type, payload] for type, payload in self.events],
            "calls": self.calls,
            "unanswered": self.unanswered,
            "checkout": self.checkout,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    reason: str
    """For the merchant: what was said, and what the rows say."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    id: int
    seed: int
    engines: list[str]
    state: Literal["running", "done", "cancelled"]
    started_at: datetime
    finished_at: datetime | None
    total: int
    done: int

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Case:
    position: int
    engine: str
    kind: Kind
    language: str
    steps: list[Payload]
    expects: Payload
    transcript: list[Payload]
    findings: list[Payload]
    verdict: Verdict | None
    handed_over: bool
    milliseconds: int | None
