"""A customer's requests that Shopify passes on: what do you hold about me, and delete it.

The rule: a customer is matched by Shopify's customer id or by e-mail address, whichever we have. These SQL statements are
the only ones of this room that read other rooms' tables; privacy/ will stand on top of the house and take them over.
"""

import json
from datetime import datetime
from typing import Any, cast

from shopapp import logs
from shopapp.db import Transaction
from shopapp.shops.privacy import store

log = logs.get(__name__)


def compile_report(shop_id: int, body: dict[str, Any], at: datetime, *, transaction: Transaction) -> None:
    """Everything held about the customer, kept as one JSON document for the merchant to pass on."""
    customer_id, email = _who(body)
    request_id = str(_part(body, "data_request").get("id") or f"{customer_id or 0}-{int(at.timestamp())}")
    with transaction(shop_id) as conn:
        report = store.report(conn, shop_id, customer_id, email)
        store.keep_report(conn, shop_id, request_id, customer_id, json.dumps(report, default=str), at)
    log.info("customer_report_compiled", shop_id=shop_id)


def redact_customer(shop_id: int, body: dict[str, Any], *, transaction: Transaction) -> None:
    """Delete the customer's shoppers with all that hangs on them, and take the e-mail address off orders."""
    customer_id, email = _who(body)
    if customer_id is None and not email:
        return
    with transaction(shop_id) as conn:
        shoppers = store.delete_shoppers(conn, shop_id, customer_id, email)
        store.blank_parcels(conn, shop_id, email, _order_ids(body))
        orders = store.blank_orders(conn, shop_id, email, _order_ids(body))
        store.delete_deliveries(conn, shop_id, customer_id, email)
        store.delete_reports(conn, shop_id, customer_id)
    log.info("customer_redacted", shop_id=shop_id, shoppers=shoppers, orders=orders)


def _who(body: dict[str, Any]) -> tuple[int | None, str]:
    customer = _part(body, "customer")
    number = customer.get("id")
    return (number if _is_id(number) else None), str(customer.get("email") or "").strip().lower()


def _order_ids(body: dict[str, Any]) -> list[int]:
    orders = body.get("orders_to_redact")
    return [cast(int, number) for number in cast(list[object], orders) if _is_id(number)] if isinstance(orders, list) else []


def _is_id(value: object) -> bool:
    """True is a number to Python, and no id."""
    return isinstance(value, int) and not isinstance(value, bool)


def _part(body: dict[str, Any], name: str) -> dict[str, Any]:
    part: Any = body.get(name)
    return part if isinstance(part, dict) else {}  # pyright: ignore[reportUnknownVariableType]
