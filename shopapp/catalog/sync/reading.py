"""The steps by which each part of a run is read: asked → running → loading → merging, then the next part.

The one rule: each step reads, asks without a transaction, and writes what came of it together with how far the run is, so
that it may be killed at any line and begun again. Each returns whether there is more to do at once.
"""

import time
from collections.abc import Callable, Iterator
from itertools import islice

from shopapp import logs
from shopapp.catalog.sync import parts, staging, store
from shopapp.catalog.sync.ahead import one_ahead
from shopapp.catalog.sync.names import Names
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.worker import Worker
from shopapp.db import Connection
from shopapp.errors import Refused, Unavailable
from shopapp.ports.shopify_catalogue import ExportLine, Region

log = logs.get(__name__)
_LOOKS = (0.2, 0.3, 0.5, 1.0)
LINES_AT_ONCE = 5_000
"""Staged, or merged, in one transaction: what bounds memory, whatever a shop's size or its products' number of variants."""
BYTES_AT_ONCE = 4_000_000


def ask(worker: Worker, run: runs.Run) -> bool:
    """Asks for every part at once, as far as Shopify takes them, so that one is written out while another is read.

    A crash between asking and noting leaves an export that nobody reads: harmless, Shopify allows five at once.
    """
    if not run.parts:
        regions = _regions(worker)
        with worker.transaction(worker.shop_id) as conn:
            worker.note(conn, run, parts=parts.write_plan(conn, worker.shop_id, regions))
        return True
    operations, skipped = dict(run.operations), list(run.skipped)
    for part in [each for each in run.parts[run.part :] if each not in operations and each not in skipped]:
        try:
            operations[part] = worker.shopify.export(worker.shop_id, part)
        except Unavailable:
            if run.name not in operations and run.name not in skipped:
                raise
            break
        except Refused as problem:
            if part == parts.PRODUCTS:
                raise
            log.warning("part_refused", shop_id=worker.shop_id, part=part, code=problem.code)
            skipped.append(part)
        with worker.transaction(worker.shop_id) as conn:
            worker.note(conn, run, operations=operations, skipped=skipped)
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state="running")
    return True


def _regions(worker: Worker) -> list[Region]:
    try:
        return worker.shopify.regions(worker.shop_id)
    except Refused as problem:
        log.warning("markets_refused", shop_id=worker.shop_id, code=problem.code)
        return []


def wait(worker: Worker, run: runs.Run) -> bool:
    """False while Shopify is still writing: the webhook `bulk_operations/finish` or the sweep comes back.

    A small shop is written out in a second or two, so we look a few times before we leave.
    """
    if run.name in run.skipped:
        with worker.transaction(worker.shop_id) as conn:
            _next(worker, conn, run)
        return True
    export = worker.shopify.exported(worker.shop_id, run.operations[run.name])
    for pause in _LOOKS:
        if export.state != "running":
            break
        time.sleep(pause)
        export = worker.shopify.exported(worker.shop_id, run.operations[run.name])
    if export.state == "failed" and run.name != parts.PRODUCTS:
        log.warning("part_failed", shop_id=worker.shop_id, part=run.name, code=export.error)
        with worker.transaction(worker.shop_id) as conn:
            _next(worker, conn, run, skipped=[*run.skipped, run.name])
        return True
    told: dict[str, object] = {"products_total": export.products} if run.name == parts.PRODUCTS else {}
    state = {"running": run.state, "ready": "loading", "failed": "failed"}[export.state]
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state=state, error=export.error, **told)
    return state == "loading"


