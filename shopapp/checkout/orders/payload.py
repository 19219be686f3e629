"""Shopify's webhook bodies of orders and refunds, checked and in our words. Amounts are those the buyer saw (presentment)."""

from datetime import datetime
from typing import Any, cast

from pydantic import AliasPath, BaseModel, Field, ValidationError

from shopapp.errors import Invalid
from shopapp.money import Money
from shopapp.ports.shopify_orders import OrderLine, PlacedOrder


class _Amount(BaseModel):
    amount: str
    currency_code: str


class _Pair(BaseModel):
    name: str
    value: Any = None


class _Line(BaseModel):
    id: int
    variant_id: int | None = None
    product_id: int | None = None
    title: str = ""
    variant_title: str | None = None
    sku: str | None = None
    quantity: int = 1
    price: str = "0"
    price_shown: _Amount | None = Field(None, validation_alias=AliasPath("price_set", "presentment_money"))
    discounts: list[dict[str, Any]] = Field(default_factory=list[dict[str, Any]], validation_alias="discount_allocations")


class _Transaction(BaseModel):
    kind: str
    status: str
    amount: str
    currency: str | None = None


class _Refund(BaseModel):
    id: int
    order_id: int = 0
    note: str | None = None
    transactions: list[_Transaction] = Field(default_factory=list[_Transaction])


class _Customer(BaseModel):
    id: int


class _Order(BaseModel):
    id: int
    name: str
    currency: str
    total_price: str
    total_shown: _Amount | None = Field(None, validation_alias=AliasPath("total_price_set", "presentment_money"))
    financial_status: str | None = None
    fulfillment_status: str | None = None
    email: str | None = None
    order_status_url: str | None = None
    cart_token: str | None = None
    note_attributes: list[_Pair] = Field(default_factory=list[_Pair])
    line_items: list[_Line] = Field(default_factory=list[_Line])
    refunds: list[_Refund] = Field(default_factory=list[_Refund])
    created_at: datetime
    updated_at: datetime
    cancelled_at: datetime | None = None
    customer: _Customer | None = None


def order(body: dict[str, Any]) -> PlacedOrder:
    """Raises Invalid when this is no order of Shopify's."""
    try:
        told = _Order.model_validate(body)
    except ValidationError as problem:
        raise Invalid("This webhook is not an order of Shopify's.", code="bad_webhook") from problem
    currency = told.total_shown.currency_code if told.total_shown else told.currency
    total = told.total_shown.amount if told.total_shown else told.total_price
    refunded = sum(_refunded(refund, currency).minor for refund in told.refunds)
    return PlacedOrder(
        id=told.id,
        name=told.name,
        total=Money.parse(total, currency),
        refunded_minor=refunded,
        financial_status=(told.financial_status or "").lower(),
        fulfillment_status=(told.fulfillment_status or "").lower(),
        email=told.email or "",
        status_url=told.order_status_url or "",
        cart_token=told.cart_token or "",
        attributes={pair.name: str(pair.value or "") for pair in told.note_attributes},
        lines=tuple(_line(line, currency) for line in told.line_items),
        created_at=told.created_at,
        updated_at=told.updated_at,
        cancelled_at=told.cancelled_at,
        customer_id=told.customer.id if told.customer else None,
    )


def parcels(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The fulfilments inside an order's webhook, as they are."""
    found: object = body.get("fulfillments") or []
    return (
        [cast(dict[str, Any], one) for one in cast(list[object], found) if isinstance(one, dict)]
        if isinstance(found, list)
        else []
    )


def refund(body: dict[str, Any], currency: str) -> tuple[int, int, Money, str]:
    """(refund, order, amount, note). Raises Invalid."""
    try:
        told = _Refund.model_validate(body)
    except ValidationError as problem:
        raise Invalid("This webhook is not a refund of Shopify's.", code="bad_webhook") from problem
    return told.id, told.order_id, _refunded(told, currency), told.note or ""


def _refunded(told: _Refund, currency: str) -> Money:
    amount = Money(0, currency)
    for transaction in told.transactions:
        if transaction.kind == "refund" and transaction.status == "success" and (transaction.currency or currency) == currency:
            amount += Money.parse(transaction.amount, currency)
    return amount


def _line(line: _Line, currency: str) -> OrderLine:
    price = Money.parse(line.price_shown.amount if line.price_shown else line.price, currency)
    off = Money(0, currency)
    for discount in line.discounts:
        shown = discount.get("amount_set", {}).get("presentment_money", {}).get("amount") or discount.get("amount", "0")
        off += Money.parse(str(shown), currency)
    return OrderLine(
        id=line.id,
        variant_id=line.variant_id,
        product_id=line.product_id,
        title=line.title,
        variant_title=line.variant_title or "",
        sku=line.sku or "",
        quantity=line.quantity,
        price_minor=price.minor,
        total_minor=(price * line.quantity - off).minor,
    )
