"""Which model a shop's searches use, and how one takes the place of another while shoppers go on searching.

The one rule: a question is embedded by the model named in `shops.vectors_by`, whose vectors it is compared with. The vectors of
the next model are made beside them, and both change over in one transaction.
"""

import time

from shopapp import logs
from shopapp.catalog.search import cells
from shopapp.catalog.sync.merging import embedded_text
from shopapp.catalog.sync.models import store
from shopapp.db import Transaction
from shopapp.db.vectors import as_text
from shopapp.ports.embeddings import Embeddings, Models

log = logs.get(__name__)

BATCH = 256
AT_MOST = 45.0
"""Seconds of one go; the sweep looks again each minute."""
ROOM, CHOICE = "search", "languages"
"""Where in the shop's settings the merchant's word stands: `english`, `several`, or nothing for what the locales ask for."""


def serving(shop_id: int, *, transaction: Transaction, models: Models) -> Embeddings:
    """The model whose vectors this shop's searches use. A shop without any vector takes the one that suits it."""
    with transaction(shop_id) as conn:
        home = store.home(conn, shop_id)
        if home.vectors_by:
            return models.of(home.vectors_by)
        model = models.of(home.made_by) if home.made_by else models.suits(home.locales, home.choice)
        store.settle(conn, shop_id, model.model)
    return model


def due_to_change(shop_id: int, *, transaction: Transaction, models: Models) -> bool:
    """Whether another model suits the shop than the one in use. Drops what was made for a change that is wanted no more."""
    now = serving(shop_id, transaction=transaction, models=models)
    with transaction(shop_id) as conn:
        home = store.home(conn, shop_id)
        if models.suits(home.locales, home.choice).model != now.model:
            return True
        store.drop(conn, shop_id)
    return False


def change_over(
    shop_id: int,
    *,
    transaction: Transaction,
    models: Models,
    seconds: float = AT_MOST,
    batch: int = BATCH,
    large: int = cells.LARGE,
) -> bool:
    """Make the vectors of the model that suits the shop beside those in use, then change over. True when it has.

    What was embedded is kept when the time is up or the model is away (Unavailable): call it again.
    """
    if not due_to_change(shop_id, transaction=transaction, models=models):
        return False
    with transaction(shop_id) as conn:
        home = store.home(conn, shop_id)
    wanted = models.suits(home.locales, home.choice)
    if not _embed(shop_id, wanted, transaction, batch, until=time.monotonic() + seconds):
        return False
    with transaction(shop_id) as conn:
        moved = store.move_in(conn, shop_id, wanted.model)
    cells.keep(shop_id, transaction=transaction, model=wanted.model, large=large)
    log.info("vectors_changed_over", shop_id=shop_id, model=wanted.model, products=moved)
    return True


def _embed(shop_id: int, wanted: Embeddings, transaction: Transaction, batch: int, *, until: float) -> bool:
    """Whether every product has its next vector now."""
    while True:
        with transaction(shop_id) as conn:
            waiting = store.waiting(conn, shop_id, wanted.model, batch)
        if not waiting:
            return True
        vectors = wanted.embed([embedded_text(each.title, each.vendor, each.product_type, each.description) for each in waiting])
        rows = [(each.id, each.text_hash, as_text(vector)) for each, vector in zip(waiting, vectors, strict=True)]
        with transaction(shop_id) as conn:
            store.put(conn, shop_id, wanted.model, rows)
        if time.monotonic() >= until:
            return False
