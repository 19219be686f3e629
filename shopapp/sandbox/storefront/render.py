"""One way to answer a storefront page: the theme's frame around the view's template, the app's blocks put in their places."""

from typing import Any

from flask import Response, make_response, render_template, request
from markupsafe import Markup

from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.filters import as_json
from shopapp.sandbox.storefront.markup import clean, plain
from shopapp.sandbox.storefront.prices import cents, money
from shopapp.sandbox.storefront.product_json import ajax, only_default
from shopapp.sandbox.storefront.shelves import available, price_span
from shopapp.sandbox.storefront.theme import Rendered, Theme
from shopapp.sandbox.storefront.visit import Front, Visit
from shopapp.sandbox.storefront.words import LOCALES

WITHOUT_EMBEDS = {"checkout", "order"}  # Shopify renders no app embed there


class Press:
    """Prints pages. Views hand over what they found; the press knows shop, language, cart and theme."""

    def __init__(self, front: Front, theme: Theme) -> None:
        self.front, self.theme = front, theme

    def page(
        self,
        template: str,
        *,
        type: str,
        title: str,
        product: Doc | None = None,
        variant: int | None = None,
        status: int = 200,
        **found: Any,
    ) -> Response:
        visit = self.front.visit()
        about: dict[str, Any] = {
            "type": type,
            "title": title,
            "path": request.path,
            "design_mode": request.args.get("design_mode") == "1",
            "product": product,
            "variant": variant,
        }
        blocks = (
            Rendered() if type in WITHOUT_EMBEDS else self.theme.render(visit, about, self.front.sandbox.front_url(visit.domain))
        )
        text = render_template(
            f"storefront/{template}.html",
            visit=visit,
            shop=visit.shop,
            root=visit.root,
            t=visit.words,
            page=about,
            blocks=blocks,
            product=product,
            chosen=variant,
            **speech(visit),
            **found,
        )
        response = make_response(text, status)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = visit.locale
        return response


def speech(visit: Visit) -> dict[str, Any]:
    """What templates may call."""

    def price(amount: object) -> str:
        return money(cents(amount), visit.currency, visit.locale)

    def coins(hundredths: int) -> str:
        return money(hundredths, visit.currency, visit.locale)

    def elsewhere(locale: str) -> str:
        """This page in another language."""
        path = request.path
        if visit.root != "/" and path.startswith(visit.root.rstrip("/")):
            path = path[len(visit.root) - 1 :] or "/"
        return f"/{locale}{path}" if path != "/" else f"/{locale}/"

    return {
        "price": price,
        "coins": coins,
        "cents": cents,
        "span": price_span,
        "available": available,
        "only_default": only_default,
        "plain": plain,
        "clean": safe,
        "as_json": in_script,
        "ajax": ajax,
        "picture": picture,
        "stand_in": stand_in,
        "languages": LOCALES,
        "elsewhere": elsewhere,
    }


def safe(body: str | None) -> Markup:
    return Markup(clean(body))  # noqa: S704 - cleaned by nh3 in the same breath


def in_script(value: object) -> Markup:
    return Markup(as_json(value))  # noqa: S704 - as_json escapes <, > and &


def stand_in(product: Doc) -> str:
    return f"/cdn/placeholder/{product['handle']}.svg"


def picture(product: Doc, place: int = 0) -> dict[str, str]:
    """A product's picture: {src, alt}. One without pictures gets the drawn stand-in."""
    images: list[Doc] = product.get("images", [])
    if place < len(images):
        return {"src": images[place]["src"], "alt": images[place].get("alt") or product["title"]}
    return {"src": f"/cdn/placeholder/{product['handle']}.svg", "alt": product["title"]}
