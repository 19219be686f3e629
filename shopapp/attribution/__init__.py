"""Moments of influence, and which orders they are credited with.

The one rule: a credit can be opened. It carries the touches, turns, lines and amounts it was made from, and is never more
than what the shop kept of the order.
"""

from shopapp.attribution.credit import credit_order, sweep
from shopapp.attribution.store import touch

__all__ = ["credit_order", "sweep", "touch"]
