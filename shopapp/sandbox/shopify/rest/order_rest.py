"""An order as a REST body: `orders/*`. Key for key as in Shopify's published samples of 2026-07."""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.line_rest import line_item, tax_lines
from shopapp.sandbox.shopify.rest.money import amount_set, local
from shopapp.sandbox.shopify.rest.parcel_rest import fulfillment
from shopapp.sandbox.shopify.rest.people_rest import address, customer
from shopapp.sandbox.shopify.rest.refund_rest import refund
from shopapp.sandbox.state import Doc

_SAME_FOR_ALL: dict[str, Any] = {
    "app_id": 580111,
    "browser_ip": None,
    "buyer_accepts_marketing": False,
    "client_details": None,
    "closed_at": None,
    "confirmed": True,
    "current_total_additional_fees_set": None,
    "current_total_duties_set": None,
    "device_id": None,
    "duties_included": False,
    "estimated_taxes": False,
    "landing_site_ref": None,
    "location_id": None,
    "merchant_business_entity_id": "MTU0ODM4MDAwOQ",
    "merchant_of_record_app_id": None,
    "original_total_additional_fees_set": None,
    "original_total_duties_set": None,
    "po_number": None,
    "reference": None,
    "referring_site": None,
    "source_url": None,
    "tax_exempt": False,
    "total_tip_received": "0.00",
    "total_weight": 0,
    "user_id": None,
    "discount_applications": [],
    "payment_terms": None,
    "returns": [],
}


def order(doc: Doc, shop: Doc, status_url: str) -> dict[str, Any]:
    """The whole order resource."""
    return _SAME_FOR_ALL | _facts(doc, shop, status_url) | _amounts(doc) | _parts(doc)


def _facts(doc: Doc, shop: Doc, status_url: str) -> dict[str, Any]:
    return {
        "id": doc["id"],
        "admin_graphql_api_id": gid("Order", doc["id"]),
        "cancel_reason": doc["cancelReason"].lower() if doc["cancelReason"] else None,
        "cancelled_at": local(doc["cancelledAt"]),
        "cart_token": doc["cartToken"],
        "checkout_token": doc["checkoutToken"],
        "confirmation_number": doc["token"][:9].upper(),
        "contact_email": doc["email"],
        "created_at": local(doc["createdAt"]),
        "currency": doc["currency"],
        "customer_locale": shop["locale"],
        "email": doc["email"] or "",
        "financial_status": doc["financialStatus"].lower(),
        "fulfillment_status": "fulfilled" if doc["fulfillmentStatus"] == "FULFILLED" else None,
        "landing_site": doc["landingSite"],
        "name": doc["name"],
        "note": doc["note"],
        "number": doc["number"] - 1000,
        "order_number": doc["number"],
        "order_status_url": status_url,
        "phone": doc["phone"],
        "presentment_currency": doc["currency"],
        "processed_at": local(doc["processedAt"]),
        "source_identifier": doc["sourceIdentifier"],
        "source_name": doc["sourceName"],
        "tags": ", ".join(doc["tags"]),
        "taxes_included": doc["taxesIncluded"],
        "test": doc["test"],
        "token": doc["token"],
        "updated_at": local(doc["updatedAt"]),
    }


def _amounts(doc: Doc) -> dict[str, Any]:
    currency = doc["currency"]

    def both(amount: str) -> dict[str, Any]:
        return amount_set(amount, currency)

    nothing = both("0.00")
    gross = str(sum((Decimal(line["price"]) * line["quantity"] for line in doc["lines"]), Decimal(0)))
    paid_back = sum((Decimal(refund["amount"]) for refund in doc["refunds"]), Decimal(0))
    current = str(Decimal(doc["total"]) - paid_back)
    open_amount = doc["total"] if doc["financialStatus"] == "PENDING" else "0.00"
    return {
        "current_shipping_price_set": both(doc["shipping"]),
        "current_subtotal_price": doc["subtotal"],
        "current_subtotal_price_set": both(doc["subtotal"]),
        "current_total_discounts": doc["discount"],
        "current_total_discounts_set": both(doc["discount"]),
        "current_total_price": current,
        "current_total_price_set": both(current),
        "current_total_tax": doc["tax"],
        "current_total_tax_set": both(doc["tax"]),
        "subtotal_price": doc["subtotal"],
        "subtotal_price_set": both(doc["subtotal"]),
        "tax_lines": tax_lines(doc["tax"], doc["taxRate"], currency),
        "total_cash_rounding_payment_adjustment_set": nothing,
        "total_cash_rounding_refund_adjustment_set": nothing,
        "total_discounts": doc["discount"],
        "total_discounts_set": both(doc["discount"]),
        "total_line_items_price": gross,
        "total_line_items_price_set": both(gross),
        "total_outstanding": open_amount,
        "total_price": doc["total"],
        "total_price_set": both(doc["total"]),
        "total_shipping_price_set": both(doc["shipping"]),
        "total_tax": doc["tax"],
        "total_tax_set": both(doc["tax"]),
    }


def _parts(doc: Doc) -> dict[str, Any]:
    return {
        "billing_address": address(doc["billingAddress"]),
        "customer": customer(doc),
        "shipping_address": address(doc["shippingAddress"]),
        "fulfillments": [fulfillment(entry, doc) for entry in doc["fulfillments"]],
        "line_items": [line_item(line, doc) for line in doc["lines"]],
        "line_item_groups": [],
        "refunds": [refund(entry, doc) for entry in doc["refunds"]],
        "shipping_lines": _shipping(doc),
        "discount_codes": [{"code": code, "amount": doc["discount"], "type": "fixed_amount"} for code in doc["discountCodes"]],
        "note_attributes": [{"name": entry["key"], "value": entry["value"]} for entry in doc["customAttributes"]],
        "payment_gateway_names": sorted({entry["gateway"] for entry in doc["transactions"]}),
    }


def _shipping(doc: Doc) -> list[dict[str, Any]]:
    if not doc["shippingTitle"]:
        return []
    price = doc["shipping"]
    return [
        {
            "id": doc["id"] + 1,
            "carrier_identifier": None,
            "code": doc["shippingTitle"],
            "current_discounted_price_set": amount_set(price, doc["currency"]),
            "discounted_price": price,
            "discounted_price_set": amount_set(price, doc["currency"]),
            "is_removed": False,
            "phone": None,
            "price": price,
            "price_set": amount_set(price, doc["currency"]),
            "requested_fulfillment_service_id": None,
            "source": "shopify",
            "title": doc["shippingTitle"],
            "tax_lines": [],
            "discount_allocations": [],
        }
    ]
