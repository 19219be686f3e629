"""Brings the schema up to date: numbered files, each run once, under one lock.

A file that has been run may never be edited (its hash is kept), each runs in its own transaction together with the note
that it ran (so a kill leaves it either whole or not at all), and a lock that cannot be had within seconds fails instead of
queueing every shopper's query behind it. The previous release must be able to run on the new schema.
"""

import hashlib
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import LiteralString, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from shopapp.errors import Invalid, Unavailable

_ONE_RUNNER = 7_261_001  # the advisory lock's number, used by nothing else
_LEDGER = """
CREATE TABLE IF NOT EXISTS migrations (
    number  int         PRIMARY KEY,
    name    text        NOT NULL,
    hash    text        NOT NULL,
    run_at  timestamptz NOT NULL DEFAULT now()
)
"""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    text: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def on_disk() -> list[Migration]:
    """All migrations in order. Raises Invalid when a number is used twice or skipped."""
    found = sorted(
        (
            Migration(int(match[1]), match[2], file.read_text("utf-8"))
            for file in files("shopapp.db").joinpath("migrations").iterdir()
            if (match := re.fullmatch(r"(\d{4})_(\w+)\.sql", file.name))
        ),
        key=lambda migration: migration.number,
    )
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise Invalid("Migration numbers must run 0001, 0002, … without a gap or a double.", code="migration_numbers")
    return found


def migrate(owner_url: str, app_url: str, *, lock_timeout: str = "5s", last: int | None = None) -> list[str]:
    """Run what has not been run yet, as the owner, and return the names. The role of `app_url` gets its grants.

    `last` is the number to stop at, for going to a new release in steps.

    Raises Invalid when a file that ran was edited or is missing, Unavailable when the lock is held or the database is away.
    """
    try:
        with psycopg.connect(owner_url, autocommit=True, application_name="shopapp migrate") as conn:
            return _run(conn, app_url, lock_timeout, last)
    except psycopg.errors.LockNotAvailable as problem:
        raise Unavailable(
            "Another process holds a lock that a migration needs. Nothing was changed; try again.", code="locked"
        ) from problem
    except psycopg.OperationalError as problem:
        raise Unavailable(
            "The database cannot be reached as its owner (SHOPAPP_DATABASE_OWNER_URL).", code="database"
        ) from problem


def pending(conn: psycopg.Connection[dict[str, object]]) -> list[str]:
    """Names of migrations this code has and the database has not: a process that finds any is not ready."""
    ran = {row["number"] for row in conn.execute("SELECT number FROM migrations").fetchall()}
    return [migration.name for migration in on_disk() if migration.number not in ran]


def _run(conn: psycopg.Connection[tuple[object, ...]], app_url: str, lock_timeout: str, last: int | None) -> list[str]:
    conn.execute("SELECT set_config('lock_timeout', %s, false)", (lock_timeout,))
    # A session lock: it outlives the single transactions below and goes with the connection, however that ends.
    conn.execute("SELECT pg_advisory_lock(%s)", (_ONE_RUNNER,))
    conn.execute(_LEDGER)
    role = _ensure_role(conn, app_url)
    waiting = [migration for migration in _waiting(conn) if last is None or migration.number <= last]
    for migration in waiting:
        with conn.transaction():
            conn.execute(sql.SQL("SELECT set_config('shopapp.role', {}, true)").format(sql.Literal(role)))
            conn.execute(cast(LiteralString, migration.text))  # our own file, read from the package
            conn.execute(
                "INSERT INTO migrations (number, name, hash) VALUES (%s, %s, %s)",
                (migration.number, migration.name, migration.hash),
            )
    conn.execute(sql.SQL("GRANT SELECT ON migrations TO {}").format(sql.Identifier(role)))
    conn.execute("SELECT pg_advisory_unlock(%s)", (_ONE_RUNNER,))
    return [migration.name for migration in waiting]


def _waiting(conn: psycopg.Connection[tuple[object, ...]]) -> list[Migration]:
    ran = {int(str(number)): str(hash) for number, hash in conn.execute("SELECT number, hash FROM migrations").fetchall()}
    known = on_disk()
    for migration in known:
        if migration.number in ran and ran[migration.number] != migration.hash:
            raise Invalid(
                f"Migration {migration.number:04} was edited after it ran. Undo the edit and write a new migration.",
                code="edited_migration",
            )
    if ahead := sorted(set(ran) - {migration.number for migration in known}):
        # A newer release has migrated: the previous one may keep running, and has nothing to do here.
        return [] if ahead[0] > len(known) else known
    return [migration for migration in known if migration.number not in ran]


def _ensure_role(conn: psycopg.Connection[tuple[object, ...]], app_url: str) -> str:
    """The application's role, made if absent: it may log in, owns nothing and cannot bypass row-level security."""
    parts = conninfo_to_dict(app_url)
    role = str(parts.get("user") or "shopapp_app")
    exists = conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    if not exists:
        conn.execute(
            sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(str(parts.get("password") or "shopapp"))
            )
        )
    return role
