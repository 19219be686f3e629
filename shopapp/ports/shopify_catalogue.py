"""The shop's catalogue and own texts, as Shopify has them now.

Everything is what the merchant keeps in Shopify, in our words: ids are numbers, times aware, amounts decimal strings of
the shop's currency.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class VariantFacts:
    id: int
    position: int
    title: str
    price: str
    compare_at: str | None = None
    sku: str = ""
    barcode: str = ""
    option_values: list[str] = field(default_factory=list[str])
    stock: int | None = None
    tracked: bool = True
    sells_when_out: bool = False
    available: bool = True
    image_url: str = ""
    inventory_item_id: int | None = None


@dataclass(frozen=True, slots=True)
class ProductFacts:
    id: int
    handle: str
    title: str
    status: str
    published_at: datetime | None
    updated_at: datetime
    variants: list[VariantFacts]
    description: str = ""
    """Plain text."""
    vendor: str = ""
    product_type: str = ""
    category: str = ""
    tags: list[str] = field(default_factory=list[str])
    collections: dict[str, str] = field(default_factory=dict[str, str])
    options: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    metafields: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    image_url: str = ""
    image_alt: str = ""
    names: dict[str, str] = field(default_factory=dict[str, str])
    """What the metaobjects are called that its metafields refer to, by global id."""


@dataclass(frozen=True, slots=True)
class StockFacts:
    variant_id: int
    stock: int | None
    tracked: bool
    sells_when_out: bool
    available: bool


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    id: int
    title: str
    product_ids: list[int]
    whole: bool
    """False when it holds more products than one read may list."""


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """How many of an inventory item one location can sell."""

    inventory_item_id: int
    location_id: int
    available: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class TranslationFacts:
    """A product's texts in one locale; empty where the merchant translated nothing."""

    product_id: int
    title: str
    description: str
    """Plain text."""
    product_type: str
    terms: dict[str, str]
    """Names of options and of their values, as in the primary locale, with their translations."""

    @property
    def empty(self) -> bool:
        return not (self.title or self.description or self.product_type or self.terms)


@dataclass(frozen=True, slots=True)
class MarketPrice:
    variant_id: int
    price: str
    currency: str
    compare_at: str | None = None


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """A product as one country sees it."""

    product_id: int
    published: bool
    prices: list[MarketPrice]


@dataclass(frozen=True, slots=True)
class Region:
    """A country that belongs to an active market, and the currency it pays in."""

    country: str
    market: str
    currency: str


@dataclass(frozen=True, slots=True)
class ShopText:
    """A policy or a page of the shop."""

    source: Literal["policy", "page"]
    id: str
    title: str
    url: str
    """Address, or path within the storefront."""
    html: str


@dataclass(frozen=True, slots=True)
class Export:
    """A bulk export. `products` counts the things at its root that have been written so far."""

    state: Literal["running", "ready", "failed"]
    products: int
    url: str | None
    """Where the lines are; None when the shop has no product."""
    error: str | None = None


class ExportLine(NamedTuple):
    """There are millions of them: a tuple is made in a third of the time of a dataclass."""

    gid: str
    parent_gid: str | None
    body: bytes


class ShopifyCatalogue(Protocol):
    def export(self, shop_id: int, part: str = "products") -> str:
        """Ask for one part of the catalogue: `products`, `stock`, `translations:de`, `market:CH`; returns the export's id.

        Unavailable when too many are running.
        """
        ...

    def exported(self, shop_id: int, export_id: str) -> Export: ...

    def lines(self, url: str) -> Iterator[ExportLine]:
        """The export line by line, children before or after their parents. Never holds it whole."""
        ...

    def assemble(self, bodies: Iterable[bytes]) -> list[ProductFacts]:
        """Products from their own lines and those of their descendants, in any order. Asks nobody."""
        ...

    def levels(self, bodies: Iterable[bytes]) -> list[LevelFacts]:
        """The same for the lines of `stock`."""
        ...

    def translations(self, bodies: Iterable[bytes]) -> list[TranslationFacts]:
        """The same for the lines of `translations:…`."""
        ...

    def market(self, bodies: Iterable[bytes]) -> list[MarketFacts]:
        """The same for the lines of `market:…`."""
        ...

    def regions(self, shop_id: int) -> list[Region]:
        """Every country the shop sells to, in the order of its markets. Refused without the scope for it."""
        ...

    def translated(self, shop_id: int, product_id: int, locale: str) -> TranslationFacts | None:
        """One product's texts as they are now; None when Shopify has it no more."""
        ...

    def in_market(self, shop_id: int, product_id: int, country: str) -> MarketFacts | None:
        """One product as that country sees it now; None when Shopify has it no more."""
        ...

    def product(self, shop_id: int, product_id: int) -> ProductFacts | None:
        """As it is now; None when Shopify has it no more."""
        ...

    def names(self, shop_id: int, ids: Sequence[str]) -> dict[str, str]:
        """What these metaobjects are called, by global id; one that is gone is missing. Refused without the scope for it."""
        ...

    def stock(self, shop_id: int, variant_ids: list[int]) -> list[StockFacts]: ...

    def collection(self, shop_id: int, collection_id: int) -> CollectionFacts | None: ...

    def texts(self, shop_id: int) -> list[ShopText]:
        """All policies that have a text and all published pages."""
        ...
