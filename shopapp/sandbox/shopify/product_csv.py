"""Shopify's product CSV, old export columns and new ones, as product documents without ids.

One product is several rows of one handle: a row with an option value or a price is a variant, any other is one more image.
Rows are counted as a spreadsheet does: the header is row 1, a cell with line breaks does not add rows.
"""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Doc = dict[str, Any]

_ALIASES = {
    "handle": ("handle", "url handle"),
    "title": ("title",),
    "body": ("body (html)", "body html", "description"),
    "vendor": ("vendor",),
    "category": ("product category", "standardized product type", "custom product type"),
    "type": ("type",),
    "tags": ("tags",),
    "collection": ("collection",),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "sku": ("variant sku", "sku"),
    "barcode": ("variant barcode", "barcode"),
    "grams": ("variant grams", "weight value (grams)"),
    "unit": ("variant weight unit", "weight unit for display"),
    "tracker": ("variant inventory tracker", "inventory tracker"),
    "stock": ("variant inventory qty", "inventory quantity"),
    "policy": ("variant inventory policy", "continue selling when out of stock"),
    "price": ("variant price", "price"),
    "compare": ("variant compare at price", "compare-at price"),
    "shipping": ("variant requires shipping", "requires shipping"),
    "taxable": ("variant taxable", "charge tax"),
    "cost": ("cost per item",),
    "image": ("image src", "product image url"),
    "image_position": ("image position",),
    "image_alt": ("image alt text",),
    "variant_image": ("variant image", "variant image url"),
    "gift_card": ("gift card",),
    "seo_title": ("seo title",),
    "seo_description": ("seo description",),
    "option1_name": ("option1 name",),
    "option1": ("option1 value",),
    "option2_name": ("option2 name",),
    "option2": ("option2 value",),
    "option3_name": ("option3 name",),
    "option3": ("option3 value",),
    "gender": ("google shopping / gender",),
    "age_group": ("google shopping / age group",),
    "condition": ("google shopping / condition",),
}
_METAFIELD = re.compile(r"\(product\.metafields\.([^.()]+)\.([^()]+)\)\s*\Z")
_GRAMS = {"kg": Decimal(1000), "g": Decimal(1), "lb": Decimal("453.59237"), "oz": Decimal("28.349523125")}
_UNITS = {"kg": "KILOGRAMS", "g": "GRAMS", "lb": "POUNDS", "oz": "OUNCES"}
_YES, _NO = {"true", "yes", "1", "active"}, {"false", "no", "0", "", "deny"}


class BadCsv(ValueError):
    """The file is not a product CSV: the message names the row and the column, as a spreadsheet shows them."""

    def __init__(self, row: int, column: str, message: str) -> None:
        super().__init__(f"Row {row}, column “{column}”: {message}")
        self.row, self.column = row, column


