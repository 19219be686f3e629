"""A cart as a value. Prices are not in it: they are read from the catalogue when they are shown."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class CartLine:
    """`key` is the storefront's name of the line; two lines may hold the same variant (engravings, gift notes)."""

    variant_id: int
    quantity: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cart:
    id: int
    token: str
    currency: str
    shopper_id: int
    conversation_id: int | None
    state: Literal["open", "ordered", "emptied"]
    is_demo: bool
    created_at: datetime
    changed_at: datetime
    discount_codes: list[str] = field(default_factory=list[str])
    """As the storefront holds them; whether one counts is Shopify's to say, when a price is made."""
    lines: list[CartLine] = field(default_factory=list[CartLine])

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)


def plain_token(token: str) -> str:
    """Shopify's Ajax API writes `token?key=…`; webhooks and orders name the same cart without the key."""
    return token.partition("?")[0].strip()
