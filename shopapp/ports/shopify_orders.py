"""Prices, stock held, and orders at Shopify.

The one rule: making an order has no idempotency there. The draft is the guard: its id is stored before it is completed, and
after a lost answer the draft is read before anything else is done.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypedDict

from shopapp.money import Money


class Address(TypedDict, total=False):
    """Where it goes. `country` and `province` are codes (`DE`, `CA`/`ON`)."""

    name: str
    address1: str
    address2: str
    city: str
    zip: str
    country: str
    province: str
    phone: str


@dataclass(frozen=True, slots=True)
class Wanted:
    variant_id: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Bill:
    """What Shopify is asked to price: the same input for the calculation and for the draft made from it."""

    lines: tuple[Wanted, ...]
    currency: str
    email: str
    address: Address
    rate: str = ""
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    codes: tuple[str, ...] = ()
    """Discount codes to be tried; automatic discounts come by themselves."""
    tag: str = ""
    """Ours, one per checkout: by it a draft is found whose answer was lost."""


@dataclass(frozen=True, slots=True)
class PricedLine:
    variant_id: int
    product_id: int
    title: str
    variant_title: str
    image: str
    quantity: int
    unit: Money
    total: Money
    """After discounts."""
    needs_shipping: bool


@dataclass(frozen=True, slots=True)
class Rate:
    handle: str
    title: str
    price: Money


@dataclass(frozen=True, slots=True)
class Discount:
    """One that was taken off, by a code of the shopper's or, where `code` is empty, by itself."""

    title: str
    code: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Priced:
    """Shopify's own calculation. `discount` is already taken off in the lines' totals and in `subtotal`."""

    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    taxes_included: bool
    rates: tuple[Rate, ...]
    rate: str
    discounts: tuple[Discount, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    id: int
    variant_id: int | None
    product_id: int | None
    title: str
    variant_title: str
    sku: str
    quantity: int
    price_minor: int
    """One piece, before discounts."""
    total_minor: int
    """The line, after discounts."""


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    id: int
    name: str
    total: Money
    refunded_minor: int
    financial_status: str
    """Lower case: pending, authorized, paid, partially_refunded, refunded, voided."""
    fulfillment_status: str
    email: str
    status_url: str
    cart_token: str
    attributes: dict[str, str]
    lines: tuple[OrderLine, ...]
    created_at: datetime
    updated_at: datetime
    cancelled_at: datetime | None
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    id: str
    """Shopify's global id."""
    completed: bool
    ready: bool
    total: Money
    order: PlacedOrder | None


class ShopifyOrders(Protocol):
    def calculate(self, shop_id: int, bill: Bill) -> Priced:
        """Lines, discounts, tax, shipping and the rates to choose from. Raises Refused when an item cannot be sold at all."""
        ...

    def reserve(self, shop_id: int, bill: Bill, *, until: datetime) -> Draft:
        """Make the draft order and hold its stock until then. Raises Refused when there is not enough."""
        ...

    def find_draft(self, shop_id: int, tag: str, *, since: datetime) -> Draft | None:
        """The newest draft made after `since` that carries our tag, completed ones too: listed, compared here."""
        ...

    def look_at_draft(self, shop_id: int, draft: str) -> Draft | None:
        """The draft as it is now; None when it has been deleted."""
        ...

    def complete(self, shop_id: int, draft: str, *, paid: bool) -> Draft:
        """Turn the draft into an order, payment pending unless `paid`. Raises Refused, sold out among other reasons."""
        ...

    def delete_draft(self, shop_id: int, draft: str) -> None:
        """Delete it and let go of its stock. A draft that is gone already is fine."""
        ...

    def missing(self, shop_id: int, lines: tuple[Wanted, ...]) -> list[int]:
        """The variants of which fewer can be had now than wanted."""
        ...

    def look(self, shop_id: int, order_id: int) -> PlacedOrder | None:
        """The order as it is now."""
        ...

    def find_order(self, shop_id: int, attribute: str, value: str, *, since: datetime) -> PlacedOrder | None:
        """The newest order made after `since` that carries the attribute: listed by time, compared here."""
        ...

    def marked(self, shop_id: int, attribute: str, *, since: datetime) -> list[tuple[int, str]]:
        """(order, value) of every order since then that carries the attribute."""
        ...

    def refunds(self, shop_id: int, order_id: int) -> list[tuple[int, Money, str]]:
        """(id, amount, note) of each refund that the order has."""
        ...

    def mark(self, shop_id: int, order_id: int, *, tag: str, note: str) -> None:
        """Put a tag on the order and a line below its note, unless they stand there already."""
        ...

    def mark_paid(self, shop_id: int, order_id: int) -> None:
        """Say that a pending order is paid. Raises Refused if it is paid already."""
        ...

    def cancel(self, shop_id: int, order_id: int, *, note: str) -> None:
        """Cancel the order, restock, refund nothing, tell the customer nothing. An order cancelled already is fine."""
        ...

    def refund(self, shop_id: int, order_id: int, *, key: str, amount: Money, note: str) -> str:
        """Write down at Shopify that `amount` was given back elsewhere. The same `key` makes one refund. Returns its id."""
        ...
