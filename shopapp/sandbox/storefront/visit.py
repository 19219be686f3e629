"""Who is looking at which shop in which language: read once per request, kept on Flask's `g`.

The shop comes from the Host header alone (`<handle>.localhost`), never from a parameter.
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

from flask import Response, g, request

from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.carts import cart_json, read_cart
from shopapp.sandbox.storefront.shelves import Shelves, Shelving
from shopapp.sandbox.storefront.words import LOCALES, Words

RIGHT_TO_LEFT = {"ar", "he", "fa", "ur"}
CART_DAYS = 14


@dataclass(slots=True)
class Visit:
    """One request's surroundings. `root` is '/' or '/fr/'; every storefront link begins with it."""

    domain: str
    shop: Doc
    locale: str
    root: str
    shelves: Shelves
    cart: Doc
    customer: Doc | None = None
    cookies: dict[str, str | None] = field(default_factory=dict[str, "str | None"])

    @property
    def currency(self) -> str:
        return str(self.shop.get("currency") or "EUR")

    @property
    def direction(self) -> str:
        return "rtl" if self.locale[:2] in RIGHT_TO_LEFT else "ltr"

    @property
    def words(self) -> Words:
        return Words(self.locale)

    def cart_now(self) -> dict[str, Any]:
        return cart_json(self.cart, self.shelves, self.currency, self.root, self.shop)


class Front:
    """The storefront's parts, made once per blueprint. `sandbox` is the whole simulated world."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.shelving = Shelving(sandbox.world)

    def visit(self) -> Visit:
        if "visit" not in g:
            g.visit = self._read()
        return g.visit

    def shop(self, domain: str) -> Doc:
        """The shop's document; a shop that nobody has described yet gets plain values."""
        found = self.world.get("shop", domain) or {}
        return {"name": domain.partition(".")[0].title(), "currency": "EUR", "country": "DE", **found, "domain": domain}

    def domain(self) -> str:
        """`<handle>.localhost` is that shop's own storefront; any other host shows the default shop."""
        host = request.host.partition(":")[0].lower()
        if host.endswith(".localhost"):
            domain = host.removesuffix(".localhost") + ".myshopify.com"
            if self.world.get("shop", domain):
                return domain
        return str(self.sandbox.config.default_shop)

    def keep_cart(self, visit: Visit) -> None:
        """Store the visit's cart and let the browser remember it."""
        self.world.put("cart", visit.cart["token"], visit.cart, shop=visit.domain)
        visit.cookies["cart"] = visit.cart["token"]

    def _read(self) -> Visit:
        domain = self.domain()
        shop = self.shop(domain)
        prefix = g.get("prefix") or ""
        asked = prefix or request.args.get("locale", "")[:2]
        locale = asked if asked in LOCALES else str(shop.get("locale") or shop.get("primaryLocale") or "en")[:2]
        root = f"/{asked}/" if asked in LOCALES else "/"
        cart = read_cart(self.world, domain, request.cookies.get("cart", ""), str(shop["currency"]))
        return Visit(domain, shop, locale, root, self.shelving.of(domain), cart, self._customer(domain))

    def _customer(self, domain: str) -> Doc | None:
        login = self.world.get("login", request.cookies.get("customer_session", "") or "-", shop=domain)
        return self.world.get("customer", login["customer"], shop=domain) if login else None


def set_cookies(response: Response) -> Response:
    """What a view decided to keep in the browser. Called after each request of the blueprint."""
    visit: Visit | None = g.get("visit")
    for name, value in (visit.cookies if visit else {}).items():
        if value is None:
            response.delete_cookie(name)
        else:
            response.set_cookie(name, value, max_age=CART_DAYS * 86400, samesite="Lax", httponly=name != "cart")
    return response


def new_token() -> str:
    return secrets.token_hex(16)
