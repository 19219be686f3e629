"""Who ordered, and where it goes, as REST bodies."""

from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.money import local
from shopapp.sandbox.shopify.rest.shop_rest import country_name
from shopapp.sandbox.state import Doc, part


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
