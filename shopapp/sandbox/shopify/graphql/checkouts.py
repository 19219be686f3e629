"""Abandoned checkouts, read from what the storefront's checkout keeps, and discount codes by their code."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.baskets import discount_for
from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.graphql.addresses import address, attributes, tax_lines
from shopapp.sandbox.shopify.graphql.amounts import bag
from shopapp.sandbox.shopify.graphql.connections import connection, count
from shopapp.sandbox.shopify.graphql.content import customer_node
from shopapp.sandbox.shopify.graphql.context import Args, Ctx, field_of
from shopapp.sandbox.shopify.graphql.lines import line_node
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.shopify.pricing import tax_rate
from shopapp.sandbox.state import Doc, part

_FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["name"], doc["email"]],
    "id": lambda doc: [doc["id"]],
    "created_at": lambda doc: [doc["createdAt"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
    "status": lambda doc: ["closed" if doc["completedAt"] else "open"],
    "recovery_state": lambda doc: ["recovered" if doc["completedAt"] else "not_recovered"],
    "email_state": lambda _: ["not_sent"],
}


def _abandoned(ctx: Ctx, args: Args) -> list[Doc]:
    """A checkout counts once contact details were given; a finished one stays listed as recovered only if it ever was."""
    test = search(args.get("query"), _FIELDS)
    return [doc for doc in ctx.world.all("checkout", shop=ctx.domain) if doc["email"] and not doc["completedAt"] and test(doc)]


@field_of("QueryRoot", "abandonedCheckouts", scope="read_orders")
def abandoned_checkouts(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection([_checkout(doc, ctx) for doc in _abandoned(ctx, args)], args)


@field_of("QueryRoot", "abandonedCheckoutsCount", scope="read_orders")
def abandoned_count(_: Any, ctx: Ctx, args: Args) -> Doc:
    return count(len(_abandoned(ctx, args)), args.get("limit"))


def _checkout(doc: Doc, ctx: Ctx) -> Doc:
    currency = doc["currency"]
    kept = ("id", "name", "note", "createdAt", "updatedAt", "completedAt", "discountCodes", "taxesIncluded")
    gross = sum((Decimal(line["price"]) * line["quantity"] for line in doc["lines"]), Decimal(0))
    rate = str(tax_rate(ctx.shop, part(doc, "shippingAddress").get("countryCode")))
    return {key: doc[key] for key in kept} | {
        "abandonedCheckoutUrl": doc["url"],
        "customAttributes": attributes(doc["customAttributes"]),
        "shippingAddress": address(doc["shippingAddress"]),
        "billingAddress": address(doc["shippingAddress"]),
        "subtotalPriceSet": bag(doc["subtotal"], currency),
        "totalPriceSet": bag(doc["total"], currency),
        "totalTaxSet": bag(doc["tax"], currency),
        "totalDiscountSet": bag(doc["discount"], currency),
        "totalLineItemsPriceSet": bag(gross, currency),
        "taxLines": tax_lines(doc["tax"], rate, currency),
        "@doc": doc,
    }


@field_of("AbandonedCheckout", "customer")
def customer(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    doc = source["@doc"]
    wanted = doc.get("customer")
    known = ctx.world.get("customer", wanted, shop=ctx.domain) if wanted else None
    if known is None:
        known = next(iter(ctx.world.find("customer", "email", str(doc["email"]).lower(), shop=ctx.domain)), None)
    return customer_node(ctx, known)


@field_of("AbandonedCheckout", "lineItems")
def line_items(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    doc = source["@doc"]
    found = [
        line_node({"discount": "0.00", **line}, doc["currency"]) | {"id": gid("AbandonedCheckoutLineItem", f"{doc['id']}{place}")}
        for place, line in enumerate(doc["lines"])
    ]
    return connection(found, args)


@field_of("QueryRoot", "codeDiscountNodeByCode", scope="read_discounts")
def discount_by_code(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    found = discount_for(ctx.shop, args["code"])
    if found is None:
        return None
    worth = f"{found['percentage']} %" if "percentage" in found else f"{found.get('amount')} {ctx.currency}"
    return {
        "id": gid("DiscountCodeNode", "".join(letter for letter in found["code"] if letter.isalnum())),
        "codeDiscount": {
            "__typename": "DiscountCodeBasic",
            "title": found["code"],
            "status": "ACTIVE",
            "summary": f"{worth} off",
            "startsAt": ctx.shop["createdAt"],
            "endsAt": None,
            "usageLimit": None,
            "appliesOncePerCustomer": False,
            "asyncUsageCount": 0,
        },
    }
