"""Stripe's test cards and what each of them does. Only the name of a card is kept anywhere, never its number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One test card. `code` and `decline` are what a refusal says; `challenge` asks for 3-D Secure first."""

    name: str
    number: str
    brand: str = "visa"
    code: str = ""
    decline: str = ""
    challenge: bool = False
    dispute: str = ""
    refund: str = "succeeded"
    country: str = "US"


_DECLINED = "card_declined"
CARDS = (
    Card("visa", "4242424242424242"),
    Card("visa_debit", "4000056655665556"),
    Card("mastercard", "5555555555554444", "mastercard"),
    Card("mastercard_debit", "5200828282828210", "mastercard"),
    Card("amex", "378282246310005", "amex"),
    Card("discover", "6011111111111117", "discover"),
    Card("de", "4000002760000016", country="DE"),
    Card("chargeDeclined", "4000000000000002", code=_DECLINED, decline="generic_decline"),
    Card("chargeDeclinedInsufficientFunds", "4000000000009995", code=_DECLINED, decline="insufficient_funds"),
    Card("chargeDeclinedLostCard", "4000000000009987", code=_DECLINED, decline="lost_card"),
    Card("chargeDeclinedStolenCard", "4000000000009979", code=_DECLINED, decline="stolen_card"),
    Card("chargeDeclinedFraudulent", "4100000000000019", code=_DECLINED, decline="fraudulent"),
    Card("chargeDeclinedExpiredCard", "4000000000000069", code="expired_card", decline="expired_card"),
    Card("chargeDeclinedIncorrectCvc", "4000000000000127", code="incorrect_cvc", decline="incorrect_cvc"),
    Card("chargeDeclinedProcessingError", "4000000000000119", code="processing_error", decline="processing_error"),
    Card("threeDSecure2Required", "4000002500003155", challenge=True),
    Card("authenticationRequired", "4000002760003184", challenge=True, country="DE"),
    Card("threeDSecureRequiredChargeDeclined", "4000008400001629", challenge=True, code=_DECLINED, decline="generic_decline"),
    Card(
        "authenticationRequiredChargeDeclinedInsufficientFunds", "4000008260003178",
        challenge=True, code=_DECLINED, decline="insufficient_funds",
    ),
    Card("createDispute", "4000000000000259", dispute="fraudulent"),
    Card("createDisputeProductNotReceived", "4000000000002685", dispute="product_not_received"),
    Card("createDisputeInquiry", "4000000000001976", dispute="inquiry"),
    Card("refundFail", "4000000000005126", refund="failed"),
    Card("pendingRefund", "4000000000007726", refund="pending"),
)  # fmt: skip
BY_NAME = {card.name: card for card in CARDS}
_BY_NUMBER = {card.number: card for card in CARDS}
_ALIAS = {
    "chargeCustomerFail": "chargeDeclined",
    "visa_chargeDeclined": "chargeDeclined",
    "threeDSecureRequired": "threeDSecure2Required",
    "authenticationRequiredOnSetup": "threeDSecure2Required",
}
MESSAGES = {
    "generic_decline": "Your card was declined.",
    "insufficient_funds": "Your card has insufficient funds.",
    "expired_card": "Your card has expired.",
    "incorrect_cvc": "Your card's security code is incorrect.",
    "processing_error": "An error occurred while processing your card. Try again in a little bit.",
    "authentication_required": "Your card was declined. This transaction requires authentication.",
}


def by_number(digits: str) -> Card | None:
    return _BY_NUMBER.get(digits)


def by_id(id: str) -> Card | None:
    """The card behind `pm_card_visa`, `tok_visa` and their like."""
    name = id.removeprefix("pm_card_").removeprefix("tok_")
    return BY_NAME.get(_ALIAS.get(name, name))


def message(decline: str) -> str:
    return MESSAGES.get(decline, MESSAGES["generic_decline"])


def adds_up(digits: str) -> bool:
    """Luhn's check digit (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return digits.isdigit() and total % 10 == 0
