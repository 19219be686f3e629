"""A small outdoor shop as Shopify would tell it, for tests that need a catalogue."""

from datetime import UTC, datetime
from typing import Any

from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def variant(id: int, price: str, *values: str, stock: int = 5, compare_at: str | None = None, sku: str = "") -> VariantFacts:
    return VariantFacts(
        id=id,
        position=id % 10,
        title=" / ".join(values) or "Default Title",
        price=price,
        compare_at=compare_at,
        sku=sku,
        option_values=list(values),
        stock=stock,
        available=stock > 0,
        inventory_item_id=id + 1_000_000,
    )


def product(id: int, title: str, variants: list[VariantFacts], **more: Any) -> ProductFacts:
    fields: dict[str, Any] = {
        "id": id,
        "handle": title.lower().replace(" ", "-"),
        "title": title,
        "status": "ACTIVE",
        "published_at": NOW,
        "updated_at": NOW,
        "vendor": "Fieldhouse",
        "variants": variants,
    }
    return ProductFacts(**fields | more)


COLORS = ["Navy", "Olive"]
SIZES = ["S", "M"]


def shelf() -> list[ProductFacts]:
    return [
        product(
            100,
            "Rain Jacket",
            [
                variant(1001, "89.00", "S", "Navy", sku="RJ-100-S"),
                variant(1002, "89.00", "M", "Navy", stock=0),
                variant(1003, "95.00", "M", "Olive"),
            ],
            product_type="Jackets",
            description="Waterproof shell for wet days, with taped seams and a hood.",
            options=[{"name": "Size", "values": SIZES}, {"name": "Color", "values": COLORS}],
            metafields={"custom.fabric": {"type": "single_line_text_field", "value": "Recycled nylon"}},
            tags=["rain", "hiking"],
        ),
        product(
            110,
            "Down Jacket",
            [variant(1101, "149.00", "S", "Black", compare_at="199.00"), variant(1102, "149.00", "M", "Black")],
            product_type="Jackets",
            description="Warm goose down for winter days.",
            options=[{"name": "Size", "values": SIZES}, {"name": "Color", "values": ["Black"]}],
            metafields={"custom.fabric": {"type": "single_line_text_field", "value": "Nylon"}},
            tags=["winter"],
        ),
        product(
            120,
            "Leather Belt",
            [variant(1201, "39.00", sku="LB-7")],
            product_type="Belts",
            description="Vegetable tanned leather with a brass buckle.",
            metafields={"custom.material": {"type": "single_line_text_field", "value": "Leather"}},
        ),
        product(
            130,
            "Canvas Belt",
            [variant(1301, "19.00")],
            product_type="Belts",
            description="Woven cotton belt that fits any trousers.",
            metafields={"custom.material": {"type": "single_line_text_field", "value": "Cotton"}},
        ),
        product(
            140, "Camping Stove", [variant(1401, "59.00", stock=0)], product_type="Cooking", description="Gas stove for two pots."
        ),
        product(150, "Enamel Mug", [variant(1501, "12.00")], product_type="Cooking", description="A cup for coffee by the fire."),
        product(160, "Secret Tent", [variant(1601, "300.00")], product_type="Tents", status="DRAFT"),
        product(
            170, "Trail Tent", [variant(1701, "249.00")], product_type="Tents", description="Two person tent for light hikes."
        ),
        product(180, "Unlisted Tent", [variant(1801, "249.00")], product_type="Tents", status="UNLISTED"),
    ]
