"""From Shopify's order and draft nodes to ours. Amounts are presentment money: what the buyer saw and pays."""

from datetime import datetime
from typing import Any

from shopapp.money import Money
from shopapp.ports.shopify_orders import Discount, OrderLine, PlacedOrder, Priced, PricedLine, Rate

Node = dict[str, Any]


def gid(kind: str, id: int) -> str:
    return f"gid://shopify/{kind}/{id}"


def number(id: str) -> int:
    return int(id.rsplit("/", 1)[-1].partition("?")[0])


def money(bag: Node) -> Money:
    return plain_money(bag["presentmentMoney"])


def plain_money(node: Node) -> Money:
    """Shopify writes some zero-decimal amounts with a point (`1200.0`), which `Money.parse` takes as well."""
    return Money.parse(str(node["amount"]), str(node["currencyCode"]))


def priced_of(node: Node) -> Priced:
    return Priced(
        lines=tuple(_priced_line(line) for line in node["lineItems"]),
        subtotal=money(node["subtotalPriceSet"]),
        discount=money(node["totalDiscountsSet"]),
        shipping=money(node["totalShippingPriceSet"]),
        tax=money(node["totalTaxSet"]),
        total=money(node["totalPriceSet"]),
        taxes_included=bool(node["taxesIncluded"]),
        rates=tuple(Rate(rate["handle"], rate["title"], plain_money(rate["price"])) for rate in node["availableShippingRates"]),
        rate=_word(node["shippingLine"], "shippingRateHandle"),
        discounts=tuple(
            Discount(str(one["title"]), str(one["code"] or ""), money(one["totalAmountPriceSet"]))
            for one in node["platformDiscounts"]
        ),
    )


def _word(part: Node | None, name: str) -> str:
    """A text of a part that may be missing, or empty itself."""
    return str(part.get(name) or "") if part else ""


def _priced_line(line: Node) -> PricedLine:
    title = line["variantTitle"] or ""
    return PricedLine(
        variant_id=number(line["variant"]["id"]) if line["variant"] else 0,
        product_id=number(line["product"]["id"]) if line["product"] else 0,
        title=line["title"],
        variant_title="" if title == "Default Title" else title,
        image=_word(line["image"], "url"),
        quantity=int(line["quantity"]),
        unit=money(line["originalUnitPriceSet"]),
        total=money(line["discountedTotalSet"]),
        needs_shipping=bool(line["requiresShipping"]),
    )


def order_of(node: Node) -> PlacedOrder:
    cancelled = node["cancelledAt"]
    return PlacedOrder(
        id=number(node["id"]),
        name=str(node["name"]),
        total=money(node["totalPriceSet"]),
        refunded_minor=money(node["totalRefundedSet"]).minor,
        financial_status=str(node["displayFinancialStatus"] or "").lower(),
        fulfillment_status=str(node["displayFulfillmentStatus"] or "").lower(),
        email=node["email"] or "",
        status_url=node["statusPageUrl"] or "",
        cart_token=node["cartToken"] or "",
        attributes={pair["key"]: pair["value"] or "" for pair in node["customAttributes"]},
        lines=tuple(_line(line) for line in node["lineItems"]["nodes"]),
        created_at=datetime.fromisoformat(node["createdAt"]),
        updated_at=datetime.fromisoformat(node["updatedAt"]),
        cancelled_at=datetime.fromisoformat(cancelled) if cancelled else None,
    )


def _line(line: Node) -> OrderLine:
    return OrderLine(
        id=number(line["id"]),
        variant_id=number(line["variant"]["id"]) if line["variant"] else None,
        product_id=number(line["product"]["id"]) if line["product"] else None,
        title=line["title"],
        variant_title=line["variantTitle"] or "",
        sku=line["sku"] or "",
        quantity=int(line["quantity"]),
        price_minor=money(line["originalUnitPriceSet"]).minor,
        total_minor=money(line["discountedTotalSet"]).minor,
    )
