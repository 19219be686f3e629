"""What the vendor's own books say: each movement of the account's balance with its fee, and the payouts made of them.

Only read, never asked to do anything. Amounts are signed, in the currency in which the account is settled.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shopapp.ports.payments import Account


@dataclass(frozen=True, slots=True)
class Movement:
    """`kind` is the vendor's: charge, refund, adjustment, payout … `payment` is its id there, empty where there is none."""

    id: str
    kind: str
    amount_minor: int
    fee_minor: int
    net_minor: int
    currency: str
    payment: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Payout:
    """`listed`: the vendor can say which movements it is made of. Not yet, or never, where the merchant made it by hand."""

    id: str
    amount_minor: int
    currency: str
    status: str
    listed: bool
    made_at: datetime
    arrives_at: datetime


class PaymentBooks(Protocol):
    def movements(self, account: Account, *, since: datetime) -> list[Movement]:
        """Every movement since then. Raises Refused where the key may not read them."""
        ...

    def payouts(self, account: Account, *, since: datetime) -> list[Payout]:
        """Every payout made since then. Raises Refused where the key may not read them."""
        ...

    def movements_of(self, account: Account, payout: str) -> list[Movement]:
        """What a payout is made of, without the payout itself."""
        ...
