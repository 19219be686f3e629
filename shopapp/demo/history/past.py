"""The orders of the past at the simulated Shopify: placed by name, so that placing them again finds them instead.

Nothing is sent for them when they are placed; a refund or a cancellation is announced by webhook like any other.
"""

import json
import urllib.request
from datetime import UTC, datetime
from typing import Any, cast

from shopapp.demo.history.script import Story
from shopapp.demo.history.shelf import Shelf
from shopapp.demo.history.stage import Scene, Wanted
from shopapp.money import Money
from shopapp.ports.shopify_orders import OrderLine, PlacedOrder

Doc = dict[str, Any]
_TOWNS = {
    "en": (
        ("Uferweg 12", "Hamburg", "20095", "DE"),
        ("Prinsengracht 40", "Amsterdam", "1015", "NL"),
        ("Mozartgasse 3", "Wien", "1040", "AT"),
    ),
    "de": (
        ("Gartenstraße 8", "Göttingen", "37073", "DE"),
        ("Am Markt 2", "Weimar", "99423", "DE"),
        ("Seestrasse 21", "Luzern", "6003", "CH"),
    ),
    "fr": (("12 rue des Lilas", "Strasbourg", "67000", "FR"), ("4 quai Saint-Jean", "Lyon", "69005", "FR")),
}


def place(scenes: list[Scene], shelf: Shelf, *, shopify_url: str, domain: str) -> dict[str, Doc]:
    """Every scene's order by the story's key, in the order of time. What is there already is found, not placed again."""
    address = f"{shopify_url}/_sandbox/shops/{domain}/orders"
    there = {order["sourceIdentifier"]: order for order in _ask(address)["orders"] if order.get("sourceIdentifier")}
    wanted = sorted(
        ((scene, scene.order) for scene in scenes if scene.order and scene.story.key not in there), key=lambda pair: pair[1].at
    )
    given = [_given(scene, order, shelf) for scene, order in wanted]
    placed = cast("list[Doc]", _ask(address, {"orders": given})["orders"]) if given else []
    there |= {order["sourceIdentifier"]: order for order in placed}
    for scene in scenes:
        order = there.get(scene.story.key)
        if order and scene.order and scene.order.change and not order["refunds"] and not order["cancelledAt"]:
            there[scene.story.key] = _ask(f"{address}/{order['id']}", _change(scene.order.change))["order"]
    return there


def as_reported(order: Doc, status_url: str) -> PlacedOrder:
    """The order as Shopify's webhook would have told it."""
    currency = str(order["currency"])
    return PlacedOrder(
        id=int(order["id"]),
        name=str(order["name"]),
        total=Money.parse(order["total"], currency),
        refunded_minor=sum(Money.parse(refund["amount"], currency).minor for refund in order["refunds"]),
        financial_status=str(order["financialStatus"]).lower(),
        fulfillment_status="",
        email=str(order["email"] or ""),
        status_url=status_url,
        cart_token=str(order["cartToken"] or ""),
        attributes={pair["key"]: str(pair["value"]) for pair in order["customAttributes"]},
        lines=tuple(_line(line, currency) for line in order["lines"]),
        created_at=datetime.fromisoformat(order["createdAt"]),
        updated_at=datetime.fromisoformat(order["updatedAt"]),
        cancelled_at=datetime.fromisoformat(order["cancelledAt"]) if order["cancelledAt"] else None,
    )


def _given(scene: Scene, order: Wanted, shelf: Shelf) -> Doc:
    story = scene.story
    from_cart = order.way in ("chat", "cart")
    return {
        "lines": [{"variant_id": shelf.variant(thing).id, "quantity": thing.count} for thing in order.things],
        "createdAt": order.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "email": story.email,
        "address": _address(story),
        "customAttributes": [{"key": "_shopapp", "value": scene.ref}] if from_cart else [],
        "cartToken": scene.cart_token if from_cart else None,
        "sourceIdentifier": story.key,
        "tags": ["demo"],
        "gateway": "stripe" if order.way == "chat" else "bogus",
    }


def _address(story: Story) -> Doc:
    first, _, last = story.who.partition(" ")
    towns = _TOWNS[story.locale or "de"]
    street, city, code, country = towns[len(story.who) % len(towns)]
    return {"firstName": first, "lastName": last, "address1": street, "city": city, "zip": code, "countryCode": country}


def _change(words: str) -> Doc:
    if words == "cancel":
        return {"action": "cancel", "restock": False}
    return {"action": "refund", "restock": False} | ({} if words == "all" else {"amount": words})


def _line(line: Doc, currency: str) -> OrderLine:
    price, off = Money.parse(line["price"], currency), Money.parse(line["discount"], currency)
    return OrderLine(
        id=int(line["id"]),
        variant_id=line["variantId"],
        product_id=line["productId"],
        title=str(line["title"]),
        variant_title=str(line["variantTitle"] or ""),
        sku=str(line["sku"] or ""),
        quantity=int(line["quantity"]),
        price_minor=price.minor,
        total_minor=(price * int(line["quantity"]) - off).minor,
    )


def _ask(url: str, body: Doc | None = None) -> Doc:
    content = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data=content, headers={"Content-Type": "application/json"})  # noqa: S310 - our own
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return cast(Doc, json.load(answer))
