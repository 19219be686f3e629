"""A merchant's own questions, tried in every rehearsal.

The rule: what must come of one is said when it is written down, so that the verdict is the merchant's and not a guess.
"""

from shopapp.rehearsal.questions.store import OwnQuestion, add, every, remove

__all__ = ["OwnQuestion", "add", "every", "remove"]
