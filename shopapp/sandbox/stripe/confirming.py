"""Confirming an intent: from a payment method to a hold, a payment, a challenge or a refusal.

A refusal changes state too (a failed charge, `last_payment_error`), so its problem is `stored` and what was written stays.
"""

from shopapp.sandbox.stripe import cards, charges, methods, problems
from shopapp.sandbox.stripe.books import Books, Call, bare
from shopapp.sandbox.stripe.problems import Doc, StripeProblem

_CONFIRMABLE = ("requires_payment_method", "requires_confirmation")


def confirm(call: Call, intent: Doc, params: Doc) -> Doc:
    """One confirmation attempt with what the request brings. Raises a stored 402 when the card refuses."""
    books = call.books
    if intent["status"] not in _CONFIRMABLE:
        raise problems.unexpected_state(bare(intent), f"A PaymentIntent that is {intent['status']} cannot be confirmed.")
    method = _method(call, intent, params)
    _need_return_url(intent, params)
    _adopt(intent, params, method)
    intent["last_payment_error"] = None
    card = cards.BY_NAME[method["_card"]]
    if card.challenge or call.forced.get("challenge") or _asked_for_challenge(intent):
        return _challenge(call, intent, method, params)
    return settle(books, intent, method, forced=call.forced)


def _method(call: Call, intent: Doc, params: Doc) -> Doc:
    """The payment method of this attempt, from a token, an id or inline details."""
    if "confirmation_token" in params:
        return _from_token(call.books, intent, params)
    if "payment_method_data" in params:
        return call.books.put(methods.from_params(call.books, params["payment_method_data"], call.key_kind))
    id = params.get("payment_method") or intent["payment_method"]
    if not id:
        raise problems.unexpected_state(bare(intent), "This PaymentIntent has no payment method to confirm it with.")
    return methods.resolve(call.books, id)


def _from_token(books: Books, intent: Doc, params: Doc) -> Doc:
    token = books.need("confirmation_token", params["confirmation_token"], "confirmation_token")
    if token["payment_intent"]:
        raise problems.invalid("confirmation_token", f"{token['id']} was used before; a ConfirmationToken works once.")
    if token["expires_at"] <= books.now():
        raise problems.invalid("confirmation_token", f"{token['id']} has expired.")
    token["payment_intent"] = intent["id"]
    books.put(token)
    if token["shipping"] and "shipping" not in params:
        intent["shipping"] = token["shipping"]
    params.setdefault("return_url", token["return_url"])
    return books.put(token["_method"])


def _need_return_url(intent: Doc, params: Doc) -> None:
    automatic: Doc = intent["automatic_payment_methods"] or {}
    if automatic.get("enabled") and automatic.get("allow_redirects") != "never" and not params.get("return_url"):
        raise problems.invalid(
            "return_url",
            "This PaymentIntent may use payment methods that redirect; give a `return_url`, or set"
            " `automatic_payment_methods[allow_redirects]` to `never`.",
        )


def _adopt(intent: Doc, params: Doc, method: Doc) -> None:
    for name in ("receipt_email", "shipping", "setup_future_usage", "capture_method"):
        if name in params:
            intent[name] = params[name]
    intent["payment_method"] = method["id"]
    intent["_return_url"] = params.get("return_url")


def _asked_for_challenge(intent: Doc) -> bool:
    every: Doc = intent["payment_method_options"] or {}
    options: Doc = every.get("card") or {}
    return options.get("request_three_d_secure") in ("any", "challenge")


def _challenge(call: Call, intent: Doc, method: Doc, params: Doc) -> Doc:
    books = call.books
    if params.get("error_on_requires_action") or params.get("off_session"):
        return _refuse(books, intent, method, ("authentication_required", "authentication_required"))
    url = f"{call.origin}/3ds/{intent['id']}?client_secret={intent['client_secret']}"
    if params.get("use_stripe_sdk") or call.key_kind == "publishable":
        action: Doc = {"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "three_d_secure_redirect", "stripe_js": url}}
    else:
        action = {"type": "redirect_to_url", "redirect_to_url": {"return_url": params.get("return_url"), "url": url}}
    intent.update(status="requires_action", next_action=action, _forced=call.forced)
    books.put(intent)
    books.tell("payment_intent.requires_action", intent)
    return intent


def proven(books: Books, intent: Doc, success: bool) -> Doc:
    """The shopper has finished (or failed) the bank's challenge."""
    if intent["status"] != "requires_action":
        raise problems.unexpected_state(bare(intent), f"There is nothing to authenticate: the status is {intent['status']}.")
    method = books.need("payment_method", intent["payment_method"])
    if success:
        return settle(books, intent, method, forced=intent.get("_forced", {}), proven=True)
    message = "The bank could not confirm that it is you. Try again or use another card."
    error = {
        "code": "payment_intent_authentication_failure",
        "doc_url": "https://docs.stripe.com/error-codes/payment-intent-authentication-failure",
        "message": message,
        "payment_method": bare(method),
        "type": "invalid_request_error",
    }
    _fail(books, intent, error)
    return intent


def settle(books: Books, intent: Doc, method: Doc, *, forced: Doc, proven: bool = False) -> Doc:
    """Ask the (simulated) network for the money."""
    card = cards.BY_NAME[method["_card"]]
    refusal = (card.code, card.decline) if card.code else None
    if "decline" in forced:
        refusal = ("card_declined", forced["decline"])
    if refusal:
        return _refuse(books, intent, method, refusal, proven=proven)
    hold = intent["capture_method"] == "manual"
    charge = charges.attempt(books, intent, method, hold=hold, refusal=None, proven=proven)
    intent.update(latest_charge=charge["id"], next_action=None)
    if hold:
        intent.update(status="requires_capture", amount_capturable=intent["amount"])
        books.put(intent)
        books.tell("payment_intent.amount_capturable_updated", intent)
        return intent
    intent.update(status="succeeded", amount_received=intent["amount"])
    books.put(intent)
    books.tell("payment_intent.succeeded", intent)
    charges.settle(books, charge)
    return intent


def _refuse(books: Books, intent: Doc, method: Doc, refusal: tuple[str, str], *, proven: bool = False) -> Doc:
    hold = intent["capture_method"] == "manual"
    charge = charges.attempt(books, intent, method, hold=hold, refusal=refusal, proven=proven)
    intent["latest_charge"] = charge["id"]
    code, decline = refusal
    error: Doc = {
        "type": "card_error",
        "charge": charge["id"],
        "code": code,
        "decline_code": decline,
        "doc_url": f"https://docs.stripe.com/error-codes/{code.replace('_', '-')}",
        "message": cards.message(decline),
        "payment_method": bare(method),
    }
    _fail(books, intent, error)
    problem = StripeProblem(402, error["message"], stored=True)
    problem.error = {**error, "payment_intent": bare(intent)}
    raise problem


def _fail(books: Books, intent: Doc, error: Doc) -> None:
    intent.update(status="requires_payment_method", payment_method=None, next_action=None, last_payment_error=error)
    books.put(intent)
    books.tell("payment_intent.payment_failed", intent)
