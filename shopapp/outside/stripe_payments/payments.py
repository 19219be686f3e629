"""The calls: create and confirm with a hold, look, list, capture, cancel, refund."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import stripe

from shopapp.errors import Invalid
from shopapp.money import Money
from shopapp.outside.stripe_payments.amounts import from_stripe, to_stripe
from shopapp.outside.stripe_payments.client import Clients
from shopapp.outside.stripe_payments.errors import sentence, translated
from shopapp.ports.payments import Account, Missed, Payment, PaymentStatus, Returned

_STATUS: dict[str, PaymentStatus] = {
    "requires_payment_method": "unpaid",
    "requires_confirmation": "unpaid",
    "requires_action": "action",
    "processing": "processing",
    "requires_capture": "held",
    "succeeded": "captured",
    "canceled": "canceled",
}
_EXPAND = "latest_charge"


class StripePayments:
    """Implements `ports.payments.Payments`."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def takes(self, amount: Money) -> bool:
        try:
            to_stripe(amount)
        except Invalid:
            return False
        return True

    def authorise(
        self, account: Account, *, key: str, confirmation_token: str, amount: Money, about: dict[str, str], return_url: str
    ) -> Payment:
        with translated("authorise"):
            intent = self._clients.of(account).payment_intents.create(
                {
                    "amount": to_stripe(amount),
                    "currency": amount.currency.lower(),
                    "capture_method": "manual",
                    "confirm": True,
                    "confirmation_token": confirmation_token,
                    "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
                    "use_stripe_sdk": True,
                    "return_url": return_url,
                    "metadata": about,
                    "expand": [_EXPAND],
                },
                {"idempotency_key": key},
            )
            return _payment(intent)

    def look(self, account: Account, payment: str) -> Payment:
        with translated("look"):
            return _payment(self._clients.of(account).payment_intents.retrieve(payment, {"expand": [_EXPAND]}))

    def find(self, account: Account, *, about: dict[str, str], since: datetime, until: datetime | None = None) -> list[Payment]:
        with translated("find"):
            # A minute of grace: the two clocks need not agree.
            # The type of "created" is open at run time and closed in the type files.
            created: Any = {"gte": int((since - timedelta(minutes=1)).timestamp())}
            if until is not None:
                created["lte"] = int((until + timedelta(minutes=1)).timestamp())
            payments = self._clients.of(account).payment_intents
            # Bare ones, since many may be looked through for one; what fits is then read in full, as it is now.
            page = payments.list({"created": created, "limit": 100})
            fitting = [one.id for one in page.auto_paging_iter() if about.items() <= _about(one).items()]
            return [_payment(payments.retrieve(id, {"expand": [_EXPAND]})) for id in fitting]

    def ours(self, account: Account, *, since: datetime, until: datetime, shop: str) -> list[Payment]:
        with translated("ours"):
            created: Any = {"gte": int(since.timestamp()), "lte": int(until.timestamp())}
            page = self._clients.of(account).payment_intents.list(
                {"created": created, "limit": 100, "expand": [f"data.{_EXPAND}"]}
            )
            found = [_payment(intent) for intent in page.auto_paging_iter() if _plain(intent.metadata).get("shop") == shop]
        return [payment for payment in found if "checkout" in payment.about]

    def missed(self, account: Account, *, since: datetime, most: int) -> list[Missed]:
        with translated("missed"):
            asked: Any = {"created": {"gte": int(since.timestamp())}, "delivery_success": False, "limit": 100}
            page = self._clients.of(account).events.list(asked)
            found = [_missed(event) for event in page.auto_paging_iter()]
        return sorted(found, key=lambda one: one.created_at)[:most]

    def capture(self, account: Account, payment: str, *, key: str) -> Payment:
        with translated("capture"):
            intent = self._clients.of(account).payment_intents.capture(payment, {"expand": [_EXPAND]}, {"idempotency_key": key})
            return _payment(intent)

    def release(self, account: Account, payment: str, *, key: str) -> Payment:
        with translated("release"):
            intent = self._clients.of(account).payment_intents.cancel(payment, {"expand": [_EXPAND]}, {"idempotency_key": key})
            return _payment(intent)

    def refund(self, account: Account, payment: str, *, key: str, amount: Money, about: dict[str, str]) -> Returned:
        with translated("refund"):
            refund = self._clients.of(account).refunds.create(
                {"payment_intent": payment, "amount": to_stripe(amount), "metadata": about}, {"idempotency_key": key}
            )
            return _returned(refund)

    def refunds(self, account: Account, payment: str) -> list[Returned]:
        with translated("refunds"):
            page = self._clients.of(account).refunds.list({"payment_intent": payment, "limit": 100})
            found = [_returned(refund) for refund in page.auto_paging_iter()]
        return found[::-1]


def _payment(intent: stripe.PaymentIntent) -> Payment:
    error = intent.last_payment_error
    code = str(getattr(error, "decline_code", None) or getattr(error, "code", None) or "") if error else ""
    charge: Any = intent.latest_charge if not isinstance(intent.latest_charge, str) else None
    return Payment(
        id=intent.id,
        status=_STATUS.get(intent.status, "processing"),
        amount=from_stripe(intent.amount, intent.currency),
        captured_minor=from_stripe(intent.amount_received, intent.currency).minor,
        refunded_minor=from_stripe(
            charge.amount_refunded if charge and intent.status == "succeeded" else 0, intent.currency
        ).minor,
        livemode=intent.livemode,
        about=_about(intent),
        client_secret=intent.client_secret or "",
        decline_code=code,
        message=sentence(code) if code else "",
        capture_before=_capture_before(charge),
        held_at=datetime.fromtimestamp(intent.created, UTC),
    )


def _about(intent: stripe.PaymentIntent) -> dict[str, str]:
    return {str(name): str(value) for name, value in _plain(intent.metadata).items()}


def _missed(event: stripe.Event) -> Missed:
    body: dict[str, Any] = event.to_dict()
    return Missed(event.id, event.type, datetime.fromtimestamp(event.created, UTC), body)


def _capture_before(charge: Any) -> datetime | None:
    details = getattr(charge, "payment_method_details", None)
    at = getattr(getattr(details, "card", None), "capture_before", None)
    return datetime.fromtimestamp(int(at), UTC) if at else None


def _returned(refund: stripe.Refund) -> Returned:
    intent = refund.payment_intent
    return Returned(
        id=refund.id,
        payment=intent if isinstance(intent, str) else (intent.id if intent else ""),
        amount=from_stripe(refund.amount, refund.currency),
        state=refund.status or "pending",
        about={str(name): str(value) for name, value in _plain(refund.metadata).items()},
    )


def _plain(metadata: Any) -> dict[str, Any]:
    """Metadata is a plain dict in the type files and an object of the SDK at run time."""
    if metadata is None:
        return {}
    return cast(dict[str, Any], metadata if isinstance(metadata, dict) else metadata.to_dict())
