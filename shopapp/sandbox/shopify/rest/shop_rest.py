"""The shop resource: body of `shop/update` and `app/uninstalled`."""

from typing import Any

from shopapp.sandbox.shopify.rest.money import local
from shopapp.sandbox.state import Doc

_COUNTRIES = {"DE": "Germany", "US": "United States", "GB": "United Kingdom", "FR": "France", "AT": "Austria", "CA": "Canada"}


def country_name(code: str | None) -> str | None:
    return _COUNTRIES.get(code, code) if code else None


def shop(doc: Doc) -> dict[str, Any]:
    currency = doc["currency"]
    return {
        "id": doc["id"],
        "name": doc["name"],
        "email": doc["email"],
        "domain": doc["domain"],
        "province": None,
        "country": doc["country"],
        "address1": doc["address1"],
        "zip": doc["zip"],
        "city": doc["city"],
        "source": None,
        "phone": None,
        "latitude": None,
        "longitude": None,
        "primary_locale": doc["locale"],
        "address2": None,
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
        "weight_unit": "kg",
        "province_code": None,
        "taxes_included": doc["taxesIncluded"],
        "auto_configure_tax_inclusivity": None,
        "tax_shipping": None,
        "county_taxes": True,
        "plan_display_name": doc["plan"],
        "plan_name": doc["plan"].lower(),
        "has_discounts": bool(doc["discounts"]),
        "has_gift_cards": False,
        "myshopify_domain": doc["domain"],
        "google_apps_domain": None,
        "google_apps_login_enabled": None,
        "money_in_emails_format": "{{amount}} " + currency,
        "money_with_currency_in_emails_format": "{{amount}} " + currency,
        "eligible_for_payments": True,
        "requires_extra_payments_agreement": False,
        "password_enabled": False,
        "has_storefront": True,
        "finances": True,
        "primary_location_id": doc.get("locationId"),
        "checkout_api_supported": True,
        "multi_location_enabled": True,
        "setup_required": False,
        "pre_launch_enabled": False,
        "enabled_presentment_currencies": [currency],
        "marketing_sms_consent_enabled_at_checkout": False,
        "transactional_sms_disabled": False,
    }
