"""The shop itself, its domains, policies and locales, and our installation in it."""

from typing import Any

from graphql import GraphQLError

from shopapp.sandbox.shopify.gids import gid, number, parse
from shopapp.sandbox.shopify.graphql.context import NODES, Args, Ctx, field_of
from shopapp.sandbox.shopify.installing import install
from shopapp.sandbox.shopify.rest.shop_rest import country_name
from shopapp.sandbox.state import Doc


@field_of("QueryRoot", "shop")
def shop(_: Any, ctx: Ctx, _args: Args) -> Doc:
    doc, currency = ctx.shop, ctx.currency
    front = ctx.sandbox.front_url(ctx.domain)
    return doc | {
        "contactEmail": doc["email"],
        "shopOwnerName": doc["owner"],
        "currencyCode": currency,
        "enabledPresentmentCurrencies": [currency],
        "currencyFormats": {"moneyFormat": "{{amount}} " + currency, "moneyWithCurrencyFormat": "{{amount}} " + currency},
        "ianaTimezone": doc["timezone"],
        "timezoneOffset": "+0000",
        "myshopifyDomain": ctx.domain,
        "primaryDomain": _domain(ctx),
        "domains": [_domain(ctx)],
        "url": front,
        "plan": {"publicDisplayName": doc["plan"], "displayName": doc["plan"], "partnerDevelopment": False, "shopifyPlus": False},
        "billingAddress": _address(doc),
        "shopAddress": _address(doc),
        "taxShipping": False,
        "weightUnit": "KILOGRAMS",
        "unitSystem": "METRIC_SYSTEM",
        "shipsToCountries": ["DE", "AT", "CH", "FR", "NL", "BE", "ES", "IT", "GB", "US"],
        "features": {"storefront": True},
        "description": None,
        "setupRequired": False,
    }


def _domain(ctx: Ctx) -> Doc:
    url = ctx.sandbox.front_url(ctx.domain)
    return {"id": ctx.shop["id"], "host": url.partition("//")[2], "url": url, "sslEnabled": url.startswith("https")}


def _address(doc: Doc) -> Doc:
    return {
        "id": doc["id"],
        "address1": doc["address1"],
        "address2": None,
        "city": doc["city"],
        "company": doc["name"],
        "country": country_name(doc["country"]),
        "countryCodeV2": doc["country"],
        "phone": None,
        "province": None,
        "provinceCode": None,
        "zip": doc["zip"],
    }


@field_of("Shop", "shopPolicies", scope="read_legal_policies")
def policies(source: Doc, ctx: Ctx, _args: Args) -> list[Doc]:
    front = ctx.sandbox.front_url(ctx.domain)
    return [policy | {"url": f"{front}/policies/{policy['handle']}"} for policy in source["policies"]]


@field_of("QueryRoot", "shopLocales", scope="read_locales")
def locales(_: Any, ctx: Ctx, args: Args) -> list[Doc]:
    wanted = args.get("published")
    return [locale for locale in ctx.shop["locales"] if wanted is None or locale["published"] == wanted]


@field_of("QueryRoot", "currentAppInstallation")
def current_installation(_: Any, ctx: Ctx, _args: Args) -> Doc:
    found = install(ctx.sandbox, ctx.domain)
    registration = ctx.sandbox.config.registration
    app = {"id": 1, "title": registration["name"], "handle": registration["handle"], "apiKey": ctx.sandbox.config.client_id}
    scopes = [{"handle": scope, "description": scope.replace("_", " ")} for scope in found["scopes"]]
    launch = f"{ctx.sandbox.shopify_url}/admin?shop={ctx.domain}"
    return {"id": found["id"], "accessScopes": scopes, "app": app, "launchUrl": launch, "uninstallUrl": None}


@field_of("QueryRoot", "node")
def node(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return node_of(ctx, args["id"])


@field_of("QueryRoot", "nodes")
def nodes(_: Any, ctx: Ctx, args: Args) -> list[Doc | None]:
    if len(args["ids"]) > 250:
        raise GraphQLError("The input array size of ids is greater than the maximum allowed of 250.")
    return [node_of(ctx, text) for text in args["ids"]]


def node_of(ctx: Ctx, text: str) -> Doc | None:
    """The document behind any global id, or None. Raises GraphQLError for text that is no global id."""
    try:
        kind, _ = parse(text)
    except ValueError as problem:
        raise GraphQLError(f"{problem}", extensions={"code": "INVALID"}) from problem
    found, wanted = NODES.get(kind), number(text, kind)
    return found(ctx, wanted) if found is not None and wanted is not None else None


NODES["Shop"] = lambda ctx, _number: shop(None, ctx, {}) | {"__typename": "Shop", "id": gid("Shop", ctx.shop["id"])}
