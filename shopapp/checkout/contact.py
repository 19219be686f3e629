"""Who the order is for and where it goes, as the shopper typed it: trimmed, bounded, checked for what an order needs."""

from collections.abc import Mapping
from typing import Any, cast

from shopapp.errors import Invalid
from shopapp.ports.shopify_orders import Address

FIELDS = ("name", "address1", "address2", "city", "zip", "country", "province", "phone")


def clean(given: Mapping[str, Any] | None) -> Address:
    fields = {name: str((given or {}).get(name) or "").strip()[:200] for name in FIELDS}
    fields["country"] = fields["country"].upper()
    return cast(Address, {name: value for name, value in fields.items() if value})


def check(email: str, address: Address) -> None:
    local, _, host = email.strip().partition("@")
    if not local or "." not in host or " " in email.strip() or len(email) > 254:
        raise Invalid("Please give an e-mail address, so that the order confirmation can reach you.", code="email")
    missing = [field for field in ("name", "address1", "city", "country") if not address.get(field)]
    if missing:
        raise Invalid("The address is not complete: name, street, city and country are needed.", code="address")
    if len(address.get("country", "")) != 2:
        raise Invalid("The country must be its two-letter code, such as DE.", code="country")
