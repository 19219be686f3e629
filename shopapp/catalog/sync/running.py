"""A full run: part by part read and merged (`reading`), then what has no vector yet embedded → done (or failed).

`move` carries it as far as it can and may be called at any time, by anyone, again after any crash. One worker holds the
claim; each step reads, asks without a transaction, and writes what came of it together with how far it is.
"""

import uuid
from datetime import timedelta

from shopapp import logs
from shopapp.catalog.search import cells, synonyms
from shopapp.catalog.sync import reading, store
from shopapp.catalog.sync.learning import beside
from shopapp.catalog.sync.progress import Progress, progress
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.catalog.sync.worker import Worker
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import Conflict, NotFound, Refused
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.nudges import Nudges
from shopapp.ports.shopify_catalogue import ShopifyCatalogue

log = logs.get(__name__)
_LOOK_AGAIN = 5.0


def start(shop_id: int, *, transaction: Transaction, clock: Clock, nudges: Nudges, kind: str = "full") -> int:
    """Begin a run, or find the one that is live; returns its id and asks a worker to move it."""
    with transaction(shop_id) as conn:
        run_id = runs.begin(conn, shop_id, kind, clock.now())
        if run_id is None:
            run = runs.live(conn, shop_id)
            if run is None:
                raise Conflict("A run has ended just now; try again.", code="run_ended")
            run_id = run.id
    nudges.nudge("carry_catalogue", shop_id)
    return run_id


def move(
    shop_id: int,
    *,
    transaction: Transaction,
    clock: Clock,
    shopify: ShopifyCatalogue,
    embeddings: Embeddings,
    seconds: float | None = None,
    learn: bool = True,
) -> Progress:
    """Carry the live run as far as possible, or for about `seconds`; does nothing when there is none or another works on it.
    Without `learn` it stops when only vectors are left.

    Returns how far it is. Raises Unavailable when Shopify or the model is away: call again later.
    """
    until = None if seconds is None else clock.now() + timedelta(seconds=seconds)
    worker = Worker(shop_id, uuid.uuid4().hex, transaction, clock, shopify, embeddings, until, learn)
    with transaction(shop_id) as conn:
        run = runs.live(conn, shop_id)
        mine = run is not None and runs.claim(conn, shop_id, run.id, worker.who, clock.now())
    if run is not None and mine:
        _carry_claimed(worker, run)
    with transaction(shop_id) as conn:
        found = progress(conn, shop_id)
    if found is None:
        raise NotFound("This shop's catalogue was never asked for.", code="no_run")
    return found


def _carry_claimed(worker: Worker, run: runs.Run) -> None:
    """Whatever comes of it, the claim is given back."""
    try:
        _carry(worker)
    except Refused as problem:
        log.warning("sync_refused", shop_id=worker.shop_id, run_id=run.id, code=problem.code)
        with worker.transaction(worker.shop_id) as conn:
            worker.note(conn, run, state="failed", error=problem.code)
    except Conflict:
        log.warning("sync_claim_lost", shop_id=worker.shop_id, run_id=run.id)
    finally:
        with worker.transaction(worker.shop_id) as conn:
            runs.release(conn, worker.shop_id, run.id, worker.who)


def _carry(worker: Worker) -> None:
    with beside(worker) as learning:
        while True:
            with worker.transaction(worker.shop_id) as conn:
                run = runs.live(conn, worker.shop_id)
            if run is None or (run.state == "embedding" and not worker.learn):
                return
            if run.state == "embedding":
                learning.end()
            elif run.part > 0 and worker.learn:
                learning.begin(run.id)
            going = _STEPS[run.state](worker, run)
            # While Shopify writes out the next part there may still be products to learn.
            if not worker.has_time() or not (going or learning.lasts(_LOOK_AGAIN)):
                return


def _embed_some(worker: Worker, run: runs.Run) -> bool:
    """Batch by batch; the claim is prolonged and the time looked at between them."""

    def go_on(done: int) -> bool:
        with worker.transaction(worker.shop_id) as conn:
            worker.note(conn, run, vectors_done=run.vectors_done + done)
        return worker.has_time()

    embed_missing(worker.shop_id, transaction=worker.transaction, embeddings=worker.embeddings, after_batch=go_on)
    with worker.transaction(worker.shop_id) as conn:
        products, learned = store.count_vectors(conn, worker.shop_id, worker.embeddings.model)
        worker.note(conn, run, vectors_total=products, vectors_done=learned)
    if learned < products:
        return True
    synonyms.learn(worker.shop_id, transaction=worker.transaction)
    cells.keep(worker.shop_id, transaction=worker.transaction, model=worker.embeddings.model)
    with worker.transaction(worker.shop_id) as conn:
        store.take_statistics(conn)
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state="done")
    return False


_STEPS = {
    "asked": reading.ask,
    "running": reading.wait,
    "loading": reading.load,
    "merging": reading.merge,
    "embedding": _embed_some,
}
