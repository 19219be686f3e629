"""A shop's catalogue from a Shopify product CSV, as a sync would bring it, without the wire between."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from catalog_shelf import NOW

from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts
from shopapp.sandbox.shopify.catalogue import read_csv


def shelf_of(file: Path) -> list[ProductFacts]:
    return [_product(at, doc) for at, doc in enumerate(read_csv(file), start=1) if not doc.get("isGiftCard")]


def without(goods: list[ProductFacts], sold_out: set[str]) -> list[ProductFacts]:
    """The shelf with these titles ("Top"), or values of them ("Top / Small"), sold out."""
    return [replace(one, variants=[_sold(one.title, variant, sold_out) for variant in one.variants]) for one in goods]


def _sold(title: str, variant: VariantFacts, sold_out: set[str]) -> VariantFacts:
    gone = title in sold_out or f"{title} / {variant.title}" in sold_out
    return replace(variant, stock=0, tracked=True, sells_when_out=False, available=False) if gone else variant


def _product(id: int, doc: dict[str, Any]) -> ProductFacts:
    return ProductFacts(
        id=id,
        handle=doc["handle"],
        title=doc["title"],
        status=doc["status"],
        published_at=NOW if doc["published"] else None,
        updated_at=NOW,
        variants=[_variant(id * 100 + at, at, each) for at, each in enumerate(doc["variants"])],
        description=re.sub(r"<[^>]+>", " ", doc["descriptionHtml"] or ""),
        vendor=doc["vendor"] or "",
        product_type=doc["productType"] or "",
        category=doc["category"] or "",
        tags=list(doc["tags"]),
        collections={str(at): name for at, name in enumerate(doc["collections"], start=1)},
        options=[dict(option) for option in doc["options"] if option["values"] != ["Default Title"]],
        metafields={
            f"{one['namespace']}.{one['key']}": {"type": one["type"], "value": one["value"]} for one in doc["metafields"]
        },
    )


def _variant(id: int, position: int, doc: dict[str, Any]) -> VariantFacts:
    values = [value for value in doc["optionValues"] if value != "Default Title"]
    stock = int(doc["inventoryQuantity"] or 0)
    sells = doc["inventoryPolicy"] == "CONTINUE"
    return VariantFacts(
        id=id,
        position=position + 1,
        title=" / ".join(values) or "Default Title",
        price=doc["price"],
        compare_at=doc["compareAtPrice"],
        sku=doc["sku"] or "",
        option_values=values,
        stock=stock,
        tracked=bool(doc["tracked"]),
        sells_when_out=sells,
        available=stock > 0 or sells or not doc["tracked"],
        inventory_item_id=id + 1_000_000,
    )
