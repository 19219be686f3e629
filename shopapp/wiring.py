"""Puts the house together: which adapter stands behind which port. The only place that knows both.

Building a House connects to nothing; the first use does. A process builds one after it has forked.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from shopapp import attribution, shops
from shopapp.assistant import BuiltIn, Engine, Limits, ModelEngine, Vocabularies
from shopapp.catalog import sync
from shopapp.checkout import Till, provider_of
from shopapp.clock import Clock
from shopapp.db import Connection, Database, Transaction
from shopapp.db.listen import Ears
from shopapp.errors import NotAllowed
from shopapp.outside.chat_model import ChatModel
from shopapp.outside.embeddings import Tokens, models_of
from shopapp.outside.mail import Smtp
from shopapp.outside.nudges import RedisNudges
from shopapp.outside.pages import WebPages
from shopapp.outside.shopify.auth import Auth
from shopapp.outside.shopify.catalogue import Catalogue
from shopapp.outside.shopify.client import AdminClient
from shopapp.outside.shopify.orders import Orders
from shopapp.outside.shopify.shop import ShopReader
from shopapp.outside.shopify.wire import Wire
from shopapp.outside.stripe_payments import Clients, StripeBooks, StripePayments, StripeSetup
from shopapp.ports.embeddings import Embeddings, Models
from shopapp.ports.mail import Mail
from shopapp.ports.nudges import Nudges
from shopapp.ports.pages import Pages
from shopapp.ports.payment_books import PaymentBooks
from shopapp.ports.payment_setup import PaymentSetup
from shopapp.ports.payments import Payments
from shopapp.ports.shopify_auth import ShopifyAuth, ShopReading
from shopapp.ports.shopify_catalogue import ShopifyCatalogue
from shopapp.ports.shopify_orders import ShopifyOrders
from shopapp.rehearsal import Stage
from shopapp.secrets import Signer, Vault
from shopapp.settings import Settings
from shopapp.shops import Shop
from shopapp.shops.stripe_setup import Desk
from shopapp.shops.tokens import Keeper
from shopapp.shops.tokens.remembered import Remembered


@dataclass(frozen=True, slots=True)
class House:
    """Everything a door or a job may hand to a room."""

    settings: Settings
    clock: Clock
    db: Database
    ears: Ears
    vault: Vault
    signer: Signer
    nudges: Nudges
    auth: ShopifyAuth
    keeper: Keeper
    admin: AdminClient
    reading: ShopReading
    catalogue: ShopifyCatalogue
    orders: ShopifyOrders
    payments: Payments
    payment_setup: PaymentSetup
    payment_books: PaymentBooks
    models: Models
    embeddings: Embeddings
    """The usual model: documents and example sentences are its own; products are those of the model that serves the shop."""
    mail: Mail
    pages: Pages
    vocabularies: Vocabularies
    engine: Engine
    """Who answers shoppers: a language model where the deployment names one, else the built-in engine."""

    @property
    def transaction(self) -> Transaction:
        return self.db.transaction

    @property
    def directory(self) -> Callable[[], AbstractContextManager[Connection]]:
        return self.db.directory

    @property
    def ground(self) -> shops.Ground:
        """What an install needs."""
        return shops.Ground(self.directory, self.transaction, self.vault, self.clock, self.auth, self.reading, self.nudges)

    @property
    def till(self) -> Till:
        """What the checkout needs, in one hand."""
        return Till(
            transaction=self.transaction,
            clock=self.clock,
            vault=self.vault,
            payments=self.payments,
            orders=self.orders,
            nudges=self.nudges,
            account=partial(shops.stripe_account, transaction=self.transaction, vault=self.vault),
            touched=partial(attribution.touch, turn_id=None, kind="paid"),
            public_url=self.settings.public_url,
            distribution=self.settings.distribution,
        )

    @property
    def stage(self) -> Stage:
        """What a rehearsal needs: every engine this deployment has, side by side."""
        engines = {engine.name: engine for engine in (BuiltIn(), self.engine)}
        return Stage(self.transaction, self.embeddings, self.vocabularies, engines, provider=self.provider, models=self.models)

    def embeddings_for(self, shop_id: int) -> Embeddings:
        """The model that serves this shop's searches."""
        return sync.serving(shop_id, transaction=self.transaction, models=self.models)

    def provider(self, shop: Shop) -> str:
        """Where this shop takes payment. One that asks for Stripe where this registration may not offer it is handed to
        Shopify's checkout."""
        try:
            return provider_of(shop, distribution=self.settings.distribution)
        except NotAllowed:
            return "shopify"

    @property
    def stripe_desk(self) -> Desk:
        """What connecting a Stripe account needs."""
        return Desk(self.transaction, self.vault, self.clock, self.payment_setup, self.settings.public_url)

    def close(self) -> None:
        """Give back every connection that was opened."""
        self.ears.close()
        if isinstance(self.nudges, RedisNudges):
            self.nudges.close()
        self.admin.close()
        self.db.close()


def build(settings: Settings, *, clock: Clock | None = None) -> House:
    clock = clock or Clock()
    db = Database(settings.database_url, size=settings.database_pool_size)
    vault = Vault([key.strip() for key in settings.vault_keys.split(",") if key.strip()])
    wire = Wire()
    auth = Auth(settings, wire=wire)
    keeper = Keeper(db.transaction, vault, clock, auth)
    tokens = Remembered(keeper)
    admin = AdminClient(settings, tokens.access, tokens.renew, wire=wire)
    clients = Clients(settings)
    words = Tokens()
    models = models_of(settings, words)
    return House(
        settings=settings,
        clock=clock,
        db=db,
        ears=Ears(settings.database_url),
        vault=vault,
        signer=Signer(settings.secret_key, clock),
        nudges=RedisNudges(settings.redis_url),
        auth=auth,
        keeper=keeper,
        admin=admin,
        reading=ShopReader(admin),
        catalogue=Catalogue(admin),
        orders=Orders(admin),
        payments=StripePayments(clients),
        payment_setup=StripeSetup(clients),
        payment_books=StripeBooks(clients),
        models=models,
        embeddings=models.usual,
        mail=Smtp(settings.smtp_url, settings.mail_from),
        pages=WebPages(loopback_too=settings.environment != "production"),
        vocabularies=Vocabularies(words),
        engine=_engine(settings),
    )


def _engine(settings: Settings) -> Engine:
    if not settings.chat_model:
        return BuiltIn()
    model = ChatModel(
        api_key=settings.chat_api_key or settings.openai_api_key,
        url=settings.chat_url or settings.openai_url,
        model=settings.chat_model,
        stream=settings.chat_stream,
        price_in=settings.chat_price_in,
        price_out=settings.chat_price_out,
    )
    return ModelEngine(model, limits=Limits(seconds=settings.chat_seconds, monthly_cents=settings.chat_monthly_cents))
