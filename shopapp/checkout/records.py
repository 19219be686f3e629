"""A checkout and its quote as values.

The one rule: a quote never changes. Another price is another quote, which the shopper has to see before they pay it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from shopapp.checkout import words
from shopapp.money import Money
from shopapp.ports.shopify_orders import Address, Wanted


@dataclass(frozen=True, slots=True)
class Checkout:
    id: UUID
    provider: Literal["stripe", "shopify"]
    state: str
    state_since: datetime
    conversation_id: int
    shopper_id: int
    cart_id: int
    email: str
    address: Address
    quote_id: UUID | None
    draft_order: str | None
    intent: str | None
    attempt: int
    order_id: int | None
    order_name: str | None
    amount_minor: int | None
    captured_minor: int
    refunded_minor: int
    currency: str | None
    livemode: bool
    confirmation: str | None
    client_secret: bytes | None
    reserved_until: datetime | None
    ends_as: str | None
    reason: str | None
    message: str | None
    failures: int
    lease: UUID | None
    wakes: int
    token_locked: bytes
    created_at: datetime
    locale: str
    """Of the conversation: what the shopper reads of this checkout is in its language."""
    quote_hash: str | None

    @property
    def total(self) -> Money:
        """The price of its quote, which was written with it."""
        assert self.amount_minor is not None, "a checkout past `quoted` has a price"
        assert self.currency is not None, "a checkout past `quoted` has a price"
        return Money(self.amount_minor, self.currency)

    def say(self, key: str, **places: Any) -> str:
        return words.of(self.locale).say(key, **places)

    @property
    def tag(self) -> str:
        """What our draft order carries, so that it can be found again."""
        return f"{self.id.hex}-{self.attempt}"  # Shopify takes 40 characters


@dataclass(frozen=True, slots=True)
class Quote:
    """An immutable price. Amounts are minor units of `currency`; `lines` and `rates` are what the pay page shows."""

    id: UUID
    checkout_id: UUID
    lines: list[dict[str, Any]]
    currency: str
    subtotal_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int
    total_minor: int
    taxes_included: bool
    rates: list[dict[str, Any]]
    rate: str | None
    codes: list[str]
    """The cart's discount codes, as they were asked for."""
    discounts: list[dict[str, Any]]
    """What was taken off, each with `title`, `code` (empty: by itself) and `amount_minor`."""
    hash: str
    expires_at: datetime
    created_at: datetime

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)

    @property
    def duties_minor(self) -> int:
        """Duties and import fees: what Shopify's total holds beside goods, shipping and tax, for it names them nowhere else."""
        tax = 0 if self.taxes_included else self.tax_minor
        return self.total_minor - self.subtotal_minor - self.shipping_minor - tax

    @property
    def codes_without_effect(self) -> list[str]:
        """Unknown, ended, or not for this cart: Shopify does not say which."""
        counted = {str(one["code"]).lower() for one in self.discounts}
        return [code for code in self.codes if code.lower() not in counted]

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        return tuple(Wanted(line["variant_id"], line["quantity"]) for line in self.lines)

    def money(self, minor: int) -> dict[str, int | str]:
        return Money(minor, self.currency).as_json()

    def as_json(self) -> dict[str, Any]:
        """For the pay page and the widget: every line and sum, each amount as `{minor, currency, text}`."""
        return {
            "hash": self.hash,
            "currency": self.currency,
            "expires_at": self.expires_at.isoformat(),
            "lines": [
                {
                    **line,
                    "unit": self.money(line["unit_minor"]),
                    "full": self.money(line["unit_minor"] * line["quantity"]),
                    "total": self.money(line["total_minor"]),
                }
                for line in self.lines
            ],
            "rates": [{**rate, "price": self.money(rate["price_minor"])} for rate in self.rates],
            "rate": self.rate,
            "taxes_included": self.taxes_included,
            "subtotal": self.money(self.subtotal_minor),
            "discount": self.money(self.discount_minor),
            "discounts": [{"title": one["title"], "amount": self.money(-one["amount_minor"])} for one in self.discounts],
            "codes_without_effect": self.codes_without_effect,
            "shipping": self.money(self.shipping_minor),
            "tax": self.money(self.tax_minor),
            "duties": self.money(self.duties_minor),
            "total": self.money(self.total_minor),
        }
