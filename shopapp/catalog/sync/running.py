"""A full run: asked → running → loading → merging → embedding → done (or failed).

`move` carries it as far as it can and may be called at any time, by anyone, again after any crash. One worker holds the
claim; each step reads, asks without a transaction, and writes what came of it together with how far it is.
"""

import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from shopapp import logs
from shopapp.catalog.sync import store
from shopapp.catalog.sync.merging import merge
from shopapp.catalog.sync.progress import Progress, progress
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.errors import Conflict, NotFound, Refused
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.nudges import Nudges
from shopapp.ports.shopify_catalogue import ExportLine, ShopifyCatalogue

log = logs.get(__name__)
_LOOKS = (0.2, 0.3, 0.5, 1.0)
LINES_AT_ONCE = 2_000
PRODUCTS_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Worker:
    """One caller of `move` with all it needs."""

    shop_id: int
    who: str
    transaction: Transaction
    clock: Clock
    shopify: ShopifyCatalogue
    embeddings: Embeddings

    def note(self, conn: Connection, run: runs.Run, **what: object) -> None:
        runs.note(conn, self.shop_id, run.id, self.who, self.clock.now(), **what)  # pyright: ignore[reportArgumentType]


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
) -> Progress:
    """Carry the live run as far as possible, or for about `seconds`; does nothing when there is none or another works on it.

    Returns how far it is. Raises Unavailable when Shopify or the model is away: call again later.
    """
    worker = Worker(shop_id, uuid.uuid4().hex, transaction, clock, shopify, embeddings)
    with transaction(shop_id) as conn:
        run = runs.live(conn, shop_id)
        mine = run is not None and runs.claim(conn, shop_id, run.id, worker.who, clock.now())
    if run is not None and mine:
        try:
            _carry(worker, seconds)
        except Refused as problem:
            log.warning("sync_refused", shop_id=shop_id, run_id=run.id, code=problem.code)
            with transaction(shop_id) as conn:
                worker.note(conn, run, state="failed", error=problem.code)
        except Conflict:
            log.warning("sync_claim_lost", shop_id=shop_id, run_id=run.id)
        finally:
            with transaction(shop_id) as conn:
                runs.release(conn, shop_id, run.id, worker.who)
    with transaction(shop_id) as conn:
        found = progress(conn, shop_id)
    if found is None:
        raise NotFound("This shop's catalogue was never asked for.", code="no_run")
    return found


def _carry(worker: Worker, seconds: float | None) -> None:
    begun = worker.clock.now()
    steps = {"asked": _ask, "running": _wait, "loading": _load, "merging": _merge_some, "embedding": _embed_some}
    while True:
        with worker.transaction(worker.shop_id) as conn:
            run = runs.live(conn, worker.shop_id)
        if run is None or not steps[run.state](worker, run):
            return
        if seconds is not None and (worker.clock.now() - begun).total_seconds() >= seconds:
            return


def _ask(worker: Worker, run: runs.Run) -> bool:
    """A crash between asking and noting leaves an export that nobody reads: harmless, Shopify allows five at once."""
    operation = worker.shopify.export(worker.shop_id)
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state="running", operation=operation)
    return True


def _wait(worker: Worker, run: runs.Run) -> bool:
    """False while Shopify is still writing: the webhook `bulk_operations/finish` or the sweep comes back.

    A small shop is written out in a second or two, so we look a few times before we leave.
    """
    export = worker.shopify.exported(worker.shop_id, run.operation or "")
    for pause in _LOOKS:
        if export.state != "running":
            break
        time.sleep(pause)
        export = worker.shopify.exported(worker.shop_id, run.operation or "")
    state = {"running": None, "ready": "loading", "failed": "failed"}[export.state]
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state=state, products_total=export.products, error=export.error)
    return state == "loading"


def _load(worker: Worker, run: runs.Run) -> bool:
    """Streams the export into `sync_lines`, some lines a transaction; begins behind the last line that is there."""
    with worker.transaction(worker.shop_id) as conn:
        present = runs.last_line(conn, worker.shop_id, run.id)
    export = worker.shopify.exported(worker.shop_id, run.operation or "")
    if export.state != "ready":
        raise Refused("The export is gone.", code="export_gone")
    lines: Iterator[ExportLine] = worker.shopify.lines(export.url) if export.url else iter(())
    for _ in islice(lines, present):
        pass
    while some := list(islice(lines, LINES_AT_ONCE)):
        with worker.transaction(worker.shop_id) as conn:
            runs.put_lines(conn, worker.shop_id, run.id, present + 1, some)
            worker.note(conn, run)
        present += len(some)
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state="merging")
    return True


def _merge_some(worker: Worker, run: runs.Run) -> bool:
    with worker.transaction(worker.shop_id) as conn:
        bodies, count, line = runs.next_products(conn, worker.shop_id, run.id, run.merged_line, PRODUCTS_AT_ONCE)
        if count:
            # The export shows stock as of some moment after it was asked for: older than any reading made since.
            merge(conn, worker.shop_id, worker.shopify.assemble(bodies), read_at=run.started_at)
            worker.note(conn, run, products_done=run.products_done + count, merged_line=line)
            return True
        vanished = runs.mark_vanished(conn, worker.shop_id, run.id, run.started_at, worker.clock.now())
        runs.drop_lines(conn, worker.shop_id, run.id)
        missing = store.count_without_vectors(conn, worker.shop_id, worker.embeddings.model)
        worker.note(conn, run, state="embedding", products_total=run.products_done, vectors_total=missing)
    log.info("catalogue_merged", shop_id=worker.shop_id, run_id=run.id, products=run.products_done, vanished=vanished)
    return True


def _embed_some(worker: Worker, run: runs.Run) -> bool:
    """One batch, so that the claim and the time limit are looked at between batches."""
    done = embed_missing(
        worker.shop_id, transaction=worker.transaction, embeddings=worker.embeddings, after_batch=lambda _: False
    )
    with worker.transaction(worker.shop_id) as conn:
        if done:
            worker.note(conn, run, vectors_done=run.vectors_done + done)
        else:
            worker.note(conn, run, state="done")
    return done > 0
