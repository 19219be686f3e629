"""Waking up when something was written: one LISTEN connection per process, however many streams are open.

A wake-up says only "look again"; the rows are the truth. One may be lost while the connection is renewed, so whoever waits
also looks again by itself now and then. Nothing connects before the first stream opens, so a process may fork before.
"""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from shopapp import logs

log = logs.get(__name__)

CHANNEL = "conversation_events"
"""`pg_notify(CHANNEL, '<shop_id>:<conversation_id>')` wakes the streams of that conversation."""

_RENEW_AFTER = 1.0  # seconds between two tries to connect


class Ears:
    """Hears notifications and sets the `threading.Event` of everyone who waits for them. Works under gevent as it is."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: dict[str, set[threading.Event]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    @contextmanager
    def listening(self, shop_id: int, conversation_id: int) -> Generator[threading.Event]:
        """An event that is set whenever this conversation may have something new. Begin before reading the rows."""
        key = f"{shop_id}:{conversation_id}"
        awake = threading.Event()
        with self._lock:
            self._waiting.setdefault(key, set()).add(awake)
            self._begin()
        try:
            yield awake
        finally:
            with self._lock:
                self._waiting[key].discard(awake)
                if not self._waiting[key]:
                    del self._waiting[key]

    def close(self) -> None:
        self._closed = True
        thread = self._thread
        if thread is not None:
            thread.join(timeout=3)

    def _begin(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="ears", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._closed:
            try:
                self._hear()
            except psycopg.OperationalError:
                log.warning("ears_lost_connection")
                time.sleep(_RENEW_AFTER)

    def _hear(self) -> None:
        with psycopg.connect(self._url, autocommit=True, application_name="shopapp ears") as conn:
            conn.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
            self._wake_all()  # whatever was said while nobody listened
            while not self._closed:
                for note in conn.notifies(timeout=1.0):
                    self._wake(note.payload)
                    if self._closed:
                        return

    def _wake(self, key: str) -> None:
        with self._lock:
            for awake in self._waiting.get(key, ()):
                awake.set()

    def _wake_all(self) -> None:
        with self._lock:
            for waiting in self._waiting.values():
                for awake in waiting:
                    awake.set()
