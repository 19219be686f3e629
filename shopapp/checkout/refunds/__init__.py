"""Refunds, mirrored once to the other side. The one rule: one row per refund, by its own id where it began."""
