"""Shop documents: what a shop is, where it is found, and the installation of our app in it."""

from typing import Any

from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc

POLICY_TYPES = {
    "refund-policy": "REFUND_POLICY",
    "shipping-policy": "SHIPPING_POLICY",
    "privacy-policy": "PRIVACY_POLICY",
    "terms-of-service": "TERMS_OF_SERVICE",
    "contact-information": "CONTACT_INFORMATION",
    "legal-notice": "LEGAL_NOTICE",
    "terms-of-sale": "TERMS_OF_SALE",
    "subscription-policy": "SUBSCRIPTION_POLICY",
}
DIGITS = {"JPY": 0, "KRW": 0, "CLP": 0, "ISK": 0, "VND": 0, "KWD": 3, "BHD": 3, "OMR": 3, "JOD": 3, "TND": 3}


class UnknownShop(LookupError):
    """No shop of that domain exists in this sandbox; create it with POST /_sandbox/shops."""


def shop_of(sandbox: Sandbox, domain: str) -> Doc:
    """The shop document. Raises `UnknownShop`."""
    shop = sandbox.world.get("shop", domain)
    if shop is None:
        raise UnknownShop(domain)
    return shop


def shops(sandbox: Sandbox) -> list[Doc]:
    return sandbox.world.all("shop")


def new_shop(sandbox: Sandbox, domain: str) -> Doc:
    """A fresh shop document with plausible defaults, not stored yet."""
    now = iso(sandbox.now())
    return {
        "id": sandbox.world.next("shop_id", 61_000_000_001),
        "domain": domain,
        "name": domain.partition(".")[0].replace("-", " ").title(),
        "email": f"owner@{domain.partition('.')[0]}.example",
        "owner": "Robin Demo",
        "currency": "EUR",
        "country": "DE",
        "city": "Hamburg",
        "zip": "20095",
        "address1": "Am Kai 1",
        "timezone": "Europe/Berlin",
        "locale": "en",
        "locales": [{"locale": "en", "name": "English", "primary": True, "published": True}],
        "taxesIncluded": True,
        "plan": "Basic",
        "policies": [],
        "discounts": {},
        "automaticDiscounts": {},
        "createdAt": now,
        "updatedAt": now,
    }


def save_shop(sandbox: Sandbox, shop: Doc) -> Doc:
    return sandbox.world.put("shop", shop["domain"], shop)


def policy(sandbox: Sandbox, shop: Doc, given: dict[str, Any]) -> Doc:
    """A shop policy document of `{title, handle | type, body_html}`. Unknown handles become TERMS_OF_SERVICE."""
    handle = str(given.get("handle") or "").strip() or str(given.get("type", "")).lower().replace("_", "-")
    kind = POLICY_TYPES.get(handle, "TERMS_OF_SERVICE")
    known = next((entry for entry in shop["policies"] if entry["type"] == kind), None)
    now = iso(sandbox.now())
    body = str(given.get("body_html") or given.get("body") or "")
    unchanged = known is not None and known["body"] == body
    return {
        "id": known["id"] if known else sandbox.world.next("policy_id", 33_000_000_001),
        "type": kind,
        "handle": handle,
        "title": str(given.get("title") or handle.replace("-", " ").capitalize()),
        "body": body,
        "createdAt": known["createdAt"] if known else now,
        "updatedAt": known["updatedAt"] if known and unchanged else now,
    }


def digits(currency: str) -> int:
    """How many decimals this currency's amounts have."""
    return DIGITS.get(currency, 2)


def installation(sandbox: Sandbox, domain: str) -> Doc | None:
    """Our app's installation in this shop, or None when it is not installed."""
    found = sandbox.world.get("installation", "app", shop=domain)
    return found if found and found["installed"] else None


def granted(scopes: list[str]) -> set[str]:
    """The scopes as Shopify reads them: permission to write includes permission to read."""
    return set(scopes) | {"read_" + scope.removeprefix("write_") for scope in scopes if scope.startswith("write_")}
