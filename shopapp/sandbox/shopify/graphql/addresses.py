"""Addresses, attributes and tax lines: parts that drafts, orders and checkouts share."""

from decimal import Decimal

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.graphql.amounts import bag
from shopapp.sandbox.shopify.rest.shop_rest import country_name
from shopapp.sandbox.state import Doc

_FIELDS = ("firstName", "lastName", "company", "address1", "address2", "city", "provinceCode", "zip", "phone")


def address(given: Doc | None) -> Doc | None:
    """A `MailingAddress` of an address document (the input's own names)."""
    if not given:
        return None
    country = given.get("countryCode")
    name = " ".join(filter(None, (given.get("firstName"), given.get("lastName"))))
    place = " ".join(filter(None, (given.get("zip"), given.get("city"))))
    shown = [
        line
        for line in (name, given.get("company"), given.get("address1"), given.get("address2"), place, country_name(country))
        if line
    ]
    return {key: given.get(key) for key in _FIELDS} | {
        "id": gid("MailingAddress", 1) + "?model_name=Address",
        "name": name,
        "province": given.get("provinceCode"),
        "country": country_name(country),
        "countryCodeV2": country,
        "formatted": shown,
    }


def tax_lines(tax: str, rate: str, currency: str) -> list[Doc]:
    """One VAT line, none when there is no tax."""
    if Decimal(tax) == 0:
        return []
    share = float(rate)
    return [
        {"title": "VAT", "rate": share, "ratePercentage": share * 100, "priceSet": bag(tax, currency), "channelLiable": False}
    ]


def attributes(given: list[Doc] | None) -> list[Doc]:
    return [{"key": entry["key"], "value": entry.get("value")} for entry in given or []]
