"""Invents shoppers from the shop's own rows: what each will say, and what must come of it.

The rule: the same seed over the same rows gives the same shoppers, so that a merchant who changed something sees what that
changed.
"""

from shopapp.rehearsal.shoppers.company import LARGEST, SIZE, invent

__all__ = ["LARGEST", "SIZE", "invent"]
