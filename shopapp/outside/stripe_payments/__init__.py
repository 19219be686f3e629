"""Stripe, through its own SDK. Implements `ports.payments.Payments`.

The rules: no global key, an explicit client per account; time limits and retries set by hand; `payment_method_types` is never
sent (the API refuses it since 2026-09-30); every error leaves as Unavailable or Refused.
"""

from shopapp.outside.stripe_payments.client import Clients
from shopapp.outside.stripe_payments.payment_books import StripeBooks
from shopapp.outside.stripe_payments.payments import StripePayments
from shopapp.outside.stripe_payments.setup import StripeSetup

__all__ = ["Clients", "StripeBooks", "StripePayments", "StripeSetup"]
