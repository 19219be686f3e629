"""Charges: one attempt to move or hold money on a card, made by an intent and never by the product itself."""

from shopapp.sandbox.stripe import balance, cards, disputes
from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc
from shopapp.sandbox.stripe.shapes import merged

HOLD_SECONDS = 7 * 86400


def attempt(books: Books, intent: Doc, method: Doc, *, hold: bool, refusal: tuple[str, str] | None, proven: bool) -> Doc:
    """A new charge for the intent: held, taken, or failed with `refusal` (code, decline code)."""
    charge = _written(books, intent, method, hold=hold, proven=proven)
    if refusal:
        code, decline = refusal
        charge.update(status="failed", paid=False, failure_code=code, failure_message=cards.message(decline))
        charge["outcome"] = _outcome("declined_by_network", "issuer_declined", decline)
        books.put(charge)
        books.tell("charge.failed", charge)
        return charge
    if not hold:
        charge.update(captured=True, amount_captured=charge["amount"])
        if intent["capture_method"] == "automatic":
            _enter(books, charge)
    books.put(charge)
    books.tell("charge.succeeded", charge)
    return charge


# What a charge has not got (yet); each is null until something happens.
_NOT_YET = dict.fromkeys(
    [
        "application",
        "application_fee",
        "balance_transaction",
        "failure_balance_transaction",
        "failure_code",
        "failure_message",
        "on_behalf_of",
        "receipt_number",
        "receipt_url",
        "review",
        "source_transfer",
        "transfer_data",
    ]
)
_FROM_INTENT = (
    "amount", "application_fee_amount", "currency", "customer", "description", "metadata", "receipt_email", "shipping",
    "statement_descriptor", "statement_descriptor_suffix", "transfer_group",
)  # fmt: skip


def _written(books: Books, intent: Doc, method: Doc, *, hold: bool, proven: bool) -> Doc:
    charge: Doc = {"id": new_id("ch"), "object": "charge", **_NOT_YET, **{name: intent[name] for name in _FROM_INTENT}}
    return charge | {
        "amount_captured": 0,
        "amount_refunded": 0,
        "billing_details": method["billing_details"],
        "calculated_statement_descriptor": intent["statement_descriptor"] or "SANDBOX",
        "captured": False,
        "created": books.now(),
        "disputed": False,
        "fraud_details": {},
        "livemode": books.livemode,
        "outcome": _outcome("approved_by_network", None, None),
        "paid": True,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {"card": _card_details(books, intent, method, hold=hold, proven=proven), "type": "card"},
        "radar_options": {},
        "refunded": False,
        "status": "succeeded",
        "_card": method["_card"],
    }


def _card_details(books: Books, intent: Doc, method: Doc, *, hold: bool, proven: bool) -> Doc:
    face = method["card"]
    details: Doc = {
        key: face[key] for key in ("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "wallet")
    }
    details |= {
        "amount_authorized": intent["amount"],
        "authorization_code": "123456",
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": face["brand"],
        "network_token": {"used": False},
        "network_transaction_id": "100200300400500",
        "overcapture": {"maximum_amount_capturable": intent["amount"], "status": "unavailable"},
        "regulated_status": face["regulated_status"],
        "three_d_secure": _three_d_secure() if proven else None,
    }
    return details | ({"capture_before": books.now() + HOLD_SECONDS} if hold else {})


def _three_d_secure() -> Doc:
    return {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": new_id("tds", 12),
        "version": "2.2.0",
    }


def _outcome(status: str, kind: str | None, decline: str | None) -> Doc:
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None if decline is None else "05",
        "network_status": status,
        "reason": decline,
        "risk_level": "normal",
        "risk_score": 20,
        "seller_message": "Payment complete." if kind is None else "The bank did not say more.",
        "type": kind or "authorized",
    }


def _enter(books: Books, charge: Doc) -> None:
    taken = charge["amount_captured"]
    charge["balance_transaction"] = balance.enter(books, "charge", taken, charge, fee=balance.fee_of(taken))


def settle(books: Books, charge: Doc) -> None:
    """After the intent's own events: the fees of an asynchronous capture, and the dispute of a dispute card."""
    if charge["captured"] and charge["balance_transaction"] is None:
        _enter(books, charge)
        books.put(charge)
        books.tell("charge.updated", charge, {"balance_transaction": None})
    card = cards.BY_NAME[charge["_card"]]
    if charge["captured"] and card.dispute:
        disputes.open_dispute(books, charge, card.dispute)


def capture(books: Books, charge: Doc, amount: int) -> None:
    charge.update(captured=True, amount_captured=amount)
    _enter(books, charge)
    books.put(charge)
    books.tell("charge.captured", charge, {"amount_captured": 0, "captured": False, "balance_transaction": None})


def release(books: Books, charge: Doc, type: str) -> None:
    """Give a hold back: nothing was taken, so the charge is refunded in full without having been captured."""
    charge.update(refunded=True, amount_refunded=charge["amount"])
    books.put(charge)
    books.tell(type, charge, {"amount_refunded": 0, "refunded": False})


def retrieve(call: Call) -> Doc:
    return call.books.need("charge", call.ids["id"])


def listed(call: Call) -> Doc:
    return page(call, "charge", "/v1/charges", equal=("customer", "payment_intent", "transfer_group"))


def update(call: Call) -> Doc:
    charge = retrieve(call)
    params = dict(call.params)
    charge["metadata"] = merged(charge["metadata"], params.pop("metadata", {}))
    charge.update({key: value for key, value in params.items() if key != "expand"})
    call.books.put(charge)
    call.books.tell("charge.updated", charge, {})
    return charge
