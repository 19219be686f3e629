"""The shop's own texts: pages, blogs, articles. Customers, read only, stand here as well: they are looked up and no more."""

from collections.abc import Mapping
from typing import Any

from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.graphql.amounts import money
from shopapp.sandbox.shopify.graphql.connections import connection
from shopapp.sandbox.shopify.graphql.context import NODES, Args, Ctx, field_of, guard, typed
from shopapp.sandbox.shopify.graphql.product_parts import plain_text
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.state import Doc

_PAGE: Mapping[str, Values] = {
    "": lambda doc: [doc["title"]],
    "id": lambda doc: [doc["id"]],
    "handle": lambda doc: [doc["handle"]],
    "title": lambda doc: [doc["title"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
    "created_at": lambda doc: [doc["createdAt"]],
    "published_status": lambda _: ["published"],
}
_CUSTOMER: Mapping[str, Values] = {
    "": lambda doc: [doc["email"], doc["firstName"], doc["lastName"]],
    "id": lambda doc: [doc["id"]],
    "email": lambda doc: [doc["email"]],
    "phone": lambda doc: [doc["phone"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
}


def _page(doc: Doc) -> Doc:
    return doc | {"bodySummary": plain_text(doc["body"], 150), "isPublished": True, "publishedAt": doc["createdAt"]}


@field_of("QueryRoot", "pages", scope="read_content")
def pages(_: Any, ctx: Ctx, args: Args) -> Doc:
    test = search(args.get("query"), _PAGE)
    return connection([_page(doc) for doc in ctx.world.all("page", shop=ctx.domain) if test(doc)], args)


@field_of("QueryRoot", "page", scope="read_content")
def page(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    wanted = number(args["id"], "Page")
    doc = None if wanted is None else ctx.world.get("page", wanted, shop=ctx.domain)
    return _page(doc) if doc else None


@field_of("QueryRoot", "blogs", scope="read_content")
@field_of("QueryRoot", "articles", scope="read_content")
def none_written(_: Any, _ctx: Ctx, args: Args) -> Doc:
    """The sandbox's shops keep no blog."""
    return connection([], args)


def customer_node(ctx: Ctx, doc: Doc | None) -> Doc | None:
    """A customer as GraphQL shows them; protected data is always open here (development stores are)."""
    if doc is None:
        return None
    orders = ctx.world.find("order", "customer", doc["id"], shop=ctx.domain)
    spent = sum((float(order["total"]) for order in orders if not order["cancelledAt"]), 0.0)
    marketing = {
        "marketingState": doc["marketing"],
        "marketingOptInLevel": "SINGLE_OPT_IN",
        "marketingUpdatedAt": doc["updatedAt"],
    }
    email = {"emailAddress": doc["email"], **marketing} if doc["email"] else None
    phone = {"phoneNumber": doc["phone"], **marketing} if doc["phone"] else None
    return doc | {
        "__typename": "Customer",
        "displayName": " ".join(filter(None, (doc["firstName"], doc["lastName"]))) or doc["email"] or "",
        "locale": ctx.shop["locale"],
        "numberOfOrders": str(len(orders)),
        "amountSpent": money(f"{spent:.2f}", ctx.currency),
        "defaultEmailAddress": email,
        "defaultPhoneNumber": phone,
        "verifiedEmail": True,
        "state": "DISABLED",
        "note": None,
    }


NODES["Customer"] = lambda ctx, wanted: customer_node(ctx, ctx.world.get("customer", wanted, shop=ctx.domain))
NODES["Page"] = lambda ctx, wanted: typed("Page", page(None, ctx, {"id": str(wanted)}))


@field_of("QueryRoot", "metaobject", scope="read_metaobjects")
def metaobject(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    wanted = number(args["id"], "Metaobject")
    return None if wanted is None else ctx.world.get("metaobject", wanted, shop=ctx.domain)


def _metaobject_node(ctx: Ctx, wanted: int) -> Doc | None:
    guard(ctx, "QueryRoot", "metaobject")
    return typed("Metaobject", ctx.world.get("metaobject", wanted, shop=ctx.domain))


NODES["Metaobject"] = _metaobject_node


@field_of("QueryRoot", "customers", scope="read_customers")
def customers(_: Any, ctx: Ctx, args: Args) -> Doc:
    test = search(args.get("query"), _CUSTOMER)
    found = [doc for doc in ctx.world.all("customer", shop=ctx.domain) if test(doc)]
    return connection([node for doc in found if (node := customer_node(ctx, doc))], args)


@field_of("QueryRoot", "customer", scope="read_customers")
def customer(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    wanted = number(args["id"], "Customer")
    return None if wanted is None else customer_node(ctx, ctx.world.get("customer", wanted, shop=ctx.domain))
