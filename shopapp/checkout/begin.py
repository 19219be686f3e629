"""Opening a checkout for a cart: handed over to Shopify's own checkout, or priced for our pay page.

A cart has at most one open checkout. Beginning again finds it, prices it anew and returns the same link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from shopapp import cart as carts
from shopapp import logs, shops
from shopapp.cart import store as cart_store
from shopapp.checkout import contact, leases, moves, store
from shopapp.checkout.handover import checkout_url
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.requote import requote
from shopapp.checkout.till import Till
from shopapp.conversations import store as conversation_store
from shopapp.errors import Conflict, Invalid, NotAllowed
from shopapp.money import Money
from shopapp.ports.shopify_orders import Address
from shopapp.secrets import digest, random_token
from shopapp.shops import store as shop_store

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Begun:
    """`pay_url` and `quote` for the payment in the chat, `checkout_url` for Shopify's own checkout."""

    checkout_id: UUID
    provider: str
    pay_url: str | None
    checkout_url: str | None
    quote: Quote | None


def begin(
    shop_id: int,
    *,
    cart_id: int,
    conversation_id: int,
    shopper_id: int,
    email: str = "",
    address: Mapping[str, Any] | None = None,
    rate: str = "",
    till: Till,
) -> Begun:
    """Open the cart's checkout with the shop's provider.

    Raises Invalid (empty cart, address, currency), Conflict (the cart was ordered, or its payment is under way), NotAllowed
    (the shop asks for Stripe where this registration may not), Refused (an item cannot be sold) and Unavailable.
    """
    with till.transaction(shop_id) as conn:
        shop = shop_store.read(conn, shop_id)
        cart = cart_store.read(conn, shop_id, cart_id)
        conversation = conversation_store.read(conn, shop_id, conversation_id)
    _check_cart(cart, shopper_id)
    where = contact.clean(address)
    provider = provider_of(shop, distribution=till.distribution)
    link = checkout_url(shop, cart, ref=conversation.ref, email=email, address=where)
    if provider == "shopify" or not till.payments.takes(Money(100, cart.currency)):
        # A currency that stands not in our table is never guessed at: Shopify's own checkout takes it.
        return _handed_over(till, shop_id, cart, conversation_id, email, where, link)
    account = till.account(shop_id)
    if account is None:
        raise NotAllowed("This shop has not connected its Stripe account yet.", code="no_stripe_account")
    contact.check(email, where)
    checkout, token = _opened(till, shop_id, "stripe", "quoted", cart, conversation_id, email, where, livemode=account.livemode)
    quote = requote(till, shop_id, checkout.id, email=email, address=where, rate=rate).quote
    if quote.total_minor and not till.payments.takes(quote.total):
        _close(till, shop_id, checkout.id)
        return _handed_over(till, shop_id, cart, conversation_id, email, where, link)
    return Begun(checkout.id, "stripe", f"{till.public_url}/pay/{token}", None, quote)


def _handed_over(
    till: Till, shop_id: int, cart: carts.Cart, conversation_id: int, email: str, where: Address, link: str
) -> Begun:
    checkout, _ = _opened(till, shop_id, "shopify", "handed_over", cart, conversation_id, email, where, livemode=True)
    return Begun(checkout.id, "shopify", None, link, None)


def _close(till: Till, shop_id: int, checkout_id: UUID) -> None:
    """Nothing has been asked for yet: an amount that cannot be charged exactly is not paid here."""
    held = leases.take(till, shop_id, checkout_id, patience=5)
    if held is None:
        raise Conflict("Another window is working on this payment. Please wait a moment.", code="busy")
    try:
        if held.state == "reserved":
            moves.undo(till, shop_id, held, ends_as="expired", reason="not_paid", message="")
        else:
            moves.go(till, shop_id, held, "expired", reason="not_paid")
    finally:
        leases.let_go(till, shop_id, held, whoever_asked=True)


def provider_of(shop: shops.Shop, *, distribution: str) -> str:
    """`shopify` unless the shop chose Stripe. Raises NotAllowed when it may not: App Store apps must use Shopify's checkout."""
    chosen = cast(dict[str, Any], shop.settings.get("checkout") or {}).get("provider", "shopify")
    if chosen == "stripe" and distribution != "custom":
        raise NotAllowed(
            "Paying with Stripe in the chat is open to custom-distribution installs only; Shopify's checkout is used instead.",
            code="provider_not_allowed",
        )
    return "stripe" if chosen == "stripe" else "shopify"


def _check_cart(cart: carts.Cart, shopper_id: int) -> None:
    if cart.shopper_id != shopper_id:
        raise NotAllowed("This cart belongs to someone else.", code="not_your_cart")
    if cart.state == "ordered":
        raise Conflict("This cart has been ordered already.", code="already_ordered")
    if not cart.lines:
        raise Invalid("The cart is empty.", code="empty_cart")


def _opened(
    till: Till,
    shop_id: int,
    provider: str,
    state: str,
    cart: carts.Cart,
    conversation_id: int,
    email: str,
    address: Address,
    *,
    livemode: bool,
) -> tuple[Checkout, str]:
    """The cart's open checkout, made if there is none, with the token of its link."""
    token = random_token()
    with till.transaction(shop_id) as conn:
        made = store.create(
            conn,
            shop_id,
            provider=provider,
            state=state,
            token_hash=digest(token),
            token_locked=till.vault.lock(token),
            conversation_id=conversation_id,
            shopper_id=cart.shopper_id,
            cart_id=cart.id,
            email=email,
            address=address,
            livemode=livemode,
            now=till.clock.now(),
        )
        if made is not None:
            store.note(conn, shop_id, made.id, state, {"provider": provider}, at=till.clock.now())
            return made, token
        existing = store.open_of_cart(conn, shop_id, cart.id)
    if existing is None or existing.state not in ("quoted", "reserved"):
        raise Conflict("A payment for this cart is under way. Please finish it first.", code="payment_under_way")
    return existing, till.vault.open(existing.token_locked)
