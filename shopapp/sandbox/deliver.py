"""Webhooks on their way: stored before the first attempt, repeated until a 2xx within five seconds, and kept over a restart.

A newcomer's mistake would be to build the body again for a repeat: vendors repeat the original bytes, so they are stored.
Headers given as a callable are made anew for each attempt (Stripe signs the time of the attempt); after a restart the
callable is gone, so such a vendor also registers `signers[source]`, which makes headers from the stored delivery.
"""

import base64
import heapq
import itertools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4

import httpx

from shopapp.sandbox.faults import Faults
from shopapp.sandbox.state import Doc, World

Headers = Mapping[str, str]
Signer = Callable[[Doc, bytes], Headers]

SCHEDULE: tuple[float, ...] = (0, 1, 2, 4, 8, 16, 32, 64)
_WAITING, _LOG, _KEPT = "delivery", "webhook_log", 5000
_LIMITS = httpx.Timeout(5.0, connect=1.0)
_PATIENCE = 10.0
"""Seconds for one thread to end; an attempt takes no longer (`_LIMITS`)."""


class Deliverer:
    """Sends webhooks from a few threads. `start()` takes up what an earlier process left; `stop()` ends the threads."""

    def __init__(self, world: World, faults: Faults, *, threads: int = 6) -> None:
        self.signers: dict[str, Signer] = {}
        self._world, self._faults = world, faults
        self._threads = [threading.Thread(target=self._work, name=f"deliver-{number}", daemon=True) for number in range(threads)]
        self._made: dict[str, Callable[[], Headers]] = {}
        self._held: list[Doc] = []
        self._due: list[tuple[float, int, str]] = []
        self._order = itertools.count()
        self._wake = threading.Condition()
        self._running = False
        self._busy = 0
        self._client = httpx.Client(timeout=_LIMITS, follow_redirects=False, trust_env=False)

    def start(self) -> None:
        self._running = True
        for doc in self._world.all(_WAITING):
            self._queue(doc)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        with self._wake:
            self._running = False
            self._wake.notify_all()
        self._client.close()
        # Each writes down what came of its last attempt before the file is closed under it.
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_PATIENCE)

    def send(
        self,
        url: str,
        headers: Headers | Callable[[], Headers],
        body: bytes,
        *,
        topic: str,
        source: str,
        schedule: Sequence[float] = SCHEDULE,
    ) -> str:
        """Store one delivery and hand it to the threads. `schedule` holds the gap in seconds before each attempt."""
        delivery_id = uuid4().hex
        fixed: dict[str, str] | None = None
        if callable(headers):
            self._made[delivery_id] = headers
        else:
            fixed = dict(headers)
        doc: Doc = {
            "id": delivery_id,
            "url": url,
            "topic": topic,
            "source": source,
            "headers": fixed,
            "body": base64.b64encode(body).decode(),
            "schedule": [float(gap) for gap in schedule],
            "attempts": [],
            "state": "waiting",
            "due": time.time() + schedule[0],
        }
        self._plan(doc)
        return delivery_id

    def _plan(self, doc: Doc) -> None:
        """Apply a planned fault, if any, and queue the delivery."""
        fault = self._faults.take("webhook", doc["topic"])
        kind = fault.kind if fault else ""
        if kind == "drop":
            self._finish(doc, "dropped")
            return
        if fault and kind in ("late", "delay"):
            doc["due"] += fault.seconds
        if kind == "duplicate":
            doc["copies"] = 2
        self._world.put(_WAITING, doc["id"], doc)
        if kind == "reorder":
            doc["due"] = time.time() + (fault.seconds if fault and fault.seconds else 2.0)
            self._world.put(_WAITING, doc["id"], doc)
            with self._wake:
                self._held.append(doc)
        self._queue(doc)

    def _queue(self, doc: Doc) -> None:
        with self._wake:
            heapq.heappush(self._due, (float(doc["due"]), next(self._order), str(doc["id"])))
            self._wake.notify()

    def _work(self) -> None:
        while (delivery_id := self._next()) is not None:
            doc = self._world.get(_WAITING, delivery_id)
            try:
                if doc is not None:
                    self._deliver(doc)
            finally:
                with self._wake:
                    self._busy -= 1
                    self._wake.notify_all()

    def _next(self) -> str | None:
        with self._wake:
            while self._running:
                wait = self._due[0][0] - time.time() if self._due else None
                if wait is not None and wait <= 0:
                    self._busy += 1
                    return heapq.heappop(self._due)[2]
                self._wake.wait(wait)
        return None

    def _deliver(self, doc: Doc) -> None:
        good = False
        for _ in range(int(doc.pop("copies", 1))):
            attempt = self._attempt(doc)
            doc["attempts"].append(attempt)
            good = 200 <= attempt["status"] < 300
        made = len(doc["attempts"])
        if good:
            self._finish(doc, "delivered")
        elif made >= len(doc["schedule"]):
            self._finish(doc, "given_up")
        elif self._running:
            doc["due"] = time.time() + float(doc["schedule"][made])
            self._world.put(_WAITING, doc["id"], doc)
            self._queue(doc)
        self._release_held(doc)

    def _attempt(self, doc: Doc) -> dict[str, Any]:
        begun = time.time()
        body = base64.b64decode(doc["body"])
        try:
            answer = self._client.post(doc["url"], content=body, headers=dict(self._headers(doc, body)))
            status, problem = answer.status_code, ""
        except (httpx.HTTPError, RuntimeError) as error:  # RuntimeError: the client was closed by `stop`
            status, problem = 0, type(error).__name__
        return {"at": begun, "status": status, "seconds": round(time.time() - begun, 4), "problem": problem}

    def _headers(self, doc: Doc, body: bytes) -> Headers:
        if doc["headers"] is not None:
            return doc["headers"]
        make = self._made.get(doc["id"])
        return make() if make else self.signers[doc["source"]](doc, body)

    def _finish(self, doc: Doc, state: str) -> None:
        doc["state"] = state
        self._made.pop(doc["id"], None)
        with self._world.changing():
            self._world.remove(_WAITING, doc["id"])
            self._world.put(_LOG, doc["id"], doc)
        if self._world.count(_LOG) > _KEPT + 500:
            self._world.trim(_LOG, keep=_KEPT)

    def _release_held(self, sent: Doc) -> None:
        """A delivery put back by the fault `reorder` goes out right after the next one of the same vendor."""
        with self._wake:
            held = [doc for doc in self._held if doc["source"] == sent["source"] and doc["id"] != sent["id"]]
            self._held = [doc for doc in self._held if doc["source"] != sent["source"]]
        for doc in held:
            doc["due"] = time.time()
            self._queue(doc)

    def log(self, topic: str = "") -> list[Doc]:
        """What was sent and what still waits, oldest first, with the attempts made; the body as text."""
        docs = self._world.all(_LOG) + self._world.all(_WAITING)
        return [{**doc, "body": base64.b64decode(doc["body"]).decode()} for doc in docs if not topic or doc["topic"] == topic]

    def resend(self, delivery_id: str) -> bool:
        """Send a finished delivery once more with its original bytes, as a vendor's late repeat does."""
        doc = self._world.get(_LOG, delivery_id)
        if doc is None or doc["headers"] is None:
            return False
        doc.update(state="waiting", due=time.time(), attempts=[])
        self._world.put(_WAITING, delivery_id, doc)
        self._queue(doc)
        return True

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until nothing is due any more (deliveries waiting for a later repeat not counted). For tests."""
        end = time.time() + seconds
        with self._wake:
            while self._busy or (self._due and self._due[0][0] <= time.time() + 0.05):
                with suppress(RuntimeError):
                    self._wake.wait(0.02)
                if time.time() > end:
                    return False
        return True
