"""Reads a shop's catalogue and texts from the Admin API. Implements `ports.shopify_catalogue.ShopifyCatalogue`.

The one rule: an export's lines come from a storage host that is not Shopify's API; it is never sent a token.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import httpx
import orjson

from shopapp.errors import Refused, Unavailable
from shopapp.outside.shopify import parts
from shopapp.outside.shopify import products as shape
from shopapp.outside.shopify.bulk import question_of
from shopapp.outside.shopify.client import AdminClient, refuse_user_errors
from shopapp.ports.shopify_catalogue import (
    CollectionFacts,
    Export,
    ExportLine,
    LevelFacts,
    MarketFacts,
    ProductFacts,
    Region,
    ShopText,
    StockFacts,
    TranslationFacts,
)

MOST_PAGES = 20
_STATES: dict[str, Literal["running", "ready", "failed"]] = {
    "CREATED": "running",
    "RUNNING": "running",
    "CANCELING": "running",
    "COMPLETED": "ready",
}


class Catalogue:
    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def export(self, shop_id: int, part: str = "products") -> str:
        answer = self._admin.ask(shop_id, "catalogue_bulk_start.graphql", {"query": question_of(part)})
        try:
            payload = refuse_user_errors(answer["bulkOperationRunQuery"], what="The catalogue cannot be exported")
        except Refused as problem:
            if problem.code in ("OPERATION_IN_PROGRESS", "LIMIT_REACHED"):
                raise Unavailable("Other exports of this shop are still running.", code=problem.code) from problem
            raise
        return str(payload["bulkOperation"]["id"])

    def exported(self, shop_id: int, export_id: str) -> Export:
        answer = self._admin.ask(shop_id, "catalogue_bulk_state.graphql", {"id": export_id})
        found: dict[str, Any] | None = answer["bulkOperation"]
        if found is None:
            return Export("failed", 0, None, "unknown_operation")
        state = _STATES.get(str(found["status"]), "failed")
        products = int(found["rootObjectCount"] or 0)
        error = str(found.get("errorCode") or found["status"]) if state == "failed" else None
        return Export(state, products, found["url"], error)

    def lines(self, url: str) -> Iterator[ExportLine]:
        try:
            with (
                httpx.Client(timeout=httpx.Timeout(30, connect=5), trust_env=False) as client,
                client.stream("GET", url) as response,
            ):
                if response.status_code != 200:
                    raise Unavailable("The export cannot be downloaded.", code=f"http_{response.status_code}")
                yield from map(_line, _lines_of(response.iter_bytes()))
        except httpx.HTTPError as problem:
            raise Unavailable("The download of the export broke off.", code="download") from problem

    def assemble(self, bodies: Iterable[bytes]) -> list[ProductFacts]:
        return shape.assemble(bodies)

    def levels(self, bodies: Iterable[bytes]) -> list[LevelFacts]:
        return parts.levels(bodies)

    def translations(self, bodies: Iterable[bytes]) -> list[TranslationFacts]:
        return parts.translations(bodies)

    def market(self, bodies: Iterable[bytes]) -> list[MarketFacts]:
        return parts.markets(bodies)

    def regions(self, shop_id: int) -> list[Region]:
        found: list[dict[str, Any]] = []
        after = None
        while True:
            page = self._admin.ask(shop_id, "catalogue_markets.graphql", {"after": after})["markets"]
            found += page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return parts.regions(found)
            after = page["pageInfo"]["endCursor"]

    def translated(self, shop_id: int, product_id: int, locale: str) -> TranslationFacts | None:
        question = {"id": f"gid://shopify/Product/{product_id}", "locale": locale}
        node: dict[str, Any] | None = self._admin.ask(shop_id, "catalogue_product_translations.graphql", question)["product"]
        return parts.translation_of(node) if node else None

    def in_market(self, shop_id: int, product_id: int, country: str) -> MarketFacts | None:
        question: dict[str, Any] = {"id": f"gid://shopify/Product/{product_id}", "country": country}
        found = self._whole(shop_id, "catalogue_product_market.graphql", question)
        return parts.market_of(*found) if found else None

    def _whole(self, shop_id: int, document: str, question: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
        """One product with all its variants, page by page; None when Shopify has it no more."""
        node: dict[str, Any] = {}
        variants: list[dict[str, Any]] = []
        after: str | None = None
        while True:
            answer: dict[str, Any] | None = self._admin.ask(shop_id, document, question | {"after": after})["product"]
            if answer is None:
                return None
            node = node or answer
            variants += answer["variants"]["nodes"]
            if not answer["variants"]["pageInfo"]["hasNextPage"]:
                return node, variants
            after = answer["variants"]["pageInfo"]["endCursor"]

    def product(self, shop_id: int, product_id: int) -> ProductFacts | None:
        question: dict[str, Any] = {"id": f"gid://shopify/Product/{product_id}"}
        found = self._whole(shop_id, "catalogue_product.graphql", question)
        if found is None:
            return None
        node, variants = found
        return shape.product_of(node, variants, node["metafields"]["nodes"], node["collections"]["nodes"])

    def names(self, shop_id: int, ids: Sequence[str]) -> dict[str, str]:
        nodes: list[dict[str, Any] | None] = []
        for start in range(0, len(ids), 100):
            nodes += self._admin.ask(shop_id, "catalogue_names.graphql", {"ids": list(ids[start : start + 100])})["nodes"]
        return {str(node["id"]): str(node["displayName"]) for node in nodes if node}

    def stock(self, shop_id: int, variant_ids: list[int]) -> list[StockFacts]:
        ids = [f"gid://shopify/ProductVariant/{id}" for id in variant_ids]
        nodes: list[dict[str, Any] | None] = []
        for start in range(0, len(ids), 100):
            nodes += self._admin.ask(shop_id, "catalogue_stock.graphql", {"ids": ids[start : start + 100]})["nodes"]
        return [shape.stock_of(node) for node in nodes if node]

    def collection(self, shop_id: int, collection_id: int) -> CollectionFacts | None:
        question: dict[str, Any] = {"id": f"gid://shopify/Collection/{collection_id}", "after": None}
        ids: list[int] = []
        title = ""
        for _ in range(MOST_PAGES):
            found: dict[str, Any] | None = self._admin.ask(shop_id, "catalogue_collection.graphql", question)["collection"]
            if found is None:
                return None
            ids += [shape.number(node["id"]) for node in found["products"]["nodes"]]
            title = str(found["title"])
            page = found["products"]["pageInfo"]
            if not page["hasNextPage"]:
                return CollectionFacts(collection_id, title, ids, True)
            question["after"] = page["endCursor"]
        return CollectionFacts(collection_id, title, ids, False)

    def texts(self, shop_id: int) -> list[ShopText]:
        policies = self._admin.ask(shop_id, "catalogue_policies.graphql")["shop"]["shopPolicies"]
        found = [
            ShopText("policy", str(each["id"]), str(each["title"]), str(each["url"]), str(each["body"]))
            for each in policies
            if str(each["body"]).strip()
        ]
        after = None
        while True:
            pages = self._admin.ask(shop_id, "catalogue_pages.graphql", {"after": after})["pages"]
            found += [
                ShopText("page", str(each["id"]), str(each["title"]), f"/pages/{each['handle']}", str(each["body"]))
                for each in pages["nodes"]
                if each["isPublished"] and str(each["body"]).strip()
            ]
            if not pages["pageInfo"]["hasNextPage"]:
                return found
            after = pages["pageInfo"]["endCursor"]


def _lines_of(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Lines that hold anything. Only a line feed ends one: a text may hold any other sign that separates lines somewhere."""
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        yield from (line for line in whole if line.strip())
    if rest.strip():
        yield rest


def _line(text: bytes) -> ExportLine:
    try:
        node: dict[str, Any] = orjson.loads(text)
        return ExportLine(str(node["id"]), node.get("__parentId"), text)
    except (ValueError, KeyError, TypeError) as problem:
        # A cut download ends in half a line: the same export may be read again.
        raise Unavailable("The export holds a line that cannot be read.", code="bad_line") from problem
