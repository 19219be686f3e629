"""What a basket comes to: discounts, shipping by address, tax included or added. One calculation for drafts and checkout.

Rules of the demo world (the shop documents say the same): Standard 4.90, free from 60.00; Express 9.90; outside Germany,
Austria, Switzerland and the EU International 14.90. Tax by country of delivery, 19 % in Germany.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from shopapp.sandbox.shopify.shops import digits
from shopapp.sandbox.state import Doc

_EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())  # noqa: SIM905
_NEAR = _EU | {"CH"}
_RATES = {
    "DE": "0.19",
    "AT": "0.20",
    "CH": "0.081",
    "FR": "0.20",
    "NL": "0.21",
    "BE": "0.21",
    "ES": "0.21",
    "IT": "0.22",
    "GB": "0.20",
}
_FREE_FROM = Decimal("60.00")


@dataclass(frozen=True, slots=True)
class Rate:
    """One way to ship, with its price in the shop's currency."""

    handle: str
    title: str
    price: Decimal


@dataclass(slots=True)
class Line:
    """One line of a basket. `variant_id` is None for a custom item."""

    variant_id: int | None
    product_id: int | None
    title: str
    variant_title: str | None
    sku: str | None
    vendor: str | None
    quantity: int
    unit_price: Decimal
    discount: Decimal = Decimal(0)
    """On the whole line, its share of an order discount included."""
    own_discount: Decimal = Decimal(0)
    requires_shipping: bool = True
    taxable: bool = True
    attributes: list[Doc] = field(default_factory=list[Doc])
    applied: Doc | None = None
    uuid: str = ""

    @property
    def gross(self) -> Decimal:
        return self.unit_price * self.quantity

    @property
    def total(self) -> Decimal:
        return self.gross - self.discount


@dataclass(frozen=True, slots=True)
class Sum:
    """The result. `subtotal` is after discounts, before shipping; tax is inside or on top as `taxes_included` says."""

    lines: list[Line]
    gross: Decimal
    discount: Decimal
    subtotal: Decimal
    shipping: Decimal
    tax: Decimal
    total: Decimal
    tax_rate: Decimal
    taxes_included: bool
    shipping_title: str | None
    shipping_handle: str | None
    currency: str


def rounded(amount: Decimal, currency: str) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-digits(currency)), rounding=ROUND_HALF_UP)


def tax_rate(shop: Doc, country: str | None) -> Decimal:
    """VAT where the parcel goes; none outside the table. Shops outside Europe charge none here."""
    where = country or shop["country"]
    return Decimal(_RATES.get(where, "0")) if shop["country"] in _RATES else Decimal(0)


def rates(shop: Doc, lines: list[Line], address: Doc | None) -> list[Rate]:
    """The ways to ship this basket there; none without an address or when nothing needs shipping."""
    country = (address or {}).get("countryCode")
    if not country or not any(line.requires_shipping for line in lines):
        return []
    goods = sum((line.total for line in lines), Decimal(0))
    currency = str(shop["currency"])
    if country not in _NEAR and country != shop["country"]:
        return [_rate("International", "14.90", currency)]
    standard = "0.00" if goods >= _FREE_FROM else "4.90"
    return [_rate("Standard", standard, currency), _rate("Express", "9.90", currency)]


def _rate(title: str, price: str, currency: str) -> Rate:
    amount = rounded(Decimal(price), currency)
    return Rate(f"shopify-{title}-{amount}", title, amount)


def spread_discount(lines: list[Line], amount: Decimal, currency: str) -> None:
    """Share an order discount among the lines by their totals; the last line takes what rounding leaves."""
    goods = sum((line.total for line in lines), Decimal(0))
    left = min(amount, goods)
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        share = left if last else rounded(min(amount, goods) * line.total / goods, currency) if goods else Decimal(0)
        share = min(share, line.total, left)
        line.discount += share
        left -= share


def summed(
    shop: Doc,
    lines: list[Line],
    *,
    country: str | None,
    shipping: Decimal,
    title: str | None,
    handle: str | None,
    exempt: bool = False,
) -> Sum:
    """Add it up. Included tax is inside `subtotal` and `shipping`; added tax comes on top."""
    currency, included = str(shop["currency"]), bool(shop["taxesIncluded"])
    rate = Decimal(0) if exempt else tax_rate(shop, country)
    gross = sum((line.gross for line in lines), Decimal(0))
    subtotal = sum((line.total for line in lines), Decimal(0))
    base = sum((line.total for line in lines if line.taxable), Decimal(0)) + (shipping if included else Decimal(0))
    tax = rounded(base * rate / (1 + rate) if included else base * rate, currency)
    total = subtotal + shipping + (Decimal(0) if included else tax)
    whole = {"gross": gross, "discount": gross - subtotal, "subtotal": subtotal, "shipping": shipping, "tax": tax, "total": total}
    amounts = {name: rounded(amount, currency) for name, amount in whole.items()}
    return Sum(
        lines, **amounts, tax_rate=rate, taxes_included=included, shipping_title=title, shipping_handle=handle, currency=currency
    )
