"""Shopify's side of the line: deliveries sent over connections that stay open, each timed until it is acknowledged."""

import http.client
import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bench._delivering.world import World


class Sender:
    """One connection that is kept open, as Shopify's are."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=30)

    def send(self, body: bytes, delivery_id: str) -> float:
        """Milliseconds until it was acknowledged."""
        began = time.perf_counter()
        self._connection.request("POST", "/webhooks/shopify", body, self._world.headers(body, delivery_id))
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the door answered {answer.status}")
        return 1000 * (time.perf_counter() - began)


def sent(world: World, queue: Iterator[tuple[bytes, str]], senders: int) -> list[float]:
    """Everything in the queue, sent over so many connections at once; the milliseconds of each."""
    lock = threading.Lock()

    def work(_: int) -> list[float]:
        sender, times = Sender(world), list[float]()
        while True:
            with lock:
                job = next(queue, None)
            if job is None:
                return times
            times.append(sender.send(*job))

    with ThreadPoolExecutor(senders) as pool:
        return list(itertools.chain.from_iterable(pool.map(work, range(senders))))
