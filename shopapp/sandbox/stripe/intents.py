"""Payment intents: made, changed, captured, canceled. Confirming them is next door.

The states only move as the real ones do: requires_payment_method → requires_confirmation → (requires_action) →
requires_capture → succeeded, and canceled from every state but succeeded.
"""

import secrets

from shopapp.sandbox.stripe import charges, confirming, methods, problems
from shopapp.sandbox.stripe.amounts import check_amount, check_currency
from shopapp.sandbox.stripe.books import Books, Call, bare, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc, StripeProblem
from shopapp.sandbox.stripe.shapes import merged

_KEPT = (
    "application_fee_amount", "capture_method", "confirmation_method", "customer", "description", "excluded_payment_method_types",
    "payment_method_options", "receipt_email", "setup_future_usage", "shipping", "statement_descriptor",
    "statement_descriptor_suffix", "transfer_data", "transfer_group",
)  # fmt: skip
_CHANGEABLE = ("requires_payment_method", "requires_confirmation", "requires_action")


def create(call: Call) -> Doc:
    books, params = call.books, call.params
    _check_types(call)
    currency = check_currency(params["currency"])
    amount = check_amount(params["amount"], currency)
    _check_customer(books, params)
    intent = _written(books, params, amount, currency)
    if params.get("payment_method") and not params.get("confirm"):
        intent.update(payment_method=methods.resolve(books, params["payment_method"])["id"], status="requires_confirmation")
    if not params.get("confirm"):
        _refuse_before_confirming(params)
    books.put(intent)
    books.tell("payment_intent.created", intent)
    return confirming.confirm(call, intent, params) if params.get("confirm") else intent


def _check_types(call: Call) -> None:
    """`payment_method_types` went in 2026-09-30.endive; its successor excludes the other ways to choose."""
    params = call.params
    if "payment_method_types" in params and call.endive:
        raise StripeProblem(
            400,
            "`payment_method_types` is no longer accepted. Use `allowed_payment_method_types` instead.",
            code="payment_method_types_no_longer_supported",
            param="payment_method_types",
        )
    if "allowed_payment_method_types" not in params:
        return
    if call.version < "2026-07-29":
        raise problems.unknown("allowed_payment_method_types")
    for other in ("automatic_payment_methods", "excluded_payment_method_types", "payment_method_configuration"):
        if other in params:
            raise problems.invalid(other, f"`{other}` cannot be combined with `allowed_payment_method_types`.")


def _refuse_before_confirming(params: Doc) -> None:
    for name in ("confirmation_token", "return_url", "error_on_requires_action", "off_session"):
        if name in params:
            raise problems.invalid(name, f"`{name}` can only be given together with `confirm`.")


def _check_customer(books: Books, params: Doc) -> None:
    if params.get("customer"):
        books.need("customer", params["customer"], "customer")


_NOT_YET = dict.fromkeys(
    [
        "application",
        "canceled_at",
        "cancellation_reason",
        "customer_account",
        "last_payment_error",
        "latest_charge",
        "next_action",
        "on_behalf_of",
        "payment_method",
        "payment_method_configuration_details",
        "processing",
        "review",
        "source",
    ]
)


def _written(books: Books, params: Doc, amount: int, currency: str) -> Doc:
    id = new_id("pi")
    chosen = params.get("allowed_payment_method_types") or params.get("payment_method_types")
    intent: Doc = {"id": id, "object": "payment_intent", **_NOT_YET, **{name: params.get(name) for name in _KEPT}}
    return intent | {
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "automatic_payment_methods": _automatic(params, chosen),
        "capture_method": params.get("capture_method", "automatic_async"),
        "client_secret": f"{id}_secret_{secrets.token_urlsafe(18).replace('-', 'x').replace('_', 'y')}",
        "confirmation_method": params.get("confirmation_method", "automatic"),
        "created": books.now(),
        "currency": currency,
        "livemode": books.livemode,
        "metadata": merged({}, params.get("metadata", {})),
        "payment_method_options": params.get("payment_method_options") or {},
        "payment_method_types": chosen or ["card", "link"],
        "status": "requires_payment_method",
    }


