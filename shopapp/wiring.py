"""Puts the house together: which adapter stands behind which port. The only place that knows both.

Building a House connects to nothing; the first use does. A process builds one after it has forked.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from shopapp.clock import Clock
from shopapp.db import Connection, Database, Transaction
from shopapp.db.listen import Ears
from shopapp.secrets import Signer, Vault
from shopapp.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    """Everything a door or a job may hand to a room."""

    settings: Settings
    clock: Clock
    db: Database
    ears: Ears
    vault: Vault
    signer: Signer

    @property
    def transaction(self) -> Transaction:
        return self.db.transaction

    @property
    def directory(self) -> Callable[[], AbstractContextManager[Connection]]:
        return self.db.directory


def build(settings: Settings, *, clock: Clock | None = None) -> House:
    clock = clock or Clock()
    return House(
        settings=settings,
        clock=clock,
        db=Database(settings.database_url, size=settings.database_pool_size),
        ears=Ears(settings.database_url),
        vault=Vault([key.strip() for key in settings.vault_keys.split(",") if key.strip()]),
        signer=Signer(settings.secret_key, clock),
    )
