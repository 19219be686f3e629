"""Pricing a checkout anew: another address or rate, a changed cart, an expired or changed price.

Only a checkout whose payment has not begun can be priced; stock held by a draft of the old price is let go first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from shopapp.cart import Cart
from shopapp.cart import store as cart_store
from shopapp.checkout import leases, moves, quotes, words
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.quotes.pricing import ask
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.till import Till
from shopapp.conversations import store as conversation_store
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid
from shopapp.ports.shopify_orders import Address, Wanted


@dataclass(frozen=True, slots=True)
class Requoted:
    quote: Quote
    changes: list[str]


def requote(
    till: Till, shop_id: int, checkout_id: UUID, *, email: str = "", address: Mapping[str, Any] | None = None, rate: str = ""
) -> Requoted:
    """Price with what is given, keeping what is not. Raises Conflict once a payment has begun, else as `begin`."""
    held = leases.take(till, shop_id, checkout_id, patience=5)
    if held is None:
        raise Conflict("Another window is working on this payment. Please wait a moment.", code="busy")
    try:
        with leases.beating(till, shop_id, held):
            return priced(till, shop_id, held, email=email, address=cast(Address, dict(address or {})), rate=rate)
    finally:
        leases.let_go(till, shop_id, held, whoever_asked=True)


def priced(
    till: Till, shop_id: int, held: Checkout, *, email: str = "", address: Address | None = None, rate: str = ""
) -> Requoted:
    """As `requote`, under a lease the caller holds."""
    if held.state not in ("quoted", "reserved"):
        raise Conflict("The payment has begun, so its price stands.", code="payment_under_way")
    with till.transaction(shop_id) as conn:
        before = quote_store.read(conn, shop_id, held.quote_id) if held.quote_id else None
        cart = cart_store.read(conn, shop_id, held.cart_id)
        ref = conversation_store.read(conn, shop_id, held.conversation_id).ref
    where, mail = address or held.address, email or held.email
    wanted = quotes.bill(
        held,
        lines=wanted_lines(cart),
        codes=cart.discount_codes,
        currency=cart.currency,
        email=mail,
        address=where,
        rate=rate or (before.rate or "" if before else ""),
        ref=ref,
    )
    price = ask(till, shop_id, wanted)
    if held.draft_order:
        till.orders.delete_draft(shop_id, held.draft_order)
    after = quotes.make(till, held, wanted, price)
    _write(till, shop_id, held, after, mail, where)
    return Requoted(after, quotes.changes(before, after, words.of(held.locale)) if before else [])


def wanted_lines(cart: Cart) -> tuple[Wanted, ...]:
    """The cart's lines, one per variant. Raises Invalid when there are none (any more)."""
    quantities: dict[int, int] = {}
    for line in cart.lines:
        quantities[line.variant_id] = quantities.get(line.variant_id, 0) + line.quantity
    if not quantities or cart.state == "ordered":
        raise Invalid("The cart is empty.", code="empty_cart")
    return tuple(Wanted(variant, quantity) for variant, quantity in sorted(quantities.items()))


def _write(till: Till, shop_id: int, held: Checkout, quote: Quote, email: str, address: Address) -> None:
    def keep(conn: Connection, _: Checkout) -> None:
        quote_store.write(conn, shop_id, quote)

    moves.go(
        till,
        shop_id,
        held,
        "quoted",
        again=True,
        then=keep,
        quote_id=quote.id,
        amount_minor=quote.total_minor,
        currency=quote.currency,
        email=email,
        address=address,
        draft_order=None,
        reserved_until=None,
        confirmation=None,
        reason=None,
        message=None,
    )
