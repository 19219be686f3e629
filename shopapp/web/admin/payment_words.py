"""What a payment's states and steps are called to a merchant, and why something cannot be done to one.

The rule: a merchant reads what happened and what it means for the money, never the name of a state of ours.
"""

from typing import Any

from shopapp.checkout import desk
from shopapp.money import Money
from shopapp.web.admin.page import money

STATES = {
    "quoted": "Price shown",
    "reserving": "Stock being held",
    "reserved": "Stock held, waits for a card",
    "authorising": "Asking the bank",
    "action": "Bank asks the shopper",
    "authorised": "Money held",
    "ordering": "Order being made",
    "ordered": "Order made, money held",
    "capturing": "Money being taken",
    "captured": "Money taken",
    "undoing": "Being taken back",
    "paid": "Paid",
    "voided": "Ended, nothing taken",
    "declined": "No card accepted",
    "expired": "Not finished",
    "refunded": "Given back in full",
    "handed_over": "Paid in Shopify’s checkout",
}
STEPS = STATES | {
    "reserve": "Draft order at Shopify",
    "authorise": "Authorisation at Stripe",
    "order": "Order at Shopify",
    "capture": "Capture at Stripe",
    "dispute": "Dispute",
    "refund": "Refund carried over",
    "refund_failed": "Refund failed",
    "refund_asked_by_merchant": "You gave money back",
    "looked_at_by_merchant": "You looked again",
    "stray_hold_given_back": "A second hold was given back",
    "booked_charge": "Booked by Stripe",
    "booked_payment": "Booked by Stripe",
    "booked_refund": "Refund booked by Stripe",
    "booked_payment_refund": "Refund booked by Stripe",
    "booked_adjustment": "Dispute booked by Stripe",
}


def spaced(name: str) -> str:
    return name.replace("_", " ")


def state(name: str) -> str:
    return STATES.get(name, spaced(name).capitalize())


def step(name: str) -> str:
    return STEPS.get(name, spaced(name).capitalize())


def details(detail: dict[str, Any], currency: str | None) -> list[tuple[str, str]]:
    """Names and values of one step, sums as sums."""
    coin = str(detail.get("currency") or currency or "")
    shown: list[tuple[str, str]] = []
    for name, value in detail.items():
        if value is None or name == "currency":
            continue
        if name.endswith("_minor") and coin:
            shown.append((spaced(name.removesuffix("_minor")), money(int(value), coin)))
        else:
            shown.append((spaced(name), str(value)))
    return shown


def why_not(payment: desk.Opened, deed: str) -> str:
    """Why this cannot be done to the payment now; empty when it can."""
    if {"retry": payment.may_retry, "void": payment.may_void, "refund": payment.may_refund}[deed]:
        return ""
    if payment.checkout.provider != "stripe":
        return "This was paid in Shopify’s checkout: please look after it in Shopify."
    return {"retry": _not_to_retry, "void": _not_to_end, "refund": _not_to_give_back}[deed](payment)


_BUSY = "It is being worked on at this moment. Please look again in a minute."


def _not_to_retry(_: desk.Opened) -> str:
    return "Nothing of this payment is under way."


def _not_to_end(payment: desk.Opened) -> str:
    row = payment.checkout
    if row.captured_minor:
        return "The money is taken already. You can give it back instead."
    return "Nothing of it is held any more." if row.state in ("voided", "declined", "expired") else _BUSY


def _not_to_give_back(payment: desk.Opened) -> str:
    if any(one.is_open for one in payment.disputes):
        return "The shopper’s bank disputes this payment and has taken the money back already: a refund would pay it twice."
    if not payment.checkout.captured_minor:
        return "No money of this payment was taken."
    return _BUSY if payment.left_minor > 0 else "All of it was given back already."


def sum_of(payment: desk.Opened) -> str:
    row = payment.checkout
    return Money(row.amount_minor, row.currency).text() if row.amount_minor is not None and row.currency else ""
