"""How shoppers rated closed conversations: the mean of 1 to 5, of how many, and how sure it is.

The rule: below ten ratings nothing is said about the rest of the shoppers. From there on the interval is Wilson's for the mean on
a scale from 0 to 1 (E. B. Wilson, JASA 22, 1927). A score between two ends varies at most as much as a yes or no of the same
mean, so for scores it is wide rather than narrow, and it never leaves the scale. It speaks of shoppers like those who rate.
"""

import math
from dataclasses import dataclass

from shopapp.db import Connection
from shopapp.insights.figures import Period
from shopapp.insights.satisfaction import store
from shopapp.insights.satisfaction.store import Rated

DAYS = 30
ENOUGH = 10
_Z = 1.959964
_LEAST, _MOST = 1, 5


@dataclass(frozen=True, slots=True)
class Satisfaction:
    count: int
    mean: float | None
    includes_demo: bool

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the mean of all such shoppers lies, 19 times in 20; None where there are too few to say."""
        return None if self.mean is None or self.count < ENOUGH else wilson(self.mean, self.count)

    @property
    def certainty(self) -> str:
        """In the merchant's words."""
        if self.count < ENOUGH:
            return "too few to say"
        low, high = self.interval or (_LEAST, _MOST)
        return f"likely {low:.1f} to {high:.1f}"


def satisfaction(conn: Connection, shop_id: int, period: Period) -> Satisfaction:
    found = store.total(conn, shop_id, period.start, period.end)
    return Satisfaction(found.count, found.mean, found.demo > 0)


def rated(conn: Connection, shop_id: int, period: Period) -> list[Rated]:
    """The ratings that the mean is made of."""
    return store.rated(conn, shop_id, period.start, period.end)


def wilson(mean: float, count: int) -> tuple[float, float]:
    """95 % bounds of a mean score on the scale from 1 to 5."""
    share, span = (mean - _LEAST) / (_MOST - _LEAST), _MOST - _LEAST
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) / (1 + _Z**2 / count)
    return _LEAST + span * max(0.0, middle - half), _LEAST + span * min(1.0, middle + half)


__all__ = ["DAYS", "ENOUGH", "Rated", "Satisfaction", "rated", "satisfaction", "wilson"]
