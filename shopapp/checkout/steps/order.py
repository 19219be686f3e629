"""Making the order while the money is only held. The draft is read before it is completed, and again after a refusal."""

from shopapp.checkout import attempts, moves, states
from shopapp.checkout.orders import store as order_store
from shopapp.checkout.quotes.pricing import CHECKOUT
from shopapp.checkout.records import Checkout
from shopapp.checkout.steps.tell import missing_titles
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Refused
from shopapp.ports.shopify_orders import PlacedOrder


def authorised(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    begin = moves.begin_attempt(till, shop_id, "order", {"draft": row.draft_order})
    return moves.go(till, shop_id, row, "ordering", then=begin)


def ordering(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    assert row.draft_order is not None, "an order is made from a draft"
    draft = till.orders.look_at_draft(shop_id, row.draft_order)
    if draft is None:
        return _without_draft(till, shop_id, row)
    if draft.completed and draft.order is not None:
        return _placed(till, shop_id, row, draft.order)
    if draft.total != row.total:
        return moves.undo(till, shop_id, row, ends_as="voided", reason="price_changed", message=row.say("price_moved"))
    if till.clock.now() - row.state_since > states.LIMITS["ordering"]:
        return moves.undo(till, shop_id, row, ends_as="voided", reason="shop_unavailable", message=row.say("not_accepted"))
    if not draft.ready:
        return moves.wait(till, shop_id, row, states.pause(0))
    return _complete(till, shop_id, row)


def _without_draft(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """Somebody deleted the draft. If an order came of it first, we find that by our own id."""
    since = moves.attempt_of(till, shop_id, row, "order").started_at - moves.GRACE
    placed = till.orders.find_order(shop_id, CHECKOUT, str(row.id), since=since)
    if placed is None:
        return moves.undo(till, shop_id, row, ends_as="voided", reason="draft_gone", message=row.say("not_accepted"))
    return _placed(till, shop_id, row, placed)


def _complete(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    assert row.draft_order is not None, "an order is made from a draft"
    try:
        done = till.orders.complete(shop_id, row.draft_order, paid=row.total.minor == 0)
    except Refused as problem:
        again = till.orders.look_at_draft(shop_id, row.draft_order)
        if again is None or again.order is None:
            gone = missing_titles(till, shop_id, moves.quote_of(till, shop_id, row))
            reason, message = ("sold_out", row.say("sold_out", titles=gone)) if gone else (problem.code, row.say("not_accepted"))
            return moves.undo(till, shop_id, row, ends_as="voided", reason=reason, message=message)
        done = again
    if done.order is None:
        return moves.wait(till, shop_id, row, states.pause(0))
    return _placed(till, shop_id, row, done.order)


def _placed(till: Till, shop_id: int, row: Checkout, order: PlacedOrder) -> Checkout | None:
    def then(conn: Connection, moved: Checkout) -> None:
        order_store.write(conn, shop_id, order)
        attempts.close(conn, shop_id, row.id, "order", moved.attempt, "made", reference=str(order.id), now=till.clock.now())

    # Whether its total is the quote's is looked at in the next step, before any money is taken.
    return moves.go(till, shop_id, row, "ordered", then=then, order_id=order.id, order_name=order.name)
