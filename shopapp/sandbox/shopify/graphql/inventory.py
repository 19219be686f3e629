"""Inventory items, their level at the shop's one location, and the location."""

from collections.abc import Iterator, Mapping
from typing import Any

from shopapp.sandbox.shopify.gids import gid, number
from shopapp.sandbox.shopify.graphql.amounts import money
from shopapp.sandbox.shopify.graphql.connections import connection
from shopapp.sandbox.shopify.graphql.context import NODES, STREAMS, Args, Ctx, field_of, typed
from shopapp.sandbox.shopify.graphql.products import every_product, variants_of
from shopapp.sandbox.shopify.graphql.search import Values, search
from shopapp.sandbox.shopify.stock import location_of
from shopapp.sandbox.state import Doc

_FIELDS: Mapping[str, Values] = {
    "": lambda one: [one["sku"]],
    "id": lambda one: [one["inventoryItemId"]],
    "sku": lambda one: [one["sku"]],
    "updated_at": lambda one: [one["@product"]["updatedAt"]],
}


def item_of(variant: Doc) -> Doc:
    """The inventory item of a variant node."""
    product = variant["@product"]
    return {
        "id": variant["inventoryItemId"],
        "sku": variant["sku"],
        "tracked": variant["tracked"],
        "requiresShipping": variant["requiresShipping"],
        "createdAt": product["createdAt"],
        "updatedAt": product["updatedAt"],
        "@variant": variant,
    }


def _stream(ctx: Ctx, args: Args) -> Iterator[Doc]:
    test = search(args.get("query"), _FIELDS)
    return (item_of(one) for doc in every_product(ctx) for one in variants_of(doc) if test(one))


STREAMS["inventoryItems"] = _stream


def _item(ctx: Ctx, wanted: int | None) -> Doc | None:
    for product in ctx.world.find("product", "item", wanted or 0, shop=ctx.domain):
        for one in variants_of(product):
            if one["inventoryItemId"] == wanted:
                return typed("InventoryItem", item_of(one))
    return None


NODES["InventoryItem"] = _item
NODES["Location"] = lambda ctx, wanted: (
    typed("Location", _location(ctx)) if wanted == location_of(ctx.sandbox, ctx.domain)["id"] else None
)


@field_of("QueryRoot", "inventoryItem", scope="read_inventory")
def inventory_item(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    return _item(ctx, number(args["id"], "InventoryItem"))


@field_of("QueryRoot", "inventoryItems", scope="read_inventory")
def inventory_items(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection(list(_stream(ctx, args)), args)


@field_of("QueryRoot", "inventoryLevel", scope="read_inventory")
def inventory_level(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    _, _, item = str(args["id"]).partition("?inventory_item_id=")
    found = _item(ctx, int(item)) if item.isdigit() else None
    return _level(found, ctx) if found else None


@field_of("ProductVariant", "inventoryItem")
def item_of_variant(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return item_of(source)


@field_of("InventoryItem", "variant")
def variant_of(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    return source["@variant"]


@field_of("InventoryItem", "measurement")
def measurement(source: Doc, _ctx: Ctx, _args: Args) -> Doc:
    variant = source["@variant"]
    return {"id": source["id"], "weight": {"unit": variant["weightUnit"], "value": variant["weight"]}}


@field_of("InventoryItem", "unitCost")
def unit_cost(source: Doc, ctx: Ctx, _args: Args) -> Doc | None:
    cost = source["@variant"].get("cost")
    return money(cost, ctx.currency) if cost else None


def _level(item: Doc, ctx: Ctx) -> Doc:
    location = location_of(ctx.sandbox, ctx.domain)
    return {
        "id": f"{gid('InventoryLevel', location['id'])}?inventory_item_id={item['id']}",
        "isActive": True,
        "createdAt": item["createdAt"],
        "updatedAt": item["updatedAt"],
        "item": item,
        "@location": location,
    }


@field_of("InventoryItem", "inventoryLevels", scope="read_inventory")
def levels(source: Doc, ctx: Ctx, args: Args) -> Doc:
    return connection([_level(source, ctx)], args)


@field_of("InventoryItem", "inventoryLevel", scope="read_inventory")
def level(source: Doc, ctx: Ctx, args: Args) -> Doc | None:
    here = number(args["locationId"], "Location") == location_of(ctx.sandbox, ctx.domain)["id"]
    return _level(source, ctx) if here else None


@field_of("InventoryLevel", "location")
def location_of_level(source: Doc, ctx: Ctx, _args: Args) -> Doc:
    del source
    return _location(ctx)


@field_of("InventoryLevel", "quantities")
def quantities(source: Doc, _ctx: Ctx, args: Args) -> list[Doc]:
    variant = source["item"]["@variant"]
    available, reserved, committed = variant["inventoryQuantity"], variant["reserved"], variant["committed"]
    known = {"available": available, "reserved": reserved, "committed": committed, "on_hand": available + reserved + committed}
    return [
        {
            "id": f"gid://shopify/InventoryQuantity/{source['item']['id']}?name={name}",
            "name": name,
            "quantity": known.get(name, 0),
            "updatedAt": source["updatedAt"],
        }
        for name in args["names"]
    ]


def _location(ctx: Ctx) -> Doc:
    doc = location_of(ctx.sandbox, ctx.domain)
    address = {
        "address1": ctx.shop["address1"],
        "city": ctx.shop["city"],
        "countryCode": ctx.shop["country"],
        "zip": ctx.shop["zip"],
    }
    return doc | {
        "isActive": True,
        "fulfillsOnlineOrders": True,
        "shipsInventory": True,
        "address": address,
        "updatedAt": doc["createdAt"],
    }


@field_of("QueryRoot", "locations", scope="read_inventory")
def locations(_: Any, ctx: Ctx, args: Args) -> Doc:
    return connection([_location(ctx)], args)


@field_of("QueryRoot", "location", scope="read_inventory")
def location(_: Any, ctx: Ctx, args: Args) -> Doc | None:
    found = _location(ctx)
    return found if not args.get("id") or number(args["id"], "Location") == found["id"] else None
