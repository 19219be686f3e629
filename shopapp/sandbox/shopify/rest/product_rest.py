"""Products, collections and stock as REST bodies: `products/*`, `collections/*`, `inventory_*/update`."""

from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.money import local
from shopapp.sandbox.state import Doc

_IN_FULL = 100
_GRAMS = {"KILOGRAMS": Decimal(1000), "GRAMS": Decimal(1), "POUNDS": Decimal("453.59237"), "OUNCES": Decimal("28.349523125")}
_SHORT_UNIT = {"KILOGRAMS": "kg", "GRAMS": "g", "POUNDS": "lb", "OUNCES": "oz"}


def grams(variant: Doc) -> int:
    return int(Decimal(str(variant["weight"])) * _GRAMS[variant["weightUnit"]])


def product(doc: Doc) -> dict[str, Any]:
    """The product; its first 100 variants in full, the others only in `variant_gids`, as Shopify sends it."""
    images = [_image(image, doc) for image in doc["images"]]
    updated = local(doc["updatedAt"])
    return {
        "admin_graphql_api_id": gid("Product", doc["id"]),
        "body_html": doc["descriptionHtml"],
        "created_at": local(doc["createdAt"]),
        "handle": doc["handle"],
        "id": doc["id"],
        "product_type": doc["productType"],
        "published_at": local(doc["publishedAt"]),
        "template_suffix": None,
        "title": doc["title"],
        "updated_at": updated,
        "vendor": doc["vendor"],
        "status": doc["status"].lower(),
        "published_scope": "web",
        "tags": ", ".join(doc["tags"]),
        "variants": [_variant(variant, doc, images) for variant in doc["variants"][:_IN_FULL]],
        "options": _options(doc),
        "images": images,
        "image": images[0] if images else None,
        "media": [_medium(image, doc) for image in doc["images"]],
        "variant_gids": [
            {"admin_graphql_api_id": gid("ProductVariant", one["id"]), "updated_at": updated} for one in doc["variants"]
        ],
        "has_variants_that_requires_components": False,
        "category": {"full_name": doc["category"]} if doc["category"] else None,
    }


def _options(doc: Doc) -> list[dict[str, Any]]:
    return [
        {
            "name": option["name"],
            "id": doc["id"] * 10 + position,
            "product_id": doc["id"],
            "position": position,
            "values": option["values"],
        }
        for position, option in enumerate(doc["options"], start=1)
    ]


def _variant(variant: Doc, doc: Doc, images: list[dict[str, Any]]) -> dict[str, Any]:
    values = [*variant["optionValues"], None, None, None]
    picture = next((image["id"] for image in images if image["src"] == variant["image"]), None)
    return {
        "admin_graphql_api_id": gid("ProductVariant", variant["id"]),
        "barcode": variant["barcode"],
        "compare_at_price": variant["compareAtPrice"],
        "created_at": local(doc["createdAt"]),
        "id": variant["id"],
        "inventory_policy": variant["inventoryPolicy"].lower(),
        "position": variant["position"],
        "price": variant["price"],
        "product_id": doc["id"],
        "sku": variant["sku"],
        "taxable": variant["taxable"],
        "title": variant["title"],
        "updated_at": local(doc["updatedAt"]),
        "option1": values[0],
        "option2": values[1],
        "option3": values[2],
        "image_id": picture,
        "inventory_item_id": variant["inventoryItemId"],
        "inventory_quantity": variant["inventoryQuantity"],
        "old_inventory_quantity": variant["inventoryQuantity"],
    }


def _image(image: Doc, doc: Doc) -> dict[str, Any]:
    return {
        "id": image["id"],
        "alt": image["alt"],
        "position": image["position"],
        "product_id": doc["id"],
        "created_at": local(doc["createdAt"]),
        "updated_at": local(doc["updatedAt"]),
        "admin_graphql_api_id": gid("MediaImage", image["id"]),
        "width": 925,
        "height": 925,
        "src": image["src"],
        "variant_ids": [variant["id"] for variant in doc["variants"] if variant["image"] == image["src"]],
    }


def _medium(image: Doc, doc: Doc) -> dict[str, Any]:
    return {
        "id": image["id"],
        "product_id": doc["id"],
        "position": image["position"],
        "created_at": local(doc["createdAt"]),
        "updated_at": local(doc["updatedAt"]),
        "alt": image["alt"],
        "status": "READY",
        "media_content_type": "IMAGE",
        "preview_image": {"width": 925, "height": 925, "src": image["src"], "status": "READY"},
        "variant_ids": [],
        "admin_graphql_api_id": gid("MediaImage", image["id"]),
    }


def collection(doc: Doc) -> dict[str, Any]:
    return {
        "id": doc["id"],
        "handle": doc["handle"],
        "title": doc["title"],
        "updated_at": local(doc["updatedAt"]),
        "body_html": doc["descriptionHtml"],
        "published_at": local(doc["publishedAt"]),
        "sort_order": doc["sortOrder"].lower().replace("_", "-"),
        "template_suffix": None,
        "published_scope": "web",
        "admin_graphql_api_id": gid("Collection", doc["id"]),
    }


def level(variant: Doc, location_id: int, updated_at: str) -> dict[str, Any]:
    item = variant["inventoryItemId"]
    return {
        "inventory_item_id": item,
        "location_id": location_id,
        "available": variant["inventoryQuantity"] if variant["tracked"] else None,
        "updated_at": local(updated_at),
        "admin_graphql_api_id": f"{gid('InventoryLevel', location_id)}?inventory_item_id={item}",
    }


def item(variant: Doc, doc: Doc) -> dict[str, Any]:
    return {
        "id": variant["inventoryItemId"],
        "sku": variant["sku"],
        "created_at": local(doc["createdAt"]),
        "updated_at": local(doc["updatedAt"]),
        "requires_shipping": variant["requiresShipping"],
        "cost": variant["cost"],
        "country_code_of_origin": None,
        "province_code_of_origin": None,
        "harmonized_system_code": None,
        "tracked": variant["tracked"],
        "country_harmonized_system_codes": [],
        "weight_value": variant["weight"],
        "weight_unit": _SHORT_UNIT[variant["weightUnit"]],
        "admin_graphql_api_id": gid("InventoryItem", variant["inventoryItemId"]),
    }
