"""Shopify's product nodes as our facts, whether they came one by one or as the loose lines of an export. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson

from shopapp.ports.shopify_catalogue import ProductFacts, StockFacts, VariantFacts

Node = dict[str, Any]


def number(gid: str) -> int:
    """The id inside `gid://shopify/Product/123`."""
    last = gid[gid.rindex("/") + 1 :]
    return int(last if last.isdigit() else last.split("?", 1)[0])


def assemble(bodies: Iterable[bytes]) -> list[ProductFacts]:
    """Joins lines by `__parentId`; a line whose parent is not among them is left out."""
    roots: list[Node] = []
    children: dict[str, dict[str, list[Node]]] = defaultdict(dict)
    for body in bodies:
        node: Node = orjson.loads(body)
        parent: str | None = node.get("__parentId")
        if parent is None:
            roots.append(node)
        else:
            children[node["id"].split("/", 4)[3]].setdefault(parent, []).append(node)
    variants, media = children["ProductVariant"], children["MediaImage"]
    metafields, collections = children["Metafield"], children["Collection"]
    for each in variants.values():
        for variant in each:
            variant["media"] = {"nodes": media.get(variant["id"], [])}
    return [
        product_of(root, variants.get(root["id"], []), metafields.get(root["id"], []), collections.get(root["id"], []))
        for root in roots
    ]


def product_of(node: Node, variants: list[Node], metafields: list[Node], collections: list[Node]) -> ProductFacts:
    media: Node = node.get("featuredMedia") or {}
    return ProductFacts(
        id=number(node["id"]),
        handle=str(node["handle"]),
        title=str(node["title"]),
        description=str(node["description"] or ""),
        vendor=str(node["vendor"] or ""),
        product_type=str(node["productType"] or ""),
        category=str(inner(node, "category").get("fullName") or ""),
        tags=[str(tag) for tag in node["tags"]],
        collections={str(number(each["id"])): str(each["title"]) for each in collections},
        status=str(node["status"]),
        published_at=_published(node),
        updated_at=datetime.fromisoformat(node["updatedAt"]),
        options=_options(node["options"]),
        metafields={
            f"{each['namespace']}.{each['key']}": {"type": str(each["type"]), "value": str(each["value"])} for each in metafields
        },
        image_url=_picture(media),
        image_alt=str(media.get("alt") or ""),
        variants=sorted((_variant(each) for each in variants), key=lambda variant: (variant.position, variant.id)),
    )


def stock_of(node: Node) -> StockFacts:
    return StockFacts(
        variant_id=number(node["id"]),
        stock=node["inventoryQuantity"],
        tracked=bool(node["inventoryItem"]["tracked"]),
        sells_when_out=node["inventoryPolicy"] == "CONTINUE",
        available=bool(node["availableForSale"]),
    )


def _variant(node: Node) -> VariantFacts:
    values = [str(each["value"]) for each in node["selectedOptions"]]
    pictures: list[Node] = node["media"]["nodes"]
    item = node["inventoryItem"]
    return VariantFacts(
        id=number(node["id"]),
        position=int(node["position"]),
        title=str(node["title"]),
        sku=str(node["sku"] or ""),
        barcode=str(node["barcode"] or ""),
        option_values=[] if values == ["Default Title"] else values,
        price=str(node["price"]),
        compare_at=node["compareAtPrice"],
        stock=node["inventoryQuantity"],
        tracked=bool(item["tracked"]),
        sells_when_out=node["inventoryPolicy"] == "CONTINUE",
        available=bool(node["availableForSale"]),
        image_url=_picture(pictures[0]) if pictures else "",
        inventory_item_id=number(item["id"]),
    )


def _options(options: list[Node]) -> list[dict[str, object]]:
    """Shopify gives a product without a choice the option `Title` with the one value `Default Title`."""
    kept = [{"name": str(each["name"]), "values": [str(value) for value in each["values"]]} for each in options]
    return [] if [option["values"] for option in kept] == [["Default Title"]] else [dict[str, object](each) for each in kept]


def _picture(media: Node) -> str:
    return str(inner(inner(media, "preview"), "image").get("url") or "")


def inner(node: Node, name: str) -> Node:
    """The object under a name; an empty one when Shopify has none."""
    return node.get(name) or {}


def _published(node: Node) -> datetime | None:
    """Since when it stands in the online store; a product that has no address there cannot be bought there."""
    return _time(node["publishedAt"]) if node["onlineStoreUrl"] else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
