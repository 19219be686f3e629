"""Hints to the workers. A hint may be lost, doubled or late: the database is the truth, and a sweep finds what was lost."""

from typing import Protocol


class Nudges(Protocol):
    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        """Ask that `workers.jobs.<job>(shop_id, id)` runs soon. Never raises: without Redis the sweep does the work."""
        ...
