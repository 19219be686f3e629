"""Who carries a run: one caller of `move` with all it needs.

The one rule: whatever it writes about the run, it writes by `note`, which fails when another worker has taken the run over.
"""

from dataclasses import dataclass
from datetime import datetime

from shopapp.catalog.sync.runs import store as runs
from shopapp.clock import Clock
from shopapp.db import Connection, Transaction
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.shopify_catalogue import ShopifyCatalogue


@dataclass(frozen=True, slots=True)
class Worker:
    shop_id: int
    who: str
    transaction: Transaction
    clock: Clock
    shopify: ShopifyCatalogue
    embeddings: Embeddings
    until: datetime | None
    learn: bool
    """Whether vectors are its work, too."""

    def has_time(self) -> bool:
        return self.until is None or self.clock.now() < self.until

    def note(self, conn: Connection, run: runs.Run, **what: object) -> None:
        runs.note(conn, self.shop_id, run.id, self.who, self.clock.now(), **what)
