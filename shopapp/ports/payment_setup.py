"""Connecting a merchant's own Stripe account: what its key may do, where its webhooks go, which domains its wallets know."""

from dataclasses import dataclass, field
from typing import Protocol

from shopapp.ports.payments import Account


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A webhook endpoint. `secret` is told once, when it is made."""

    id: str
    url: str
    enabled: bool
    api_version: str
    events: tuple[str, ...]
    secret: str = field(default="", repr=False)


class PaymentSetup(Protocol):
    def who(self, account: Account) -> str:
        """The account's id; empty when the key may not say. Raises Refused when it is not one of Stripe's."""
        ...

    def missing(self, account: Account) -> list[str]:
        """The names, as Stripe's dashboard has them, of permissions that this key lacks. Nothing is changed by asking."""
        ...

    def endpoints(self, account: Account) -> list[Endpoint]: ...

    def make_endpoint(self, account: Account, url: str) -> Endpoint:
        """One that takes all the events we read, in our version of the API."""
        ...

    def remove_endpoint(self, account: Account, endpoint: str) -> None:
        """One that is gone already is fine."""
        ...

    def wrong_with(self, endpoint: Endpoint, url: str) -> list[str]:
        """What keeps this endpoint from telling us everything, one sentence each; empty when nothing does."""
        ...

    def domains(self, account: Account) -> dict[str, bool]:
        """Registered payment method domains, and whether each is switched on."""
        ...

    def register_domain(self, account: Account, domain: str) -> None:
        """Registering one twice is fine."""
        ...
