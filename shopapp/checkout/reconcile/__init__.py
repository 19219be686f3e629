"""Comparing the books of all three sides, by the clock and not by anyone's word: what webhooks, nudges and sweeps missed.

Each job is bounded, goes on where it was killed, and may run twice. The one rule: decisions are made from lists by time and
from looking at the thing itself; search endpoints lag on both sides.
"""

from shopapp.checkout.reconcile.books import books
from shopapp.checkout.reconcile.events import events
from shopapp.checkout.reconcile.holds import holds
from shopapp.checkout.reconcile.store import Finding, open_findings

__all__ = ["Finding", "books", "events", "holds", "open_findings"]
