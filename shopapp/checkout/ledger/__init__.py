"""Fees and payouts from Stripe's own rows: what a payment cost, what was left of it, and when it reached the bank.

Taken in by `taking.py`, which workers call.
The one rule: nothing is computed from a price list. Every fee and every sum is a row that Stripe wrote, or a sum of such rows.
"""

from shopapp.checkout.ledger.store import Day, Entry, PaidOut, days, latest_payouts, of_checkout

__all__ = ["Day", "Entry", "PaidOut", "days", "latest_payouts", "of_checkout"]
