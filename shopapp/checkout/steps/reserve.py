"""Holding the stock: a draft order at Shopify, priced once more by Shopify itself."""

from shopapp.checkout import attempts, moves, states
from shopapp.checkout.quotes.pricing import bill
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.steps.tell import missing_titles
from shopapp.checkout.till import Till
from shopapp.conversations import store as conversation_store
from shopapp.errors import Refused
from shopapp.ports.shopify_orders import Bill, Draft


def quoted(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """Nothing is held yet; a checkout that nobody pays for a day ends."""
    left = row.state_since + states.LIMITS["quoted"] - till.clock.now()
    if left > moves.AT_ONCE:
        return moves.wait(till, shop_id, row, left)
    return moves.go(till, shop_id, row, "expired", reason="not_paid", message=row.say("lapsed"))


def reserving(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    if till.clock.now() - row.state_since > states.LIMITS["reserving"]:
        return moves.undo(till, shop_id, row, ends_as="expired", reason="shop_unavailable", message=row.say("lapsed"))
    quote = moves.quote_of(till, shop_id, row)
    with till.transaction(shop_id) as conn:
        asked_before = attempts.asking(conn, shop_id, row.id, "reserve", row.attempt)
        attempt = attempts.last(conn, shop_id, row.id, "reserve")
    assert attempt is not None, "an attempt is written with the move into its state"
    draft = till.orders.find_draft(shop_id, row.tag, since=attempt.started_at - moves.GRACE) if asked_before else None
    if draft is None:
        try:
            until = till.clock.now() + states.STOCK_HELD
            draft = till.orders.reserve(shop_id, _bill(till, shop_id, row, quote), until=until)
        except Refused as problem:
            return _refused(till, shop_id, row, quote, problem)
    return _made(till, shop_id, row, quote, draft)


def _bill(till: Till, shop_id: int, row: Checkout, quote: Quote) -> Bill:
    with till.transaction(shop_id) as conn:
        ref = conversation_store.read(conn, shop_id, row.conversation_id).ref
    return bill(
        row,
        lines=quote.wanted,
        codes=quote.codes,
        currency=quote.currency,
        email=row.email,
        address=row.address,
        rate=quote.rate or "",
        ref=ref,
    )


def _made(till: Till, shop_id: int, row: Checkout, quote: Quote, draft: Draft) -> Checkout | None:
    if draft.total != quote.total:
        # The price moved between quote and draft: the shopper decides again, with the new one before them.
        till.orders.delete_draft(shop_id, draft.id)
        return moves.go(
            till, shop_id, row, "quoted", again=True, confirmation=None, reason="price_changed",
            message=row.say("price_changed"),
        )  # fmt: skip
    with till.transaction(shop_id) as conn:
        attempts.close(conn, shop_id, row.id, "reserve", row.attempt, "done", reference=draft.id, now=till.clock.now())
    return moves.go(till, shop_id, row, "reserved", draft_order=draft.id, reserved_until=till.clock.now() + states.STOCK_HELD)


def _refused(till: Till, shop_id: int, row: Checkout, quote: Quote, problem: Refused) -> Checkout | None:
    gone = missing_titles(till, shop_id, quote)
    if gone:
        return moves.undo(till, shop_id, row, ends_as="voided", reason="sold_out", message=row.say("sold_out", titles=gone))
    return moves.undo(
        till, shop_id, row, ends_as="voided", reason=problem.code,
        message=row.say("not_accepted"),
    )  # fmt: skip
