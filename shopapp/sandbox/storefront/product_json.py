"""A product in the two shapes a Shopify storefront answers: `.js` (Ajax, hundredths) and `.json` (REST, decimals)."""

from typing import Any

from shopapp.sandbox.state import Doc
from shopapp.sandbox.storefront.prices import cents
from shopapp.sandbox.storefront.shelves import available, price_span, variant_available


def ajax(product: Doc, root: str = "/") -> dict[str, Any]:
    """The `.js` shape: what Liquid's `product | json` prints as well."""
    variants = [ajax_variant(product, variant) for variant in product.get("variants", [])]
    low, high = price_span(product)
    compared = [v["compare_at_price"] for v in variants if v["compare_at_price"]]
    images = [image["src"] for image in product.get("images", [])]
    return {
        "id": product["id"],
        "title": product["title"],
        "handle": product["handle"],
        "description": product.get("descriptionHtml") or "",
        "published_at": product.get("publishedAt"),
        "created_at": product.get("createdAt"),
        "vendor": product.get("vendor") or "",
        "type": product.get("productType") or "",
        "tags": product.get("tags", []),
        "price": low,
        "price_min": low,
        "price_max": high,
        "available": available(product),
        "price_varies": low != high,
        "compare_at_price": min(compared) if compared else None,
        "compare_at_price_min": min(compared, default=0),
        "compare_at_price_max": max(compared, default=0),
        "compare_at_price_varies": len(set(compared)) > 1,
        "variants": variants,
        "images": images,
        "featured_image": images[0] if images else None,
        "options": [
            {"name": option["name"], "position": place, "values": option["values"]}
            for place, option in enumerate(product.get("options", []), start=1)
        ],
        "url": f"{root}products/{product['handle']}",
        "media": [_medium(image) for image in product.get("images", [])],
        "requires_selling_plan": False,
        "selling_plan_groups": [],
    }


def ajax_variant(product: Doc, variant: Doc) -> dict[str, Any]:
    values = [*variant.get("optionValues", []), None, None, None]
    only = only_default(product)
    return {
        "id": variant["id"],
        "title": variant["title"],
        "option1": values[0],
        "option2": values[1],
        "option3": values[2],
        "sku": variant.get("sku") or "",
        "requires_shipping": variant.get("requiresShipping", True),
        "taxable": variant.get("taxable", True),
        "featured_image": {"src": variant["image"], "variant_ids": [variant["id"]]} if variant.get("image") else None,
        "available": variant_available(variant),
        "name": product["title"] if only else f"{product['title']} - {variant['title']}",
        "public_title": None if only else variant["title"],
        "options": variant.get("optionValues", []),
        "price": cents(variant["price"]),
        "weight": grams(variant),
        "compare_at_price": cents(variant["compareAtPrice"]) if variant.get("compareAtPrice") else None,
        "inventory_management": "shopify" if variant.get("tracked", True) else None,
        "barcode": variant.get("barcode") or "",
        "requires_selling_plan": False,
        "selling_plan_allocations": [],
    }


def rest(product: Doc) -> dict[str, Any]:
    """The `.json` shape, inside `{"product": …}`."""
    images = [
        {"id": image.get("id"), "product_id": product["id"], "position": place, "src": image["src"], "alt": image.get("alt")}
        for place, image in enumerate(product.get("images", []), start=1)
    ]
    return {
        "product": {
            "id": product["id"],
            "title": product["title"],
            "body_html": product.get("descriptionHtml") or "",
            "vendor": product.get("vendor") or "",
            "product_type": product.get("productType") or "",
            "created_at": product.get("createdAt"),
            "handle": product["handle"],
            "updated_at": product.get("updatedAt"),
            "published_at": product.get("publishedAt"),
            "tags": ", ".join(product.get("tags", [])),
            "variants": [_rest_variant(product, variant) for variant in product.get("variants", [])],
            "options": [
                {"product_id": product["id"], "name": option["name"], "position": place, "values": option["values"]}
                for place, option in enumerate(product.get("options", []), start=1)
            ],
            "images": images,
            "image": images[0] if images else None,
        }
    }


def only_default(product: Doc) -> bool:
    """True when the product has the single variant that stands for 'no choice'."""
    variants = product.get("variants", [])
    return len(variants) == 1 and variants[0].get("title") in (None, "", "Default Title")


def grams(variant: Doc) -> int:
    factor = {"KILOGRAMS": 1000, "kg": 1000, "POUNDS": 453.592, "lb": 453.592, "OUNCES": 28.3495, "oz": 28.3495}
    return round(float(variant.get("weight") or 0) * factor.get(str(variant.get("weightUnit") or "g"), 1))


def _medium(image: Doc) -> dict[str, Any]:
    return {
        "id": image.get("id"),
        "alt": image.get("alt"),
        "position": image.get("position"),
        "src": image["src"],
        "media_type": "image",
    }


def _rest_variant(product: Doc, variant: Doc) -> dict[str, Any]:
    values = [*variant.get("optionValues", []), None, None, None]
    return {
        "id": variant["id"],
        "product_id": product["id"],
        "title": variant["title"],
        "price": variant["price"],
        "sku": variant.get("sku") or "",
        "position": variant.get("position"),
        "compare_at_price": variant.get("compareAtPrice") or "",
        "option1": values[0],
        "option2": values[1],
        "option3": values[2],
        "taxable": variant.get("taxable", True),
        "barcode": variant.get("barcode") or "",
        "grams": grams(variant),
        "weight": variant.get("weight"),
        "weight_unit": variant.get("weightUnit"),
        "requires_shipping": variant.get("requiresShipping", True),
    }
