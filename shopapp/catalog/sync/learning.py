"""Vectors made beside the reading of later parts, so that nothing but the model itself is waited for.

The one rule: it begins when all products are there, never before. A shop can be used without vectors, but not without products.
"""

from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event

from shopapp import logs
from shopapp.catalog.sync import store
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.catalog.sync.worker import Worker
from shopapp.errors import Outside

log = logs.get(__name__)


class Learning:
    """One thread that embeds what is missing, batch by batch, until it is told to end."""

    def __init__(self, worker: Worker, thread: ThreadPoolExecutor) -> None:
        self._worker, self._thread = worker, thread
        self._told = Event()
        self._work: Future[None] | None = None

    def begin(self, run_id: int) -> None:
        """Once; later calls do nothing."""
        if self._work is None:
            self._work = self._thread.submit(self._learn, run_id)

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

    def _learn(self, run_id: int) -> None:
        worker = self._worker
        with worker.transaction(worker.shop_id) as conn:
            products, known = store.count_vectors(conn, worker.shop_id, worker.embeddings.model)

        def go_on(kept: int) -> bool:
            with worker.transaction(worker.shop_id) as conn:
                runs.note_learned(conn, worker.shop_id, run_id, worker.who, known + kept, products)
            return not self._told.is_set()

        try:
            if go_on(0):
                embed_missing(worker.shop_id, transaction=worker.transaction, embeddings=worker.embeddings, after_batch=go_on)
        except Outside as problem:
            # Whoever embeds the rest meets it again, and knows what to do.
            log.warning("learning_broke_off", shop_id=worker.shop_id, code=problem.code)


@contextmanager
def beside(worker: Worker) -> Generator[Learning]:
    with ThreadPoolExecutor(1, thread_name_prefix="learning") as thread:
        learning = Learning(worker, thread)
        try:
            yield learning
        finally:
            learning.tell()
