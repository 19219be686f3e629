"""A sync's progress on the terminal: a line whenever a tenth is done, and the time it may still take."""

import threading
import time
from collections.abc import Callable

from shopapp import shops
from shopapp.catalog import sync
from shopapp.catalog.sync.progress import Progress
from shopapp.errors import NotFound, Unavailable
from shopapp.settings import Settings
from shopapp.wiring import House, build

Tell = Callable[[str], None]
PATIENCE = 3600.0


def wait_for_sync(shop_id: int, house: House, tell: Tell) -> None:
    """Return when the latest sync is done. Raises Unavailable when it failed or took too long."""
    told, end = -1, time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with house.transaction(shop_id) as conn:
            progress = sync.progress(conn, shop_id)
        if progress is not None and progress.state == "failed":
            raise Unavailable(f"The catalogue could not be synced: {progress.error}")
        if progress is not None and progress.state == "done":
            tell(f"The assistant knows {progress.products_total or progress.products_done} products")
            return
        if progress is not None and int(progress.share * 10) > told:
            told = int(progress.share * 10)
            tell(f"Syncing the catalogue: {line_of(progress)}")
        time.sleep(0.1)
    raise Unavailable("The catalogue sync did not end within an hour; see the worker's log.")


def sync_with_progress(settings: Settings, domain: str, *, learn: bool = True) -> int:
    """`shopapp sync`: the whole run in this process, a line every two seconds. Returns the exit code."""
    house = build(settings)
    shop_id = shops.find(domain, directory=house.directory)
    if shop_id is None:
        raise NotFound(f"No shop {domain} has installed the app.")
    sync.start(shop_id, transaction=house.transaction, clock=house.clock, nudges=house.nudges)
    done = threading.Event()
    threading.Thread(target=_tell, args=(shop_id, house, done), daemon=True).start()
    try:
        progress = _carry(shop_id, house, learn)
    finally:
        done.set()
    print(line_of(progress), flush=True)
    if progress.state == "failed":
        raise Unavailable(f"The catalogue could not be synced: {progress.error}")
    return 0


def _carry(shop_id: int, house: House, learn: bool) -> Progress:
    while True:
        progress = sync.move(
            shop_id,
            transaction=house.transaction,
            clock=house.clock,
            shopify=house.catalogue,
            embeddings=house.embeddings_for(shop_id),
            learn=learn,
        )
        if progress.state in ("done", "failed") or (progress.state == "embedding" and not learn):
            return progress
        time.sleep(0.2)


def _tell(shop_id: int, house: House, done: threading.Event) -> None:
    while not done.wait(2):
        with house.transaction(shop_id) as conn:
            progress = sync.progress(conn, shop_id)
        if progress is not None:
            print(line_of(progress), flush=True)


def line_of(progress: Progress) -> str:
    if progress.state in ("done", "failed"):
        return f"{progress.state}: {progress.products_done:,} products"
    return f"{progress.said} ({progress.share:.0%})"
