"""Every job, three lines each: ids in, one room called. A job may run twice, late or never; the database says what is due.

Their names are what rooms hint at (`nudges.nudge("take_delivery", …)`) and what `schedule.py` lists.
"""

from collections.abc import Callable
from functools import partial

from shopapp import attribution, catalog, checkout, deliveries, inbox, knowledge, logs, recovery, rehearsal, shops
from shopapp.catalog import sync
from shopapp.checkout.ledger import taking
from shopapp.errors import Outside
from shopapp.inbox import callbacks
from shopapp.knowledge import sources
from workers.house import house
from workers.keys import relock
from workers.topics import take

log = logs.get(__name__)


def take_delivery(shop_id: int, delivery_id: int | str) -> None:
    """A webhook arrived."""
    here = house()
    hand = partial(take, here, shop_id)
    deliveries.work(shop_id, int(delivery_id), transaction=here.transaction, clock=here.clock, take=hand)


def refresh_shop(shop_id: int, _: int | str = "") -> None:
    """The shop's name, currency or domains may have changed."""
    shops.refresh_facts(shop_id, transaction=house().transaction, reading=house().reading)


def sync_catalogue(shop_id: int, _: int | str = "") -> None:
    """Begin a full sync, unless one is under way."""
    here = house()
    sync.start(shop_id, transaction=here.transaction, clock=here.clock, nudges=here.nudges)


def carry_catalogue(shop_id: int, _: int | str = "") -> None:
    """Carry the running sync as far as it goes."""
    here = house()
    model = here.embeddings_for(shop_id)
    sync.move(shop_id, transaction=here.transaction, clock=here.clock, shopify=here.catalogue, embeddings=model)


def change_model(shop_id: int, _: int | str = "") -> None:
    """Embed with the model that suits the shop now, and change over when all is ready; the next sweep carries on what is left."""
    sync.change_over(shop_id, transaction=house().transaction, models=house().models)


def sync_documents(shop_id: int, _: int | str = "") -> None:
    """Read the shop's policies and pages again."""
    here = house()
    knowledge.read_again(shop_id, transaction=here.transaction, embeddings=here.embeddings, shopify=here.catalogue)


def read_source(shop_id: int, source_id: int | str) -> None:
    """A merchant gave a file or an address, or an address is due to be read again."""
    here = house()
    sources.read_source(
        shop_id, int(source_id), transaction=here.transaction, clock=here.clock, embeddings=here.embeddings, pages=here.pages
    )


def carry_rehearsal(shop_id: int, rehearsal_id: int | str) -> None:
    """Play what is left of a rehearsal; one that takes longer than a job may is carried on by the next sweep."""
    here = house()
    rehearsal.move(shop_id, int(rehearsal_id), stage=here.stage, clock=here.clock, seconds=240)


def send_reminder(shop_id: int, nudge_id: int | str) -> None:
    """An abandoned cart is due its letter."""
    here = house()
    settings = here.settings
    recovery.send(
        shop_id, int(nudge_id), transaction=here.transaction, clock=here.clock, mail=here.mail, public_url=settings.public_url
    )


def sweep_deliveries() -> None:
    deliveries.sweep(directory=house().directory, clock=house().clock, nudges=house().nudges)


def forget_deliveries() -> None:
    here = house()
    _each_shop(lambda shop_id: deliveries.clear_out(shop_id, transaction=here.transaction, clock=here.clock))


def sweep_checkouts() -> None:
    _each_shop(lambda shop_id: checkout.sweep(shop_id, till=house().till))


def sweep_disputes() -> None:
    _each_shop(lambda shop_id: checkout.disputes.sweep(shop_id, till=house().till, mail=house().mail))


def reconcile_events() -> None:
    _each_shop(lambda shop_id: checkout.reconcile.events(shop_id, till=house().till))


def reconcile_holds() -> None:
    _each_shop(lambda shop_id: checkout.reconcile.holds(shop_id, till=house().till))


