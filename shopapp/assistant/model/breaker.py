"""A model that is down is left alone for a while, so that it does not cost every shopper its time-out."""

import threading
import time
from collections.abc import Callable

_FAILURES = 3
_PAUSE = 30.0
_LONGEST_PAUSE = 300.0


class Breaker:
    """Closed until three failures in a row, then open for a while; after that one turn tries, and its outcome decides."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_again = 0.0

    def lets_through(self) -> bool:
        with self._lock:
            if self._failures < _FAILURES:
                return True
            if self._clock() < self._closed_again:
                return False
            # This one tries; the others wait for what comes of it.
            self._closed_again = self._clock() + _PAUSE
            return True

    def worked(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self, *, pause: float | None = None) -> None:
        """`pause` is what the service asked for, in seconds; it opens at once."""
        with self._lock:
            self._failures = _FAILURES if pause else self._failures + 1
            if self._failures >= _FAILURES:
                self._closed_again = self._clock() + min(pause or _PAUSE, _LONGEST_PAUSE)
