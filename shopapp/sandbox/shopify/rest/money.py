"""How REST bodies write amounts and times."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any


def amount_set(amount: str, currency: str) -> dict[str, Any]:
    one = {"amount": amount, "currency_code": currency}
    return {"shop_money": one, "presentment_money": dict(one)}


def precise(moment: datetime) -> str:
    """A UTC time with milliseconds, as in `X-Shopify-Triggered-At`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def local(text: str | None) -> str | None:
    """A time as REST bodies have it: with an offset instead of `Z`."""
    return text.replace("Z", "+00:00") if text else text


def times(price: str, quantity: int) -> str:
    return str(Decimal(price) * quantity)
