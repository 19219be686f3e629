"""How many payments one process works on at once. Beyond that, who asks waits in line, and who only looks is shown what is known.

The rule: every started piece of work must be able to end in its time. A thousand begun at once would each wait so long for
the database and the vendors that all of them were given up halfway, and then begun again.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from flask import current_app

from shopapp.errors import Unavailable

AT_ONCE = 64
"""Most of a payment's time is waiting for vendors, so there are several for each connection to the database."""
PATIENCE = 40.0
"""Seconds in line: less than browsers and proxies wait for an answer."""
_KEY = "shopapp.gate"


class Gate:
    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._places = threading.Semaphore(at_once)
        self._patience = patience

    @contextmanager
    def through(self) -> Generator[None]:
        """Wait in line for a place. Raises Unavailable when none came free; nothing was begun then."""
        if not self._places.acquire(timeout=self._patience):
            raise Unavailable("Many are paying at this moment.", code="crowded", retry_after=5)
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def if_free(self) -> Generator[bool]:
        """Whether there is a place right now."""
        free = self._places.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._places.release()


def gate() -> Gate:
    """The gate of the process that serves this request."""
    found: Gate = current_app.extensions.setdefault(_KEY, Gate())
    return found
