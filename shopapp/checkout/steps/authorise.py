"""Holding the money: one live payment per checkout, checked against the quote before anything is built on it."""

from datetime import timedelta
from typing import Any

from shopapp import logs
from shopapp.checkout import attempts, moves, states, words
from shopapp.checkout.attempts import Attempt
from shopapp.checkout.records import Checkout
from shopapp.checkout.steps import tell
from shopapp.checkout.till import Till
from shopapp.db import Connection
from shopapp.errors import Refused, Unavailable
from shopapp.money import Money
from shopapp.ports.payments import Account, Declined, Payment

log = logs.get(__name__)


def reserved(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """Stock is held. Either the shopper has asked to pay, or we wait for another card until the stock is let go."""
    if row.confirmation:
        return start(till, shop_id, row, row.confirmation)
    left = (row.reserved_until or row.state_since) - till.clock.now()
    if left > moves.AT_ONCE:
        return moves.wait(till, shop_id, row, left)
    ends_as = "declined" if row.reason else "expired"
    message = row.say("lapsed")
    return moves.undo(till, shop_id, row, ends_as=ends_as, reason=row.reason or "not_paid", message=message)


def start(till: Till, shop_id: int, row: Checkout, confirmation: str) -> Checkout:
    """From reserved: write the attempt and move. A total of zero needs no payment and goes straight to the order."""
    if row.total.minor == 0:
        begin = moves.begin_attempt(till, shop_id, "order", {"draft": row.draft_order})
        return moves.go(till, shop_id, row, "ordering", then=begin, confirmation=None)
    parameters = {
        "confirmation_token": confirmation,
        "amount": row.total.minor,
        "currency": row.total.currency,
        "about": about(row, shop_id),
        "return_url": f"{till.public_url}/pay/{till.vault.open(row.token_locked)}",
    }
    begin = moves.begin_attempt(till, shop_id, "authorise", parameters)
    return moves.go(till, shop_id, row, "authorising", then=begin, confirmation=None, reason=None, message=None)


def about(row: Checkout, shop_id: int) -> dict[str, str]:
    """Our metadata, fixed when the attempt is written: it must not drift under an idempotency key."""
    return {"checkout": str(row.id), "attempt": str(row.attempt), "quote": row.quote_hash or "", "shop": str(shop_id)}


def authorising(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """The answer is not known (yet). Asking again with the same key gives the same answer; much later we only look.

    The same answer may be a failure: Stripe keeps a 500 under its key although the payment was made. So we look then, too.
    """
    attempt = moves.attempt_of(till, shop_id, row, "authorise")
    account, asked = moves.account_of(till, shop_id), attempt.parameters
    if till.clock.now() - attempt.started_at > states.ASK_AGAIN_WITHIN:
        found = _made_by(till, account, attempt)
        if not found:
            return declined(till, shop_id, row, code="no_answer", message=row.say("no_answer"))
        return judge(till, shop_id, row, found[0])
    try:
        payment = till.payments.authorise(
            account,
            key=attempt.idempotency_key,
            confirmation_token=asked["confirmation_token"],
            amount=Money(asked["amount"], asked["currency"]),
            about=asked["about"],
            return_url=asked["return_url"],
        )
    except Declined as problem:
        # Nobody holds this payment's secret, but a closed one can never become a second live one.
        if problem.payment:
            _close(till, shop_id, row, problem.payment)
        return declined(
            till, shop_id, row, code=problem.code, message=words.of(row.locale).declined(problem.code), payment=problem.payment
        )
    except Refused as problem:
        return declined(till, shop_id, row, code=problem.code, message=row.say("not_started"))
    except Unavailable:
        if row.failures == 0:
            raise  # asking once more costs less than looking through what everyone paid meanwhile, and mostly helps
        found = _made_by(till, account, attempt)
        if not found:
            raise
        payment = found[0]
    return judge(till, shop_id, row, payment)


def _made_by(till: Till, account: Account, attempt: Attempt) -> list[Payment]:
    """The payment of this attempt, if there is one: no request of it was sent later than we ask again, nor takes minutes."""
    until = attempt.started_at + states.ASK_AGAIN_WITHIN + timedelta(minutes=3)
    return till.payments.find(account, about=attempt.parameters["about"], since=attempt.started_at, until=until)


def action(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """The bank asks the shopper. The browser's word counts for nothing: we look."""
    assert row.intent is not None, "a payment that waits for the shopper has an id"
    payment = till.payments.look(moves.account_of(till, shop_id), row.intent)
    if payment.status in ("action", "processing"):
        left = row.state_since + states.LIMITS["action"] - till.clock.now()
        if left > moves.AT_ONCE:
            return moves.wait(till, shop_id, row, min(left, states.pause(4)))
        return moves.undo(till, shop_id, row, ends_as="expired", reason="not_confirmed", message=row.say("not_confirmed"))
    return judge(till, shop_id, row, payment)


def abandon(till: Till, shop_id: int, row: Checkout) -> Checkout | None:
    """The shopper wants another card: close the payment first; one that was accepted meanwhile is used."""
    assert row.intent is not None, "a payment that waits for the shopper has an id"
    payment = till.payments.look(moves.account_of(till, shop_id), row.intent)
    if payment.status not in ("action", "unpaid", "canceled"):
        return None
    if payment.status != "canceled" and not _close(till, shop_id, row, row.intent):
        return None
    return declined(till, shop_id, row, code="abandoned", message="", payment=row.intent)


def judge(till: Till, shop_id: int, row: Checkout, payment: Payment) -> Checkout | None:
    """From what the vendor says of the payment to our next state."""
    if payment.status in ("action", "processing"):
        secret = till.vault.lock(payment.client_secret)
        if row.state == "action":
            return moves.wait(till, shop_id, row, states.pause(4))
        return moves.go(till, shop_id, row, "action", look_in=states.pause(4), intent=payment.id, client_secret=secret)
    if payment.status == "held":
        return _accepted(till, shop_id, row, payment)
    if payment.status == "captured":
        log.error("captured_before_order", shop_id=shop_id, checkout_id=str(row.id))
        return _mismatch(till, shop_id, row, payment)
    return _not_accepted(till, shop_id, row, payment)


def _not_accepted(till: Till, shop_id: int, row: Checkout, payment: Payment) -> Checkout | None:
    if payment.status == "unpaid":
        if not _close(till, shop_id, row, payment.id):
            return None
        return declined(till, shop_id, row, code=payment.decline_code or "not_confirmed",
                        message=_why(row, payment), payment=payment.id)  # fmt: skip
    return declined(till, shop_id, row, code="canceled", message=row.say("not_confirmed"), payment=payment.id)


def _why(row: Checkout, payment: Payment) -> str:
    return words.of(row.locale).declined(payment.decline_code) if payment.decline_code else row.say("not_confirmed")


def _accepted(till: Till, shop_id: int, row: Checkout, payment: Payment) -> Checkout | None:
    expected = about(row, shop_id)
    same = payment.amount == row.total and payment.livemode == row.livemode
    if not same or any(payment.about.get(name) != value for name, value in expected.items()):
        log.error("payment_differs_from_quote", shop_id=shop_id, checkout_id=str(row.id))
        return _mismatch(till, shop_id, row, payment)
    return moves.go(
        till, shop_id, row, "authorised", then=_closing(till, shop_id, "held", payment.id), intent=payment.id, client_secret=None
    )


def _mismatch(till: Till, shop_id: int, row: Checkout, payment: Payment) -> Checkout | None:
    return moves.go(
        till, shop_id, row, "undoing", intent=payment.id, ends_as="voided", reason="mismatch",
        message=row.say("mismatch"),
    )  # fmt: skip


def declined(till: Till, shop_id: int, row: Checkout, *, code: str, message: str, payment: str = "") -> Checkout | None:
    """This attempt is over; the next may use another card. After very many, none may."""
    with till.transaction(shop_id) as conn:
        tried = attempts.count(conn, shop_id, row.id, "authorise")  # a new price is an attempt, too, but not another card
    if tried >= states.MOST_ATTEMPTS:
        return moves.undo(till, shop_id, row, ends_as="declined", reason="too_many_attempts", message=row.say("too_many"))

    def then(conn: Connection, moved: Checkout) -> None:
        attempts.close(conn, shop_id, row.id, "authorise", row.attempt, code, reference=payment, now=till.clock.now())
        if message:
            tell.failed(conn, shop_id, moved, message)

    fields: dict[str, Any] = {
        "intent": None,
        "client_secret": None,
        "confirmation": None,
        "reason": code,
        "message": message or None,
    }
    return moves.go(till, shop_id, row, "reserved", again=True, then=then, **fields)


def _closing(till: Till, shop_id: int, outcome: str, reference: str) -> moves.Then:
    def then(conn: Connection, moved: Checkout) -> None:
        attempts.close(conn, shop_id, moved.id, "authorise", moved.attempt, outcome, reference=reference, now=till.clock.now())

    return then


def _close(till: Till, shop_id: int, row: Checkout, payment: str) -> bool:
    """Close a payment that is not held. False when it turns out to be something else by now: look at it again."""
    account = moves.account_of(till, shop_id)
    try:
        till.payments.release(account, payment, key=release_key(row, payment))
    except Refused:
        return till.payments.look(account, payment).status == "canceled"
    return True


def release_key(row: Checkout, payment: str) -> str:
    """A payment can be closed once only, whatever the key; a new one per failure gets past a failure kept under the old one."""
    return f"release:{payment}:{row.failures}"
