"""The storefront's cart: what its document holds and what `/cart.js` says of it.

The document holds ids and quantities only; titles and prices are read from the catalogue each time, so a changed price
is the price in the cart. Attributes whose name begins with two underscores are never told to the page.
"""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify import baskets
from shopapp.sandbox.shopify.pricing import Line
from shopapp.sandbox.state import Doc, World
from shopapp.sandbox.storefront.markup import plain
from shopapp.sandbox.storefront.prices import cents
from shopapp.sandbox.storefront.product_json import grams, only_default
from shopapp.sandbox.storefront.shelves import Shelves, variant_available

MOST_LINES = 500


class CartRefused(Exception):
    """The cart cannot do that; `status` and the two texts are what Shopify's Ajax API answers."""

    def __init__(self, status: int, description: str, message: str = "Cart Error") -> None:
        super().__init__(description)
        self.status, self.description, self.message = status, description, message

    def answer(self) -> dict[str, Any]:
        return {"status": self.status, "message": self.message, "description": self.description}


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def empty_cart(currency: str) -> Doc:
    made = now()
    return {
        "token": secrets.token_urlsafe(18), "items": [], "attributes": {}, "note": "", "currency": currency,
        "discount_codes": [], "created_at": made, "updated_at": made,
    }  # fmt: skip


def read_cart(world: World, shop: str, token: str, currency: str) -> Doc:
    """The cart of this token, or a new empty one that is not stored until something is put in."""
    return (world.get("cart", token, shop=shop) if token else None) or empty_cart(currency)


def line_key(variant_id: int, properties: dict[str, Any]) -> str:
    mark = hashlib.md5(json.dumps([variant_id, properties], sort_keys=True).encode(), usedforsecurity=False).hexdigest()
    return f"{variant_id}:{mark}"


def add(cart: Doc, shelves: Shelves, variant_id: int, quantity: int, properties: dict[str, Any]) -> str:
    """Put `quantity` more of a variant in; equal properties join one line. Returns the line's key."""
    found = shelves.by_variant.get(variant_id)
    if found is None:
        raise CartRefused(404, "Cannot find variant")
    if quantity < 1:
        raise CartRefused(422, "Quantity must be 1 or more")
    product, variant = found
    _room_for(cart, product, variant, quantity)
    key = line_key(variant_id, properties)
    line = next((line for line in cart["items"] if line["key"] == key), None)
    if line is not None:
        line["quantity"] += quantity
    elif len(cart["items"]) >= MOST_LINES:
        raise CartRefused(422, f"A cart holds at most {MOST_LINES} lines")
    else:
        cart["items"].insert(0, {"variant_id": variant_id, "quantity": quantity, "properties": properties, "key": key})
    return key


def set_quantity(cart: Doc, shelves: Shelves, line: Doc, quantity: int) -> None:
    """Make a line hold exactly `quantity`; 0 takes it out. More than is in stock is refused."""
    if quantity <= 0:
        cart["items"].remove(line)
        return
    found = shelves.by_variant.get(int(line["variant_id"]))
    if found and quantity > line["quantity"]:
        _room_for(cart, *found, quantity - line["quantity"])
    line["quantity"] = quantity


def find_line(cart: Doc, name: object) -> Doc | None:
    """The line with this key, or the first one of this variant id."""
    text = str(name)
    by_key = next((line for line in cart["items"] if line["key"] == text), None)
    return by_key or next((line for line in cart["items"] if str(line["variant_id"]) == text), None)


def without_gone(cart: Doc, shelves: Shelves) -> Doc:
    """The cart without lines whose product is no longer sold."""
    cart["items"] = [line for line in cart["items"] if int(line["variant_id"]) in shelves.by_variant]
    return cart


def cart_json(cart: Doc, shelves: Shelves, currency: str, root: str = "/", shop: Doc | None = None) -> dict[str, Any]:
    items = [line_json(line, shelves, root) for line in cart["items"] if int(line["variant_id"]) in shelves.by_variant]
    total = sum(item["final_line_price"] for item in items)
    taken = _taken(shop, items, cart.get("discount_codes", [])) if shop else []
    off = sum(each["total_allocated_amount"] for each in taken)
    return {
        "token": cart["token"],
        "note": cart.get("note") or "",
        "attributes": {name: value for name, value in cart["attributes"].items() if not name.startswith("__")},
        "original_total_price": total,
        "total_price": total - off,
        "total_discount": off,
        "total_weight": sum(item["grams"] * item["quantity"] for item in items),
        "item_count": sum(item["quantity"] for item in items),
        "items": items,
        "requires_shipping": any(item["requires_shipping"] for item in items),
        "currency": currency,
        "items_subtotal_price": total,
        "cart_level_discount_applications": taken,
        "discount_codes": [
            {"code": code, "applicable": any(each["title"].lower() == code.lower() for each in taken)}
            for code in cart.get("discount_codes", [])
        ],
    }


