"""What this room needs of the rest of the house, in one hand: every function of the saga takes the till."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.ports.nudges import Nudges
from shopapp.ports.payments import Account, Payments
from shopapp.ports.shopify_orders import ShopifyOrders
from shopapp.secrets import Vault


class PaidTouch(Protocol):
    def __call__(
        self, conn: Connection, shop_id: int, *, shopper_id: int, conversation_id: int, product_ids: list[int]
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Till:
    """`account` is the shop's Stripe account, if it has one; `touched` writes down that a shopper paid in the chat."""

    transaction: Transaction
    clock: Clock
    vault: Vault
    payments: Payments
    orders: ShopifyOrders
    nudges: Nudges
    account: Callable[[int], Account | None]
    touched: PaidTouch
    public_url: str
    distribution: str
