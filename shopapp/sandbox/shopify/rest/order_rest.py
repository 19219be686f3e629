"""Orders and refunds as REST bodies: `orders/*`, `refunds/create`. Key for key as in Shopify's published samples of 2026-07."""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.money import amount_set, local
from shopapp.sandbox.shopify.rest.shop_rest import country_name
from shopapp.sandbox.state import Doc, part

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


def tax_lines(tax: str, rate: str, currency: str) -> list[dict[str, Any]]:
    if Decimal(tax) == 0:
        return []
    return [{"channel_liable": False, "price": tax, "price_set": amount_set(tax, currency), "rate": float(rate), "title": "VAT"}]


def address(given: Doc | None) -> dict[str, Any] | None:
    if not given:
        return None
    first, last = given.get("firstName"), given.get("lastName")
    return {
        "first_name": first,
        "address1": given.get("address1"),
        "phone": given.get("phone"),
        "city": given.get("city"),
        "zip": given.get("zip"),
        "province": given.get("provinceCode"),
        "country": country_name(given.get("countryCode")),
        "last_name": last,
        "address2": given.get("address2"),
        "company": given.get("company"),
        "latitude": None,
        "longitude": None,
        "name": " ".join(filter(None, (first, last))),
        "country_code": given.get("countryCode"),
        "province_code": given.get("provinceCode"),
    }


def customer(doc: Doc) -> dict[str, Any] | None:
    if doc["customerId"] is None:
        return None
    where = part(doc, "shippingAddress")
    return {
        "id": doc["customerId"],
        "created_at": local(doc["createdAt"]),
        "updated_at": local(doc["updatedAt"]),
        "first_name": where.get("firstName"),
        "last_name": where.get("lastName"),
        "state": "disabled",
        "note": None,
        "verified_email": True,
        "multipass_identifier": None,
        "tax_exempt": False,
        "email": doc["email"],
        "phone": doc["phone"],
        "currency": doc["currency"],
        "tax_exemptions": [],
        "admin_graphql_api_id": gid("Customer", doc["customerId"]),
        "default_address": address(doc["shippingAddress"]),
    }


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


def fulfillment(entry: Doc, doc: Doc) -> dict[str, Any]:
    tracking = entry["trackingInfo"][0]
    return {
        "id": entry["id"],
        "order_id": doc["id"],
        "name": entry["name"],
        "status": entry["status"].lower(),
        "shipment_status": entry["displayStatus"].lower(),
        "created_at": local(entry["createdAt"]),
        "updated_at": local(entry["updatedAt"]),
        "tracking_company": tracking["company"],
        "tracking_number": tracking["number"],
        "tracking_url": tracking["url"],
        "admin_graphql_api_id": gid("Fulfillment", entry["id"]),
    }


def fulfillment_event(entry: Doc, doc: Doc, event_id: int) -> dict[str, Any]:
    """The latest thing that happened to a parcel."""
    at = local(entry["updatedAt"])
    nowhere = dict.fromkeys(("message", "city", "province", "country", "zip", "address1", "latitude", "longitude"))
    return {
        "id": event_id,
        "fulfillment_id": entry["id"],
        "status": entry["displayStatus"].lower(),
        **nowhere,
        "happened_at": at,
        "created_at": at,
        "updated_at": at,
        "estimated_delivery_at": None,
        "order_id": doc["id"],
        "admin_graphql_api_id": gid("FulfillmentEvent", event_id),
    }


def transaction(entry: Doc, order_id: int) -> dict[str, Any]:
    nothing = {"amount": "0.00", "currency": entry["currency"]}
    return {
        "id": entry["id"],
        "order_id": order_id,
        "kind": entry["kind"].lower(),
        "gateway": entry["gateway"],
        "status": entry["status"].lower(),
        "message": "",
        "created_at": local(entry["createdAt"]),
        "test": entry["test"],
        "authorization": None,
        "location_id": None,
        "user_id": None,
        "parent_id": entry["parentId"],
        "processed_at": local(entry["createdAt"]),
        "device_id": None,
        "error_code": None,
        "source_name": "web",
        "receipt": {},
        "amount": entry["amount"],
        "currency": entry["currency"],
        "payment_id": f"#{order_id}.1",
        "total_unsettled_set": {"presentment_money": nothing, "shop_money": dict(nothing)},
        "manual_payment_gateway": entry["gateway"] == "manual",
        "amount_rounding": None,
        "admin_graphql_api_id": gid("OrderTransaction", entry["id"]),
    }


def refund(entry: Doc, doc: Doc) -> dict[str, Any]:
    lines = {line["id"]: line for line in doc["lines"]}
    moved = [one for one in doc["transactions"] if one["id"] in entry["transactions"]]
    return {
        "id": entry["id"],
        "order_id": doc["id"],
        "created_at": local(entry["createdAt"]),
        "note": entry["note"],
        "user_id": None,
        "processed_at": local(entry["createdAt"]),
        "duties": [],
        "total_duties_set": amount_set("0.00", doc["currency"]),
        "return": None,
        "refund_shipping_lines": [],
        "restock": any(line["restockType"] != "NO_RESTOCK" for line in entry["lines"]),
        "admin_graphql_api_id": gid("Refund", entry["id"]),
        "order_adjustments": [],
        "refund_line_items": [
            {
                "id": line["id"],
                "quantity": line["quantity"],
                "line_item_id": line["lineId"],
                "location_id": None,
                "restock_type": line["restockType"].lower(),
                "subtotal": float(line["subtotal"]),
                "total_tax": float(line["tax"]),
                "subtotal_set": amount_set(line["subtotal"], doc["currency"]),
                "total_tax_set": amount_set(line["tax"], doc["currency"]),
                "line_item": line_item(lines[line["lineId"]], doc),
            }
            for line in entry["lines"]
        ],
        "transactions": [transaction(one, doc["id"]) for one in moved],
    }
