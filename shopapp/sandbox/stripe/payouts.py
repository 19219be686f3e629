"""Payouts: once a day all that has become available goes to the bank, one payout for each currency."""

from collections import defaultdict

from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc


def pay_out(books: Books) -> list[Doc]:
    """Make the payouts that are due now. What is below zero waits."""
    due: dict[str, list[Doc]] = defaultdict(list)
    for entry in books.all("balance_transaction"):
        if not entry.get("_payout") and entry["type"] != "payout" and entry["available_on"] <= books.now():
            due[entry["currency"]].append(entry)
    return [_made(books, currency, entries) for currency, entries in due.items() if sum(one["net"] for one in entries) > 0]


def _made(books: Books, currency: str, entries: list[Doc]) -> Doc:
    now, amount, id = books.now(), sum(one["net"] for one in entries), new_id("po")
    for entry in entries:
        books.put(entry | {"_payout": id, "status": "available"})
    own: Doc = entries[-1] | {
        "id": new_id("txn"), "amount": -amount, "available_on": now, "created": now, "description": "STRIPE PAYOUT", "fee": 0,
        "fee_details": [], "net": -amount, "reporting_category": "payout", "source": id, "status": "available", "type": "payout",
        "_payout": id,
    }  # fmt: skip
    books.put(own)
    payout: Doc = {
        "id": id, "object": "payout", "amount": amount, "application_fee": None, "application_fee_amount": None,
        "arrival_date": now, "automatic": True, "balance_transaction": own["id"], "created": now, "currency": currency,
        "description": "STRIPE PAYOUT", "destination": None, "failure_balance_transaction": None, "failure_code": None,
        "failure_message": None, "livemode": books.livemode, "metadata": {}, "method": "standard", "original_payout": None,
        "payout_method": None, "reconciliation_status": "completed", "reversed_by": None, "source_type": "card",
        "statement_descriptor": None, "status": "paid", "trace_id": None, "type": "bank_account",
    }  # fmt: skip
    books.put(payout)
    books.tell("payout.created", payout)
    books.tell("payout.paid", payout)
    return payout


def retrieve(call: Call) -> Doc:
    return call.books.need("payout", call.ids["id"])


def listed(call: Call) -> Doc:
    return page(call, "payout", "/v1/payouts", equal=("status",))
