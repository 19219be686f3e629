"""Real PostgreSQL for every test: one embedded server a run, one migrated template, one fresh copy per test that asks."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from shopapp import logs
from shopapp.clock import Clock
from shopapp.db.migrate import migrate
from shopapp.demo.services import OWNER, Postgres
from shopapp.settings import Settings
from shopapp.wiring import House, build
from tests.secrecy import Watch, in_rows

TEMPLATE = "shopapp_template"
TOGETHER = "tests/journeys/"
"""One running demo serves everything in this folder, so it stays in one process."""


class Together(LoadScopeScheduling):
    """Every test goes where there is room, those of one folder stay together.

    xdist's own groups (`--dist loadgroup`) do not hold with pytest 9.2, which no longer reads what they rewrite.
    """

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


@pytest.fixture(scope="session")
def secrecy() -> Watch:
    watch = Watch(logs.formatter())
    watch.begin()
    return watch


@pytest.fixture(autouse=True)
def _nothing_secret(secrecy: Watch) -> Iterator[None]:
    """No test may leave a card or a secret in a log line or on an error page."""
    secrecy.found.clear()
    yield
    assert secrecy.found == []


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    server = Postgres(Path("/tmp") / f"shopapp-test-{os.getpid()}" / "pg")
    server.hurry()
    server.drop_database(TEMPLATE)
    owner, app = server.ensure_database(TEMPLATE)
    migrate(owner, app)
    yield server
    server.stop()


@pytest.fixture
def database(postgres: Postgres) -> Iterator[tuple[str, str]]:
    """A migrated, empty database of its own: (owner's address, application's address)."""
    name = f"t_{uuid.uuid4().hex}"
    owner, app = postgres.ensure_database(name, template=TEMPLATE)
    yield owner, app
    # The superuser sees the rows of every shop.
    left = in_rows(owner.replace(OWNER, "postgres", 1))
    postgres.drop_database(name)
    assert left == []


@pytest.fixture
def settings(database: tuple[str, str]) -> Settings:
    return Settings(environment="test", database_url=database[1], database_owner_url=database[0], database_pool_size=8)


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    built = build(settings, clock=Clock())
    yield built
    built.ears.close()
    built.close()


def _admit(house: House, domain: str) -> int:
    with house.directory() as conn:
        row = conn.execute("SELECT admit_shop(%(domain)s) AS id", {"domain": domain}).fetchone()
    assert row is not None
    with house.transaction(row["id"]) as conn:
        conn.execute(
            "UPDATE shops SET name = 'Fieldhouse', currency = 'EUR', country = 'DE', storefront_url = 'http://127.0.0.1:8801'"
        )
    return int(row["id"])


@pytest.fixture
def shop(house: House) -> int:
    """The id of an installed shop, in euro."""
    return _admit(house, "demo.myshopify.com")


@pytest.fixture
def other_shop(house: House) -> int:
    return _admit(house, "other.myshopify.com")
