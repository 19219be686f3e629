"""What this room keeps, as values. `memory` belongs to the assistant; everyone else carries it without reading it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Holder = Literal["assistant", "waiting", "person", "closed"]
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shopper:
    id: int
    customer_id: int | None
    email: str | None
    email_consent_at: datetime | None
    unsubscribed_at: datetime | None
    locale: str
    is_demo: bool
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """`ref` is its public name (cart attribute, order note); `id` never leaves the house except to its own shopper."""

    id: int
    ref: str
    shopper_id: int
    channel: str
    holder: Holder
    locale: str
    memory: Payload
    last_seq: int
    is_demo: bool
    started_at: datetime
    last_turn_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and what came of it. `asked` is the message as received, `facts` the products and prices shown."""

    id: int
    conversation_id: int
    client_id: str
    asked: Payload
    state: Literal["open", "done", "failed"]
    engine: str
    understood: Payload
    tools: list[Payload]
    facts: Payload
    milliseconds: int | None
    sources: list[Payload]
    model: str
    """The language model that was asked, empty when none was; tokens and cost (millionths of a cent) belong to it."""
    tokens_in: int
    tokens_out: int
    cost_microcents: int
    notes: Payload
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    seq: int
    turn_id: int | None
    type: str
    payload: Payload
    created_at: datetime

    def as_json(self) -> Payload:
        return {
            "seq": self.seq,
            "turn_id": self.turn_id,
            "type": self.type,
            "payload": self.payload,
            "at": self.created_at.isoformat(),
        }
