"""A line of an order as a REST body, in `orders/*` and again in each refund of it, and the taxes on it."""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.money import amount_set
from shopapp.sandbox.state import Doc


def line_item(line: Doc, doc: Doc) -> dict[str, Any]:
    currency = doc["currency"]
    name = f"{line['title']} - {line['variantTitle']}" if line["variantTitle"] else line["title"]
    left = 0 if doc["fulfillmentStatus"] == "FULFILLED" else line["quantity"] - line["refunded"]
    return {
        "id": line["id"],
        "admin_graphql_api_id": gid("LineItem", line["id"]),
        "attributed_staffs": [],
        "current_quantity": line["quantity"] - line["refunded"],
        "fulfillable_quantity": left,
        "fulfillment_service": "manual",
        "fulfillment_status": "fulfilled" if doc["fulfillmentStatus"] == "FULFILLED" else None,
        "gift_card": False,
        "grams": 0,
        "name": name,
        "price": line["price"],
        "price_set": amount_set(line["price"], currency),
        "product_exists": line["productId"] is not None,
        "product_id": line["productId"],
        "properties": [{"name": entry["key"], "value": entry["value"]} for entry in line["customAttributes"]],
        "quantity": line["quantity"],
        "requires_shipping": line["requiresShipping"],
        "sales_line_item_group_id": None,
        "sku": line["sku"],
        "taxable": line["taxable"],
        "title": line["title"],
        "total_discount": line["discount"],
        "total_discount_set": amount_set(line["discount"], currency),
        "variant_id": line["variantId"],
        "variant_inventory_management": "shopify",
        "variant_title": line["variantTitle"],
        "vendor": line["vendor"],
        "tax_lines": [],
        "duties": [],
        "discount_allocations": [],
    }


def tax_lines(tax: str, rate: str, currency: str) -> list[dict[str, Any]]:
    if Decimal(tax) == 0:
        return []
    return [{"channel_liable": False, "price": tax, "price_set": amount_set(tax, currency), "rate": float(rate), "title": "VAT"}]
