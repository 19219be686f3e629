"""Products and variants: look-ups, pages, search, and everything read off a product document.

A variant node is the variant's part of the document plus `@product`, the whole document.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.catalogue import product_of_variant
from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.graphql.amounts import money
from shopapp.sandbox.shopify.graphql.connections import connection, count, key_of, page
from shopapp.sandbox.shopify.graphql.context import NODES, STREAMS, Args, Ctx, field_of, typed
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.shopify.stock import limited, sellable
from shopapp.sandbox.state import Doc, part

PRODUCT_FIELDS: Mapping[str, Values] = {
    "": lambda doc: [doc["title"], doc["vendor"], doc["productType"], *doc["tags"], *(v["sku"] for v in doc["variants"])],
    "id": lambda doc: [doc["id"]],
    "handle": lambda doc: [doc["handle"]],
    "title": lambda doc: [doc["title"]],
    "vendor": lambda doc: [doc["vendor"]],
    "product_type": lambda doc: [doc["productType"]],
    "tag": lambda doc: doc["tags"],
    "status": lambda doc: [doc["status"]],
    "published_status": lambda doc: ["published" if doc["publishedAt"] else "unpublished"],
    "created_at": lambda doc: [doc["createdAt"]],
    "updated_at": lambda doc: [doc["updatedAt"]],
    "published_at": lambda doc: [doc["publishedAt"]],
    "sku": lambda doc: [variant["sku"] for variant in doc["variants"]],
    "barcode": lambda doc: [variant["barcode"] for variant in doc["variants"]],
    "price": lambda doc: [variant["price"] for variant in doc["variants"]],
    "variant_id": lambda doc: [variant["id"] for variant in doc["variants"]],
    "collection_id": lambda doc: doc["collections"],
    "inventory_total": lambda doc: [sum(variant["inventoryQuantity"] for variant in doc["variants"])],
}
_ORDER: Mapping[str, Callable[[Doc], Any]] = {
    "TITLE": lambda doc: doc["title"].lower(),
    "CREATED_AT": lambda doc: doc["createdAt"],
    "UPDATED_AT": lambda doc: doc["updatedAt"],
    "PUBLISHED_AT": lambda doc: doc["publishedAt"] or "",
    "VENDOR": lambda doc: doc["vendor"].lower(),
    "PRODUCT_TYPE": lambda doc: doc["productType"].lower(),
    "INVENTORY_TOTAL": lambda doc: sum(variant["inventoryQuantity"] for variant in doc["variants"]),
}


def every_product(ctx: Ctx) -> Iterator[Doc]:
    """All products of the shop, streamed; a synthetic catalogue when one is set for this shop."""
    made = ctx.sandbox.synthetic.get(ctx.domain)
    return made() if made else ctx.world.each("product", shop=ctx.domain)


def _stream(ctx: Ctx, args: Args) -> Iterator[Doc]:
    test = search(args.get("query"), PRODUCT_FIELDS)
    return (doc for doc in every_product(ctx) if test(doc))


STREAMS["products"] = _stream
STREAMS["productVariants"] = lambda ctx, args: (variant for doc in _stream(ctx, args) for variant in variants_of(doc))


def variants_of(doc: Doc) -> list[Doc]:
    return [variant | {"@product": doc} for variant in doc["variants"]]


def variant_node(ctx: Ctx, wanted: int | None) -> Doc | None:
    found = product_of_variant(ctx.sandbox, ctx.domain, wanted) if wanted is not None else None
    return found[1] | {"@product": found[0], "__typename": "ProductVariant"} if found else None


def product_node(ctx: Ctx, wanted: int | None) -> Doc | None:
    return typed("Product", ctx.world.get("product", wanted, shop=ctx.domain)) if wanted is not None else None


NODES["Product"] = product_node
NODES["ProductVariant"] = variant_node


@field_of("QueryRoot", "product", scope="read_products")
def product(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return product_node(ctx, number(args["id"], "Product"))


@field_of("QueryRoot", "productByIdentifier", scope="read_products")
def product_by_identifier(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    given = args["identifier"]
    if given.get("id"):
        return product_node(ctx, number(given["id"], "Product"))
    return next(iter(ctx.world.find("product", "handle", given.get("handle") or "", shop=ctx.domain)), None)


@field_of("QueryRoot", "products", scope="read_products")
def products(_: Any, ctx: Ctx, args: Args) -> Doc:
    order = _ORDER.get(args.get("sortKey") or "ID")
    plain = not args.get("query") and not args.get("reverse") and order is None and args.get("first") is not None
    if plain and ctx.domain not in ctx.sandbox.synthetic and not args.get("before"):
        return _straight_page(ctx, args)
    found = list(_stream(ctx, args))
    return connection(sorted(found, key=order) if order else found, args)


def _straight_page(ctx: Ctx, args: Args) -> Doc:
    """The usual walk through the catalogue, straight from the index: a page costs the same wherever it stands."""
    after = key_of(args["after"]) if args.get("after") else 0
    rows = ctx.world.page("product", shop=ctx.domain, after=int(after), limit=args["first"] + 1)
    kept = rows[: args["first"]]
    return page([doc for _, doc in kept], [place for place, _ in kept], before=bool(after), after=len(rows) > len(kept))


@field_of("QueryRoot", "productsCount", scope="read_products")
def products_count(_: Any, ctx: Ctx, args: Args) -> Doc:
    if not args.get("query") and ctx.domain not in ctx.sandbox.synthetic:
        return count(ctx.world.count("product", shop=ctx.domain), args.get("limit"))
    return count(sum(1 for _ in _stream(ctx, args)), args.get("limit"))


@field_of("QueryRoot", "productVariant", scope="read_products")
def product_variant(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return variant_node(ctx, number(args["id"], "ProductVariant"))


@field_of("QueryRoot", "productVariants", scope="read_products")
def product_variants(_: Any, ctx: Ctx, args: Args) -> Doc:
    fields: Mapping[str, Values] = {
        "": lambda one: [one["title"], one["sku"], one["@product"]["title"]],
        "id": lambda one: [one["id"]],
        "sku": lambda one: [one["sku"]],
        "barcode": lambda one: [one["barcode"]],
        "product_id": lambda one: [one["@product"]["id"]],
        "updated_at": lambda one: [one["@product"]["updatedAt"]],
    }
    test = search(args.get("query"), fields)
    return connection([one for doc in every_product(ctx) for one in variants_of(doc) if test(one)], args)


@field_of("QueryRoot", "productVariantsCount", scope="read_products")
def product_variants_count(_: Any, ctx: Ctx, args: Args) -> Doc:
    return count(sum(len(doc["variants"]) for doc in every_product(ctx)), args.get("limit"))


@field_of("Product", "variants")
def variants(source: Doc, _ctx: Ctx, args: Args) -> Doc:
    return connection(variants_of(source), args)


@field_of("Product", "variantsCount")
def variants_count(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return count(len(source["variants"]))


@field_of("Product", "priceRangeV2")
def price_range(source: Doc, ctx: Ctx, _args: Args) -> Doc:
    prices = [Decimal(variant["price"]) for variant in source["variants"]] or [Decimal("0.00")]
    return {"minVariantPrice": money(min(prices), ctx.currency), "maxVariantPrice": money(max(prices), ctx.currency)}


@field_of("Product", "compareAtPriceRange")
def compare_at_range(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    prices = [Decimal(variant["compareAtPrice"]) for variant in source["variants"] if variant["compareAtPrice"]]
    if not prices:
        return None
    low, high = money(min(prices), ctx.currency), money(max(prices), ctx.currency)
    return {"minVariantCompareAtPrice": low, "maxVariantCompareAtPrice": high}


@field_of("Product", "onlineStoreUrl")
def online_store_url(source: Doc, ctx: Ctx, _args: Args) -> str | None:
    shown = source["publishedAt"] and source["status"] in ("ACTIVE", "UNLISTED")
    return f"{ctx.sandbox.front_url(ctx.domain)}/products/{source['handle']}" if shown else None


@field_of("Product", "onlineStorePreviewUrl")
def preview_url(source: Doc, ctx: Ctx, _args: Args) -> str:
    return f"{ctx.sandbox.front_url(ctx.domain)}/products/{source['handle']}?preview=1"


@field_of("Product", "options")
def options(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    found = [option_node(source, place) for place in range(len(source["options"]))]
    return found if args.get("first") is None else found[: args["first"]]


def option_node(source: Doc, place: int) -> Doc:
    option = source["options"][place]
    number_of = source["id"] * 10 + place + 1
    terms = {locale: part(texts, "options") for locale, texts in part(source, "translations").items()}
    values = [_option_value(number_of, at, name, terms) for at, name in enumerate(option["values"])]
    told = {"id": number_of, "name": option["name"], "position": place + 1, "values": option["values"], "optionValues": values}
    return told | {"@terms": terms}


def _option_value(option_id: int, at: int, name: str, terms: Doc) -> Doc:
    told = {"id": option_id * 100 + at, "name": name, "hasVariants": True, "linkedMetafieldValue": None, "swatch": None}
    return told | {"@terms": terms}


@field_of("ProductVariant", "selectedOptions")
def selected_options(source: Doc, _ctx: Ctx, _args: Args) -> list[Doc]:
    found: list[Doc] = []
    for place, (option, value) in enumerate(zip(source["@product"]["options"], source["optionValues"], strict=False)):
        at = option["values"].index(value) if value in option["values"] else 0
        number_of = source["@product"]["id"] * 10 + place + 1
        found.append({"name": option["name"], "value": value, "optionValue": _option_value(number_of, at, value, {})})
    return found


@field_of("Product", "totalInventory")
def total_inventory(source: Doc, _ctx: Ctx, _args: Args) -> int:
    return sum(variant["inventoryQuantity"] for variant in source["variants"] if variant["tracked"])


@field_of("Product", "tracksInventory")
def tracks_inventory(source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return any(variant["tracked"] for variant in source["variants"])


@field_of("Product", "hasOutOfStockVariants")
def has_sold_out(source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return any(variant["tracked"] and variant["inventoryQuantity"] <= 0 for variant in source["variants"])


@field_of("Product", "hasOnlyDefaultVariant")
def only_default(source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return [variant["title"] for variant in source["variants"]] == ["Default Title"]


@field_of("Product", "requiresSellingPlan")
def requires_selling_plan(_source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return False


@field_of("ProductVariant", "product")
def product_of(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return source["@product"]


@field_of("ProductVariant", "displayName")
def display_name(source: Doc, _ctx: Ctx, _args: Args) -> str:
    return f"{source['@product']['title']} - {source['title']}"


@field_of("ProductVariant", "availableForSale")
def available_for_sale(source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return source["@product"]["status"] in ("ACTIVE", "UNLISTED") and sellable(source)


@field_of("ProductVariant", "sellableOnlineQuantity")
def sellable_quantity(source: Doc, _ctx: Ctx, _args: Args) -> int:
    return max(0, source["inventoryQuantity"]) if limited(source) else max(1, source["inventoryQuantity"])


@field_of("ProductVariant", "updatedAt")
def variant_updated(source: Doc, _ctx: Ctx, _args: Args) -> str:
    return source["@product"]["updatedAt"]


@field_of("ProductVariant", "createdAt")
def variant_created(source: Doc, _ctx: Ctx, _args: Args) -> str:
    return source["@product"]["createdAt"]


@field_of("ProductVariant", "requiresComponents")
def requires_components(_source: Doc, _ctx: Ctx, _args: Args) -> bool:
    return False
