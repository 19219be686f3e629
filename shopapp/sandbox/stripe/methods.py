"""Payment methods and confirmation tokens: what a card becomes once its number has been left at Stripe's door.

Only the stand-in's own card frame, with a publishable key, may send a number; a server that tries is refused as the real
API refuses it. The number is turned into the name of a test card at once and is written down nowhere.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from shopapp.sandbox.stripe import cards, problems
from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc, StripeProblem
from shopapp.sandbox.stripe.shapes import merged

_PREVIEWED = ("allow_redisplay", "billing_details", "card", "customer", "type")
_NO_ADDRESS = dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state"))


def billing_details(given: Doc | None) -> Doc:
    details = dict(given or {})
    address: Doc = {**_NO_ADDRESS, **(details.pop("address", None) or {})}
    return {"address": address, "email": None, "name": None, "phone": None, "tax_id": None, **details}


def from_params(books: Books, given: Doc, key_kind: str) -> Doc:
    """A new payment method (not stored yet) from `card`, or from `pm_card_…` and `tok_…` names in it."""
    type = given.get("type", "card")
    if type not in ("card", "link"):
        raise problems.invalid("type", f"The sandbox knows cards; it has no payment method of type {type}.")
    wanted = given.get("card", {})
    card, month, year = _read_card(wanted, key_kind)
    return _made(books, card, month, year, given)


def _read_card(wanted: Doc, key_kind: str) -> tuple[cards.Card, int, int]:
    if "token" in wanted:
        card = cards.by_id(wanted["token"])
        if card is None:
            raise problems.no_such("token", wanted["token"], "card[token]")
        return card, 12, datetime.now(UTC).year + 3
    if "number" not in wanted:
        raise problems.missing("card[number]")
    if key_kind != "publishable":
        raise StripeProblem(402, "Card numbers may not be sent from a server; collect them with Stripe.js.", type="card_error")
    return _checked(wanted)


def _checked(wanted: Doc) -> tuple[cards.Card, int, int]:
    digits = "".join(sign for sign in str(wanted["number"]) if sign.isdigit())
    month, year = int(wanted.get("exp_month", 0)), int(wanted.get("exp_year", 0))
    year += 2000 if year < 100 else 0
    today = datetime.now(UTC)
    if not cards.adds_up(digits):
        raise _card_problem("incorrect_number", "Your card number is incorrect.", "number")
    if not 1 <= month <= 12:
        raise _card_problem("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month")
    if (year, month) < (today.year, today.month) or year > today.year + 50:
        raise _card_problem("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
    if len(str(wanted.get("cvc", "123"))) not in (3, 4):
        raise _card_problem("invalid_cvc", "Your card's security code is invalid.", "cvc")
    card = cards.by_number(digits)
    if card is None:
        raise _card_problem("card_declined", "Your card was declined: only test cards work here.", "", "test_mode_live_card")
    return card, month, year


def _card_problem(code: str, message: str, param: str, decline: str | None = None) -> StripeProblem:
    return StripeProblem(402, message, type="card_error", code=code, param=param or None, decline_code=decline)


def _made(books: Books, card: cards.Card, month: int, year: int, given: Doc) -> Doc:
    return {
        "id": new_id("pm"),
        "object": "payment_method",
        "allow_redisplay": given.get("allow_redisplay", "unspecified"),
        "billing_details": billing_details(given.get("billing_details")),
        "card": _face(card, month, year, given.get("_wallet")),
        "created": books.now(),
        "customer": None,
        "livemode": books.livemode,
        "metadata": merged({}, given.get("metadata", {})),
        "type": "card",
        "_card": card.name,
    }


def _face(card: cards.Card, month: int, year: int, wallet: str | None) -> Doc:
    return {
        "brand": card.brand,
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "unchecked"},
        "country": card.country,
        "display_brand": card.brand,
        "exp_month": month,
        "exp_year": year,
        "fingerprint": hashlib.sha256(card.name.encode()).hexdigest()[:16],
        "funding": "debit" if card.name.endswith("_debit") else "credit",
        "generated_from": None,
        "last4": card.number[-4:],
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": {"type": wallet, "dynamic_last4": None, wallet: {}} if wallet else None,
    }


def resolve(books: Books, id: str, param: str = "payment_method") -> Doc:
    """A stored payment method, or a fresh one from a `pm_card_…` name."""
    found = books.find("payment_method", id)
    if found is not None:
        return found
    card = cards.by_id(id) if id.startswith("pm_card_") else None
    if card is None:
        raise problems.no_such("PaymentMethod", id, param)
    return books.put(_made(books, card, 12, datetime.now(UTC).year + 3, {}))


def create(call: Call) -> Doc:
    return call.books.put(from_params(call.books, call.params, call.key_kind))


def retrieve(call: Call) -> Doc:
    return resolve(call.books, call.ids["id"])


def listed(call: Call) -> Doc:
    return page(call, "payment_method", "/v1/payment_methods", equal=("customer", "type"))


def attach(call: Call) -> Doc:
    method = resolve(call.books, call.ids["id"])
    call.books.need("customer", call.params["customer"], "customer")
    method["customer"] = call.params["customer"]
    call.books.put(method)
    call.books.tell("payment_method.attached", method)
    return method


def create_token(call: Call) -> Doc:
    """A confirmation token from the browser: payment details, shipping and return address, good once for twelve hours."""
    books, params = call.books, call.params
    if "payment_method" in params:
        method = resolve(books, params["payment_method"])
    elif "payment_method_data" in params:
        wallet = params["payment_method_data"].pop("wallet", None)
        method = from_params(books, params["payment_method_data"] | ({"_wallet": wallet} if wallet else {}), call.key_kind)
    else:
        raise problems.missing("payment_method_data")
    token: dict[str, Any] = {
        "id": new_id("ctoken"),
        "object": "confirmation_token",
        "created": books.now(),
        "expires_at": books.now() + 12 * 3600,
        "livemode": books.livemode,
        "mandate_data": None,
        "payment_intent": None,
        "payment_method_options": None,
        "payment_method_preview": {key: method[key] for key in _PREVIEWED},
        "return_url": params.get("return_url"),
        "setup_future_usage": params.get("setup_future_usage"),
        "setup_intent": None,
        "shipping": _shipping(params.get("shipping")),
        "use_stripe_sdk": True,
        "_method": method,
    }
    return books.put(token)


def _shipping(given: Doc | None) -> Doc | None:
    return given and {"address": {**_NO_ADDRESS, **given["address"]}, "name": given["name"], "phone": given.get("phone")}


def retrieve_token(call: Call) -> Doc:
    return call.books.need("confirmation_token", call.ids["id"])
