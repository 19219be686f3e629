"""Gives every product its vector: only to those whose text changed, in batches that are kept one by one."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from shopapp.catalog.sync import store
from shopapp.catalog.sync.merging import embedded_text
from shopapp.db import Transaction
from shopapp.db.vectors import as_text
from shopapp.ports.embeddings import Embeddings, Vectors

BATCH = 256
"""Texts of like length are embedded together: a larger batch has more of them."""


def embed_missing(
    shop_id: int,
    *,
    transaction: Transaction,
    embeddings: Embeddings,
    after_batch: Callable[[int], bool] | None = None,
    product_id: int | None = None,
) -> int:
    """Of all products, or of `product_id` alone: embeds until nothing is missing or
    `after_batch(kept so far)` says stop; returns how many were kept.

    Raises Unavailable when the model is away; what was embedded before stays.
    """

    def following(after: int) -> list[store.Wordless]:
        with transaction(shop_id) as conn:
            return store.without_vectors(conn, shop_id, embeddings.model, BATCH, after=after, product_id=product_id)

    def keep(read: list[store.Wordless], vectors: Vectors) -> int:
        rows = [(each.id, each.text_hash, as_text(vector)) for each, vector in zip(read, vectors, strict=True)]
        with transaction(shop_id) as conn:
            store.put_vectors(conn, shop_id, embeddings.model, rows)
        return len(rows)

    # The database reads the next batch and keeps the last one while the model works: it is the model that takes the time.
    done = 0
    kept: Future[int] | None = None
    with ThreadPoolExecutor(1, thread_name_prefix="vectors") as hand:
        read = following(0)
        while read:
            coming = hand.submit(following, read[-1].id)
            vectors = embeddings.embed([embedded_text(one.title, one.vendor, one.product_type, one.description) for one in read])
            done += kept.result() if kept else 0
            kept = hand.submit(keep, read, vectors)
            read = coming.result()
            if after_batch is not None and not after_batch(done):
                break
    return done + (kept.result() if kept else 0)
