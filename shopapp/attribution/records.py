"""What the rule weighs and what it decides: a moment of influence, and a credit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Kind = Literal["recommended", "compared", "answered", "added", "nudged", "restored", "paid"]


@dataclass(frozen=True, slots=True)
class Touch:
    id: int
    conversation_id: int
    turn_id: int | None
    kind: Kind
    product_id: int | None
    variant_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Credit:
    conversation_id: int
    kind: Literal["direct", "assisted"]
    amount_minor: int
    evidence: dict[str, Any]
