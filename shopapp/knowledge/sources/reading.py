"""Reads a source in a worker: claims it, extracts, embeds, and says how it ended. May be killed anywhere and run again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.errors import Invalid, Outside, Unavailable
from shopapp.knowledge.documents import put_document
from shopapp.knowledge.sources import store
from shopapp.knowledge.sources.crawling import pages_from
from shopapp.knowledge.sources.extracting import Text, read_file
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.nudges import Nudges
from shopapp.ports.pages import Pages

log = logs.get(__name__)

JOB = "read_source"
LEASE = timedelta(minutes=10)
AGAIN = timedelta(days=1)
"""How often an address is read again."""
MOST_TRIES = 4


def read_source(
    shop_id: int, source_id: int, *, transaction: Transaction, clock: Clock, embeddings: Embeddings, pages: Pages
) -> None:
    """Read it if it is due. Every page is kept as soon as it is read; what the last reading no longer found goes."""
    now = clock.now()
    with transaction(shop_id) as conn:
        source = store.claim(conn, shop_id, source_id, now=now, until=now + LEASE)
        content = store.content(conn, shop_id, source_id)
    if source is None:
        return
    if source.tries > MOST_TRIES:
        _end(shop_id, source, transaction, clock, "failed", "Reading it never came to an end. Try a smaller file.", None)
        return
    try:
        kept = _keep_all(shop_id, source, content, transaction, embeddings, pages)
    except (Invalid, Outside) as problem:
        _failed(shop_id, source, problem, transaction, clock)
        return
    with transaction(shop_id) as conn:
        store.forget_pages(conn, shop_id, source_id, kept)
    again = clock.now() + AGAIN if source.kind == "address" else None
    _end(shop_id, source, transaction, clock, "read", "", again)


def sweep(shop_id: int, *, transaction: Transaction, clock: Clock, nudges: Nudges) -> None:
    """Nudge for every source that is due: new ones whose nudge was lost, addresses to read again, readers that died."""
    with transaction(shop_id) as conn:
        due = store.due(conn, shop_id, clock.now())
    for source_id in due:
        nudges.nudge("read_source", shop_id, source_id)


def _keep_all(
    shop_id: int, source: store.Source, content: bytes, transaction: Transaction, embeddings: Embeddings, pages: Pages
) -> list[str]:
    """Every document of this source, kept; returns their names within it."""
    kept: list[str] = []
    for address, text in _texts(source, content, pages):
        name = f"{source.id} {address}"
        put_document(
            shop_id, source.kind, name, text.title, address, text.html,
            transaction=transaction, embeddings=embeddings, given_id=source.id,
        )  # fmt: skip
        kept.append(name)
    return kept


def _texts(source: store.Source, content: bytes, pages: Pages) -> Iterator[tuple[str, Text]]:
    if source.kind == "address":
        yield from pages_from(source.name, pages)
    else:
        yield "", read_file(source.name, content)


def _failed(shop_id: int, source: store.Source, problem: Invalid | Outside, transaction: Transaction, clock: Clock) -> None:
    """What may pass is tried again soon, an address once a day at the least; until then the last text read keeps answering."""
    log.info("source_not_read", shop_id=shop_id, source_id=source.id, code=problem.code)
    passing = isinstance(problem, Unavailable)
    if passing and source.tries < MOST_TRIES:
        soon = clock.now() + timedelta(minutes=2**source.tries)
        _end(shop_id, source, transaction, clock, "waiting", problem.message, soon)
        return
    daily = clock.now() + AGAIN if passing or source.kind == "address" else None
    _end(shop_id, source, transaction, clock, "failed", problem.message, daily)


def _end(
    shop_id: int, source: store.Source, transaction: Transaction, clock: Clock, state: str, reason: str, look_at: datetime | None
) -> None:
    with transaction(shop_id) as conn:
        store.settle(conn, shop_id, source.id, state=state, reason=reason, look_at=look_at, now=clock.now())
