"""Where an export's lines wait to be joined: split into chunks of whole families on their way in, read back as batches.

The one rule: a child may stand anywhere in an export, before its parent or a million lines behind it. Where it stands close
by, as nearly all do, joining costs nothing; where it does not, it is looked up by its parent.
"""

from collections.abc import Generator
from dataclasses import dataclass

from shopapp.catalog.sync.staging import store
from shopapp.catalog.sync.staging.families import Chunk, chunk_of, split, variants_in
from shopapp.db import Transaction

__all__ = ["Chunk", "Staged", "batches", "chunk_of"]


@dataclass(frozen=True, slots=True)
class Staged:
    """Whole families: some roots with everything that hangs on them."""

    bodies: list[bytes]
    roots: int
    line: int
    """What is merged once these are: where to go on."""


def batches(transaction: Transaction, shop_id: int, run_id: int, after: int, *, most_lines: int) -> Generator[Staged]:
    """Everything staged behind line `after`, as many roots at once as have about `most_lines` lines together, at least one."""
    with transaction(shop_id) as conn:
        strays, deep = store.any_strays(conn, shop_id, run_id)
    while True:
        with transaction(shop_id) as conn:
            chunk = store.next_chunk(conn, shop_id, run_id, after)
            counts = store.count_strays(conn, shop_id, run_id, chunk.named) if chunk and strays else {}
        if chunk is None:
            return
        for families in split(chunk, after, counts, most_lines):
            bodies = families.bodies
            with transaction(shop_id) as conn:
                if counts:
                    bodies = bodies + store.strays_of(conn, shop_id, run_id, families.named)
                if deep:
                    bodies = bodies + store.strays_of(conn, shop_id, run_id, variants_in(bodies))
            yield Staged(bodies, len(families.named), families.line)
        after = chunk.last_line
