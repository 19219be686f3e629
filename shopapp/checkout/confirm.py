"""What a shopper does on the pay page: pay, and use another card. Both only write the wish down; the saga does the rest.

A second click, tab or device finds the same attempt. Before anything is held, the price shown is compared with the price
stored, and the cart paid for with the cart as it is.
"""

from uuid import UUID

from shopapp.cart import store as cart_store
from shopapp.checkout import attempts, contact, leases, moves, store
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.requote import wanted_lines
from shopapp.checkout.saga import run
from shopapp.checkout.steps.authorise import abandon, start
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid


def confirm(shop_id: int, checkout_id: UUID, *, confirmation_token: str, quote_hash: str, till: Till) -> Checkout:
    """Pay the quote with this hash. Raises Conflict when it is not the price any more: the page then asks for the new one."""
    held = leases.take(till, shop_id, checkout_id, patience=5)
    if held is not None:
        try:
            if held.state in ("quoted", "reserved"):
                held = _want(till, shop_id, held, confirmation_token, quote_hash)
        except Exception:
            leases.let_go(till, shop_id, held, whoever_asked=True)
            raise
        run(till, shop_id, held)
    return _read(till, shop_id, checkout_id)


def another_card(shop_id: int, checkout_id: UUID, *, till: Till) -> Checkout:
    """Leave a bank's question unanswered and pay otherwise. If the bank has said yes meanwhile, that payment is used."""
    held = leases.take(till, shop_id, checkout_id, patience=5)
    if held is not None:
        try:
            if held.state == "action":
                with leases.beating(till, shop_id, held):
                    held = abandon(till, shop_id, held) or held
        except Exception:
            leases.let_go(till, shop_id, held, whoever_asked=True)
            raise
        run(till, shop_id, held)
    return _read(till, shop_id, checkout_id)


def _want(till: Till, shop_id: int, held: Checkout, token: str, quote_hash: str) -> Checkout:
    with till.transaction(shop_id) as conn:
        quote = quote_store.read(conn, shop_id, held.quote_id) if held.quote_id else None
        cart = cart_store.read(conn, shop_id, held.cart_id)
    if quote is None or quote.hash != quote_hash:
        raise Conflict("The price has changed since this page was loaded. Please look at it once more.", code="quote_changed")
    if quote.expires_at <= till.clock.now():
        raise Conflict("This price was good for 15 minutes. Please look at the current one.", code="quote_expired")
    same = wanted_lines(cart) == tuple(sorted(quote.wanted, key=lambda line: line.variant_id))
    if not same or cart.discount_codes != quote.codes:
        raise Conflict("The cart has changed. Please look at the new total.", code="cart_changed")
    contact.check(held.email, held.address)
    if quote.total_minor and not token:
        raise Invalid("The card details are missing.", code="no_confirmation_token")
    return _write(till, shop_id, held, quote, token)


def _write(till: Till, shop_id: int, held: Checkout, quote: Quote, token: str) -> Checkout:
    if held.state == "quoted":

        def then(conn: Connection, moved: Checkout) -> None:
            attempts.begin(conn, shop_id, moved.id, "reserve", moved.attempt, {"total": quote.total_minor}, now=till.clock.now())

        return moves.go(till, shop_id, held, "reserving", then=then, confirmation=token or "none", reason=None, message=None)
    return start(till, shop_id, held, token)


def _read(till: Till, shop_id: int, checkout_id: UUID) -> Checkout:
    with till.transaction(shop_id) as conn:
        return store.read(conn, shop_id, checkout_id)
