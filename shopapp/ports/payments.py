"""Holding, taking and giving back money on the merchant's own Stripe account.

The one rule: a call that could move money carries a key of ours, written to the database before the call is made. The same
key with the same parameters is the same payment, however often it is sent within 24 hours.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from shopapp.errors import Refused
from shopapp.money import Money

PaymentStatus = Literal["unpaid", "action", "processing", "held", "captured", "canceled"]
"""unpaid: no card has been accepted · action: the bank asks the shopper · held: authorised, nothing taken yet."""


class Account(Protocol):
    """Whose account a call acts on; `shops.StripeAccount` is one."""

    @property
    def account(self) -> str: ...
    @property
    def api_key(self) -> str: ...
    @property
    def publishable_key(self) -> str: ...
    @property
    def livemode(self) -> bool: ...
    @property
    def acts_on(self) -> str:
        """The connected account a platform's key acts on; empty where the key is the merchant's own."""
        ...


@dataclass(frozen=True, slots=True)
class Payment:
    """What the vendor knows of one payment now. `account` and `livemode` say where it lives, `about` is our metadata."""

    id: str
    status: PaymentStatus
    amount: Money
    captured_minor: int
    refunded_minor: int
    livemode: bool
    about: dict[str, str]
    client_secret: str = field(default="", repr=False)
    decline_code: str = ""
    message: str = ""
    capture_before: datetime | None = None
    held_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """One refund, by the vendor's own id. `state`: pending, requires_action, succeeded, failed or canceled."""

    id: str
    payment: str
    amount: Money
    state: str
    about: dict[str, str]


@dataclass(frozen=True, slots=True)
class Missed:
    """An event that the vendor could not deliver to us: `body` is what the webhook would have carried."""

    id: str
    topic: str
    created_at: datetime
    body: dict[str, Any]


class Declined(Refused):
    """The card was not accepted: `code` is the decline code, `payment` the (harmless) payment that was made for the try."""

    def __init__(self, message: str, *, code: str, payment: str = "") -> None:
        super().__init__(message, code=code)
        self.payment = payment


class Payments(Protocol):
    def takes(self, amount: Money) -> bool:
        """Whether exactly this much can be charged in this currency. Nothing is asked outside, and nothing is ever rounded."""
        ...

    def authorise(
        self, account: Account, *, key: str, confirmation_token: str, amount: Money, about: dict[str, str], return_url: str
    ) -> Payment:
        """Hold `amount`, taking nothing. Raises Declined with a sentence for the shopper; Unavailable means: not known."""
        ...

    def look(self, account: Account, payment: str) -> Payment:
        """The payment as it is now. Raises Refused (`resource_missing`) if this account has none such."""
        ...

    def find(self, account: Account, *, about: dict[str, str], since: datetime, until: datetime | None = None) -> list[Payment]:
        """Payments made in that time that carry all of `about`: listed by time, never searched, since searches lag."""
        ...

    def ours(self, account: Account, *, since: datetime, until: datetime, shop: str) -> list[Payment]:
        """Payments made between then and then that carry our metadata for this shop, listed by time."""
        ...

    def missed(self, account: Account, *, since: datetime, most: int) -> list[Missed]:
        """Events since then that were not delivered, oldest first, at most so many."""
        ...

    def capture(self, account: Account, payment: str, *, key: str) -> Payment:
        """Take what is held. Raises Refused if it is not held any more: look, then decide."""
        ...

    def release(self, account: Account, payment: str, *, key: str) -> Payment:
        """Give a hold back, or close a payment that never came about. Raises Refused once it is captured or closed."""
        ...

    def refund(self, account: Account, payment: str, *, key: str, amount: Money, about: dict[str, str]) -> Returned:
        """Give captured money back. Raises Refused when more is asked than is left."""
        ...

    def refunds(self, account: Account, payment: str) -> list[Returned]:
        """All refunds of one payment, oldest first."""
        ...
