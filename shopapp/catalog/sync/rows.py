"""Products as Shopify says them, turned into our rows: amounts as minor units, facets found. Pure.

The one rule: what is computed here depends on the product alone, so that the same product read twice gives the same row.
"""

import json
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from shopapp.catalog.text import fold
from shopapp.errors import Invalid
from shopapp.money import Money, exponent
from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts

MOST_VALUES = 60
_READABLE = frozenset(
    {"single_line_text_field", "number_integer", "number_decimal", "boolean", "color", "dimension", "weight", "volume", "rating"}
)
_LONGEST_VALUE = 80


def row_of(product: ProductFacts, currency: str) -> dict[str, Any]:
    """One JSON-able row with its variants inside. Raises Invalid for a currency or an amount we do not know."""
    variants = [_variant(variant, currency) for variant in product.variants]
    prices = [each["price_minor"] for each in variants if each["available"]] or [each["price_minor"] for each in variants] or [0]
    return {
        "id": product.id,
        "handle": product.handle,
        "title": product.title,
        "description": product.description,
        "vendor": product.vendor,
        "product_type": product.product_type,
        "category": product.category,
        "tags": product.tags,
        "collections": product.collections,
        "status": product.status,
        "published_at": product.published_at.isoformat() if product.published_at else None,
        "options": product.options,
        "metafields": product.metafields,
        "facets": facets_of(product),
        "image_url": product.image_url,
        "image_alt": product.image_alt,
        "currency": currency,
        "price_min": min(prices),
        "price_max": max(prices),
        "available": any(each["available"] for each in variants),
        "source_updated_at": product.updated_at.isoformat(),
        "codes": " ".join(dict.fromkeys(each["sku"] for each in variants if each["sku"]))[:20_000],
        "variants": variants,
    }


def facets_of(product: ProductFacts) -> dict[str, list[str]]:
    """Name (lower case) to values as written."""
    found: dict[str, list[str]] = {}
    for option in product.options:
        _add(found, str(option["name"]), [str(value) for value in cast(list[object], option["values"])])
    for key, metafield in product.metafields.items():
        named = [product.names[id] for id in _referred(metafield) if id in product.names]
        _add(found, _called(key), named or values_of(metafield["type"], metafield["value"]))
    _add(found, "type", [product.product_type])
    _add(found, "vendor", [product.vendor])
    _add(found, "tag", product.tags)
    _add(found, "category", [product.category.rsplit(" > ", 1)[-1]])
    _add(found, "collection", list(product.collections.values()))
    return found


def references(product: ProductFacts) -> list[str]:
    """The global ids of the metaobjects that its metafields refer to."""
    return [id for metafield in product.metafields.values() for id in _referred(metafield)]


def _referred(metafield: dict[str, str]) -> list[str]:
    if metafield["type"] == "metaobject_reference":
        return [metafield["value"]]
    if metafield["type"] != "list.metaobject_reference":
        return []
    try:
        listed: Any = json.loads(metafield["value"])
    except ValueError:
        return []
    return [str(id) for id in cast(list[Any], listed)] if isinstance(listed, list) else []


def _called(key: str) -> str:
    """A metafield's name, as a facet: `shopify.color-pattern` is what Shopify calls colour, as options are called."""
    space, _, name = key.partition(".")
    return "color" if (space, name) == ("shopify", "color-pattern") else name.replace("_", " ").replace("-", " ")


def values_of(kind: str, value: str) -> list[str]:
    """A metafield's values as a person reads them; none for texts, links, references and anything unreadable."""
    single = kind.removeprefix("list.")
    if single not in _READABLE:
        return []
    try:
        parsed: Any = json.loads(value) if kind != single or single in ("dimension", "weight", "volume", "rating") else value
    except ValueError:
        return []
    entries = cast(list[Any], parsed) if isinstance(parsed, list) else [parsed]
    return [text for entry in entries if (text := _text(single, entry))]


def _text(kind: str, entry: Any) -> str:
    if isinstance(entry, dict):
        measured = cast(dict[str, Any], entry)
        return f"{_number(measured.get('value', ''))} {str(measured.get('unit', '')).lower()}".strip()
    if kind == "boolean":
        return "Yes" if str(entry).lower() == "true" else "No"
    return _number(entry) if kind.startswith("number") else str(entry).strip()


def _number(value: Any) -> str:
    """`40.0` as 40: written the same way however it was typed."""
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return str(value)
    return f"{number.normalize():f}" if number.is_finite() else str(value)


def _add(found: dict[str, list[str]], name: str, values: list[str]) -> None:
    name = name.strip().lower()
    if len(values) == 1 and name not in found:
        # Nearly always so, and a catalogue has millions of them.
        value = values[0].strip()
        if value and len(values[0]) <= _LONGEST_VALUE:
            found[name] = [value]
        return
    kept = {fold(value): value.strip() for value in values if value.strip() and len(value) <= _LONGEST_VALUE}
    if kept:
        present = found.setdefault(name, [])
        known = {fold(value) for value in present}
        present += [value for key, value in kept.items() if key not in known][: MOST_VALUES - len(present)]


def _variant(variant: VariantFacts, currency: str) -> dict[str, Any]:
    return {
        "id": variant.id,
        "position": variant.position,
        "title": variant.title,
        "sku": variant.sku,
        "barcode": variant.barcode,
        "option_values": variant.option_values,
        "price_minor": minor(variant.price, currency),
        "compare_at_minor": minor(variant.compare_at, currency) if variant.compare_at else None,
        "stock": variant.stock,
        "tracked": variant.tracked,
        "sells_when_out": variant.sells_when_out,
        "available": variant.available,
        "image_url": variant.image_url,
        "inventory_item_id": variant.inventory_item_id,
    }


@lru_cache(maxsize=10_000)
def minor(amount: str, currency: str) -> int:
    """Most prices of a shop recur. Shopify writes two decimals for currencies that have none."""
    try:
        return Money.parse(amount, currency).minor
    except Invalid:
        digits = exponent(currency)
        trimmed = amount.rstrip("0").rstrip(".") if "." in amount else amount
        if digits > len(trimmed.partition(".")[2]) or trimmed == amount:
            raise
        return Money.parse(trimmed, currency).minor
