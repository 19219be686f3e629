"""What a shopper can see of a catalogue: visible products, collections, search.

A snapshot is built once per change of the product documents and shared by all requests: never change what it returns.
"""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from shopapp.sandbox.state import Doc, World
from shopapp.sandbox.storefront.markup import handleize, plain
from shopapp.sandbox.storefront.prices import cents

FEWEST = 2  # a derived collection with one product is no collection
MOST = 10


@dataclass(slots=True)
class Collection:
    handle: str
    title: str
    description: str = ""
    products: list[Doc] = field(default_factory=list[Doc])
    id: int = 0
    image: str | None = None


@dataclass(slots=True)
class Shelves:
    """One shop's catalogue as the storefront shows it. `products` are listed; `by_handle` also knows the unlisted ones."""

    products: list[Doc]
    by_handle: dict[str, Doc]
    by_id: dict[int, Doc]
    by_variant: dict[int, tuple[Doc, Doc]]
    collections: list[Collection]

    def collection(self, handle: str) -> Collection | None:
        if handle == "all":
            return Collection("all", "All products", products=self.products)
        return next((one for one in self.collections if one.handle == handle), None)

    def featured(self, count: int) -> list[Doc]:
        """A mixed handful: one available product of each collection in turn, those marked 'featured' first."""
        chosen = [p for p in self.products if "featured" in [t.lower() for t in p.get("tags", [])] and available(p)]
        columns = [[p for p in c.products if available(p)] for c in self.collections] or [self.products]
        for row in range(count):
            for column in columns:
                if row < len(column) and column[row] not in chosen:
                    chosen.append(column[row])
        return chosen[:count]

    def search(self, words: str) -> list[Doc]:
        """Products in which every word occurs, those with the words in the title first."""
        terms = [term for term in words.lower().split() if term]
        scored = [(sum(_weight(product, term) for term in terms), product) for product in self.products if terms]
        hits = [(score, p) for score, p in scored if all(_weight(p, term) for term in terms)]
        return [product for _score, product in sorted(hits, key=lambda hit: -hit[0])]


class Shelving:
    """The shelves of every shop, rebuilt when its documents changed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lock = threading.Lock()
        self._built: dict[str, tuple[Any, Shelves]] = {}

    def of(self, shop: str) -> Shelves:
        version = (self._world.version("product", shop=shop), self._world.version("collection", shop=shop))
        with self._lock:
            held = self._built.get(shop)
            if held and held[0] == version:
                return held[1]
            shelves = build(self._world.all("product", shop=shop), self._world.all("collection", shop=shop))
            self._built[shop] = (version, shelves)
            return shelves


def build(products: list[Doc], collections: list[Doc]) -> Shelves:
    reachable = [p for p in products if p.get("status", "ACTIVE") in ("ACTIVE", "UNLISTED") and p.get("publishedAt")]
    listed = [p for p in reachable if p.get("status", "ACTIVE") == "ACTIVE"]
    return Shelves(
        products=listed,
        by_handle={p["handle"]: p for p in reachable},
        by_id={int(p["id"]): p for p in reachable},
        by_variant={int(v["id"]): (p, v) for p in reachable for v in p.get("variants", [])},
        collections=_kept(listed, collections) or _derived(listed),
    )


def variant_available(variant: Doc) -> bool:
    return (
        not variant.get("tracked", True)
        or variant.get("inventoryPolicy") == "CONTINUE"
        or variant.get("inventoryQuantity", 0) > 0
    )


def available(product: Doc) -> bool:
    return any(variant_available(variant) for variant in product.get("variants", []))


def price_span(product: Doc) -> tuple[int, int]:
    prices = [cents(variant["price"]) for variant in product.get("variants", [])] or [0]
    return min(prices), max(prices)


def in_order(products: list[Doc], order: str) -> list[Doc]:
    """Sorted as the storefront's `sort_by` parameter says; an unknown order leaves them as they are."""
    match order:
        case "price-ascending":
            return sorted(products, key=lambda p: price_span(p)[0])
        case "price-descending":
            return sorted(products, key=lambda p: -price_span(p)[0])
        case "title-ascending":
            return sorted(products, key=lambda p: str(p["title"]).lower())
        case "created-descending":
            return sorted(products, key=lambda p: str(p.get("createdAt") or ""), reverse=True)
        case _:
            return products


def related(shelves: Shelves, product: Doc, count: int) -> list[Doc]:
    for collection in shelves.collections:
        others = [p for p in collection.products if p["id"] != product["id"]]
        if len(others) < len(collection.products) and others:
            return sorted(others, key=lambda p: not available(p))[:count]
    return [p for p in shelves.products if p["id"] != product["id"]][:count]


def _kept(products: list[Doc], collections: list[Doc]) -> list[Collection]:
    """The merchant's own collections, those with nothing to show left out."""
    kept: list[Collection] = []
    for doc in collections:
        members = [p for p in products if int(doc["id"]) in [int(c) for c in p.get("collections", [])]]
        if members:
            text = str(doc.get("descriptionHtml") or doc.get("description") or "")
            kept.append(Collection(doc["handle"], doc["title"], text, members, int(doc["id"])))
    return kept


def _derived(products: list[Doc]) -> list[Collection]:
    """Departments found in the products when nobody made any: by type, else by tag, else by vendor, whichever says most."""
    ways = (
        [[str(p.get("productType") or "")] for p in products],
        [[str(tag) for tag in p.get("tags", [])] for p in products],
        [[str(p.get("vendor") or "")] for p in products],
    )
    for names in ways:
        if len(found := _grouped(products, names)) >= FEWEST:
            return found
    return []


def _grouped(products: list[Doc], names: list[list[str]]) -> list[Collection]:
    sizes = Counter(name.strip() for each in names for name in each if name.strip())
    telling = [name for name, size in sizes.most_common() if FEWEST <= size < max(len(products), 3)]
    covered = sum(1 for each in names if any(name.strip() in telling for name in each))
    if covered < len(products) * 0.6:
        return []
    return [
        Collection(handleize(name), name[:1].upper() + name[1:], products=_members(products, names, name), id=number)
        for number, name in enumerate(telling[:MOST], start=1)
    ]


def _members(products: list[Doc], names: list[list[str]], name: str) -> list[Doc]:
    return [p for p, each in zip(products, names, strict=True) if name in [one.strip() for one in each]]


def _weight(product: Doc, term: str) -> int:
    if term in str(product["title"]).lower():
        return 5
    if (
        term
        in " ".join([str(product.get("productType") or ""), str(product.get("vendor") or ""), *product.get("tags", [])]).lower()
    ):
        return 3
    codes = (str(variant.get("sku") or "").lower() for variant in product.get("variants", []))
    return 2 if term in codes else int(term in plain(product.get("descriptionHtml")).lower())
