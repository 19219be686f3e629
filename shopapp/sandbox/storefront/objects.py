"""The Liquid objects a theme extension can see: `shop`, `cart`, `customer`, `localization`, `request`, `routes`, `template`,
`product`.

Embeds get these globals and nothing else, as on Shopify; what is not here reads as nil.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.countries import COUNTRIES
from shopapp.sandbox.storefront.product_json import ajax
from shopapp.sandbox.storefront.visit import Visit
from shopapp.sandbox.storefront.words import LOCALES


class Spoken(Mapping[str, Any]):
    """An object with fields that prints as a word of its own (`{{ template }}` → 'product') or as other JSON."""

    def __init__(self, fields: dict[str, Any], word: str = "", json: Any = None) -> None:
        self._fields, self._word, self._json = fields, word, json

    def __getitem__(self, key: str) -> Any:
        return self._fields[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __str__(self) -> str:
        return self._word

    def as_json(self) -> Any:
        return self._fields if self._json is None else self._json


def globals_of(visit: Visit, page: dict[str, Any], front_url: str) -> dict[str, Any]:
    """`page` is what the view says: type, title, path, design_mode, and product with its selected variant if there is one."""
    return {
        "shop": _shop(visit, front_url),
        "cart": _cart(visit),
        "customer": _customer(visit.customer),
        "localization": _localization(visit),
        "request": {
            "locale": {
                "iso_code": visit.locale,
                "root_url": visit.root,
                "primary": visit.root == "/",
                "name": LOCALES[visit.locale],
            },
            "page_type": page["type"],
            "design_mode": page["design_mode"],
            "visual_preview_mode": False,
            "path": page["path"],
            "host": front_url.partition("://")[2],
            "origin": front_url,
        },
        "routes": routes(visit.root),
        "template": Spoken({"name": page["type"], "suffix": None, "directory": None}, page["type"], page["type"]),
        "page_title": page["title"],
        "canonical_url": front_url + page["path"],
        "product": product_object(page["product"], page.get("variant"), visit.root) if page.get("product") else None,
    }


def product_object(product: Doc, chosen: int | None, root: str) -> Spoken:
    fields = ajax(product, root)
    variants: list[dict[str, Any]] = fields["variants"]
    selected = next((v for v in variants if v["id"] == chosen), None)
    first = next((v for v in variants if v["available"]), variants[0] if variants else None)
    extra = {
        "selected_variant": selected,
        "selected_or_first_available_variant": selected or first,
        "first_available_variant": first,
        "has_only_default_variant": len(variants) == 1 and variants[0]["title"] == "Default Title",
        "metafields": _metafields(product),
        "gift_card?": bool(product.get("isGiftCard")),
    }
    return Spoken({**fields, **extra}, str(product["title"]), fields)


def routes(root: str) -> dict[str, str]:
    """`root_url` ends with a slash only when it is the root itself, as on Shopify."""
    start = root.rstrip("/")
    paths = {
        "cart": "cart",
        "cart_add": "cart/add",
        "cart_change": "cart/change",
        "cart_update": "cart/update",
        "cart_clear": "cart/clear",
        "search": "search",
        "predictive_search": "search/suggest",
        "collections": "collections",
        "all_products_collection": "collections/all",
        "account": "account",
        "account_login": "account/login",
        "account_logout": "account/logout",
    }
    return {"root_url": start or "/", **{f"{name}_url": f"{start}/{path}" for name, path in paths.items()}}


def _shop(visit: Visit, front_url: str) -> dict[str, Any]:
    shop = visit.shop
    return {
        "name": shop["name"],
        "permanent_domain": visit.domain,
        "domain": front_url.partition("://")[2],
        "url": front_url,
        "secure_url": front_url,
        "email": shop.get("email", ""),
        "description": shop.get("description", ""),
        "currency": visit.currency,
        "money_format": "€{{amount}}" if visit.currency == "EUR" else "{{amount}}",
        "locale": visit.locale,
        "published_locales": [{"iso_code": code, "name": name} for code, name in LOCALES.items()],
        "enabled_payment_types": [],
        "metafields": {},
        "customer_accounts_enabled": True,
    }


def _cart(visit: Visit) -> Spoken:
    told = visit.cart_now()
    fields = {
        **told,
        "currency": Spoken({"iso_code": visit.currency, "symbol": "", "name": visit.currency}, visit.currency, visit.currency),
    }
    return Spoken({**fields, "empty?": not told["items"]}, "", told)


def _customer(customer: Doc | None) -> dict[str, Any] | None:
    if customer is None:
        return None
    first, last = customer.get("firstName") or "", customer.get("lastName") or ""
    return {
        "id": customer["id"],
        "email": customer.get("email"),
        "first_name": first,
        "last_name": last,
        "name": f"{first} {last}".strip(),
    }


def _localization(visit: Visit) -> dict[str, Any]:
    home = visit.shop.get("country", "DE")
    countries = {
        code: {"iso_code": code, "currency": {"iso_code": visit.currency}, "name": name}
        for code, name in ({home: home} | COUNTRIES).items()
    }
    languages = [{"iso_code": code, "endonym_name": name, "name": name} for code, name in LOCALES.items()]
    return {
        "country": countries[home],
        "language": {"iso_code": visit.locale, "endonym_name": LOCALES[visit.locale], "name": LOCALES[visit.locale]},
        "available_languages": languages,
        "available_countries": list(countries.values()),
        "market": {"handle": "primary", "id": 1},
    }


def _metafields(product: Doc) -> dict[str, dict[str, Any]]:
    spaces: dict[str, dict[str, Any]] = {}
    for field in product.get("metafields", []):
        spaces.setdefault(field["namespace"], {})[field["key"]] = {"value": field["value"], "type": field["type"]}
    return spaces
