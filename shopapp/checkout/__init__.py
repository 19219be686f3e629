"""From a cart to a paid order: quote, hold, order, capture, settle; refunds; orders as Shopify reports them.

The one rule: nothing but `advance` moves money, and it asks the outside world outside any transaction.
"""

from shopapp.checkout import disputes, ledger, orders, reconcile
from shopapp.checkout.begin import Begun, begin, provider_of
from shopapp.checkout.confirm import another_card, confirm
from shopapp.checkout.handover import permalink
from shopapp.checkout.locked import relock
from shopapp.checkout.requote import Requoted, requote
from shopapp.checkout.saga import advance
from shopapp.checkout.stripe_reports import stripe_reported
from shopapp.checkout.sweep import sweep
from shopapp.checkout.till import Till
from shopapp.checkout.words import speaking

__all__ = [
    "Begun",
    "Requoted",
    "Till",
    "advance",
    "another_card",
    "begin",
    "confirm",
    "disputes",
    "ledger",
    "orders",
    "permalink",
    "provider_of",
    "reconcile",
    "relock",
    "requote",
    "speaking",
    "stripe_reported",
    "sweep",
]
