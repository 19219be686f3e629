"""What a merchant sees of payments and may do to one: look again, end it, give money back.

The rule: nothing here moves money by itself. A retry is the saga's `advance`, ending one is its `undoing`, and money is given
back at Stripe and then taken in like a refund made in Stripe's own dashboard.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shopapp.checkout import disputes, leases, ledger, moves, reconcile
from shopapp.checkout import store as checkout_store
from shopapp.checkout.desk import store
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.refunds import take
from shopapp.checkout.saga import advance, run
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid
from shopapp.money import Money

# Where nothing is on its way of which we do not know how it went.
VOIDABLE = frozenset({"quoted", "reserving", "reserved", "action", "authorised", "ordering", "ordered"})


@dataclass(frozen=True, slots=True)
class Opened:
    """One payment with everything that is known of it, oldest first."""

    checkout: Checkout
    quote: Quote | None
    steps: list[dict[str, Any]]
    refunds: list[refund_store.Refund]
    disputes: list[disputes.Dispute]
    entries: list[ledger.Entry]
    """What Stripe's books hold of it: fees, and the payout it went into."""
    account_mode: str

    @property
    def left_minor(self) -> int:
        return self.checkout.captured_minor - self.checkout.refunded_minor

    @property
    def may_retry(self) -> bool:
        waits = any(refund.state in ("asked", "refused") for refund in self.refunds)
        return self.checkout.provider == "stripe" and (self.checkout.state in store.MOVING or waits)

    @property
    def may_void(self) -> bool:
        return self.checkout.provider == "stripe" and self.checkout.state in VOIDABLE

    @property
    def may_refund(self) -> bool:
        """Never while the bank disputes it: that would pay twice."""
        return self.checkout.state == "paid" and self.left_minor > 0 and not any(one.is_open for one in self.disputes)


def opened(conn: Connection, shop_id: int, checkout_id: UUID) -> Opened:
    """Raises NotFound."""
    row = checkout_store.read(conn, shop_id, checkout_id)
    return Opened(
        checkout=row,
        quote=quote_store.read(conn, shop_id, row.quote_id) if row.quote_id else None,
        steps=store.timeline(conn, shop_id, checkout_id),
        refunds=refund_store.of_checkout(conn, shop_id, checkout_id),
        disputes=disputes.of_checkout(conn, shop_id, checkout_id),
        entries=ledger.of_checkout(conn, shop_id, checkout_id),
        account_mode="live" if row.livemode else "test",
    )


def evidence(conn: Connection, shop_id: int, found: Opened) -> list[disputes.Section]:
    """What a dispute of this payment may be answered with."""
    return disputes.laid_out(disputes.known(conn, shop_id, found.checkout, found.steps))


@dataclass(frozen=True, slots=True)
class Listed:
    id: UUID
    state: str
    order_name: str | None
    amount_minor: int | None
    captured_minor: int
    refunded_minor: int
    currency: str | None
    livemode: bool
    reason: str | None
    created_at: datetime


def listed(conn: Connection, shop_id: int) -> list[Listed]:
    return store.newest(conn, shop_id, Listed)


def is_busy(shop_id: int, *, till: Till) -> bool:
    """Whether a payment is under way that needs the shop's Stripe account."""
    with till.transaction(shop_id) as conn:
        return store.is_busy(conn, shop_id)


def needs_a_person(conn: Connection, shop_id: int) -> tuple[list[disputes.Dispute], list[reconcile.Finding]]:
    """What stands at the top of the payments page."""
    return disputes.open_ones(conn, shop_id), reconcile.open_findings(conn, shop_id)


def retry(shop_id: int, checkout_id: UUID, *, till: Till) -> str:
    """Look again now, at the payment and at its refunds. Returns the state."""
    with till.transaction(shop_id) as conn:
        refund_store.ask_again(conn, shop_id, checkout_id)
        row = checkout_store.read(conn, shop_id, checkout_id)
        checkout_store.note(conn, shop_id, checkout_id, "looked_at_by_merchant", {}, at=till.clock.now())
    state = advance(shop_id, checkout_id, till=till)
    if row.captured_minor:
        take.from_stripe(shop_id, row, till=till)
        take.from_shopify(shop_id, row, till=till)
        take.waiting(shop_id, checkout_id, till=till)
    return state


def void(shop_id: int, checkout_id: UUID, *, till: Till) -> str:
    """End a payment of which nothing is taken yet: hold back, draft or order gone. Raises Conflict when it is too late."""
    held = leases.take(till, shop_id, checkout_id, patience=5)
    if held is None:
        raise Conflict("This payment is being worked on. Please try again in a moment.", code="busy")
    try:
        if held.state not in VOIDABLE:
            raise Conflict("This payment cannot be ended now: please look at its state once more.", code="not_voidable")
        fields: dict[str, Any] = {"reason": "ended_by_shop", "message": held.say("ended_by_shop")}
        if held.state == "quoted":
            held = moves.go(till, shop_id, held, "expired", **fields)
        else:
            held = moves.undo(till, shop_id, held, ends_as="voided", reason="ended_by_shop", message=held.say("ended_by_shop"))
    except Exception:
        leases.let_go(till, shop_id, held, whoever_asked=True)
        raise
    run(till, shop_id, held)
    with till.transaction(shop_id) as conn:
        return checkout_store.read(conn, shop_id, checkout_id).state


def refund(shop_id: int, checkout_id: UUID, amount: Money, *, key: str, till: Till) -> None:
    """Give back so much. The same `key` (one per form shown) gives back once. Raises Invalid, Conflict, Unavailable, Refused."""
    with till.transaction(shop_id) as conn:
        found = opened(conn, shop_id, checkout_id)
        if not found.may_refund or found.checkout.intent is None:
            raise Conflict("This payment cannot be given back now.", code="not_refundable")
        if not 0 < amount.minor <= found.left_minor or amount.currency != found.checkout.currency:
            left = Money(found.left_minor, found.checkout.currency or amount.currency).text()
            raise Invalid(f"Give an amount of more than 0 and at most {left}.", code="amount")
        detail = {"amount_minor": amount.minor, "key": key}
        checkout_store.note(conn, shop_id, checkout_id, "refund_asked_by_merchant", detail, at=till.clock.now())
    about = {"checkout": str(checkout_id), "desk": key}
    till.payments.refund(moves.account_of(till, shop_id), found.checkout.intent, key=f"desk:{key}", amount=amount, about=about)
    take.from_stripe(shop_id, found.checkout, till=till)
