"""Lets an invented shopper talk with an engine, in this process and without a trace.

The rule: nothing of a rehearsed conversation is written (but what a model's answers cost). Engines only read; the
shopper, their conversation and cart are put into the transaction they read in, and that is rolled back.
"""

from shopapp.rehearsal.playing.talking import Stage, play

__all__ = ["Stage", "play"]
