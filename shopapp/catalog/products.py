"""What a shop sells: products and their variants, as our rows hold them.

Amounts are minor units of the product's currency; ids are the numbers inside Shopify's global ids. A product may have
2,048 variants: never read "all variants" where the cheapest will do.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopapp.money import Money


@dataclass(frozen=True, slots=True)
class Translation:
    """A product in another language; what is empty is not translated."""

    product_id: int
    title: str
    description: str
    product_type: str
    terms: dict[str, str]
    """Names of options and values to what they are called in the locale."""


@dataclass(frozen=True, slots=True)
class Product:
    id: int
    handle: str
    title: str
    description: str
    vendor: str
    product_type: str
    category: str
    tags: list[str]
    collections: dict[str, str]
    """Collection id to title."""
    status: str
    published_at: datetime | None
    options: list[dict[str, Any]]
    """`[{"name": "Size", "values": ["S", "M"]}]`, in the shop's order; empty for a product without a choice."""
    metafields: dict[str, dict[str, Any]]
    """`{"custom.fabric": {"type": "single_line_text_field", "value": "Linen"}}`"""
    facets: dict[str, list[str]]
    """What it can be narrowed by: `{"color": ["Navy"], "vendor": ["Fieldhouse"]}`; names are lower case."""
    image_url: str
    image_alt: str
    currency: str
    price_min: int
    price_max: int
    available: bool
    source_updated_at: datetime
    deleted_at: datetime | None
    told: Translation | None = None
    """In the shopper's language, where it was read for one (`here.products`). All other fields stay the shop's own."""

    @property
    def name(self) -> str:
        """What a shopper reads; `title` is what the shop's own words are compared with."""
        return (self.told and self.told.title) or self.title

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title a shopper may know it by."""
        return tuple(dict.fromkeys((self.title, self.name)))

    @property
    def text(self) -> str:
        return (self.told and self.told.description) or self.description

    def says(self, term: str) -> str:
        """The name of an option or value as a shopper reads it."""
        return self.told.terms.get(term, term) if self.told else term

    @property
    def offered(self) -> bool:
        """Whether a shopper may be shown it. UNLISTED is sold by direct link only, so it is not."""
        return self.status == "ACTIVE" and self.published_at is not None and self.deleted_at is None


@dataclass(frozen=True, slots=True)
class Variant:
    id: int
    product_id: int
    position: int
    title: str
    sku: str
    barcode: str
    option_values: list[str]
    """In the order of the product's options."""
    price_minor: int
    compare_at_minor: int | None
    currency: str
    stock: int | None
    tracked: bool
    sells_when_out: bool
    available: bool
    image_url: str
    inventory_item_id: int | None

    @property
    def price(self) -> Money:
        return Money(self.price_minor, self.currency)

    @property
    def compare_at(self) -> Money | None:
        """The former price, where it is really higher."""
        if self.compare_at_minor is None or self.compare_at_minor <= self.price_minor:
            return None
        return Money(self.compare_at_minor, self.currency)
