"""Stripe's balance transactions and payouts. Implements `ports.payment_books.PaymentBooks`.

The source of a balance transaction is expanded, since only it names the payment: a charge, a refund or a dispute.
"""

from datetime import UTC, datetime
from typing import Any, cast

import stripe

from shopapp.errors import Invalid
from shopapp.outside.stripe_payments.amounts import from_stripe
from shopapp.outside.stripe_payments.client import Clients
from shopapp.outside.stripe_payments.errors import translated
from shopapp.ports.payment_books import Movement, Payout
from shopapp.ports.payments import Account

_EXPAND = ["data.source"]


class StripeBooks:
    """Implements `ports.payment_books.PaymentBooks`."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def movements(self, account: Account, *, since: datetime) -> list[Movement]:
        return self._movements(account, {"created": {"gte": int(since.timestamp())}})

    def movements_of(self, account: Account, payout: str) -> list[Movement]:
        return [one for one in self._movements(account, {"payout": payout}) if one.kind != "payout"]

    def payouts(self, account: Account, *, since: datetime) -> list[Payout]:
        # The type of "created" is open at run time and closed in the type files.
        asked: Any = {"created": {"gte": int(since.timestamp())}, "limit": 100}
        with translated("payouts"):
            page = self._clients.of(account).payouts.list(asked)
            return [_payout(one) for one in page.auto_paging_iter()]

    def _movements(self, account: Account, which: dict[str, Any]) -> list[Movement]:
        asked: Any = {**which, "limit": 100, "expand": _EXPAND}
        with translated("movements"):
            page = self._clients.of(account).balance_transactions.list(asked)
            return [_movement(one) for one in page.auto_paging_iter()]


def _movement(found: stripe.BalanceTransaction) -> Movement:
    return Movement(
        id=found.id,
        kind=found.type,
        amount_minor=_minor(found.amount, found.currency),
        fee_minor=_minor(found.fee, found.currency),
        net_minor=_minor(found.net, found.currency),
        currency=found.currency.upper(),
        payment=_payment(cast(Any, found.source)),
        made_at=datetime.fromtimestamp(found.created, UTC),
    )


def _payout(found: stripe.Payout) -> Payout:
    return Payout(
        id=found.id,
        amount_minor=_minor(found.amount, found.currency),
        currency=found.currency.upper(),
        status=found.status,
        listed=found.automatic and found.reconciliation_status == "completed",
        made_at=datetime.fromtimestamp(found.created, UTC),
        arrives_at=datetime.fromtimestamp(found.arrival_date, UTC),
    )


def _payment(source: Any) -> str:
    intent = getattr(source, "payment_intent", None)
    return intent if isinstance(intent, str) else str(getattr(intent, "id", None) or "")


def _minor(amount: int, currency: str) -> int:
    """In our units; as Stripe has it for a currency of the merchant's bank that our shops never charge in."""
    try:
        return from_stripe(amount, currency).minor
    except Invalid:
        return amount
