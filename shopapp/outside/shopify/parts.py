"""What hangs on products and comes by itself: stock at each location, translations, prices in a market. Pure.

As in `products`, nodes come one by one or as the loose lines of an export.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from html.parser import HTMLParser

import orjson

from shopapp.outside.shopify.products import Node, inner, number
from shopapp.ports.shopify_catalogue import LevelFacts, MarketFacts, MarketPrice, Region, TranslationFacts


def levels(bodies: Iterable[bytes]) -> list[LevelFacts]:
    """From the lines of inventory items and their levels; what is at no location has no level."""
    found: list[LevelFacts] = []
    for body in bodies:
        node: Node = orjson.loads(body)
        if "/InventoryLevel/" in node["id"]:
            quantities = {each["name"]: each["quantity"] for each in node["quantities"]}
            found.append(
                LevelFacts(
                    inventory_item_id=number(node["__parentId"]),
                    location_id=number(node["location"]["id"]),
                    available=int(quantities.get("available", 0)),
                    updated_at=datetime.fromisoformat(node["updatedAt"]),
                )
            )
    return found


def translations(bodies: Iterable[bytes]) -> list[TranslationFacts]:
    return [translation_of(orjson.loads(body)) for body in bodies]


def translation_of(node: Node) -> TranslationFacts:
    texts = {str(each["key"]): str(each["value"] or "") for each in node["translations"]}
    terms: dict[str, str] = {}
    for option in node["options"]:
        for named in (option, *option["optionValues"]):
            told = [str(each["value"] or "") for each in named["translations"] if each["key"] == "name"]
            if told and told[0]:
                terms[str(named["name"])] = told[0]
    return TranslationFacts(
        product_id=number(node["id"]),
        title=texts.get("title", ""),
        description=plain(texts.get("body_html", "")),
        product_type=texts.get("product_type", ""),
        terms=terms,
    )


def markets(bodies: Iterable[bytes]) -> list[MarketFacts]:
    roots: list[Node] = []
    variants: dict[str, list[Node]] = defaultdict(list)
    for body in bodies:
        node: Node = orjson.loads(body)
        if "__parentId" in node:
            variants[node["__parentId"]].append(node)
        else:
            roots.append(node)
    return [market_of(root, variants[root["id"]]) for root in roots]


def market_of(node: Node, variants: list[Node]) -> MarketFacts:
    return MarketFacts(number(node["id"]), bool(node["publishedInContext"]), [_price(each) for each in variants])


def _price(node: Node) -> MarketPrice:
    told: Node = node["contextualPricing"]
    before = inner(told, "compareAtPrice")
    return MarketPrice(number(node["id"]), str(told["price"]["amount"]), str(told["price"]["currencyCode"]), before.get("amount"))


def regions(nodes: Iterable[Node]) -> list[Region]:
    """The countries of the active markets, a country only once, in the order of the markets."""
    found: dict[str, Region] = {}
    for market in nodes:
        where: list[Node] = inner(inner(inner(market, "conditions"), "regionsCondition"), "regions").get("nodes") or []
        for region in where:
            if market["status"] == "ACTIVE" and "code" in region:
                code = str(region["code"])
                found.setdefault(code, Region(code, str(market["name"]), str(region["currency"]["currencyCode"])))
    return list(found.values())


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def plain(html: str) -> str:
    """A translated description comes as HTML only; Shopify's own plain text exists for the primary locale alone."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    return " ".join(" ".join(parser.said).split())
