"""What a shop says about itself, in our words. Implements `ports.shopify_auth.ShopReading`."""

from typing import Any
from urllib.parse import urlsplit

from shopapp.outside.shopify.client import AdminClient
from shopapp.ports.shopify_auth import ShopFacts


class ShopReader:
    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def facts(self, shop_id: int) -> ShopFacts:
        # Without the scope read_locales the list of locales comes as an error beside the data: then the primary one is all.
        answer = self._admin.ask(shop_id, "shop.graphql", partial=True)
        shop: dict[str, Any] = answer["shop"]
        locales: list[dict[str, Any]] = answer.get("shopLocales") or []
        published = [str(each["locale"]) for each in locales if each["published"] or each["primary"]]
        primary = [str(each["locale"]) for each in locales if each["primary"]]
        storefront = str(shop["primaryDomain"]["url"]).rstrip("/")
        return ShopFacts(
            name=str(shop["name"]),
            email=str(shop.get("contactEmail") or shop.get("email") or ""),
            currency=str(shop["currencyCode"]),
            country=str(shop["shopAddress"]["countryCodeV2"] or ""),
            timezone=str(shop["ianaTimezone"]),
            locales=[*primary, *(each for each in published if each not in primary)] or ["en"],
            storefront_url=storefront,
            domains=sorted({_origin(storefront), _origin(str(shop["url"]))}),
        )


def _origin(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.scheme}://{parts.netloc}"