def load(worker: Worker, run: runs.Run) -> bool:
    """Streams the export into staging, some lines a transaction; begins behind the last line that is there."""
    with worker.transaction(worker.shop_id) as conn:
        present = staging.store.last_line(conn, worker.shop_id, run.id)
    export = worker.shopify.exported(worker.shop_id, run.operations[run.name])
    if export.state != "ready":
        raise Refused("The export is gone.", code="export_gone")
    lines: Iterator[ExportLine] = worker.shopify.lines(export.url) if export.url else iter(())
    for _ in islice(lines, present):
        pass
    for chunk in one_ahead(_chunks(lines, present + 1, loose=run.name == parts.STOCK)):
        with worker.transaction(worker.shop_id) as conn:
            staging.store.put(conn, worker.shop_id, run.id, chunk)
            worker.note(conn, run)
        present = chunk.last_line
    with worker.transaction(worker.shop_id) as conn:
        worker.note(conn, run, state="merging", lines=present)
    return True


def _chunks(lines: Iterator[ExportLine], first: int, *, loose: bool) -> Callable[[], staging.Chunk | None]:
    """Each call reads the next lines, the first of which has that number; None when there are no more."""

    def following() -> staging.Chunk | None:
        nonlocal first
        some = list(_some(lines))
        chunk = staging.chunk_of(first, some, loose=loose) if some else None
        first += len(some)
        return chunk

    return following


def _some(lines: Iterator[ExportLine]) -> Iterator[ExportLine]:
    size = 0
    for line in islice(lines, LINES_AT_ONCE):
        yield line
        size += len(line.body)
        if size > BYTES_AT_ONCE:
            return


def merge(worker: Worker, run: runs.Run) -> bool:
    """Batch by batch, each in a transaction with the line it ends at, while the next one is being prepared."""
    done, changed = run.products_done, run.changed
    names = Names(worker.shop_id, worker.shopify)
    for batch in one_ahead(_batches(worker, run, names)):
        with worker.transaction(worker.shop_id) as conn:
            changed += parts.write(conn, worker.shop_id, run, batch.rows, worker.clock.now())
            done += batch.roots if run.name == parts.PRODUCTS else 0
            worker.note(conn, run, products_done=done, merged_line=batch.line, changed=changed)
        if not worker.has_time():
            return True
    with worker.transaction(worker.shop_id) as conn:
        if staging.store.count_lines(conn, worker.shop_id, run.id) != run.lines:
            # What is staged does not outlive a crash of the server: what is merged stays, the lines are read again.
            staging.store.drop(conn, worker.shop_id, run.id)
            worker.note(conn, run, state="loading", merged_line=0, products_done=0 if run.part == 0 else done)
            return True
        gone = parts.close(conn, worker.shop_id, run, worker.clock.now())
        what: dict[str, object] = {"products_total": done} if run.part == 0 else {}
        if names.refused and parts.NAMES not in run.skipped:
            what["skipped"] = [*run.skipped, parts.NAMES]
        _next(worker, conn, run, **what)
    if run.part + 1 == len(run.parts):
        with worker.transaction(worker.shop_id) as conn:
            store.take_statistics(conn)
    log.info("part_merged", shop_id=worker.shop_id, run_id=run.id, part=run.name, products=done, vanished=gone)
    return True


def _batches(worker: Worker, run: runs.Run, names: Names) -> Callable[[], parts.Batch | None]:
    """Each call reads and prepares the next roots with all that hangs on them; None when there are no more."""
    staged = staging.batches(worker.transaction, worker.shop_id, run.id, run.merged_line, most_lines=LINES_AT_ONCE)
    with worker.transaction(worker.shop_id) as conn:
        currency = store.currency(conn, worker.shop_id)

    def following() -> parts.Batch | None:
        some = next(staged, None)
        if some is None:
            return None
        return parts.Batch(parts.prepare(run, some.bodies, worker.shopify, currency, names), some.roots, some.line)

    return following


def _next(worker: Worker, conn: Connection, run: runs.Run, **what: object) -> None:
    """On to the next part, or to the vectors after the last."""
    if run.part + 1 < len(run.parts):
        worker.note(conn, run, state="asked", part=run.part + 1, merged_line=0, lines=None, **what)
    else:
        products, learned = store.count_vectors(conn, worker.shop_id, worker.embeddings.model)
        worker.note(conn, run, state="embedding", vectors_total=products, vectors_done=learned, **what)
