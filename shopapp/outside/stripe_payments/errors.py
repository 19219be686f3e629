"""Stripe's errors as ours, and declines as sentences for the shopper.

A sentence never says more than the shopper may know: a card reported stolen is simply not accepted.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import stripe

from shopapp import logs
from shopapp.errors import Invalid, Refused, Unavailable
from shopapp.ports.payments import Declined

log = logs.get(__name__)

_PLAIN = "Your card was not accepted. Nothing was charged. Please try another card."
_SENTENCES = {
    "insufficient_funds": "There was not enough money on this card. Nothing was charged. Please try another card.",
    "expired_card": "This card has expired. Nothing was charged. Please try another card.",
    "incorrect_cvc": "The security code did not match. Nothing was charged. Please check it and try again.",
    "invalid_cvc": "The security code did not match. Nothing was charged. Please check it and try again.",
    "incorrect_number": "The card number is not right. Please check it and try again.",
    "invalid_number": "The card number is not right. Please check it and try again.",
    "incorrect_zip": "The postal code did not match the card. Nothing was charged. Please check it and try again.",
    "processing_error": "The card could not be processed just now. Nothing was charged. Please try again in a moment.",
    "try_again_later": "The bank could not answer just now. Nothing was charged. Please try again in a moment.",
    "issuer_not_available": "The bank could not answer just now. Nothing was charged. Please try again in a moment.",
    "authentication_required": "Your bank wants to confirm this payment. Please try again and confirm it.",
    "payment_intent_authentication_failure": "Your bank could not confirm that it is you. Nothing was charged. Please try again.",
    "card_velocity_exceeded": "This card has reached its limit. Nothing was charged. Please try another card.",
    "withdrawal_count_limit_exceeded": "This card has reached its limit. Nothing was charged. Please try another card.",
    "currency_not_supported": "This card cannot pay in this currency. Nothing was charged. Please try another card.",
    "card_not_supported": "This card does not support this kind of purchase. Nothing was charged. Please try another card.",
}


def sentence(code: str | None) -> str:
    return _SENTENCES.get(code or "", _PLAIN)


@contextmanager
def translated(operation: str) -> Generator[None]:
    """Run one call; every error of the SDK leaves as Unavailable, Declined or Refused."""
    try:
        yield
    except stripe.CardError as problem:
        code = _decline_code(problem)
        raise Declined(sentence(code), code=code, payment=_payment_of(problem)) from problem
    except (stripe.APIConnectionError, stripe.RateLimitError) as problem:
        raise _unavailable(operation, problem) from problem
    except stripe.StripeError as problem:
        status = problem.http_status or 0
        if isinstance(problem, stripe.APIError) or status >= 500 or status in (409, 429):
            raise _unavailable(operation, problem) from problem
        code = problem.code or type(problem).__name__
        log.warning("stripe_refused", operation=operation, code=code, status=status, request_id=problem.request_id)
        raise Refused("Stripe refused this.", code=code) from problem
    except Invalid as problem:
        raise Refused(problem.message, code=problem.code) from problem


def _unavailable(operation: str, problem: stripe.StripeError) -> Unavailable:
    log.warning("stripe_unavailable", operation=operation, error=type(problem).__name__, status=problem.http_status)
    return Unavailable("Stripe did not answer.", code=problem.code or "unavailable")


def _body(problem: stripe.StripeError) -> dict[str, Any]:
    body: Any = problem.json_body or {}
    found = body.get("error") if isinstance(body, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _decline_code(problem: stripe.CardError) -> str:
    return str(_body(problem).get("decline_code") or problem.code or "card_declined")


def _payment_of(problem: stripe.CardError) -> str:
    intent: Any = _body(problem).get("payment_intent") or {}
    return str(intent.get("id", "")) if isinstance(intent, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
