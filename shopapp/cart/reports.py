"""Shopify's own word about a cart (`carts/create`, `carts/update`), for changes made where our widget is not.

It knows no shopper, so it only updates carts the storefront has reported before, and only when it is the newer word.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from shopapp.cart import store
from shopapp.cart.records import CartLine
from shopapp.db import Transaction
from shopapp.errors import Invalid


class _Line(BaseModel):
    variant_id: int
    quantity: int
    key: str = ""


class _Report(BaseModel):
    token: str
    updated_at: datetime
    line_items: list[_Line] = Field(default_factory=list[_Line])


def reported(shop_id: int, topic: str, body: dict[str, Any], *, transaction: Transaction) -> None:  # noqa: ARG001 - one meaning
    """Take one webhook. A cart we do not know, or know more recently, is left as it is. Raises Invalid for a foreign shape."""
    try:
        report = _Report.model_validate(body)
    except ValidationError:
        raise Invalid("A cart webhook did not have the shape of a cart.", code="bad_webhook") from None
    lines = [CartLine(line.variant_id, line.quantity, line.key) for line in report.line_items if line.quantity > 0]
    with transaction(shop_id) as conn:
        cart = store.by_token(conn, shop_id, report.token)
        if cart is None or cart.changed_at >= report.updated_at:
            return
        store.report(conn, shop_id, cart.shopper_id, cart.conversation_id, cart.token, cart.currency, lines, at=report.updated_at)
