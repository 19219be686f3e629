"""The demo shop's past: three weeks of conversations and orders, written in `stories/`, told once, all marked as demo.

What happened at Shopify (orders, refunds) is placed in the simulated Shopify first and found again by its name; what
happened here is written in one transaction. So a start that died in between is simply told again by the next one.
Only the credits are not written: the real rule finds them.
"""

from shopapp.demo.history.telling import tell_history

__all__ = ["tell_history"]
