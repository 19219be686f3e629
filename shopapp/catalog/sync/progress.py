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
    parts: list[str]
    kind: str
    started_at: datetime
    finished_at: datetime | None

    @property
    def doing(self) -> str:
        """What is being done now, as a merchant reads it."""
        if self.state == "embedding":
            return "Learning what the products mean"
        verb = "Waiting for Shopify to write out" if self.state in ("asked", "running") else "Reading"
        return f"{verb} {_named(self.part)}"

    @property
    def besides(self) -> list[str]:
        """What is read beside the products, as a merchant reads it."""
        return [_named(part) for part in self.parts[1:] if part not in self.skipped]

    @property
    def refused(self) -> list[str]:
        return [_named(part) for part in self.skipped]

    @property
    def said(self) -> str:
        """All of it in one line: the part at hand, what is done, and how long the rest may take."""
        done, total = (self.products_done, self.products_total)
        if self.state == "embedding":
            done, total = self.vectors_done, self.vectors_total
        counted = f"{done:,} of {total:,}" if total else f"{done:,}"
        learned = ""
        if self.state != "embedding" and self.vectors_total and self.vectors_done < self.vectors_total:
            learned = f", {self.vectors_done:,} learned meanwhile"
        left = "" if self.seconds_left is None else f", {_time_left(self.seconds_left)}"
        return f"{self.doing}: {counted} products done{learned}{left}"


_PARTS = {
    "products": "the products",
    "stock": "the stock at each location",
    "translations": "the translations into {what}",
    "market": "the prices for {what}",
    "names": "the names of category attributes",
}


def _named(part: str) -> str:
    kind, _, what = part.partition(":")
    return _PARTS.get(kind, "the catalogue").format(what=what)


def _time_left(seconds: int) -> str:
    if seconds < 90:
        return f"about {max(seconds, 1)} s left"
    minutes = round(seconds / 60)
    return f"about {minutes} min left" if minutes < 90 else f"about {round(minutes / 60)} h left"


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
        parts=run.parts,
        kind=run.kind,
        started_at=run.started_at,
        finished_at=run.finished_at,
    )


def _share(run: runs.Run) -> float:
    if run.state == "done":
        return 1.0
    last = run.state == "embedding"
    # Products are the bulk of what is read; the other parts share what is left of the third.
    merged = min(1.0, run.products_done / run.products_total) if run.products_total else 0.0
    read = 1 / 3 if last else merged / 4 + (run.part / len(run.parts) / 12 if run.parts else 0.0)
    learned = min(1.0, run.vectors_done / run.vectors_total) if run.vectors_total else float(last)
    return read + learned * 2 / 3