def _automatic(params: Doc, chosen: list[str] | None) -> Doc | None:
    """Without a choice of its own, an intent takes what the account has switched on, redirects included."""
    automatic: Doc | None = params.get("automatic_payment_methods") or (None if chosen else {"enabled": True})
    if automatic and automatic.get("enabled"):
        automatic.setdefault("allow_redirects", "always")
    return automatic


def _open(call: Call, param: str = "intent") -> Doc:
    """The intent of the path; a publishable key must also know its client secret."""
    intent = call.books.need("payment_intent", call.ids["id"], param)
    if call.key_kind == "publishable" and call.params.get("client_secret") != intent["client_secret"]:
        raise problems.no_such("payment_intent", call.ids["id"], "client_secret")
    return intent


def retrieve(call: Call) -> Doc:
    return _open(call)


def listed(call: Call) -> Doc:
    return page(call, "payment_intent", "/v1/payment_intents", equal=("customer",))


def update(call: Call) -> Doc:
    books, params = call.books, call.params
    intent = _open(call)
    _check_types(call)
    metadata = params.get("metadata")
    if intent["status"] not in _CHANGEABLE and any(name not in ("metadata", "description", "expand") for name in params):
        raise problems.unexpected_state(bare(intent), f"A PaymentIntent that is {intent['status']} cannot be updated.")
    intent["currency"] = check_currency(params.get("currency", intent["currency"]))
    intent["amount"] = check_amount(params.get("amount", intent["amount"]), intent["currency"])
    if metadata is not None:
        intent["metadata"] = merged(intent["metadata"], metadata)
    if params.get("payment_method"):
        intent.update(payment_method=methods.resolve(books, params["payment_method"])["id"], status="requires_confirmation")
    intent.update({name: params[name] for name in _KEPT if name in params})
    return books.put(intent)


def confirm(call: Call) -> Doc:
    _check_types(call)
    return confirming.confirm(call, _open(call), call.params)


def capture(call: Call) -> Doc:
    """Take the held money, or a part of it; the rest is released at once."""
    books, params = call.books, call.params
    intent = _open(call)
    if intent["status"] != "requires_capture":
        raise problems.unexpected_state(bare(intent), f"A PaymentIntent that is {intent['status']} cannot be captured.")
    amount = params.get("amount_to_capture", intent["amount_capturable"])
    if amount < 1:
        raise problems.invalid("amount_to_capture", "At least 1 must be captured.", "parameter_invalid_integer")
    if amount > intent["amount_capturable"]:
        message = f"{amount} is more than the {intent['amount_capturable']} that may be captured."
        raise problems.invalid("amount_to_capture", message, "amount_too_large")
    if "metadata" in params:
        intent["metadata"] = merged(intent["metadata"], params["metadata"])
    if "application_fee_amount" in params:
        intent["application_fee_amount"] = params["application_fee_amount"]
    charge = books.need("charge", intent["latest_charge"])
    charges.capture(books, charge, amount)
    intent.update(status="succeeded", amount_received=amount, amount_capturable=0)
    books.put(intent)
    books.tell("payment_intent.succeeded", intent)
    charges.settle(books, charge)
    return intent


def cancel(call: Call) -> Doc:
    intent = _open(call)
    if intent["status"] in ("succeeded", "canceled"):
        raise problems.unexpected_state(bare(intent), f"A PaymentIntent that is {intent['status']} cannot be canceled.")
    end(call.books, intent, call.params.get("cancellation_reason"), "charge.refunded")
    return intent


def end(books: Books, intent: Doc, reason: str | None, released_by: str) -> None:
    """Cancel, giving back a hold if there is one."""
    if intent["status"] == "requires_capture":
        charges.release(books, books.need("charge", intent["latest_charge"]), released_by)
    intent.update(
        status="canceled", canceled_at=books.now(), cancellation_reason=reason, amount_capturable=0, next_action=None
    )  # fmt: skip
    books.put(intent)
    books.tell("payment_intent.canceled", intent)


def expire(books: Books) -> None:
    """Holds that nobody captured in time are given back by the network."""
    for intent in books.all("payment_intent"):
        if intent["status"] != "requires_capture":
            continue
        charge = books.need("charge", intent["latest_charge"])
        if charge["payment_method_details"]["card"]["capture_before"] <= books.now():
            end(books, intent, "automatic", "charge.expired")
