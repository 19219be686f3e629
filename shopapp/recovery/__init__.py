"""Abandoned carts: one e-mail, to a shopper who asked for it, decided again at the moment of sending.

The one rule: (cart, step) is claimed in the database before anything is sent, and a letter whose fate is unknown is never
sent again. A shopper may be spared a reminder; none gets two.
"""

from shopapp.recovery.decide import Rules
from shopapp.recovery.links import forget_me, restore
from shopapp.recovery.send import claim_due, send, sweep

__all__ = ["Rules", "claim_due", "forget_me", "restore", "send", "sweep"]
