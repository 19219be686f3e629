"""A furnished shop for the storefront's tests, and a shopper's browser without JavaScript."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shopapp.sandbox.server import Sandbox
from shopapp.sandbox.shopify import catalogue as shelves
from shopapp.sandbox.shopify import seed

SHOP, OTHER = "demo.myshopify.com", "second.myshopify.com"


def variant(values: list[str], price: str, stock: int, **more: Any) -> dict[str, Any]:
    return {
        "optionValues": values,
        "price": price,
        "inventoryQuantity": stock,
        "tracked": True,
        "title": " / ".join(values),
        **more,
    }


def catalogue() -> list[dict[str, Any]]:
    sizes = [{"name": "Size", "values": ["S", "M"]}, {"name": "Colour", "values": ["Blue", "Red"]}]
    jackets = [variant([s, c], "80.00", 3, compareAtPrice="100.00") for s in ("S", "M") for c in ("Blue", "Red")]
    jackets[3]["inventoryQuantity"] = 0
    body = "<p>Warm &amp; dry.</p><script>alert(1)</script><img src=x onerror=alert(2)>"
    whole = [
        {
            "handle": "rain-jacket",
            "title": "Rain Jacket",
            "productType": "Clothing",
            "options": sizes,
            "variants": jackets,
            "descriptionHtml": body,
        },
        {"handle": "wool-hat", "title": "Wool Hat", "productType": "Clothing", "tags": ["winter"]},
        {"handle": "clay-pot", "title": "Clay Pot", "productType": "Garden"},
        {
            "handle": "sold-out-vase",
            "title": "Old Vase",
            "productType": "Garden",
            "variants": [variant(["Default Title"], "15.00", 0)],
        },
        {"handle": "draft-lamp", "title": "Secret Lamp", "productType": "Garden", "status": "DRAFT"},
        {"handle": "quiet-bench", "title": "Quiet Bench", "productType": "Garden", "status": "UNLISTED"},
    ]
    single = [variant(["Default Title"], "12.50", 5)]
    return [{"vendor": "Fieldhouse", "variants": single, **one} for one in whole]


def furnish(sandbox: Sandbox) -> None:
    pages = [{"handle": "size-guide", "title": "Size guide", "body_html": "<p>Measure twice.</p><script>x()</script>"}]
    policies = [{"handle": "refund-policy", "title": "Returns", "body_html": "<p>Within 30 days.</p>"}]
    discounts = {"HELLO": {"percentage": 10}}
    seed.seed_shop(sandbox, SHOP, products=catalogue(), pages=pages, policies=policies, name="Fieldhouse", discounts=discounts)
    seed.seed_shop(sandbox, OTHER, products=catalogue()[:2], name="Second Shop", currency="USD")


@pytest.fixture(scope="module")
def shop(sandbox: Sandbox) -> Sandbox:
    """The sandbox with a shop in it, reached by plain HTTP."""
    furnish(sandbox)
    return sandbox


@pytest.fixture
def browser(shop: Sandbox) -> Iterator[httpx.Client]:
    """One shopper: keeps cookies, follows redirects."""
    with httpx.Client(base_url=shop.shopify_url, follow_redirects=True, timeout=20) as client:
        yield client


def variant_id(sandbox: Sandbox, handle: str, place: int = 0, shop: str = SHOP) -> int:
    return int(sandbox.world.find("product", "handle", handle, shop=shop)[0]["variants"][place]["id"])


def set_stock(sandbox: Sandbox, handle: str, stock: int) -> None:
    product = sandbox.world.find("product", "handle", handle, shop=SHOP)[0]
    for one in product["variants"]:
        one["inventoryQuantity"] = stock
    shelves.save(sandbox, SHOP, product)
