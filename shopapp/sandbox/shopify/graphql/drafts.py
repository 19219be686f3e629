"""Draft orders in GraphQL: calculate, create, update, complete, delete, look up."""

from collections.abc import Mapping
from typing import Any

from shopapp.sandbox.shopify import draft_pricing, drafts, stock
from shopapp.sandbox.shopify.draft_pricing import Unusable
from shopapp.sandbox.shopify.gids import gid, number
from shopapp.sandbox.shopify.graphql.addresses import address, attributes, tax_lines
from shopapp.sandbox.shopify.graphql.amounts import bag, money
from shopapp.sandbox.shopify.graphql.connections import connection, first_of
from shopapp.sandbox.shopify.graphql.context import NODES, Args, Ctx, field_of, user_error
from shopapp.sandbox.shopify.graphql.lines import discount_node, draft_line
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.state import Doc, part

_FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["name"], doc["input"].get("email")],
    "id": lambda doc: [doc["id"]],
    "status": lambda doc: [doc["status"]],
    "tag": lambda doc: doc["input"].get("tags") or [],
    "created_at": lambda doc: [doc["createdAt"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
}


def sums(doc: Doc) -> Doc:
    """The money fields a draft and a calculation share."""
    total, currency = doc["sum"], doc["sum"]["currency"]
    return {
        "currencyCode": currency,
        "presentmentCurrencyCode": currency,
        "subtotalPriceSet": bag(total["subtotal"], currency),
        "totalPriceSet": bag(total["total"], currency),
        "totalTaxSet": bag(total["tax"], currency),
        "totalShippingPriceSet": bag(total["shipping"], currency),
        "totalDiscountsSet": bag(total["discount"], currency),
        "totalLineItemsPriceSet": bag(total["gross"], currency),
        "lineItemsSubtotalPrice": bag(total["subtotal"], currency),
        "totalQuantityOfLineItems": sum(line["quantity"] for line in doc["lines"]),
        "taxLines": tax_lines(total["tax"], total["tax_rate"], currency),
        "taxesIncluded": total["taxes_included"],
        "discountCodes": doc["codes"],
        "platformDiscounts": [platform_discount(one, currency) for one in doc["discounts"]],
        "appliedDiscount": discount_node(doc["applied"], part(doc, "applied").get("amount", "0"), currency),
        "shippingLine": shipping_line(total["shipping_title"], total["shipping_handle"], total["shipping"], currency),
        "warnings": [],
        "customer": None,
    }


def platform_discount(taken: Doc, currency: str) -> Doc:
    return {
        "id": None,
        "title": taken["title"],
        "code": taken["code"],
        "automaticDiscount": taken["code"] is None,
        "summary": taken["title"],
        "presentationLevel": "order",
        "totalAmountPriceSet": bag(taken["amount"], currency),
    }


def shipping_line(title: str | None, handle: str | None, price: str, currency: str) -> Doc | None:
    if not title:
        return None
    return {
        "id": gid("ShippingLine", title.lower()),
        "title": title,
        "code": title,
        "custom": handle is None,
        "shippingRateHandle": handle,
        "source": "shopify" if handle else None,
        "carrierIdentifier": None,
        "originalPriceSet": bag(price, currency),
        "discountedPriceSet": bag(price, currency),
        "taxLines": [],
    }


def draft_node(doc: Doc, ctx: Ctx) -> Doc:
    given, currency = doc["input"], doc["sum"]["currency"]
    kept = ("id", "name", "status", "createdAt", "updatedAt", "completedAt", "reserveInventoryUntil", "metafields")
    return (
        {key: doc[key] for key in kept}
        | sums(doc)
        | {
            "__typename": "DraftOrder",
            "ready": drafts.ready(ctx.sandbox, doc),
            "email": given.get("email"),
            "phone": given.get("phone"),
            "note2": given.get("note"),
            "tags": given.get("tags") or [],
            "customAttributes": attributes(given.get("customAttributes")),
            "shippingAddress": address(given.get("shippingAddress")),
            "billingAddress": address(given.get("billingAddress")),
            "acceptAutomaticDiscounts": bool(given.get("acceptAutomaticDiscounts")),
            "invoiceUrl": f"{ctx.sandbox.front_url(ctx.domain)}/invoices/{doc['id']}",
            "taxExempt": bool(given.get("taxExempt")),
            "@lines": [(line, place, doc["id"], currency) for place, line in enumerate(doc["lines"])],
            "@orderId": doc["orderId"],
        }
    )


@field_of("DraftOrder", "lineItems")
def line_items(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    return connection([draft_line(*line) for line in source["@lines"]], args)


@field_of("DraftOrder", "order")
def order_of_draft(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    found = NODES["Order"]
    return found(ctx, source["@orderId"]) if source["@orderId"] else None


@field_of("Mutation", "draftOrderCalculate", scope="write_draft_orders")
def calculate(_: Any, ctx: Ctx, args: Args) -> Doc:
    try:
        found = draft_pricing.calculate(ctx.sandbox, ctx.shop, args["input"])
    except Unusable as problem:
        return {"calculatedDraftOrder": None, "userErrors": [user_error(str(problem), *problem.path)]}
    doc = drafts.stored(found)
    currency = doc["sum"]["currency"]
    rates = [{"handle": rate["handle"], "title": rate["title"], "price": money(rate["price"], currency)} for rate in doc["rates"]]
    alerts = [
        {"title": "Not enough stock", "content": f"{title}: {left} available", "severity": "WARNING", "dismissibleHandle": None}
        for title, left in doc["short"]
    ]
    node = sums(doc) | {
        "lineItems": [draft_line(line, place, None, currency) for place, line in enumerate(doc["lines"])],
        "availableShippingRates": rates,
        "acceptAutomaticDiscounts": bool(args["input"].get("acceptAutomaticDiscounts")),
        "alerts": alerts,
        "phone": args["input"].get("phone"),
    }
    return {"calculatedDraftOrder": node, "userErrors": []}


@field_of("Mutation", "draftOrderCreate", scope="write_draft_orders")
def create(_: Any, ctx: Ctx, args: Args) -> Doc:
    return _made(ctx, args["input"], None)


@field_of("Mutation", "draftOrderUpdate", scope="write_draft_orders")
def update(_: Any, ctx: Ctx, args: Args) -> Doc:
    try:
        known = drafts.draft_of(ctx.sandbox, ctx.domain, number(args["id"], "DraftOrder"))
    except LookupError as problem:
        return {"draftOrder": None, "userErrors": [user_error(str(problem), "id")]}
    if known["status"] == "COMPLETED":
        return {"draftOrder": None, "userErrors": [user_error("Completed draft orders cannot be changed", "id")]}
    return _made(ctx, known["input"] | args["input"], known)


def _made(ctx: Ctx, given: Doc, known: Doc | None) -> Doc:
    try:
        doc = drafts.create(ctx.sandbox, ctx.shop, given, known=known)
    except Unusable as problem:
        return {"draftOrder": None, "userErrors": [user_error(str(problem), *problem.path)]}
    except stock.SoldOut as problem:
        return {"draftOrder": None, "userErrors": [user_error(f"Inventory can't be reserved: {problem}", "input", "lineItems")]}
    return {"draftOrder": draft_node(doc, ctx), "userErrors": []}


@field_of("Mutation", "draftOrderComplete", scope="write_draft_orders")
def complete(_: Any, ctx: Ctx, args: Args) -> Doc:
    wanted = number(args["id"], "DraftOrder")
    try:
        doc = drafts.complete(
            ctx.sandbox, ctx.shop, wanted, pending=bool(args.get("paymentPending")), source_name=args.get("sourceName")
        )
    except LookupError as problem:
        return {"draftOrder": None, "userErrors": [user_error(str(problem), "id")]}
    except Unusable as problem:
        return {"draftOrder": None, "userErrors": [user_error(str(problem), *problem.path)]}
    except stock.SoldOut as problem:
        return {"draftOrder": None, "userErrors": [user_error(f"Inventory is not available: {problem}", "id")]}
    return {"draftOrder": draft_node(doc, ctx), "userErrors": []}


@field_of("Mutation", "draftOrderDelete", scope="write_draft_orders")
def delete(_: Any, ctx: Ctx, args: Args) -> Doc:
    wanted = args["input"]["id"]
    try:
        drafts.delete(ctx.sandbox, ctx.domain, number(wanted, "DraftOrder"))
    except LookupError as problem:
        return {"deletedId": None, "userErrors": [user_error(str(problem), "input", "id")]}
    except Unusable as problem:
        return {"deletedId": None, "userErrors": [user_error(str(problem), *problem.path)]}
    return {"deletedId": wanted, "userErrors": []}


def _node(ctx: Ctx, wanted: int | None) -> Doc | None:
    doc = ctx.world.get("draft_order", wanted, shop=ctx.domain) if wanted is not None else None
    return draft_node(doc, ctx) if doc else None


NODES["DraftOrder"] = _node


@field_of("QueryRoot", "draftOrder", scope="read_draft_orders")
def draft_order(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return _node(ctx, number(args["id"], "DraftOrder"))


@field_of("QueryRoot", "draftOrders", scope="read_draft_orders")
def draft_orders(_: Any, ctx: Ctx, args: Args) -> Doc:
    test = search(args.get("query"), _FIELDS)
    fitting = (doc for doc in ctx.world.newest("draft_order", shop=ctx.domain) if test(doc))
    if args.get("reverse") and args.get("first") is not None and not args.get("before"):
        return first_of(fitting, args, node=lambda doc: draft_node(doc, ctx))
    return connection(list(fitting)[::-1], args, node=lambda doc: draft_node(doc, ctx))
