"""Reading in spite of failures: one answer, or a list by time, the newest first, page by page.

The rule: reading may be repeated at once, since it changes nothing. Where many pages must all be read, one that fails must
not lose the others, or the more there is to look through, the less often it would ever end.
"""

from collections.abc import Callable
from datetime import datetime

from shopapp.errors import Unavailable
from shopapp.outside.shopify.client import Answer

Read = Callable[[str | None, int], Answer]
"""From a cursor and a number to one page of so many: `nodes` with `createdAt`, and `pageInfo`."""

# What is looked for is mostly among the last few, and Shopify charges for every node that is asked for.
SIZES = (20, 100, 250)

# Some thousands made since a checkout began: more than a shop sells in that time.
MOST_PAGES = 24
REPEATS = 6
"""In one listing. What has cost its time already, or must be waited for, is not repeated."""
_SLOW = ("timeout", "THROTTLED")


def newest(read: Read, since: datetime, fits: Callable[[Answer], bool]) -> Answer | None:
    """The newest node made after `since` that fits. Raises Unavailable, also where there are too many."""
    after: str | None = None
    repeats = REPEATS
    for number in range(MOST_PAGES):
        page, repeats = _patiently(read, after, SIZES[min(number, len(SIZES) - 1)], repeats)
        for node in page["nodes"]:
            if datetime.fromisoformat(node["createdAt"]) < since:
                return None
            if fits(node):
                return node
        if not page["pageInfo"]["hasNextPage"]:
            return None
        after = page["pageInfo"]["endCursor"]
    raise Unavailable("Too many new ones to look through at once.", code="too_many_new")


def once_more(read: Callable[[], Answer], *, repeats: int = 2) -> Answer:
    """One answer, read again at once where that costs nothing: a shopper should not see each 500 that Shopify answers."""
    while True:
        try:
            return read()
        except Unavailable as problem:
            if repeats <= 0 or problem.code in _SLOW:
                raise
            repeats -= 1


def _patiently(read: Read, after: str | None, first: int, repeats: int) -> tuple[Answer, int]:
    """The page, and how many repeats are left."""
    while True:
        try:
            return read(after, first), repeats
        except Unavailable as problem:
            if repeats <= 0 or problem.code in _SLOW:
                raise
            repeats -= 1
