"""Amounts in GraphQL answers. The sandbox sells in one currency a shop, so both sides of a bag are the same."""

from decimal import Decimal

from shopapp.sandbox.state import Doc


def money(amount: str | Decimal, currency: str) -> Doc:
    """A `MoneyV2`. Shopify's Decimal drops zeros at the end but one: 12.50 is "12.5", 12 is "12.0", also for yen."""
    text = f"{Decimal(amount).normalize():f}"
    return {"amount": text if "." in text else f"{text}.0", "currencyCode": currency}


def bag(amount: str | Decimal, currency: str) -> Doc:
    """A `MoneyBag` with the same amount on both sides."""
    return {"shopMoney": money(amount, currency), "presentmentMoney": money(amount, currency)}
