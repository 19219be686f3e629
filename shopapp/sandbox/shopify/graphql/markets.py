"""Markets: where a shop sells, in which currency, at which prices, and what it does not sell there.

A market document is `{name, handle, currency, countries?, factor?, hides?}`: `factor` times the shop's own amount is the
price there, `hides` names the handles that are not sold there. A country of no market pays the shop's own prices.
"""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.graphql.amounts import money
from shopapp.sandbox.shopify.graphql.connections import connection
from shopapp.sandbox.shopify.graphql.context import Args, Ctx, field_of
from shopapp.sandbox.shopify.rest.shop_rest import country_name
from shopapp.sandbox.shopify.shops import digits
from shopapp.sandbox.state import Doc


def markets_of(ctx: Ctx) -> list[Doc]:
    home = {"name": country_name(ctx.shop["country"]), "handle": ctx.shop["country"].lower(), "currency": ctx.currency}
    return list(ctx.shop.get("markets") or [home | {"countries": [ctx.shop["country"]]}])


def market_of(ctx: Ctx, args: Args) -> Doc | None:
    """The market of a context's country; None where the shop's own prices hold."""
    country = args["context"].get("country")
    return next((market for market in markets_of(ctx) if country and country in _countries(market, ctx)), None)


def _countries(market: Doc, ctx: Ctx) -> list[str]:
    return list(market.get("countries") or ([ctx.shop["country"]] if market["currency"] == ctx.currency else []))


def price_in(amount: str, market: Doc | None, ctx: Ctx) -> Doc:
    """A `MoneyV2` of the shop's own amount as that market sells it."""
    if market is None:
        return money(amount, ctx.currency)
    scaled = Decimal(amount) * Decimal(str(market.get("factor", 1)))
    return money(scaled.quantize(Decimal(1).scaleb(-digits(market["currency"]))), market["currency"])


@field_of("QueryRoot", "markets", scope="read_markets")
def markets(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection([_node(market, place, ctx) for place, market in enumerate(markets_of(ctx))], args)


def _node(market: Doc, place: int, ctx: Ctx) -> Doc:
    currency = {"currencyCode": market["currency"], "currencyName": market["currency"], "enabled": True}
    return {
        "id": ctx.shop["id"] * 10 + place,
        "name": market["name"],
        "handle": market["handle"],
        "status": "ACTIVE",
        "type": "REGION",
        "currencySettings": {"baseCurrency": currency, "localCurrencies": False},
        "conditions": {"regionsCondition": {"@regions": [_region(code, currency) for code in _countries(market, ctx)]}},
    }


def _region(code: str, currency: Doc) -> Doc:
    return {
        "__typename": "MarketRegionCountry",
        "id": gid("MarketRegionCountry", code),
        "name": country_name(code),
        "code": code,
        "currency": currency,
    }


@field_of("RegionsCondition", "regions")
def regions(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    return connection(source["@regions"], args)


@field_of("Product", "publishedInContext", scope="read_publications")
def published_in(source: Doc, ctx: Ctx, args: Args) -> bool:
    market = market_of(ctx, args)
    return bool(source["publishedAt"]) and source["handle"] not in ((market or {}).get("hides") or [])


@field_of("Product", "contextualPricing")
def contextual_range(source: Doc, ctx: Ctx, args: Args) -> Doc:
    market = market_of(ctx, args)
    ordered = sorted(source["variants"], key=lambda variant: Decimal(variant["price"]))
    low, high = (_priced(ordered[0], market, ctx), _priced(ordered[-1], market, ctx)) if ordered else (None, None)
    nothing = money("0", ctx.currency)
    ends = {"minVariantPrice": low["price"] if low else nothing, "maxVariantPrice": high["price"] if high else nothing}
    return {"priceRange": ends, "minVariantPricing": low, "maxVariantPricing": high}


@field_of("ProductVariant", "contextualPricing")
def contextual_price(source: Doc, ctx: Ctx, args: Args) -> Doc:
    return _priced(source, market_of(ctx, args), ctx)


def _priced(variant: Doc, market: Doc | None, ctx: Ctx) -> Doc:
    before = variant["compareAtPrice"]
    return {
        "price": price_in(variant["price"], market, ctx),
        "compareAtPrice": price_in(before, market, ctx) if before else None,
    }
