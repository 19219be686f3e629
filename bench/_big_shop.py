"""The other side of `bench sync`: a sandbox in a process of its own, whose shops have generated products, never stored.

`python -m bench._big_shop FOLDER PRODUCTS` prints one JSON line with its address and an ID token for each shop, then serves
until its standard input is closed.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.server import running
from shopapp.sandbox.shopify import catalogue, seed
from shopapp.sandbox.shopify.oauth import mint_id_token

SHOPS = ("bench.myshopify.com", "killed.myshopify.com")
_WHEN = "2026-11-01T10:00:00Z"
_STYLES = ("Harbour", "Meadow", "Quarry", "Ridge", "Canal", "Barn", "Pier", "Fell", "Moor", "Grove", "Larch", "Heron")
_KINDS = ("jacket", "lamp", "blanket", "mug", "belt", "chair", "backpack", "candle", "rug", "scarf", "kettle", "tent")
_FABRICS = ("wool", "leather", "cotton", "linen", "oak", "steel", "canvas", "cork", "bamboo", "felt")
_COLOURS = ("Navy", "Olive", "Black", "Red", "Grey", "Sand", "Rust", "White")
_USES = ("long walks", "cold mornings", "small flats", "rainy days", "slow weekends", "the daily commute", "a first home")
_CARE = ("Wash by hand", "Wipe with a damp cloth", "Machine wash at 30", "Air it now and then", "Oil it once a year")
VARIANTS = 3


def products(count: int, collection: int) -> Iterator[dict[str, Any]]:
    """Product documents as the sandbox stores them, three variants each; each is made when it is asked for."""
    for number in range(1, count + 1):
        yield _product(number, collection)


def _product(number: int, collection: int) -> dict[str, Any]:
    style, kind, fabric = _STYLES[number % 12], _KINDS[number // 12 % 12], _FABRICS[number // 144 % 10]
    use, care = _USES[number % 7], _CARE[number % 5]
    colours = [_COLOURS[(number + step) % 8] for step in range(VARIANTS)]
    id = 8_000_000_000_000 + number
    return {
        "id": id,
        "handle": f"{style}-{fabric}-{kind}-{number}".lower(),
        "title": f"{style} {fabric} {kind} no. {number}",
        "descriptionHtml": f"<p>A {fabric} {kind} for {use}, made in small lots by {style}. {care}; it lasts for years and "
        f"can be repaired by us. Comes in {', '.join(colours).lower()}, lot {number % 997}.</p>",
        "vendor": style,
        "productType": f"{kind.title()}s",
        "tags": [fabric, use, f"lot-{number % 997}"],
        "status": "ACTIVE",
        "category": "Home & Garden > Decor",
        "isGiftCard": False,
        "seo": {"title": None, "description": None},
        "options": [{"name": "Color", "values": colours}],
        "metafields": [{"namespace": "custom", "key": "fabric", "type": "single_line_text_field", "value": fabric}],
        "collections": [collection],
        "images": [{"id": id * 10, "src": f"/pictures/{number}.svg", "alt": f"{style} {kind}", "position": 1}],
        "translations": {},
        "createdAt": _WHEN,
        "updatedAt": _WHEN,
        "publishedAt": _WHEN,
        "variants": [_variant(number, place, colour) for place, colour in enumerate(colours)],
    }


def _variant(number: int, place: int, colour: str) -> dict[str, Any]:
    id = 45_000_000_000_000 + number * 10 + place
    return {
        "id": id,
        "title": colour,
        "sku": f"SKU-{number}-{place}",
        "barcode": None,
        "price": f"{15 + number * 13 % 240}.{place}0",
        "compareAtPrice": None,
        "cost": None,
        "position": place + 1,
        "optionValues": [colour],
        "inventoryQuantity": (number + place) % 9,
        "inventoryPolicy": "DENY",
        "tracked": True,
        "requiresShipping": True,
        "taxable": True,
        "weight": 0.5,
        "weightUnit": "KILOGRAMS",
        "inventoryItemId": id + 2_000_000_000_000,
        "image": None,
        "metafields": [],
        "reserved": 0,
        "committed": 0,
    }


def main(folder: Path, count: int) -> None:
    config = SandboxConfig(data_dir=folder, shopify_port=0, stripe_port=0, smtp_port=0)
    with running(config) as sandbox:
        tokens: dict[str, str] = {}
        for domain in SHOPS:
            seed.seed_shop(sandbox, domain, tell=False)
            collection = catalogue.put_collection(sandbox, domain, {"handle": "all", "title": "All"})["id"]
            sandbox.synthetic[domain] = lambda collection=collection: products(count, collection)
            tokens[domain] = mint_id_token(sandbox, domain)
        told = {"url": sandbox.shopify_url, "key": sandbox.config.client_id, "secret": sandbox.config.client_secret}
        print(json.dumps(told | {"tokens": tokens}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
