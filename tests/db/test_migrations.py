"""The runner: once, in order, whole or not at all."""

from typing import LiteralString, cast

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from shopapp.db.migrate import migrate, on_disk
from shopapp.demo.services import Postgres
from shopapp.errors import Invalid, Unavailable


@pytest.fixture
def empty(postgres: Postgres):
    yield postgres.ensure_database("migrations_empty")
    postgres.drop_database("migrations_empty")


def test_every_migration_runs_once_and_a_second_run_does_nothing(empty: tuple[str, str]):
    owner, app = empty
    assert migrate(owner, app) == [migration.name for migration in on_disk()]
    assert migrate(owner, app) == []


def test_an_edited_file_is_refused_and_changes_nothing(database: tuple[str, str]):
    owner, app = database
    with psycopg.connect(owner, autocommit=True) as conn:
        conn.execute("UPDATE migrations SET hash = 'another' WHERE number = 2")
    with pytest.raises(Invalid, match="0002 was edited"):
        migrate(owner, app)


def test_a_kill_in_the_middle_is_repaired_by_the_next_run(empty: tuple[str, str]):
    owner, app = empty
    last = on_disk()[-1]
    migrate(owner, app, last=last.number - 1)
    # A kill: the connection goes while the last migration's transaction is open.
    killed = psycopg.connect(owner)
    killed.execute("SELECT set_config('shopapp.role', %s, true)", (conninfo_to_dict(app)["user"],))
    killed.execute(cast(LiteralString, last.text))
    killed.close()
    assert migrate(owner, app) == [last.name]


def test_a_held_lock_fails_soon_and_says_so(database: tuple[str, str]):
    owner, app = database
    with psycopg.connect(owner) as holder:
        holder.execute("LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(Unavailable, match="try again"):
            migrate(owner, app, lock_timeout="200ms")


def test_a_second_runner_waits_for_the_first_and_then_finds_nothing_to_do(database: tuple[str, str]):
    owner, app = database
    with psycopg.connect(owner, autocommit=True) as first:
        first.execute("SELECT pg_advisory_lock(7261001)")
        with pytest.raises(Unavailable):
            migrate(owner, app, lock_timeout="200ms")
    assert migrate(owner, app) == []
