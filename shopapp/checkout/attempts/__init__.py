"""Every call that moves money or makes an order, written down before it is made. Unknown is an outcome like any other."""

from shopapp.checkout.attempts.store import Attempt, asking, began, begin, close, count, last

__all__ = ["Attempt", "asking", "began", "begin", "close", "count", "last"]
