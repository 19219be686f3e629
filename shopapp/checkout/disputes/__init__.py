"""Disputes: kept as Stripe tells them, tagged at the order, and the merchant alerted with the day evidence is due.

The one rule: nothing is refunded because of a dispute. The bank has taken the money already; that would pay twice.
"""

from shopapp.checkout.disputes.alerts import sweep
from shopapp.checkout.disputes.evidence import Section, known, laid_out, plain
from shopapp.checkout.disputes.reports import reported
from shopapp.checkout.disputes.store import Dispute, of_checkout, open_ones

__all__ = ["Dispute", "Section", "known", "laid_out", "of_checkout", "open_ones", "plain", "reported", "sweep"]