def _taken(shop: Doc, items: list[Doc], codes: list[str]) -> list[Doc]:
    """What the codes take off, by the calculation of draft orders and checkouts, in Shopify's hundredths."""
    lines = [
        Line(
            variant_id=item["variant_id"],
            product_id=None,
            title=item["title"],
            variant_title=None,
            sku=None,
            vendor=None,
            quantity=item["quantity"],
            unit_price=Decimal(item["price"]) / 100,
        )
        for item in items
    ]
    return [
        {"type": "discount_code", "title": each["code"], "total_allocated_amount": int(Decimal(each["amount"]) * 100)}
        for each in baskets.apply_discounts(shop, lines, codes, automatic=False)
    ]


def line_json(line: Doc, shelves: Shelves, root: str = "/") -> dict[str, Any]:
    product, variant = shelves.by_variant[int(line["variant_id"])]
    price, quantity, only = cents(variant["price"]), int(line["quantity"]), only_default(product)
    picture = variant.get("image") or next((image["src"] for image in product.get("images", [])), None)
    alone = {
        "id": variant["id"],
        "properties": line["properties"],
        "quantity": quantity,
        "variant_id": variant["id"],
        "key": line["key"],
    }
    return {
        **alone,
        "title": product["title"] if only else f"{product['title']} - {variant['title']}",
        **dict.fromkeys(("price", "original_price", "presentment_price", "discounted_price", "final_price"), price),
        **dict.fromkeys(("line_price", "original_line_price", "final_line_price"), price * quantity),
        "total_discount": 0,
        "discounts": [],
        "line_level_discount_allocations": [],
        "line_level_total_discount": 0,
        **_line_facts(product, variant),
        "url": f"{root}products/{product['handle']}?variant={variant['id']}",
        "featured_image": {"alt": product["title"], "url": picture, "aspect_ratio": 1.0, "width": 1000, "height": 1000},
        "image": picture,
        "options_with_values": [
            {"name": option["name"], "value": value}
            for option, value in zip(product.get("options", []), variant.get("optionValues", []), strict=False)
        ],
    }


def _line_facts(product: Doc, variant: Doc) -> dict[str, Any]:
    """What a line repeats of its product and variant."""
    only = only_default(product)
    return {
        "sku": variant.get("sku") or "",
        "grams": grams(variant),
        "vendor": product.get("vendor") or "",
        "taxable": variant.get("taxable", True),
        "product_id": product["id"],
        "product_has_only_default_variant": only,
        "gift_card": bool(product.get("isGiftCard")),
        "handle": product["handle"],
        "requires_shipping": variant.get("requiresShipping", True),
        "product_type": product.get("productType") or "",
        "product_title": product["title"],
        "untranslated_product_title": product["title"],
        "product_description": plain(product.get("descriptionHtml"), 400),
        "variant_title": None if only else variant["title"],
        "untranslated_variant_title": None if only else variant["title"],
        "variant_options": variant.get("optionValues", []),
        "has_components": False,
    }


def _room_for(cart: Doc, product: Doc, variant: Doc, more: int) -> None:
    if not variant_available(variant):
        raise CartRefused(422, f"The product '{_name(product, variant)}' is already sold out.")
    if not variant.get("tracked", True) or variant.get("inventoryPolicy") == "CONTINUE":
        return
    held = sum(line["quantity"] for line in cart["items"] if line["variant_id"] == variant["id"])
    stock = int(variant.get("inventoryQuantity", 0))
    if held + more > stock:
        text = (
            f"All {stock} {_name(product, variant)} are in your cart."
            if held >= stock
            else f"You can only add {stock - held} {_name(product, variant)} to the cart."
        )
        raise CartRefused(422, text)


def _name(product: Doc, variant: Doc) -> str:
    return str(product["title"]) if only_default(product) else f"{product['title']} - {variant['title']}"
