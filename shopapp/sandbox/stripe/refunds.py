"""Refunds: never more than was captured, one object each, some of them failing days later."""

from shopapp.sandbox.stripe import balance, cards, problems
from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc, StripeProblem
from shopapp.sandbox.stripe.shapes import merged


def create(call: Call) -> Doc:
    """Refund a charge, or the successful charge of an intent, in whole or in part."""
    books = call.books
    charge = _charge(books, call.params)
    amount = _amount(charge, call.params.get("amount"))
    card = cards.BY_NAME[charge["_card"]]
    refund = _written(books, charge, amount, call.params, "pending" if card.refund == "pending" else "succeeded")
    refund["_later"] = card.refund
    refund["balance_transaction"] = balance.enter(books, "refund", -amount, refund)
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
    books.put(refund)
    books.put(charge)
    books.tell("refund.created", refund)
    books.tell("charge.refunded", charge, before)
    return refund


def _charge(books: Books, params: Doc) -> Doc:
    if "charge" in params:
        charge = books.need("charge", params["charge"], "charge")
    elif "payment_intent" in params:
        intent = books.need("payment_intent", params["payment_intent"], "payment_intent")
        charge = books.find("charge", intent["latest_charge"] or "")
        if charge is None or intent["status"] not in ("succeeded", "requires_capture"):
            raise problems.invalid("payment_intent", f"{intent['id']} does not have a successful charge to refund.")
    else:
        raise problems.missing("payment_intent")
    if not charge["captured"]:
        raise problems.invalid("charge", f"{charge['id']} is not captured: cancel its intent to release the hold.")
    if charge["disputed"] and not _refundable(books, charge):
        raise StripeProblem(400, f"{charge['id']} is charged back and cannot be refunded.", code="charge_disputed", stored=True)
    return charge


def _refundable(books: Books, charge: Doc) -> bool:
    return all(doc["is_charge_refundable"] for doc in books.all("dispute") if doc["charge"] == charge["id"])


def _amount(charge: Doc, asked: int | None) -> int:
    rest = charge["amount_captured"] - charge["amount_refunded"]
    if rest <= 0:
        message = f"Charge {charge['id']} has already been refunded."
        raise StripeProblem(400, message, code="charge_already_refunded", stored=True)
    amount = rest if asked is None else asked
    if amount < 1:
        raise problems.invalid("amount", "A refund is at least 1.", "parameter_invalid_integer")
    if amount > rest:
        raise problems.invalid("amount", f"Refund amount ({amount}) is greater than the unrefunded amount ({rest})")
    return amount


def _written(books: Books, charge: Doc, amount: int, params: Doc, status: str) -> Doc:
    return {
        "id": new_id("re"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": books.now(),
        "currency": charge["currency"],
        "destination_details": {"card": {"type": "pending" if status == "pending" else "refund"}, "type": "card"},
        "metadata": merged({}, params.get("metadata", {})),
        "payment_intent": charge["payment_intent"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }


def retrieve(call: Call) -> Doc:
    return call.books.need("refund", call.ids["id"])


def listed(call: Call) -> Doc:
    return page(call, "refund", "/v1/refunds", equal=("charge", "payment_intent"))


def update(call: Call) -> Doc:
    refund = retrieve(call)
    before = {"metadata": refund["metadata"]}
    refund["metadata"] = merged(refund["metadata"], call.params.get("metadata", {}))
    call.books.put(refund)
    call.books.tell("refund.updated", refund, before)
    return refund


def cancel(call: Call) -> Doc:
    refund = retrieve(call)
    if refund["status"] != "requires_action":
        raise problems.invalid("refund", f"A refund that is {refund['status']} cannot be canceled.")
    undo(call.books, refund, "canceled")
    return refund


def undo(books: Books, refund: Doc, status: str) -> None:
    """A refund that did not arrive: the money is back on the balance and the charge can be refunded again."""
    charge = books.need("charge", refund["charge"])
    charge["amount_refunded"] -= refund["amount"]
    charge["refunded"] = False
    before = {"status": refund["status"]}
    refund["status"] = status
    if status == "failed":
        refund["failure_reason"] = "expired_or_canceled_card"
        refund["failure_balance_transaction"] = balance.enter(books, "refund_failure", refund["amount"], refund)
    books.put(charge)
    books.put(refund)
    books.tell("refund.failed" if status == "failed" else "refund.updated", refund, before)


def mature(books: Books) -> None:
    """A day later: pending refunds arrive, the ones of the failing test card come back."""
    for refund in books.all("refund"):
        later = refund.get("_later")
        if refund["created"] + 86400 > books.now() or later not in ("failed", "pending"):
            continue
        refund["_later"] = ""
        if later == "failed":
            undo(books, refund, "failed")
            continue
        before = {"status": refund["status"]}
        refund.update(status="succeeded", destination_details={"card": {"type": "refund"}, "type": "card"})
        books.put(refund)
        books.tell("refund.updated", refund, before)
