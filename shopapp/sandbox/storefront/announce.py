"""Webhooks that the storefront itself causes: `carts/*` and `checkouts/*`, in the shapes Shopify publishes.

`carts/*` bodies carry no attributes and no contact, as on Shopify; attribution must not rely on them.
"""

from typing import Any

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.rest.money import amount_set, local
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.prices import cents, decimal_text
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


def announce_checkout(sandbox: Sandbox, domain: str, topic: str, checkout: Doc) -> None:
    """`checkouts/create` or `checkouts/update`."""
    webhooks.fire(sandbox, domain, topic, _checkout_head(checkout) | _checkout_sums(checkout))


def _checkout_head(checkout: Doc) -> dict[str, Any]:
    return {
        "id": checkout["id"],
        "token": checkout["token"],
        "cart_token": checkout["cartToken"],
        "email": checkout["email"],
        "phone": checkout["phone"],
        "gateway": None,
        "buyer_accepts_marketing": checkout["marketing"],
        "buyer_accepts_sms_marketing": False,
        "sms_marketing_phone": None,
        "created_at": local(checkout["createdAt"]),
        "updated_at": local(checkout["updatedAt"]),
        "completed_at": local(checkout["completedAt"]),
        "closed_at": None,
        "landing_site": None,
        "referring_site": None,
    }


def _checkout_sums(checkout: Doc) -> dict[str, Any]:
    where = _where(checkout["shippingAddress"])
    return {
        "note": checkout["note"] or None,
        "note_attributes": [{"name": one["key"], "value": one["value"]} for one in checkout["customAttributes"]],
        "currency": checkout["currency"],
        "presentment_currency": checkout["currency"],
        "customer_locale": checkout["locale"],
        "line_items": [_checkout_line(line) for line in checkout["lines"]],
        "name": checkout["name"],
        "source_name": "web",
        "source_identifier": None,
        "abandoned_checkout_url": checkout["url"],
        "discount_codes": [
            {"code": code, "amount": checkout["discount"], "type": "fixed_amount"} for code in checkout["discountCodes"]
        ],
        "shipping_lines": [{"title": checkout["rate"] or "Standard", "price": checkout["shipping"]}] if where else [],
        "taxes_included": checkout["taxesIncluded"],
        "subtotal_price": checkout["subtotal"],
        "total_discounts": checkout["discount"],
        "total_tax": checkout["tax"],
        "total_price": checkout["total"],
        "total_line_items_price": decimal_text(sum(cents(line["price"]) * line["quantity"] for line in checkout["lines"])),
        "shipping_address": where,
        "billing_address": where,
    }


def _where(address: Doc | None) -> dict[str, Any] | None:
    """An address in REST names."""
    return address and {
        "name": address["name"],
        "first_name": address["firstName"],
        "last_name": address["lastName"],
        "address1": address["address1"],
        "address2": address["address2"],
        "city": address["city"],
        "zip": address["zip"],
        "country_code": address["countryCode"],
        "province_code": address["provinceCode"],
        "phone": address["phone"],
        "company": None,
    }


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


def _checkout_line(line: Doc) -> dict[str, Any]:
    return {
        "key": line["key"],
        "variant_id": line["variantId"],
        "product_id": line["productId"],
        "title": line["title"],
        "variant_title": line["variantTitle"],
        "presentment_title": line["title"],
        "presentment_variant_title": line["variantTitle"],
        "quantity": line["quantity"],
        "price": line["price"],
        "variant_price": line["price"],
        "line_price": decimal_text(cents(line["price"]) * line["quantity"]),
        "properties": [{"name": one["key"], "value": one["value"]} for one in line["customAttributes"]] or None,
        "sku": line["sku"],
        "vendor": line["vendor"],
        "taxable": line["taxable"],
        "requires_shipping": line["requiresShipping"],
        "gift_card": False,
        "fulfillment_service": "manual",
    }
