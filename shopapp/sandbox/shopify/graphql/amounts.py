"""Amounts in GraphQL answers. The sandbox sells in one currency a shop, so both sides of a bag are the same."""

from decimal import Decimal

from shopapp.sandbox.state import Doc


def money(amount: str | Decimal, currency: str) -> Doc:
    """A `MoneyV2`. GraphQL's Decimal drops no digits: "12.00" stays "12.00" here, as in drafts and orders."""
    return {"amount": str(amount), "currencyCode": currency}


def bag(amount: str | Decimal, currency: str) -> Doc:
    """A `MoneyBag` with the same amount on both sides."""
    return {"shopMoney": money(amount, currency), "presentmentMoney": money(amount, currency)}
