"""What the input of a draft order comes to: its lines, discounts, shipping and tax. Nothing is stored here.

The one rule: whatever the input says of a price, an unknown variant or an impossible quantity is refused with the path of the
field, as Shopify does.
"""

from dataclasses import dataclass
from decimal import Decimal

from shopapp.sandbox.shopify import baskets, orders, pricing, stock
from shopapp.sandbox.shopify.gids import number
from shopapp.sandbox.shopify.pricing import Line, Rate, Sum
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc, part, parts


class Unusable(ValueError):
    """The input cannot become a draft; `path` is the userError's field path."""

    def __init__(self, message: str, *path: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True, slots=True)
class Calculated:
    """What an input comes to, before anything is stored."""

    total: Sum
    rates: list[Rate]
    discounts: list[Doc]
    """`{title, code, amount}` of each that was taken off; an automatic one has no code."""
    applied: Doc | None
    short: list[tuple[str, int]]
    """(title, available) of lines that want more than there is."""


def calculate(sandbox: Sandbox, shop: Doc, given: Doc) -> Calculated:
    """Price an input. Raises `Unusable`."""
    lines = _lines(sandbox, shop, given)
    automatic = bool(given.get("acceptAutomaticDiscounts"))
    discounts = baskets.apply_discounts(shop, lines, given.get("discountCodes") or [], automatic=automatic)
    applied = _order_discount(shop, lines, given.get("appliedDiscount"))
    address = part(given, "shippingAddress")
    rates = pricing.rates(shop, lines, address)
    title, handle, price = _shipping(given.get("shippingLine"), rates)
    total = pricing.summed(
        shop,
        lines,
        country=address.get("countryCode"),
        shipping=price,
        title=title,
        handle=handle,
        exempt=bool(given.get("taxExempt")),
    )
    return Calculated(total, rates, discounts, applied, _short(sandbox, shop["domain"], lines))


def _lines(sandbox: Sandbox, shop: Doc, given: Doc) -> list[Line]:
    wanted: list[Doc] = given.get("lineItems") or []
    if not wanted:
        raise Unusable("Add at least 1 product", "input", "lineItems")
    if len(wanted) > 499:
        raise Unusable("Cannot have more than 499 line items", "input", "lineItems")
    return [_line(sandbox, shop, one, place) for place, one in enumerate(wanted)]


def _line(sandbox: Sandbox, shop: Doc, one: Doc, place: int) -> Line:
    path = ("input", "lineItems", str(place))
    if one["quantity"] <= 0:
        raise Unusable("Quantity must be greater than or equal to 1", *path, "quantity")
    line = _variant_line(sandbox, shop, one, path) if one.get("variantId") else _custom_line(one, path)
    line.uuid = one.get("uuid") or f"{shop['id']}-{place}"
    line.attributes = [dict(entry) for entry in parts(one, "customAttributes")]
    if override := one.get("priceOverride"):
        line.unit_price = Decimal(str(override["amount"]))
    if applied := one.get("appliedDiscount"):
        unit = _off(applied, line.unit_price)
        line.own_discount = pricing.rounded(min(unit, line.unit_price) * line.quantity, shop["currency"])
        line.discount += line.own_discount
        line.applied = dict(applied)
    return line


def _variant_line(sandbox: Sandbox, shop: Doc, one: Doc, path: tuple[str, ...]) -> Line:
    wanted = number(one["variantId"], "ProductVariant")
    try:
        return baskets.line_of(sandbox, shop["domain"], wanted or 0, one["quantity"])
    except baskets.NoSuchVariant:
        raise Unusable(f"Product with ID {wanted} is no longer available.", *path, "variantId") from None


def _custom_line(one: Doc, path: tuple[str, ...]) -> Line:
    price = part(one, "originalUnitPriceWithCurrency").get("amount")
    if not one.get("title") or price is None:
        raise Unusable("Title and price are required for a custom item", *path, "title")
    return Line(
        variant_id=None,
        product_id=None,
        title=one["title"],
        variant_title=None,
        sku=one.get("sku"),
        vendor=None,
        quantity=one["quantity"],
        unit_price=Decimal(str(price)),
        requires_shipping=bool(one.get("requiresShipping")),
        taxable=bool(one.get("taxable", True)),
    )


def _off(applied: Doc, base: Decimal) -> Decimal:
    value = Decimal(str(applied["value"]))
    return base * value / 100 if applied["valueType"] == "PERCENTAGE" else value


def _order_discount(shop: Doc, lines: list[Line], applied: Doc | None) -> Doc | None:
    if not applied:
        return None
    goods = sum((line.total for line in lines), Decimal(0))
    off = min(pricing.rounded(_off(applied, goods), shop["currency"]), goods)
    pricing.spread_discount(lines, off, shop["currency"])
    return {**applied, "amount": str(off)}


def _shipping(wanted: Doc | None, rates: list[Rate]) -> tuple[str | None, str | None, Decimal]:
    if not wanted:
        return None, None, Decimal(0)
    if handle := wanted.get("shippingRateHandle"):
        if (chosen := baskets.choose_rate(rates, handle)) is None:
            raise Unusable("The shipping rate is not available for this address", "input", "shippingLine", "shippingRateHandle")
        return chosen.title, chosen.handle, chosen.price
    price = part(wanted, "priceWithCurrency").get("amount", "0")
    return wanted.get("title") or "Shipping", None, Decimal(str(price))


def _short(sandbox: Sandbox, domain: str, lines: list[Line]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for variant_id, quantity in orders.stock_of(lines):
        try:
            stock.check(sandbox, domain, [(variant_id, quantity)])
        except stock.SoldOut as problem:
            found.append((problem.title, problem.available))
    return found
