"""Webhooks that the storefront itself causes: `carts/*` and `checkouts/*`, in the shapes Shopify publishes.

`carts/*` bodies carry no attributes and no contact, as on Shopify; attribution must not rely on them.
"""

from typing import Any

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.rest.money import amount_set
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.prices import decimal_text
from shopapp.sandbox.storefront.visit import Visit


def announce_cart(sandbox: Sandbox, visit: Visit, *, created: bool) -> None:
    told = visit.cart_now()
    body = {
        "id": told["token"],
        "token": told["token"],
        "line_items": [_cart_line(item, visit.currency) for item in told["items"]],
        "note": told["note"] or None,
        "updated_at": visit.cart["updated_at"],
        "created_at": visit.cart["created_at"],
    }
    webhooks.fire(sandbox, visit.domain, "carts/create" if created else "carts/update", body)


def announce_checkout(sandbox: Sandbox, domain: str, topic: str, checkout: Doc, lines: list[dict[str, Any]]) -> None:
    """`checkouts/create` or `checkouts/update`. `lines` are cart lines as `/cart.js` tells them."""
    address = checkout["address"]
    contact = {"name": address.get("name"), "address1": address.get("address1"), "city": address.get("city"), "zip": address.get("zip")}
    whole = {**contact, "country_code": address.get("country"), "phone": checkout.get("phone")} if address else None
    totals = checkout["totals"]
    body = {
        "id": checkout["number"],
        "token": checkout["token"],
        "cart_token": checkout["cart_token"],
        "email": checkout["email"] or None,
        "phone": checkout.get("phone") or None,
        "buyer_accepts_marketing": bool(checkout.get("marketing")),
        "buyer_accepts_sms_marketing": False,
        "sms_marketing_phone": None,
        "created_at": checkout["createdAt"],
        "updated_at": checkout["updatedAt"],
        "completed_at": checkout["completedAt"],
        "closed_at": None,
        "note": checkout["note"] or None,
        "note_attributes": [{"name": name, "value": value} for name, value in checkout["attributes"].items()],
        "currency": checkout["currency"],
        "presentment_currency": checkout["currency"],
        "customer_locale": checkout["locale"],
        "line_items": [_checkout_line(item) for item in lines],
        "name": f"#{checkout['number']}",
        "source_name": "web",
        "abandoned_checkout_url": checkout["url"],
        "discount_codes": [{"code": code, "amount": totals["discount"], "type": "fixed_amount"} for code in checkout["discount_codes"]],
        "shipping_lines": [{"title": checkout["rate"]["title"], "price": totals["shipping"]}] if checkout.get("rate") else [],
        "taxes_included": checkout["taxesIncluded"],
        "subtotal_price": totals["subtotal"],
        "total_discounts": totals["discount"],
        "total_tax": totals["tax"],
        "total_price": totals["total"],
        "total_line_items_price": decimal_text(sum(item["final_line_price"] for item in lines)),
        "shipping_address": whole,
        "billing_address": whole,
    }
    webhooks.fire(sandbox, domain, topic, body)


def _cart_line(item: dict[str, Any], currency: str) -> dict[str, Any]:
    price, line = decimal_text(item["final_price"]), decimal_text(item["final_line_price"])
    return {
        "id": item["variant_id"],
        "properties": item["properties"] or None,
        "quantity": item["quantity"],
        "variant_id": item["variant_id"],
        "key": item["key"],
        "discounted_price": price,
        "discounts": [],
        "gift_card": item["gift_card"],
        "grams": item["grams"],
        "line_price": line,
        "original_line_price": line,
        "original_price": price,
        "price": price,
        "product_id": item["product_id"],
        "sku": item["sku"],
        "taxable": item["taxable"],
        "title": item["title"],
        "total_discount": "0.00",
        "vendor": item["vendor"],
        "discounted_price_set": amount_set(price, currency),
        "line_price_set": amount_set(line, currency),
        "original_line_price_set": amount_set(line, currency),
        "price_set": amount_set(price, currency),
        "total_discount_set": amount_set("0.00", currency),
        "parent_relationship": None,
    }


def _checkout_line(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": item["key"],
        "variant_id": item["variant_id"],
        "product_id": item["product_id"],
        "title": item["product_title"],
        "variant_title": item["variant_title"],
        "presentment_title": item["product_title"],
        "presentment_variant_title": item["variant_title"],
        "quantity": item["quantity"],
        "price": decimal_text(item["final_price"]),
        "variant_price": decimal_text(item["final_price"]),
        "line_price": decimal_text(item["final_line_price"]),
        "properties": [{"name": name, "value": value} for name, value in item["properties"].items()] or None,
        "sku": item["sku"],
        "grams": item["grams"],
        "vendor": item["vendor"],
        "taxable": item["taxable"],
        "gift_card": item["gift_card"],
        "requires_shipping": item["requires_shipping"],
        "fulfillment_service": "manual",
    }
