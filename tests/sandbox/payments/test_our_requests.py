"""Every request that the product makes of Stripe passes both judges: the OpenAPI description and the SDK's parameter types."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sdk_types import Typed

from shopapp.errors import Refused
from shopapp.money import Money
from shopapp.outside.stripe_payments import Clients, StripeBooks, StripePayments, StripeSetup
from shopapp.outside.stripe_payments.client import API_VERSION
from shopapp.ports.payments import Declined
from shopapp.settings import Settings

ABOUT = {"checkout": "c1", "attempt": "1", "quote": "q", "shop": "7"}


@dataclass(frozen=True)
class Account:
    account: str
    api_key: str
    publishable_key: str
    livemode: bool = False
    acts_on: str = ""


class TypedClients(Clients):
    """Every call is held against the type files of the pinned SDK before it is sent."""

    def of(self, account: Any) -> Any:
        return Typed(super().of(account))

    def platform(self, account: Any) -> Any:
        return Typed(super().platform(account))


@pytest.fixture
def clients(bench: Any) -> Clients:
    return TypedClients(Settings(environment="test", stripe_url=bench.url))


@pytest.fixture
def account(bench: Any) -> Account:
    keys = bench.account
    return Account(keys["account"], keys["restricted_key"], keys["publishable_key"])


def token(bench: Any, card: str = "visa") -> str:
    answer = httpx.post(
        f"{bench.url}/v1/test_helpers/confirmation_tokens", auth=(bench.account["secret_key"], ""),
        data={"payment_method": f"pm_card_{card}", "return_url": "https://shop.example"},
    )  # fmt: skip
    return str(answer.json()["id"])


def hold(payments: StripePayments, bench: Any, account: Account, key: str, card: str = "visa") -> Any:
    return payments.authorise(
        account, key=key, confirmation_token=token(bench, card), amount=Money(4990, "EUR"), about=ABOUT,
        return_url="https://shop.example/pay/x",
    )  # fmt: skip


def test_payments_ask_only_what_stripe_and_its_sdk_know(bench: Any, clients: Clients, account: Account) -> None:
    payments = StripePayments(clients)
    held = hold(payments, bench, account, "a1")
    assert (held.status, held.about) == ("held", ABOUT)
    assert held.capture_before is not None
    assert payments.capture(account, held.id, key="c1").status == "captured"
    back = payments.refund(account, held.id, key="r1", amount=Money(990, "EUR"), about={"desk": "1"})
    assert [one.id for one in payments.refunds(account, held.id)] == [back.id]
    other = hold(payments, bench, account, "a2")
    assert payments.release(account, other.id, key="x1").status == "canceled"
    with pytest.raises(Declined):
        hold(payments, bench, account, "a3", "chargeDeclined")
    since = datetime.now(UTC) - timedelta(minutes=1)
    assert len(payments.find(account, about={"checkout": "c1"}, since=since)) == 3
    assert len(payments.ours(account, since=since, until=datetime.now(UTC) + timedelta(minutes=1), shop="7")) == 3
    assert payments.ours(account, since=since, until=since, shop="7") == []
    assert payments.missed(account, since=since, most=10) == []
    assert payments.look(account, held.id).refunded_minor == 990


def test_the_books_tell_each_fee_and_what_a_payout_is_made_of(bench: Any, clients: Clients, account: Account) -> None:
    payments, books, since = StripePayments(clients), StripeBooks(clients), datetime.now(UTC) - timedelta(minutes=5)
    held = hold(payments, bench, account, "b1")
    payments.capture(account, held.id, key="c1")
    payments.refund(account, held.id, key="r1", amount=Money(90, "EUR"), about={})
    refunded, charged = books.movements(account, since=since)
    assert (charged.payment, refunded.payment, charged.kind, refunded.kind) == (held.id, held.id, "charge", "refund")
    assert charged.amount_minor - charged.fee_minor == charged.net_minor
    assert (refunded.net_minor, books.payouts(account, since=since)) == (-90, [])
    httpx.post(f"{bench.url}/_sandbox/stripe/clock", json={"advance_seconds": 3 * 86400})
    (payout,) = books.payouts(account, since=since)
    assert (payout.listed, payout.amount_minor) == (True, charged.net_minor - 90)
    assert {one.id for one in books.movements_of(account, payout.id)} == {charged.id, refunded.id}
    assert books.movements_of(account, "po_none") == []


def test_the_set_up_asks_only_what_stripe_and_its_sdk_know_and_changes_nothing_by_trying(
    bench: Any, clients: Clients, account: Account
) -> None:
    setup = StripeSetup(clients)
    before = bench.sandbox.world.count("stripe_event", shop=f"{account.account}:test")
    assert setup.who(account) == account.account
    assert setup.missing(account) == []
    assert bench.sandbox.world.count("stripe_event", shop=f"{account.account}:test") == before
    made = setup.make_endpoint(account, "https://app.example/webhooks/stripe/x")
    assert made.secret.startswith("whsec_")
    (known,) = setup.endpoints(account)
    assert (known.api_version, setup.wrong_with(known, known.url)) == (API_VERSION, [])
    setup.register_domain(account, "shop.example")
    assert setup.domains(account) == {"shop.example": True}
    for _ in range(2):
        setup.remove_endpoint(account, made.id)
    assert setup.endpoints(account) == []


def test_connect_differs_by_one_header_only(bench: Any, clients: Clients, account: Account) -> None:
    """A platform's key acts on the account that has joined it, and sees nothing of it without the header."""
    platform = httpx.post(f"{bench.url}/_sandbox/stripe/accounts", json={"name": "platform"}).json()
    httpx.post(f"{bench.url}/_sandbox/stripe/accounts", json={"name": "fieldhouse", "platform": platform["account"]})
    joined = Account(account.account, platform["secret_key"], platform["publishable_key"], acts_on=account.account)
    held = hold(StripePayments(clients), bench, joined, "k1")
    assert StripePayments(clients).look(account, held.id).status == "held"
    alone = Account(platform["account"], platform["secret_key"], platform["publishable_key"])
    with pytest.raises(Refused):
        StripePayments(clients).look(alone, held.id)
    endpoint = StripeSetup(clients).make_endpoint(joined, "https://app.example/webhooks/stripe/y")
    assert [one.id for one in StripeSetup(clients).endpoints(alone)] == [endpoint.id]
