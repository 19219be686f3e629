"""Finds what a lost job left behind: runs that stand still, products without a vector, a shop never read."""

from datetime import timedelta

from shopapp.catalog.sync.running import move, start
from shopapp.catalog.sync.runs import store as runs
from shopapp.catalog.sync.vectors import embed_missing
from shopapp.clock import Clock
from shopapp.db import Transaction
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.nudges import Nudges
from shopapp.ports.shopify_catalogue import ShopifyCatalogue

TRY_AGAIN = timedelta(minutes=10)
AT_MOST = 45.0


def sweep(
    shop_id: int,
    *,
    transaction: Transaction,
    clock: Clock,
    shopify: ShopifyCatalogue,
    embeddings: Embeddings,
    nudges: Nudges,
) -> None:
    """Called each minute; works for about 45 seconds at most. Raises Unavailable when Shopify or the model is away."""
    with transaction(shop_id) as conn:
        run = runs.latest(conn, shop_id)
    if run is None or (run.state == "failed" and run.moved_at < clock.now() - TRY_AGAIN):
        start(shop_id, transaction=transaction, clock=clock, nudges=nudges)
    elif run.state not in ("done", "failed"):
        move(shop_id, transaction=transaction, clock=clock, shopify=shopify, embeddings=embeddings, seconds=AT_MOST)
    else:
        begun = clock.now()
        embed_missing(
            shop_id,
            transaction=transaction,
            embeddings=embeddings,
            after_batch=lambda _: (clock.now() - begun).total_seconds() < AT_MOST,
        )