def reconcile_books() -> None:
    _each_shop(lambda shop_id: checkout.reconcile.books(shop_id, till=house().till))


def take_fees() -> None:
    _each_shop(lambda shop_id: taking.take(shop_id, till=house().till, books=house().payment_books))


def sweep_credits() -> None:
    _each_shop(lambda shop_id: attribution.sweep(shop_id, transaction=house().transaction))


def sweep_recovery() -> None:
    here = house()
    _each_shop(
        lambda shop_id: recovery.sweep(
            shop_id,
            transaction=here.transaction,
            clock=here.clock,
            nudges=here.nudges,
            mail=here.mail,
            public_url=here.settings.public_url,
        )
    )


def sweep_inbox() -> None:
    here = house()
    public_url = here.settings.public_url
    _each_shop(lambda shop_id: inbox.take_back(shop_id, transaction=here.transaction))
    _each_shop(
        lambda shop_id: inbox.sweep(
            shop_id, transaction=here.transaction, clock=here.clock, mail=here.mail, public_url=public_url
        )
    )
    _each_shop(
        lambda shop_id: callbacks.sweep(
            shop_id, transaction=here.transaction, clock=here.clock, mail=here.mail, public_url=public_url
        )
    )


def sweep_catalogue() -> None:
    here = house()
    _each_shop(
        lambda shop_id: catalog.sweep(
            shop_id,
            transaction=here.transaction,
            clock=here.clock,
            shopify=here.catalogue,
            embeddings=here.embeddings_for(shop_id),
            nudges=here.nudges,
        )
    )


def sweep_models() -> None:
    """A shop that published a language, or whose merchant chose so, may be served better by another embedding model."""
    here = house()

    def look(shop_id: int) -> None:
        if sync.due_to_change(shop_id, transaction=here.transaction, models=here.models):
            here.nudges.nudge("change_model", shop_id)

    _each_shop(look)


def reconcile_catalogues() -> None:
    """Read every catalogue again in the night, and note what webhooks should have told and did not."""
    here = house()
    _each_shop(
        lambda shop_id: sync.start(shop_id, transaction=here.transaction, clock=here.clock, nudges=here.nudges, kind="reconcile")
    )


def sweep_documents() -> None:
    """Pages have no webhook: they are read again in the night, and once when a shop has none yet."""
    _each_shop(sync_documents)


def keep_tokens(shop_id: int, _: int | str = "") -> None:
    """The shop's refresh token must not run out unused."""
    shops.keep_alive(shop_id, keeper=house().keeper)


def sweep_sources() -> None:
    """Files and addresses that are due, and documents that another embedding model read."""
    here = house()
    _each_shop(lambda shop_id: sources.sweep(shop_id, transaction=here.transaction, clock=here.clock, nudges=here.nudges))
    _each_shop(lambda shop_id: knowledge.embed_again(shop_id, transaction=here.transaction, embeddings=here.embeddings))


def sweep_rehearsals() -> None:
    """Rehearsals whose worker was killed."""
    here = house()
    _each_shop(lambda shop_id: rehearsal.sweep(shop_id, transaction=here.transaction, nudges=here.nudges))


def check_stripe_accounts() -> None:
    """Each connected account: its key's permissions, our endpoint, the wallets' domains."""
    here = house()
    if here.settings.distribution == "custom":
        _each_shop(lambda shop_id: shops.check_stripe(shop_id, desk=here.stripe_desk))


def sweep_tokens() -> None:
    """A job for each shop: one whose Shopify is slow does not use up the time of the others."""
    for shop_id in shops.installed(directory=house().directory):
        house().nudges.nudge("keep_tokens", shop_id)


def sweep_keys() -> None:
    relock(house())


def _each_shop(sweep: Callable[[int], object]) -> None:
    """One shop's trouble with the outside does not keep the next from being looked at."""
    for shop_id in shops.installed(directory=house().directory):
        try:
            sweep(shop_id)
        except Outside as problem:
            log.warning("sweep_put_off", shop_id=shop_id, code=problem.code)
