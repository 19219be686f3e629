"""The demo shop's products: what the file holds, and that it agrees with the shop's own documents."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shopapp.demo.catalogue import items
from shopapp.demo.catalogue.reading import plain
from shopapp.demo.catalogue.writing import barcode, written
from shopapp.demo.shop import CATALOGUE
from shopapp.sandbox.shopify.catalogue import read_csv

DOCUMENTS = Path("shopapp/demo/documents")
DEPARTMENTS = ["Clothing", "Shoes", "Bags & travel", "Kitchen & table", "Garden & outdoors"]
ANIMAL = re.compile(
    r"\b(wool|lambswool|merino|leather|suede|beeswax|tallow|lanolin|sheepskin|silk|nubuck|tweed)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def products() -> list[dict[str, Any]]:
    return read_csv(CATALOGUE)


def stock(product: dict[str, Any]) -> int:
    return sum(variant["inventoryQuantity"] for variant in product["variants"])


def fact(product: dict[str, Any], key: str) -> str:
    return next((one["value"] for one in product["metafields"] if one["key"] == key), "")


def test_the_committed_file_is_what_the_source_makes() -> None:
    assert CATALOGUE.read_text("utf-8") == written(items())


def test_the_file_has_shopifys_columns() -> None:
    header = CATALOGUE.read_text("utf-8").splitlines()[0].split(",")
    assert len(header) >= 46
    assert header[45] == "Variant Tax Code"


def test_about_150_products_stand_in_five_departments_in_order(products: list[dict[str, Any]]) -> None:
    assert 140 <= len(products) <= 160
    first_seen = list(dict.fromkeys(name for product in products for name in product["collections"]))
    assert first_seen == [*DEPARTMENTS, "Gifts"]
    sizes = Counter(name for product in products for name in product["collections"])
    assert all(sizes[name] >= 15 for name in DEPARTMENTS)


def test_five_products_are_sold_out_and_some_variants_more(products: list[dict[str, Any]]) -> None:
    sold = [product for product in products if product["status"] == "ACTIVE" and not product["isGiftCard"]]
    assert sum(1 for product in sold if stock(product) == 0) == 5
    variants = [variant for product in sold for variant in product["variants"]]
    assert sum(1 for variant in variants if variant["inventoryQuantity"] == 0) > 30
    assert sum(1 for variant in variants if 1 <= variant["inventoryQuantity"] <= 3) > 20


def test_there_is_one_draft_one_archived_product_and_one_gift_card(products: list[dict[str, Any]]) -> None:
    states = Counter(product["status"] for product in products)
    assert (states["DRAFT"], states["ARCHIVED"]) == (1, 1)
    card = next(product for product in products if product["isGiftCard"])
    amounts = [int(float(variant["price"])) for variant in card["variants"]]
    assert (min(amounts), max(amounts)) == (20, 300)
    assert all(not variant["tracked"] and not variant["requiresShipping"] for variant in card["variants"])


def test_former_prices_are_higher_and_codes_are_unique(products: list[dict[str, Any]]) -> None:
    variants = [variant for product in products for variant in product["variants"]]
    reduced = [product for product in products if product["variants"][0]["compareAtPrice"]]
    assert 18 <= len(reduced) <= 30
    assert all(float(variant["compareAtPrice"]) > float(variant["price"]) for variant in variants if variant["compareAtPrice"])
    assert max(Counter(variant["sku"] for variant in variants).values()) == 1
    barcodes = [variant["barcode"] for variant in variants if variant["barcode"]]
    assert len(set(barcodes)) == len(barcodes) > 300
    assert max(len(product["variants"]) for product in products) <= 24


def test_every_product_says_what_it_is_made_of_and_where(products: list[dict[str, Any]]) -> None:
    goods = [product for product in products if not product["isGiftCard"]]
    assert [product["handle"] for product in goods if not fact(product, "material") or not fact(product, "made_in")] == []
    assert all(product["descriptionHtml"].count(".") >= 2 for product in goods)
    assert len({product["vendor"] for product in products}) in range(8, 13)


def test_nothing_of_animal_origin_carries_the_vegan_tag(products: list[dict[str, Any]]) -> None:
    wrong = [p["handle"] for p in products if "vegan" in p["tags"] and ANIMAL.search(fact(p, "material"))]
    assert wrong == []


def test_sizes_are_those_of_the_size_guide(products: list[dict[str, Any]]) -> None:
    guide = (DOCUMENTS / "page-size-guide.html").read_text("utf-8")
    for product in products:
        sizes = [option for option in product["options"] if option["name"] == "Size"]
        for value in sizes[0]["values"] if sizes else []:
            if re.fullmatch(r"X{0,2}[SL]|M|W\d\d", value):
                assert re.search(rf"\b{value} is ", guide), (product["handle"], value)
            if value.startswith("EU"):
                assert re.fullmatch(r"EU \d\d", value)


def test_warranty_care_and_down_agree_with_the_documents(products: list[dict[str, Any]]) -> None:
    for product in products:
        if product["productType"] in ("Knives", "Cookware", "Bags", "Rucksacks", "Garden tools"):
            assert fact(product, "warranty") == "5 years"
        if product["productType"] == "Knives":
            assert fact(product, "dishwasher_safe") != "Yes"
        assert "down" not in fact(product, "insulation").lower()
        if "waxed cotton" in fact(product, "material").lower():
            assert "machine" not in fact(product, "care").lower().replace("no machine", "")


def test_handles_and_barcodes_are_well_formed() -> None:
    assert plain("Höhenweg, 45 l") == "hohenweg-45-l"
    digits = [int(digit) for digit in barcode(12345)]
    assert (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0
