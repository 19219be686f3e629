"""Vectors made beside the reading of later parts, so that nothing but the model itself is waited for.

The one rule: it begins when all products are there, never before. A shop can be used without vectors, but not without products.
"""

from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event

from shopapp import logs
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.db import Transaction
from shopapp.errors import Outside
from shopapp.ports.embeddings import Embeddings

log = logs.get(__name__)


class Learning:
    """One thread that embeds what is missing, batch by batch, until it is told to end."""

    def __init__(self, shop_id: int, transaction: Transaction, embeddings: Embeddings, thread: ThreadPoolExecutor) -> None:
        self._shop_id, self._transaction, self._embeddings = shop_id, transaction, embeddings
        self._thread = thread
        self._told = Event()
        self._work: Future[None] | None = None

    def begin(self) -> None:
        """Once; later calls do nothing."""
        if self._work is None:
            self._work = self._thread.submit(self._learn)

    def lasts(self, seconds: float) -> bool:
        """Whether there is work; if so, after so many seconds, or as soon as it is done."""
        if self._work is None or self._work.done():
            return False
        wait([self._work], seconds)
        return True

    def end(self) -> None:
        """After the batch at hand."""
        self._told.set()
        if self._work is not None:
            self._work.result()

    def tell(self) -> None:
        self._told.set()

    def _learn(self) -> None:
        try:
            embed_missing(
                self._shop_id,
                transaction=self._transaction,
                embeddings=self._embeddings,
                after_batch=lambda _: not self._told.is_set(),
            )
        except Outside as problem:
            # Whoever embeds the rest meets it again, and knows what to do.
            log.warning("learning_broke_off", shop_id=self._shop_id, code=problem.code)


@contextmanager
def beside(shop_id: int, transaction: Transaction, embeddings: Embeddings) -> Generator[Learning]:
    with ThreadPoolExecutor(1, thread_name_prefix="learning") as thread:
        learning = Learning(shop_id, transaction, embeddings, thread)
        try:
            yield learning
        finally:
            learning.tell()
