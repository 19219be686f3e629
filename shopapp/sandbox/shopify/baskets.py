"""From variant ids and quantities to priced lines and a sum: what drafts, the storefront's checkout and past orders share."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from shopapp.sandbox.shopify import pricing
from shopapp.sandbox.shopify.catalogue import product_of_variant
from shopapp.sandbox.shopify.pricing import Line, Rate, Sum
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.state import Doc, part


class NoSuchVariant(ValueError):
    """A line names a variant this shop does not have."""


def line_of(sandbox: Sandbox, domain: str, variant_id: int, quantity: int) -> Line:
    """A line at today's price. Raises `NoSuchVariant`."""
    found = product_of_variant(sandbox, domain, variant_id)
    if found is None:
        raise NoSuchVariant(f"Product variant {variant_id} is not found")
    product, variant = found
    return Line(
        variant_id=variant["id"],
        product_id=product["id"],
        title=product["title"],
        variant_title=None if variant["title"] == "Default Title" else variant["title"],
        sku=variant["sku"],
        vendor=product["vendor"],
        quantity=quantity,
        unit_price=Decimal(variant["price"]),
        requires_shipping=variant["requiresShipping"],
        taxable=variant["taxable"],
    )


def lines_of(sandbox: Sandbox, domain: str, wanted: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Lines of `[{variant_id, quantity, properties?}]`. Raises `NoSuchVariant`, KeyError."""
    found: list[Line] = []
    for one in wanted:
        line = line_of(sandbox, domain, int(one["variant_id"]), int(one.get("quantity", 1)))
        line.attributes = [{"key": str(key), "value": str(value)} for key, value in part(one, "properties").items()]
        found.append(line)
    return found


def discount_for(shop: Doc, code: str) -> Doc | None:
    """A code of the shop: `{code, percentage}` (10 or 0.1 for a tenth) or `{code, amount}`; None when there is none such."""
    for name, entry in part(shop, "discounts").items():
        if name.lower() == code.strip().lower():
            return {"code": name, **entry}
    return None


def apply_codes(shop: Doc, lines: list[Line], codes: Iterable[str]) -> list[str]:
    """Take the first code that counts off the lines. Returns the codes that counted."""
    return [str(one["code"]) for one in apply_discounts(shop, lines, codes, automatic=False)]


def apply_discounts(shop: Doc, lines: list[Line], codes: Iterable[str], *, automatic: bool) -> list[Doc]:
    """Take off the shop's automatic discounts (`automaticDiscounts`, by title) and the first code that counts.

    A code that has `ended` or wants more goods than there are (`minimum`) is skipped, as Shopify skips it. Returns what was
    taken off: `{title, code, amount}`.
    """
    taken: list[Doc] = []
    if automatic:
        for title, entry in part(shop, "automaticDiscounts").items():
            taken += _take_off(shop, lines, {**entry, "title": title, "code": None})
    for code in codes:
        found = discount_for(shop, code)
        if found is not None and (off := _take_off(shop, lines, {"title": found["code"], **found})):
            return taken + off
    return taken


def _take_off(shop: Doc, lines: list[Line], discount: Doc) -> list[Doc]:
    goods = sum((line.total for line in lines), Decimal(0))
    if discount.get("ended") or goods < Decimal(str(discount.get("minimum") or 0)):
        return []
    share = Decimal(str(discount.get("percentage") or 0))
    off = goods * (share / 100 if share > 1 else share) if share else Decimal(str(discount.get("amount") or 0))
    off = pricing.rounded(min(off, goods), shop["currency"])
    pricing.spread_discount(lines, off, shop["currency"])
    return [{"title": discount["title"], "code": discount["code"], "amount": str(off)}]


def choose_rate(rates: list[Rate], handle: str | None) -> Rate | None:
    """The rate of this handle (or title); without a handle none is chosen."""
    return next((rate for rate in rates if handle in (rate.handle, rate.title)), None) if handle else None


def sum_up(shop: Doc, lines: list[Line], address: Doc | None, rate_handle: str | None) -> tuple[Sum, list[Rate]]:
    """The sum for this address and rate, and every rate there is. An unknown handle counts as none chosen."""
    rates = pricing.rates(shop, lines, address)
    chosen = choose_rate(rates, rate_handle)
    total = pricing.summed(
        shop,
        lines,
        country=(address or {}).get("countryCode"),
        shipping=chosen.price if chosen else Decimal(0),
        title=chosen.title if chosen else None,
        handle=chosen.handle if chosen else None,
    )
    return total, rates
