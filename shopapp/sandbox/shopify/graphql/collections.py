"""Collections: lists of products kept by the merchant."""

from collections.abc import Mapping
from typing import Any

from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.graphql.connections import connection, count
from shopapp.sandbox.shopify.graphql.context import NODES, STREAMS, Args, Ctx, field_of, typed
from shopapp.sandbox.shopify.graphql.product_parts import picture
from shopapp.sandbox.shopify.graphql.products import every_product
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.state import Doc

_FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["title"]],
    "id": lambda doc: [doc["id"]],
    "title": lambda doc: [doc["title"]],
    "handle": lambda doc: [doc["handle"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
}


def _found(ctx: Ctx, args: Args) -> list[Doc]:
    test = search(args.get("query"), _FIELDS)
    return [doc for doc in ctx.world.all("collection", shop=ctx.domain) if test(doc)]


STREAMS["collections"] = lambda ctx, args: iter(_found(ctx, args))
NODES["Collection"] = lambda ctx, wanted: typed("Collection", ctx.world.get("collection", wanted, shop=ctx.domain))


@field_of("QueryRoot", "collections", scope="read_products")
def collections(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection(_found(ctx, args), args)


@field_of("QueryRoot", "collectionsCount", scope="read_products")
def collections_count(_: Any, ctx: Ctx, args: Args) -> Doc:
    return count(len(_found(ctx, args)), args.get("limit"))


@field_of("QueryRoot", "collection", scope="read_products")
def collection(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    wanted = number(args["id"], "Collection")
    return None if wanted is None else ctx.world.get("collection", wanted, shop=ctx.domain)


@field_of("Product", "collections")
def collections_of(source: Doc, ctx: Ctx, args: Args) -> Doc:
    found = [ctx.world.get("collection", wanted, shop=ctx.domain) for wanted in source["collections"]]
    return connection([doc for doc in found if doc], args)


def _members(source: Doc, ctx: Ctx) -> list[Doc]:
    return [doc for doc in every_product(ctx) if source["id"] in doc["collections"]]


@field_of("Collection", "products")
def products_in(source: Doc, ctx: Ctx, args: Args) -> Doc:
    return connection(_members(source, ctx), args)


@field_of("Collection", "productsCount")
def products_in_count(source: Doc, ctx: Ctx, _args: Args) -> Doc:
    return count(len(_members(source, ctx)))


@field_of("Collection", "hasProduct")
def has_product(source: Doc, ctx: Ctx, args: Args) -> bool:
    return any(doc["id"] == number(args["id"], "Product") for doc in _members(source, ctx))


@field_of("Collection", "image")
def image(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    src = source["image"]
    return {"id": None, "url": picture(src, ctx), "altText": source["title"], "width": None, "height": None} if src else None


@field_of("Collection", "seo")
def seo(_source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return {"title": None, "description": None}


@field_of("Collection", "ruleSet")
def rule_set(_source: Doc, _ctx: Ctx, _args: Args) -> None:
    """Every collection of the sandbox is kept by hand."""
    return
