"""The access scopes a merchant grants us, by distribution. tests/house/test_scopes.py holds them against the documents.

The rule: least. A scope stands here because a document or a subscription needs it; the two TOML files say the same.
"""

from collections.abc import Iterable

CUSTOM_DOCUMENTS = "orders_"
"""Documents that begin so are asked in custom distribution only: the public app hands the cart to Shopify's checkout."""

WITHOUT_DOCUMENT = {
    "write_app_proxy": "the app proxy, through which the widget gets its session",
}
"""Scopes that neither a document nor a topic shows, with what they are for."""

_PUBLIC = (
    "read_products",
    "read_metaobjects",
    "read_publications",
    "read_inventory",
    "read_orders",
    "read_fulfillments",
    "read_locales",
    "read_markets",
    "read_content",
    "read_legal_policies",
    "write_app_proxy",
)
_CUSTOM = ("write_draft_orders", "write_orders")


def declared(distribution: str) -> tuple[str, ...]:
    """What the app registration of this distribution asks for at install."""
    return _PUBLIC + _CUSTOM if distribution == "custom" else _PUBLIC


def with_implied(granted: Iterable[str]) -> set[str]:
    """Writing includes reading; Shopify then names the write scope alone."""
    held = set(granted)
    return held | {scope.replace("write_", "read_", 1) for scope in held if scope.startswith("write_")}


def missing(granted: Iterable[str], distribution: str) -> list[str]:
    """What the registration asks for and the merchant has not granted (yet)."""
    held = with_implied(granted)
    return [scope for scope in declared(distribution) if scope not in held]
