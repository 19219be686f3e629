"""While one batch is being written, the next is made: the database and this process then work at the same time.

The one rule: what `make` does may be thrown away. It reads and computes; only the loop around it writes.
"""

import gc
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Batch = TypeVar("Batch")


def one_ahead(make: Callable[[], Batch | None]) -> Generator[Batch]:
    """What `make` returns, until it returns nothing (None or empty); its exceptions come out of the loop."""

    def made() -> Batch | None:
        # Tens of thousands of small objects that live for one batch: looking for circles among them costs more than they do.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return make()
        finally:
            if collecting:
                gc.enable()

    with ThreadPoolExecutor(1, thread_name_prefix="one-ahead") as thread:
        coming = thread.submit(made)
        while batch := coming.result():
            coming = thread.submit(made)
            yield batch
