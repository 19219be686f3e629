"""Speaking first, at the right moment: one quiet offer of help, never twice for a cart, never while somebody is busy."""

from shopapp.triggers.idle import signal

__all__ = ["signal"]
