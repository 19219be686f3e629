"""How far a shop's catalogue is: what the merchant's progress bar and the command line show."""

from dataclasses import dataclass
from datetime import datetime

from shopapp.catalog.sync.runs import store as runs
from shopapp.db import Connection


@dataclass(frozen=True, slots=True)
class Progress:
    state: str
    """asked, running, loading, merging, embedding, done, failed"""
    part: str
    """What is being read: products, stock, translations:de, market:CH; empty before that is known."""
    products_total: int | None
    products_done: int
    vectors_total: int | None
    vectors_done: int
    share: float
    """0 to 1. Reading and merging count for a third, the vectors for the rest: they take that much longer."""
    seconds_left: int | None
    """A guess from the pace so far; None while there is none."""
    error: str | None
    skipped: list[str]
    """Parts that Shopify refused."""
    kind: str
    started_at: datetime
    finished_at: datetime | None


def progress(conn: Connection, shop_id: int) -> Progress | None:
    """Of the latest run; None when there never was one."""
    run = runs.latest(conn, shop_id)
    if run is None:
        return None
    share = _share(run)
    spent = (run.moved_at - run.started_at).total_seconds()
    left = round(spent / share * (1 - share)) if run.finished_at is None and share > 0.02 else None
    return Progress(
        state=run.state,
        part=run.name if run.parts else "",
        products_total=run.products_total,
        products_done=run.products_done,
        vectors_total=run.vectors_total,
        vectors_done=run.vectors_done,
        share=share,
        seconds_left=left,
        error=run.error,
        skipped=run.skipped,
        kind=run.kind,
        started_at=run.started_at,
        finished_at=run.finished_at,
    )


def _share(run: runs.Run) -> float:
    if run.state == "done":
        return 1.0
    merged = min(1.0, run.products_done / run.products_total) if run.products_total else 0.0
    if run.state != "embedding":
        # Products are the bulk of it; the other parts share what is left of the third.
        return merged / 4 + (run.part / len(run.parts) / 12 if run.parts else 0.0)
    embedded = min(1.0, run.vectors_done / run.vectors_total) if run.vectors_total else 1.0
    return 1 / 3 + embedded * 2 / 3
