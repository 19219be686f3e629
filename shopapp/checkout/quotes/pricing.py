"""Asking Shopify for a price and writing it down as a quote. `ask` runs outside any transaction."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from shopapp.checkout import states
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.till import Till
from shopapp.errors import Invalid
from shopapp.ports.shopify_orders import Address, Bill, Priced, PricedLine, Wanted

CONVERSATION = "_shopapp"
CHECKOUT = "_shopapp_checkout"


def bill(
    checkout: Checkout,
    *,
    lines: tuple[Wanted, ...],
    codes: Iterable[str],
    currency: str,
    email: str,
    address: Address,
    rate: str,
    ref: str,
) -> Bill:
    """The same bill is calculated, made a draft of, and searched for."""
    return Bill(
        lines=lines,
        currency=currency,
        email=email,
        address=address,
        rate=rate,
        attributes={CONVERSATION: ref, CHECKOUT: str(checkout.id)},
        codes=tuple(codes),
        tag=checkout.tag,
    )


def ask(till: Till, shop_id: int, wanted: Bill) -> Priced:
    """Price with the wanted rate, or with the cheapest when none, or one that is gone, was wanted."""
    priced = till.orders.calculate(shop_id, wanted)
    if not any(line.needs_shipping for line in priced.lines):
        return priced
    if not priced.rates:
        raise Invalid("The shop does not deliver to this address. Please check it, or choose another one.", code="no_delivery")
    if priced.rate and priced.rate in {rate.handle for rate in priced.rates}:
        return priced
    cheapest = min(priced.rates, key=lambda rate: rate.price.minor)
    return till.orders.calculate(shop_id, replace(wanted, rate=cheapest.handle))


def make(till: Till, checkout: Checkout, wanted: Bill, priced: Priced) -> Quote:
    """The quote of this price, not stored yet."""
    now = till.clock.now()
    lines = [_line(line) for line in priced.lines]
    rates = [{"handle": rate.handle, "title": rate.title, "price_minor": rate.price.minor} for rate in priced.rates]
    discounts = [{"title": one.title, "code": one.code, "amount_minor": one.amount.minor} for one in priced.discounts]
    money = {
        "subtotal_minor": priced.subtotal.minor,
        "discount_minor": priced.discount.minor,
        "shipping_minor": priced.shipping.minor,
        "tax_minor": priced.tax.minor,
        "total_minor": priced.total.minor,
    }
    _check(priced)
    fixed = {
        "checkout": str(checkout.id),
        "lines": lines,
        "currency": priced.total.currency,
        "rate": priced.rate,
        "address": wanted.address,
        "email": wanted.email,
        "taxes_included": priced.taxes_included,
        "codes": sorted(wanted.codes),
        "discounts": discounts,
        **money,
    }
    return Quote(
        id=uuid4(),
        checkout_id=checkout.id,
        lines=lines,
        currency=priced.total.currency,
        taxes_included=priced.taxes_included,
        rates=rates,
        rate=priced.rate or None,
        codes=list(wanted.codes),
        discounts=discounts,
        hash=hashlib.sha256(json.dumps(fixed, sort_keys=True).encode()).hexdigest(),
        expires_at=now + states.QUOTE_LIVES,
        created_at=now,
        **money,
    )


def _check(priced: Priced) -> None:
    """Raises Invalid for a total that is less than its parts."""
    rest = priced.total.minor - priced.subtotal.minor - priced.shipping.minor
    if priced.total.minor < 0 or rest < (0 if priced.taxes_included else priced.tax.minor):
        raise Invalid("This cart cannot be paid.", code="negative_total")


def _line(line: PricedLine) -> dict[str, Any]:
    return {
        "variant_id": line.variant_id,
        "product_id": line.product_id,
        "title": line.title,
        "variant_title": line.variant_title,
        "image": line.image,
        "quantity": line.quantity,
        "unit_minor": line.unit.minor,
        "total_minor": line.total.minor,
    }
