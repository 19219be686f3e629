"""Which conversation earned an order, and how much of it. A pure function: what it decides from is all in its arguments.

Direct: the order was paid in the chat, or its cart carries the conversation and something shown or added there was bought.
Assisted: within seven days before the order the same shopper was shown or told about a product that was bought, but the
order came another way. Direct counts the whole order, assisted only the lines it influenced; both after refunds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shopapp.attribution.records import Credit, Touch

WINDOW = timedelta(days=7)
RULE = "2026-11"
"""Stored with every credit, so that a figure can be read under the rule it was made by."""
_CHOSEN = ("recommended", "added", "nudged", "restored")
_HELPED = ("recommended", "compared", "answered", "added")


@dataclass(frozen=True, slots=True)
class Sold:
    """An order as the rule sees it; `conversation_id` is the one its cart or checkout named. Amounts in minor units."""

    id: int
    total_minor: int
    refunded_minor: int
    ordered_at: datetime
    cancelled: bool
    conversation_id: int | None
    lines: Sequence[dict[str, Any]]

    @property
    def kept_minor(self) -> int:
        return 0 if self.cancelled else max(0, self.total_minor - self.refunded_minor)


def judge(order: Sold, touches: Sequence[Touch]) -> list[Credit]:
    """The credits of this order: one direct, or one assisted for the conversation that influenced it last, or none."""
    before = [touch for touch in touches if order.ordered_at - WINDOW <= touch.at <= order.ordered_at + timedelta(hours=1)]
    if (direct := _direct(order, before)) is not None:
        return [direct]
    assisted = _assisted(order, before)
    return [assisted] if assisted is not None else []


def _direct(order: Sold, touches: Sequence[Touch]) -> Credit | None:
    named = [touch for touch in touches if touch.conversation_id == order.conversation_id]
    paid = [touch for touch in named if touch.kind == "paid"]
    chosen = [touch for touch in named if touch.kind in _CHOSEN and _lines_of(order, touch)]
    if order.conversation_id is None or not (paid or chosen):
        return None
    why = "paid in the chat" if paid else "bought from the cart of this conversation, with an item it showed or added"
    return Credit(
        order.conversation_id, "direct", order.kept_minor, _evidence(order, paid[:1] + chosen, order.lines, why, order.kept_minor)
    )


def _assisted(order: Sold, touches: Sequence[Touch]) -> Credit | None:
    helped = [touch for touch in touches if touch.kind in _HELPED and touch.at <= order.ordered_at and _lines_of(order, touch)]
    if not helped:
        return None
    last = max(helped, key=lambda touch: (touch.at, touch.id)).conversation_id
    mine = [touch for touch in helped if touch.conversation_id == last]
    lines = [line for line in order.lines if any(line in _lines_of(order, touch) for touch in mine)]
    amount = min(sum(int(line.get("total_minor", 0)) for line in lines), order.kept_minor)
    why = f"talked about within {WINDOW.days} days before the order, which came another way"
    return Credit(last, "assisted", amount, _evidence(order, mine, lines, why, amount))


def _lines_of(order: Sold, touch: Touch) -> list[dict[str, Any]]:
    """The order's lines that a touch was about: the same variant where one was meant, else the same product."""
    if touch.variant_id is not None and touch.kind == "added":
        return [line for line in order.lines if line.get("variant_id") == touch.variant_id]
    return [line for line in order.lines if touch.product_id is not None and line.get("product_id") == touch.product_id]


def _evidence(order: Sold, touches: Sequence[Touch], lines: Sequence[dict[str, Any]], why: str, amount: int) -> dict[str, Any]:
    shown = ("id", "title", "variant_title", "product_id", "variant_id", "quantity", "total_minor")
    return {
        "why": why,
        "touches": [
            {
                "id": touch.id,
                "kind": touch.kind,
                "turn_id": touch.turn_id,
                "conversation_id": touch.conversation_id,
                "product_id": touch.product_id,
                "variant_id": touch.variant_id,
                "at": touch.at.isoformat(),
            }
            for touch in touches
        ],
        "lines": [{name: line.get(name) for name in shown} for line in lines],
        "amounts": {
            "total_minor": order.total_minor,
            "refunded_minor": order.refunded_minor,
            "cancelled": order.cancelled,
            "credited_minor": amount,
        },
    }
