"""The shop resource: body of `shop/update` and `app/uninstalled`."""

from typing import Any

from shopapp.sandbox.shopify.rest.money import local
from shopapp.sandbox.state import Doc

_COUNTRIES = {"DE": "Germany", "US": "United States", "GB": "United Kingdom", "FR": "France", "AT": "Austria", "CA": "Canada"}


_SAME_FOR_ALL: dict[str, Any] = {
    "source": None,
    "phone": None,
    "latitude": None,
    "longitude": None,
    "province": None,
    "address2": None,
    "county_taxes": True,
    "auto_configure_tax_inclusivity": None,
    "tax_shipping": None,
    "province_code": None,
    "has_gift_cards": False,
    "google_apps_domain": None,
    "google_apps_login_enabled": None,
    "eligible_for_payments": True,
    "requires_extra_payments_agreement": False,
    "password_enabled": False,
    "has_storefront": True,
    "finances": True,
    "checkout_api_supported": True,
    "multi_location_enabled": True,
    "setup_required": False,
    "pre_launch_enabled": False,
    "marketing_sms_consent_enabled_at_checkout": False,
    "transactional_sms_disabled": False,
    "weight_unit": "kg",
}


def country_name(code: str | None) -> str | None:
    return _COUNTRIES.get(code, code) if code else None


def shop(doc: Doc) -> dict[str, Any]:
    currency = doc["currency"]
    return _SAME_FOR_ALL | {
        "id": doc["id"],
        "name": doc["name"],
        "email": doc["email"],
        "domain": doc["domain"],
        "country": doc["country"],
        "address1": doc["address1"],
        "zip": doc["zip"],
        "city": doc["city"],
        "primary_locale": doc["locale"],
        "created_at": local(doc["createdAt"]),
        "updated_at": local(doc["updatedAt"]),
        "country_code": doc["country"],
        "country_name": country_name(doc["country"]),
        "currency": currency,
        "customer_email": doc["email"],
        "timezone": f"(GMT+00:00) {doc['timezone']}",
        "iana_timezone": doc["timezone"],
        "shop_owner": doc["owner"],
        "money_format": "{{amount}} " + currency,
        "money_with_currency_format": "{{amount}} " + currency,
        "taxes_included": doc["taxesIncluded"],
        "plan_display_name": doc["plan"],
        "plan_name": doc["plan"].lower(),
        "has_discounts": bool(doc["discounts"]),
        "myshopify_domain": doc["domain"],
        "money_in_emails_format": "{{amount}} " + currency,
        "money_with_currency_in_emails_format": "{{amount}} " + currency,
        "primary_location_id": doc.get("locationId"),
        "enabled_presentment_currencies": [currency],
    }
