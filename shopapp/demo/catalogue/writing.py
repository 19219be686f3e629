"""Writes products as Shopify's product CSV: its 46 columns, the metafields after them. The same source gives the same bytes."""

import csv
import html
import io
from collections.abc import Iterable, Iterator

from shopapp.demo.catalogue.reading import Item, Sort, plain

_COLUMNS = (  # noqa: SIM905 - as the first line of Shopify's file has it
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,"
    "Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,"
    "Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,"
    "Google Shopping / Google Product Category,Google Shopping / Gender,Google Shopping / Age Group,Google Shopping / MPN,"
    "Google Shopping / AdWords Grouping,Google Shopping / AdWords Labels,Google Shopping / Condition,"
    "Google Shopping / Custom Product,Google Shopping / Custom Label 0,Google Shopping / Custom Label 1,"
    "Google Shopping / Custom Label 2,Google Shopping / Custom Label 3,Google Shopping / Custom Label 4,Variant Image,"
    "Variant Weight Unit,Variant Tax Code"
).split(",")
FACTS = {
    "material": "Material",
    "care": "Care",
    "fit": "Fit",
    "insulation": "Insulation",
    "weight": "Weight",
    "dimensions": "Dimensions",
    "capacity": "Capacity",
    "waterproof_rating": "Waterproof rating",
    "dishwasher_safe": "Dishwasher safe",
    "suits_hob": "Suits hob",
    "made_in": "Made in",
    "warranty": "Warranty",
}
_FACT_COLUMNS = {key: f"{label} (product.metafields.custom.{key})" for key, label in FACTS.items()}
_HEADER = [*_COLUMNS, "Collection", *_FACT_COLUMNS.values(), "Status"]


def written(items: Iterable[Item]) -> str:
    """The CSV's text, lines ended by a bare newline."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for number, item in enumerate(items, start=1):
        writer.writerows(_rows(number, item))
    return out.getvalue()


def _rows(number: int, item: Item) -> Iterator[dict[str, str]]:
    for at, sort in enumerate(item.sorts):
        row = {"Handle": item.handle} | _sort(number, at, item, sort)
        if at == 0:
            row |= _product(item)
        if at < len(item.tones):
            tone = item.tones[at]
            alt = item.title if len(item.tones) == 1 else f"{item.title} in {tone.lower()}"
            row |= {"Image Src": f"/cdn/pictures/{item.picture(tone)}.svg", "Image Position": str(at + 1), "Image Alt Text": alt}
        yield row


def _product(item: Item) -> dict[str, str]:
    collections = [item.department] if item.status == "active" and not item.gift_card else []
    if "gift" in item.tags and item.status == "active":
        collections.append("Gifts")
    return {
        "Title": item.title,
        "Body (HTML)": f"<p>{html.escape(item.about, quote=False)}</p>",
        "Vendor": item.vendor,
        "Type": item.kind,
        "Tags": ", ".join(item.tags),
        "Published": "FALSE" if item.status == "draft" else "TRUE",
        "Gift Card": "TRUE" if item.gift_card else "FALSE",
        "SEO Description": item.about.partition(". ")[0].rstrip(".") + ".",
        "Collection": ", ".join(collections),
        "Status": item.status,
        **{f"Option{place} Name": name for place, name in enumerate(item.options, start=1)},
        **({} if item.options else {"Option1 Name": "Title"}),
        **{_FACT_COLUMNS[key]: value for key, value in item.facts.items()},
    }


def _sort(number: int, at: int, item: Item, sort: Sort) -> dict[str, str]:
    values = sort.values or ("Default Title",)
    initials = "".join(word[:3] for word in item.handle.split("-")[:2]).upper()
    return {
        **{f"Option{place} Value": value for place, value in enumerate(values, start=1)},
        "Variant SKU": "-".join(
            [f"FH{number:03d}", initials, *(plain(value).replace("-", "").upper()[:6] for value in sort.values)]
        ),
        "Variant Grams": str(item.grams),
        "Variant Inventory Tracker": "" if item.gift_card else "shopify",
        "Variant Inventory Qty": "0" if item.gift_card else str(sort.stock),
        "Variant Inventory Policy": "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": f"{sort.price}.00",
        "Variant Compare At Price": f"{sort.was}.00" if sort.was else "",
        "Variant Requires Shipping": "FALSE" if item.gift_card else "TRUE",
        "Variant Taxable": "FALSE" if item.gift_card else "TRUE",
        "Variant Barcode": barcode(number * 100 + at) if number % 3 and not item.gift_card else "",
        "Variant Image": sort.picture,
        "Variant Weight Unit": "g",
    }


def barcode(number: int) -> str:
    """An EAN-13 of the range 200, which is for use inside a shop and belongs to no maker."""
    digits = f"200{number:09d}"
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    return f"{digits}{-(odd + 3 * even) % 10}"
