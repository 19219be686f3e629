"""Stripe's side of connecting an account. Implements `ports.payment_setup.PaymentSetup`.

A permission is tried with a call that can change nothing: a list of one, or a change to an object that does not exist, which
is answered with 404 where the permission is there and with 403 where it is not.
"""

from collections.abc import Callable
from typing import Any

import stripe

from shopapp.errors import Refused
from shopapp.outside.stripe_payments.client import API_VERSION, Clients
from shopapp.outside.stripe_payments.errors import translated
from shopapp.ports.payment_setup import Endpoint
from shopapp.ports.payments import Account

EVENTS = (
    "payment_intent.amount_capturable_updated", "payment_intent.succeeded", "payment_intent.payment_failed",
    "payment_intent.canceled", "payment_intent.processing", "payment_intent.requires_action",
    "charge.expired", "charge.captured", "charge.refunded", "charge.updated",
    "refund.created", "refund.updated", "refund.failed",
    "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
    "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
    "account.updated", "account.application.deauthorized",
)  # fmt: skip
_NOBODY = "shopapp_permission_check"
_ONE: Any = {"limit": 1}
# What the key must be able to do, by the names of Stripe's dashboard, and a harmless way to try each.
PERMISSIONS: dict[str, Callable[[stripe.V1Services], object]] = {
    "PaymentIntents: Write": lambda v1: v1.payment_intents.cancel(f"pi_{_NOBODY}"),
    "Charges: Read": lambda v1: v1.charges.list(_ONE),
    "Refunds: Write": lambda v1: v1.refunds.update(f"re_{_NOBODY}", {"metadata": {"check": "1"}}),
    "Disputes: Read": lambda v1: v1.disputes.list(_ONE),
    "Balance transactions: Read": lambda v1: v1.balance_transactions.list(_ONE),
    "Payouts: Read": lambda v1: v1.payouts.list(_ONE),
    "Events: Read": lambda v1: v1.events.list(_ONE),
    "Webhook Endpoints: Write": lambda v1: v1.webhook_endpoints.update(f"we_{_NOBODY}", {"metadata": {"check": "1"}}),
    "Payment Method Domains: Write": lambda v1: v1.payment_method_domains.validate(f"pmd_{_NOBODY}"),
}


class StripeSetup:
    """Implements `ports.payment_setup.PaymentSetup`."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def who(self, account: Account) -> str:
        try:
            with translated("who"):
                return self._clients.of(account).accounts.retrieve_current().id
        except Refused as problem:
            if isinstance(problem.__cause__, stripe.PermissionError):
                return ""
            raise

    def missing(self, account: Account) -> list[str]:
        v1 = self._clients.of(account)
        return [name for name, attempt in PERMISSIONS.items() if not _may(v1, attempt)]

    def endpoints(self, account: Account) -> list[Endpoint]:
        with translated("endpoints"):
            page = self._clients.platform(account).webhook_endpoints.list({"limit": 100})
            return [_endpoint(one) for one in page.auto_paging_iter()]

    def make_endpoint(self, account: Account, url: str) -> Endpoint:
        asked: Any = {"url": url, "enabled_events": list(EVENTS), "api_version": API_VERSION, "description": "Shop assistant"}
        if account.acts_on:
            asked["connect"] = True
        with translated("make_endpoint"):
            return _endpoint(self._clients.platform(account).webhook_endpoints.create(asked))

    def remove_endpoint(self, account: Account, endpoint: str) -> None:
        try:
            with translated("remove_endpoint"):
                self._clients.platform(account).webhook_endpoints.delete(endpoint)
        except Refused as problem:
            if problem.code != "resource_missing":
                raise

    def wrong_with(self, endpoint: Endpoint, url: str) -> list[str]:
        wrong: list[str] = []
        if endpoint.url != url:
            wrong.append(f"It sends to {endpoint.url} instead of {url}.")
        if not endpoint.enabled:
            wrong.append("It is switched off in Stripe.")
        if endpoint.api_version != API_VERSION:
            wrong.append(f"It speaks API version {endpoint.api_version or 'of the account'} instead of {API_VERSION}.")
        lacks = [] if "*" in endpoint.events else [event for event in EVENTS if event not in endpoint.events]
        if lacks:
            wrong.append(f"It does not send {', '.join(lacks)}.")
        return wrong

    def domains(self, account: Account) -> dict[str, bool]:
        with translated("domains"):
            page = self._clients.of(account).payment_method_domains.list({"limit": 100})
            return {one.domain_name: one.enabled for one in page.auto_paging_iter()}

    def register_domain(self, account: Account, domain: str) -> None:
        with translated("register_domain"):
            domains = self._clients.of(account).payment_method_domains
            made = domains.create({"domain_name": domain})
            domains.validate(made.id)


def _may(v1: stripe.V1Services, attempt: Callable[[stripe.V1Services], object]) -> bool:
    """Raises Unavailable when Stripe does not answer: that says nothing about the key."""
    try:
        with translated("permission"):
            attempt(v1)
    except Refused as problem:
        return not isinstance(problem.__cause__, stripe.PermissionError | stripe.AuthenticationError)
    return True


def _endpoint(found: stripe.WebhookEndpoint) -> Endpoint:
    return Endpoint(
        id=found.id,
        url=found.url,
        enabled=found.status == "enabled",
        api_version=found.api_version or "",
        events=tuple(found.enabled_events),
        secret=str(getattr(found, "secret", None) or ""),  # left out of every answer but the first
    )
