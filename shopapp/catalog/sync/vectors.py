"""Gives every product its vector: only to those whose text changed, in batches that are kept one by one."""

from collections.abc import Callable

from shopapp.catalog.sync import store
from shopapp.catalog.sync.merging import embedded_text
from shopapp.db import Transaction
from shopapp.db.vectors import as_text
from shopapp.ports.embeddings import Embeddings

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
    `after_batch(embedded so far)` says stop; returns how many were embedded.

    Raises Unavailable when the model is away; what was embedded before stays.
    """
    done, after = 0, 0
    while True:
        with transaction(shop_id) as conn:
            waiting = store.without_vectors(conn, shop_id, embeddings.model, BATCH, after=after, product_id=product_id)
        if not waiting:
            return done
        after = waiting[-1].id
        texts = [embedded_text(each.title, each.vendor, each.product_type, each.description) for each in waiting]
        vectors = embeddings.embed(texts)
        rows = [(each.id, each.text_hash, as_text(vector)) for each, vector in zip(waiting, vectors, strict=True)]
        with transaction(shop_id) as conn:
            store.put_vectors(conn, shop_id, embeddings.model, rows)
        done += len(rows)
        if after_batch is not None and not after_batch(done):
            return done
