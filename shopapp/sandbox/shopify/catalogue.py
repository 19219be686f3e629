"""The catalogue of a simulated shop: products put in, changed, sold and deleted, each change told by webhook.

Bringing the same products a second time changes nothing: a product remembers what it was made from, so stock sold since
then is not put back either. A newcomer's mistake would be to write a product document without `save`, which keeps the
names it is found by (handle, variant, inventory item) in step.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from shopapp.sandbox.shopify import webhooks
from shopapp.sandbox.shopify.product_csv import BadCsv, read_csv
from shopapp.sandbox.shopify.rest import product_rest
from shopapp.sandbox.simulation import Sandbox, iso
from shopapp.sandbox.state import Doc

__all__ = ["BadCsv", "change_product", "delete_product", "product_of_variant", "put_products", "read_csv", "save", "set_price"]

_PRODUCT_FIELDS = (
    "title",
    "handle",
    "descriptionHtml",
    "vendor",
    "productType",
    "tags",
    "status",
    "category",
    "isGiftCard",
    "seo",
)


def put_products(sandbox: Sandbox, shop: str, docs: Iterable[Doc], *, replace: bool = False, tell: bool = True) -> dict[str, int]:
    """Create or update products by handle; ids are kept. `replace` deletes the products not named. Returns what was done."""
    done = {"created": 0, "updated": 0, "unchanged": 0, "deleted": 0}
    named: set[str] = set()
    for given in docs:
        named.add(given["handle"])
        with sandbox.world.changing():
            outcome, doc = _put(sandbox, shop, given)
        done[outcome] += 1
        if tell and outcome != "unchanged":
            topic = "products/create" if outcome == "created" else "products/update"
            webhooks.fire(sandbox, shop, topic, product_rest.product(doc))
    if replace:
        for doc in list(sandbox.world.each("product", shop=shop)):
            if doc["handle"] not in named:
                delete_product(sandbox, shop, doc["id"], tell=tell)
                done["deleted"] += 1
    return done


def _put(sandbox: Sandbox, shop: str, given: Doc) -> tuple[str, Doc]:
    made_from = hashlib.sha256(json.dumps(given, sort_keys=True, default=str).encode()).hexdigest()
    known = next(iter(sandbox.world.find("product", "handle", given["handle"], shop=shop)), None)
    if known and known["madeFrom"] == made_from:
        return "unchanged", known
    now = iso(sandbox.now())
    doc: Doc = {field: given.get(field) for field in _PRODUCT_FIELDS}
    published = given.get("publishedAt") or (now if given.get("published", "publishedAt" not in given) else None)
    doc |= {
        "id": known["id"] if known else int(given.get("id") or sandbox.world.next("product_id", 8_100_000_000_001)),
        "publishedAt": (known or {}).get("publishedAt") or published if published else None,
        "createdAt": known["createdAt"] if known else given.get("createdAt") or now,
        "updatedAt": now,
        "madeFrom": made_from,
        "descriptionHtml": given.get("descriptionHtml") or "",
        "tags": list(given.get("tags") or []),
        "status": given.get("status") or "ACTIVE",
        "isGiftCard": bool(given.get("isGiftCard")),
        "seo": given.get("seo") or {"title": None, "description": None},
        "metafields": list(given.get("metafields") or []),
        "collections": [_collection(sandbox, shop, name) for name in list[Any](given.get("collections") or [])],
        "options": given.get("options") or [{"name": "Title", "values": ["Default Title"]}],
        "images": _images(sandbox, given.get("images") or [], (known or {}).get("images", [])),
        "translations": given.get("translations") or {},
    }
    doc["variants"] = _variants(sandbox, given["variants"], (known or {}).get("variants", []))
    save(sandbox, shop, doc)
    return "updated" if known else "created", doc


def _images(sandbox: Sandbox, given: list[Doc], known: list[Doc]) -> list[Doc]:
    ids = {image["src"]: image["id"] for image in known}
    found: list[Doc] = []
    for position, image in enumerate(given, start=1):
        number = ids.get(image["src"]) or sandbox.world.next("image_id", 31_000_000_001)
        found.append({"id": number, "src": image["src"], "alt": image.get("alt"), "position": position})
    return found


def _variants(sandbox: Sandbox, given: list[Doc], known: list[Doc]) -> list[Doc]:
    before = {tuple(variant["optionValues"]): variant for variant in known}
    found: list[Doc] = []
    for position, variant in enumerate(given, start=1):
        values = list(variant.get("optionValues") or ["Default Title"])
        old = before.get(tuple(values), {})
        found.append(
            {
                "id": old.get("id") or int(variant.get("id") or sandbox.world.next("variant_id", 45_000_000_000_001)),
                "title": " / ".join(values),
                "sku": variant.get("sku"),
                "barcode": variant.get("barcode"),
                "price": variant["price"],
                "compareAtPrice": variant.get("compareAtPrice"),
                "cost": variant.get("cost"),
                "position": position,
                "optionValues": values,
                "inventoryQuantity": int(variant.get("inventoryQuantity") or 0),
                "inventoryPolicy": variant.get("inventoryPolicy") or "DENY",
                "tracked": bool(variant.get("tracked", True)),
                "requiresShipping": bool(variant.get("requiresShipping", True)),
                "taxable": bool(variant.get("taxable", True)),
                "weight": float(variant.get("weight") or 0.0),
                "weightUnit": variant.get("weightUnit") or "KILOGRAMS",
                "inventoryItemId": old.get("inventoryItemId") or sandbox.world.next("inventory_item_id", 47_000_000_000_001),
                "image": variant.get("image"),
                "metafields": list(variant.get("metafields") or []),
                "reserved": old.get("reserved", 0),
                "committed": old.get("committed", 0),
            }
        )
    return found


def _collection(sandbox: Sandbox, shop: str, name: str | int) -> int:
    """The id of a collection given by id, handle or title; a new title makes a new collection."""
    if isinstance(name, int):
        return name
    handle = "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
    return put_collection(sandbox, shop, {"handle": handle, "title": name})["id"]


def put_collection(sandbox: Sandbox, shop: str, given: Doc) -> Doc:
    """Create a collection by handle, or return the one there is, with a new title or description taken over."""
    known = next(iter(sandbox.world.find("collection", "handle", given["handle"], shop=shop)), None)
    fresh = {key: given[key] for key in ("title", "descriptionHtml", "image") if key in given}
    if known and (all(known[key] == value for key, value in fresh.items()) or set(fresh) == {"title"}):
        return known
    now = iso(sandbox.now())
    doc: Doc = known or {
        "id": int(given.get("id") or sandbox.world.next("collection_id", 48_100_000_001)),
        "handle": given["handle"],
        "title": given["handle"],
        "descriptionHtml": "",
        "image": None,
        "sortOrder": "BEST_SELLING",
        "publishedAt": now,
    }
    doc |= fresh | {"updatedAt": now}
    sandbox.world.put("collection", doc["id"], doc, shop=shop, names={"handle": [doc["handle"]]})
    webhooks.fire(sandbox, shop, "collections/update" if known else "collections/create", product_rest.collection(doc))
    return doc


def save(sandbox: Sandbox, shop: str, doc: Doc) -> Doc:
    """Store a product with the names it is found by."""
    names: dict[str, list[Any]] = {
        "handle": [doc["handle"]],
        "variant": [variant["id"] for variant in doc["variants"]],
        "item": [variant["inventoryItemId"] for variant in doc["variants"]],
    }
    return sandbox.world.put("product", doc["id"], doc, shop=shop, names=names)


def product_of_variant(sandbox: Sandbox, shop: str, variant_id: int | str) -> tuple[Doc, Doc] | None:
    """(product, variant) of a variant id, or None."""
    for product in sandbox.world.find("product", "variant", variant_id, shop=shop):
        for variant in product["variants"]:
            if str(variant["id"]) == str(variant_id):
                return product, variant
    return None


def change_product(sandbox: Sandbox, shop: str, product_id: int, fields: Doc) -> Doc | None:
    """Change fields of a product (and of all its variants: `price`, `compareAtPrice`) and tell it. None when unknown."""
    with sandbox.world.changing():
        doc = sandbox.world.get("product", product_id, shop=shop)
        if doc is None:
            return None
        for variant in doc["variants"]:
            variant |= {key: fields[key] for key in ("price", "compareAtPrice") if key in fields}
        doc |= {
            key: value for key, value in fields.items() if key in (*_PRODUCT_FIELDS, "publishedAt", "metafields", "translations")
        }
        doc["updatedAt"] = iso(sandbox.now())
        save(sandbox, shop, doc)
    webhooks.fire(sandbox, shop, "products/update", product_rest.product(doc))
    return doc


def set_price(sandbox: Sandbox, shop: str, variant_id: int, price: str, compare_at: str | None = None) -> Doc | None:
    """Change one variant's price and tell it. Returns the product; None when the variant is unknown."""
    with sandbox.world.changing():
        if (found := product_of_variant(sandbox, shop, variant_id)) is None:
            return None
        product, variant = found
        variant |= {"price": price, "compareAtPrice": compare_at}
        product["updatedAt"] = iso(sandbox.now())
        save(sandbox, shop, product)
    webhooks.fire(sandbox, shop, "products/update", product_rest.product(product))
    return product


def delete_product(sandbox: Sandbox, shop: str, product_id: int, *, tell: bool = True) -> bool:
    """Delete a product and tell it. False when it was not there."""
    if sandbox.world.get("product", product_id, shop=shop) is None:
        return False
    sandbox.world.remove("product", product_id, shop=shop)
    if tell:
        webhooks.fire(sandbox, shop, "products/delete", {"id": product_id})
    return True
