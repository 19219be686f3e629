"""The word that was meant by a slip of the finger. The first letter is taken to be right.

Words that begin alike are compared first: a message of two hundred words would else be compared with all that a shop has, word
by word, and hardly any of them is a slip.
"""

from collections.abc import Collection
from difflib import get_close_matches


def meant(said: str, among: Collection[str], *, at_least: float) -> str | None:
    """The nearest of `among`, if it begins like `said`; `at_least` is the likeness of difflib, 0 to 1."""
    begun = [each for each in among if each[:1] == said[:1]]
    if not get_close_matches(said, begun, n=1, cutoff=at_least):
        return None
    nearest = get_close_matches(said, among, n=1, cutoff=at_least)[0]
    return nearest if nearest[0] == said[0] else None
