"""What we ask of Shopify to be let in: tokens for a shop, and the facts a shop tells about itself."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Access:
    """What one call to a shop's Admin API needs. The token is kept out of every `repr`."""

    domain: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Grant:
    """A pair of tokens as Shopify just handed it out; lives are in seconds from now."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    scopes: list[str]
    expires_in: int
    refresh_expires_in: int


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """`locales` begins with the primary one; `domains` are origins (`https://www.example.com`), the primary among them."""

    name: str
    email: str
    currency: str
    country: str
    timezone: str
    locales: list[str]
    storefront_url: str
    domains: list[str]


class ShopifyAuth(Protocol):
    """Asking twice is safe: the newest pair wins and the last but one stays usable until the new one is used."""

    def exchange(self, domain: str, id_token: str) -> Grant:
        """A first pair for an ID token. Refused: the ID token is stale, or the app is not installed there."""
        ...

    def refresh(self, domain: str, refresh_token: str) -> Grant:
        """A new pair. Refused: the refresh token is dead, only the merchant opening the app can help."""
        ...

    def redeem(self, domain: str, code: str) -> Grant:
        """A first pair for the code of the authorization-code fallback."""
        ...

    def ask_address(self, domain: str, state: str, redirect_uri: str) -> str:
        """Where the merchant is sent to consent in that fallback."""
        ...


class ShopReading(Protocol):
    def facts(self, shop_id: int) -> ShopFacts:
        """What the shop says about itself now."""
        ...
