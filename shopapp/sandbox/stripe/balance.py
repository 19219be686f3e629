"""Balance transactions: what each charge, refund and dispute does to the account's balance, fees included."""

from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc


def fee_of(amount: int) -> int:
    """1.5 % and 25 minor units, the order of magnitude of a European card."""
    return round(amount * 0.015) + 25


def enter(books: Books, type: str, amount: int, source: Doc, *, fee: int = 0) -> str:
    """Write one movement and return its id. `amount` is signed; `fee` is what Stripe keeps."""
    category = {"adjustment": "dispute"}.get(type, type)
    parts = [
        {
            "amount": fee,
            "application": None,
            "currency": source["currency"],
            "description": "Processing fee",
            "type": "stripe_fee",
        }
    ]
    entry: Doc = {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": books.now() + 2 * 86400,
        "balance_type": "payments",
        "created": books.now(),
        "currency": source["currency"],
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": parts if fee else [],
        "net": amount - fee,
        "reporting_category": category,
        "source": source["id"],
        "status": "pending",
        "type": type,
    }
    return str(books.put(entry)["id"])


def retrieve(call: Call) -> Doc:
    return call.books.need("balance_transaction", call.ids["id"])


def listed(call: Call) -> Doc:
    payout = call.params.get("payout")
    equal = ("source", "type", "currency")
    return page(
        call,
        "balance_transaction",
        "/v1/balance_transactions",
        equal=equal,
        fits=(lambda entry: entry.get("_payout") == payout) if payout else None,
    )
