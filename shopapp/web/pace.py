"""How often a shopper may knock at a door of the widget, and how many streams they may hold open; counted in this process alone.

The rule: it is a bound against one token that is used by a machine, far above what a person does; whoever runs into it is told
to wait. What must hold across processes (messages, calls) is counted in the database by its room.
"""

import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator

from flask import current_app, request

from shopapp.assistant.words import words_of
from shopapp.errors import TooOften

A_MINUTE = {
    "chat.pay": 30,
    "chat.cart": 120,
    "chat.signal": 60,
    "asides.contact": 10,
    "asides.book_call": 20,
    "asides.cancel_call": 20,
    "asides.rating": 20,
    "asides.about_me": 20,
}
STREAMS = 12
"""Open at once: a dozen tabs. A stream that is refused is asked for again now and then by the widget, without a stream."""
_MOST_KEPT = 20_000
_KEY = "shopapp.pace"

Who = tuple[int, int]


class Pace:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._knocks: OrderedDict[tuple[Who, str], deque[float]] = OrderedDict()
        self._streams: Counter[Who] = Counter()

    def knock(self, who: Who, door: str) -> bool:
        """False when this was one too many within a minute; such a one does not count."""
        most, now = A_MINUTE.get(door), self._clock()
        if most is None:
            return True
        with self._lock:
            times = self._knocks.setdefault((who, door), deque())
            self._knocks.move_to_end((who, door))
            if len(self._knocks) > _MOST_KEPT:
                self._knocks.popitem(last=False)
            while times and times[0] <= now - 60:
                times.popleft()
            if len(times) >= most:
                return False
            times.append(now)
            return True

    def stream(self, who: Who, frames: Iterator[str]) -> Iterator[str] | None:
        """The same frames, counted as long as they are read; None when this is one stream too many."""
        with self._lock:
            if self._streams[who] >= STREAMS:
                return None
            self._streams[who] += 1
        return _Counted(frames, lambda: self._left(who))

    def _left(self, who: Who) -> None:
        with self._lock:
            self._streams[who] -= 1
            if self._streams[who] <= 0:
                del self._streams[who]


class _Counted:
    """A stream that is let go once, whether it was read to its end, broken off, or never begun."""

    def __init__(self, frames: Iterator[str], let_go: Callable[[], None]) -> None:
        self._frames, self._let_go, self._open = frames, let_go, True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self._frames)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """What a server calls at the end of every answer (PEP 3333)."""
        if self._open:
            self._open = False
            self._let_go()
            getattr(self._frames, "close", lambda: None)()


def pace() -> Pace:
    """That of the process that serves this request."""
    found: Pace = current_app.extensions.setdefault(_KEY, Pace())
    return found


def check_pace(who: Who) -> None:
    """Raises TooOften."""
    if not pace().knock(who, request.endpoint or ""):
        raise too_often()


def too_often() -> TooOften:
    """In the browser's language: the shopper's own stands in a row that is not read for this."""
    spoken = request.accept_languages.best_match(["en", "de", "fr", "es", "ar"]) or "en"
    return TooOften(words_of(spoken).say("too_often"), retry_after=30)