def read_csv(source: Path | str) -> list[Doc]:
    """Product documents (no ids) of a file or of the text itself, in the order of the file. Raises `BadCsv`, OSError."""
    text = source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source.removeprefix("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = _columns(reader.fieldnames or [])
    found: dict[str, _Product] = {}
    for number, raw in enumerate(_records(reader), start=2):
        row = _Row(number, {key: (raw.get(column) or "").strip() for key, column in columns.items()}, columns, raw)
        if not any(row.cells.values()):
            continue
        handle = row.text("handle")
        if not handle:
            raise row.bad("handle", "every row needs the handle of its product")
        if handle not in found:
            found[handle] = _Product(row)
        found[handle].add(row)
    if not found:
        raise BadCsv(1, columns["handle"], "the file has no products")
    return [product.finished() for product in found.values()]


def _records(reader: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    number = 1
    try:
        for raw in reader:
            number += 1
            yield raw
    except csv.Error as problem:
        raise BadCsv(number + 1, "Handle", f"not readable as CSV ({problem})") from problem


def _columns(names: Any) -> dict[str, str]:
    """Our name -> the file's own column name. Raises `BadCsv` when a column nothing can do without is absent."""
    by_lower = {name.strip().lower(): name for name in names if name}
    found = {key: by_lower[alias] for key, aliases in reversed(_ALIASES.items()) for alias in aliases if alias in by_lower}
    for key, shown in (("handle", "Handle"), ("title", "Title"), ("price", "Variant Price")):
        if key not in found:
            raise BadCsv(
                1, shown, "this column is missing; export the products from Shopify as “CSV for Excel” or “Plain CSV file”"
            )
    return found


class _Row:
    def __init__(self, number: int, cells: dict[str, str], columns: dict[str, str], raw: dict[str, str]) -> None:
        self.number, self.cells, self._columns, self.raw = number, cells, columns, raw

    def bad(self, key: str, message: str) -> BadCsv:
        return BadCsv(self.number, self._columns.get(key, key), message)

    def text(self, key: str) -> str:
        return self.cells.get(key, "")

    def money(self, key: str) -> str | None:
        """An amount as Shopify writes it, two decimals at least; None for an empty cell."""
        text = self.text(key)
        if not text:
            return None
        try:
            amount = Decimal(text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text)
        except InvalidOperation:
            raise self.bad(key, f"“{text}” is not an amount; write it as 1234.50") from None
        if not amount.is_finite() or amount < 0:
            raise self.bad(key, f"“{text}” is not an amount a product can cost")
        return str(amount.quantize(Decimal("0.01")) if amount.as_tuple().exponent > -2 else amount)  # pyright: ignore[reportOperatorIssue]

    def whole(self, key: str) -> int:
        text = self.text(key) or "0"
        try:
            return int(Decimal(text))
        except (InvalidOperation, ValueError, OverflowError):
            raise self.bad(key, f"“{text}” is not a whole number") from None

    def flag(self, key: str, default: bool) -> bool:
        text = self.text(key).lower()
        if not text:
            return default
        if text in _YES or text in _NO:
            return text in _YES
        raise self.bad(key, f"“{text}” is neither TRUE nor FALSE")

    @property
    def is_variant(self) -> bool:
        return bool(self.text("option1") or self.text("price"))


class _Product:
    """Gathers the rows of one handle."""

    def __init__(self, row: _Row) -> None:
        if not row.text("title"):
            raise row.bad("title", "the first row of a product needs its title")
        status = row.text("status").upper() or "ACTIVE"
        if status not in ("ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"):
            raise row.bad("status", f"“{row.text('status')}” is none of active, draft, archived, unlisted")
        self._options = [row.text(f"option{n}_name") for n in (1, 2, 3)]
        if not self._options[0]:
            self._options[0] = "Title"
        self._doc: Doc = {
            "handle": row.text("handle"),
            "title": row.text("title"),
            "descriptionHtml": row.text("body"),
            "vendor": row.text("vendor"),
            "productType": row.text("type"),
            "tags": sorted({tag.strip() for tag in row.text("tags").split(",") if tag.strip()}, key=str.lower),
            "status": status,
            "published": row.flag("published", default=True),
            "category": row.text("category") or None,
            "isGiftCard": row.flag("gift_card", default=False),
            "seo": {"title": row.text("seo_title") or None, "description": row.text("seo_description") or None},
            "metafields": _metafields(row),
            "collections": [name.strip() for name in row.text("collection").split(",") if name.strip()],
            "images": [],
            "variants": [],
        }

    def add(self, row: _Row) -> None:
        if row.is_variant:
            self._doc["variants"].append(self._variant(row))
        if source := row.text("image"):
            self._image(source, row.text("image_alt"), row.whole("image_position"))

    def _image(self, source: str, alt: str, position: int = 0) -> None:
        images: list[Doc] = self._doc["images"]
        if all(image["src"] != source for image in images):
            images.append({"src": source, "alt": alt or None, "position": position or 1000 + len(images)})

    def _variant(self, row: _Row) -> Doc:
        price = row.money("price")
        if price is None:
            raise row.bad("price", "a variant needs a price")
        values = [row.text(f"option{n}") for n in (1, 2, 3)][: sum(1 for name in self._options if name)]
        unit = row.text("unit").lower() or "kg"
        if unit not in _GRAMS:
            raise row.bad("unit", f"“{unit}” is none of kg, g, lb, oz")
        if picture := row.text("variant_image"):
            self._image(picture, "")
        return {
            "sku": row.text("sku").lstrip("'") or None,
            "barcode": row.text("barcode").lstrip("'") or None,
            "price": price,
            "compareAtPrice": row.money("compare"),
            "optionValues": [value or "Default Title" for value in values],
            "inventoryQuantity": row.whole("stock"),
            "inventoryPolicy": "CONTINUE" if row.text("policy").lower() in ("continue", "true", "yes") else "DENY",
            "tracked": row.text("tracker").lower() == "shopify",
            "requiresShipping": row.flag("shipping", default=True),
            "taxable": row.flag("taxable", default=True),
            "weight": float(Decimal(row.money("grams") or "0") / _GRAMS[unit]),
            "weightUnit": _UNITS[unit],
            "cost": row.money("cost"),
            "image": picture or None,
        }

    def finished(self) -> Doc:
        doc, names = self._doc, [name for name in self._options if name]
        values = [list(dict.fromkeys(variant["optionValues"][at] for variant in doc["variants"])) for at in range(len(names))]
        doc["options"] = [{"name": name, "values": found} for name, found in zip(names, values, strict=True)]
        doc["images"] = sorted(doc["images"], key=_position)
        for position, image in enumerate(doc["images"], start=1):
            image["position"] = position
        return doc


def _position(image: Doc) -> int:
    return int(image["position"])


def _metafields(row: _Row) -> list[Doc]:
    """Metafield columns (`Fabric (product.metafields.custom.fabric)`) and the Google ones Shopify keeps as metafields."""
    found: list[Doc] = []
    for column, value in row.raw.items():
        named = _METAFIELD.search(column or "")
        if named and value and value.strip():
            found.append({"namespace": named[1], "key": named[2], "type": "single_line_text_field", "value": value.strip()})
    for key in ("gender", "age_group", "condition"):
        if row.text(key):
            entry = {"namespace": "mm-google-shopping", "key": key, "type": "single_line_text_field", "value": row.text(key)}
            found.append(entry)
    return found
