"""The pool and the transactions that rooms write in.

`Database.transaction(shop_id)` sets `app.shop_id` for that transaction alone; the policies made by `protect()` compare
every row with it. `Database.directory()` sets none, so it sees no shop's rows, only what the directory functions return.
"""

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, LiteralString, TypeVar, cast

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, class_row, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from shopapp.errors import Invalid, NotFound, Unavailable

Connection = psycopg.Connection[DictRow]
Transaction = Callable[[int], AbstractContextManager[Connection]]
Row = TypeVar("Row")
Parameters = dict[str, Any]


_PATIENCE = 10.0
"""Seconds to wait for a connection. Half of it is what one row of tries to connect may take: the pool waits twice as long
before each next one, and after a minute without a database it would not see for another that it is back. Whoever asks then
begins a new row."""
_OPTIONS = "-c jit=off"
"""Our statements take milliseconds; compiling one that the planner thinks costly takes a hundred."""


class Database:
    """A lazily opened pool. Nothing connects before the first transaction, so a process may fork after building one."""

    def __init__(self, url: str, *, size: int = 16) -> None:
        self._pool = ConnectionPool[Connection](
            url,
            min_size=1,
            max_size=size,
            open=False,
            timeout=_PATIENCE,
            reconnect_timeout=_PATIENCE / 2,
            max_idle=120,
            kwargs={"row_factory": dict_row, "autocommit": True, "application_name": "shopapp", "options": _OPTIONS},
            connection_class=cast(type[Connection], _Line),
            check=_still_there,
            name="shopapp",
        )

    @contextmanager
    def transaction(self, shop_id: int) -> Generator[Connection]:
        """One transaction that sees this shop's rows and no others. Raises Unavailable when the database cannot be reached."""
        with self._begin(b"BEGIN; SELECT set_config('app.shop_id', '%d', true)" % shop_id) as conn:
            yield conn

    @contextmanager
    def directory(self) -> Generator[Connection]:
        """One transaction with no shop set."""
        with self._begin(b"BEGIN") as conn:
            yield conn

    @contextmanager
    def _begin(self, opening: bytes) -> Generator[Connection]:
        """`opening` goes out as one message: a round trip less in each of the dozens of transactions of a payment."""
        if self._pool.closed:
            self._pool.open()
        try:
            connection = self._pool.connection()
            conn = connection.__enter__()
        except (PoolTimeout, psycopg.OperationalError) as problem:
            raise Unavailable("The database cannot be reached.", code="database") from problem
        try:
            with _opened(conn, opening):
                yield conn
        except BaseException as problem:
            connection.__exit__(type(problem), problem, problem.__traceback__)
            if isinstance(problem, _CROSSED):
                raise Unavailable("Two changes crossed. Please try again.", code="crossed") from problem
            if isinstance(problem, _NO_ROOM):
                raise Invalid("A number or a date is beyond all bounds.", code="out_of_bounds") from problem
            raise
        connection.__exit__(None, None, None)

    def role_faults(self) -> list[str]:
        """Why the connected role must not serve shoppers: empty when row-level security binds it."""
        with self.directory() as conn:
            role = one(conn, dict[str, Any], "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
            owned = one(conn, dict[str, Any], "SELECT count(*) AS tables FROM pg_tables WHERE tableowner = current_user")
        faults: list[str] = []
        if role["rolsuper"]:
            faults.append("the role is a superuser")
        if role["rolbypassrls"]:
            faults.append("the role bypasses row-level security")
        if owned["tables"]:
            faults.append("the role owns tables, which frees it from their policies")
        return faults

    def close(self) -> None:
        self._pool.close()


@contextmanager
def _opened(conn: Connection, opening: bytes) -> Generator[None]:
    """Rolled back when the block raises, and left to the pool, which throws it away, when even that cannot be said."""
    try:
        conn.execute(opening, prepare=False)
        yield
    except BaseException:
        if not conn.closed and conn.info.transaction_status != TransactionStatus.IDLE:
            with suppress(psycopg.Error):
                conn.execute(b"ROLLBACK", prepare=False)
        raise
    conn.execute(b"COMMIT", prepare=False)


# Of two transactions that wait for each other the database ends one, which may simply be made again.
_CROSSED = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)
# A foreign number may be a number and still fit no column: that is the sender's fault, not an accident of ours.
_NO_ROOM = (psycopg.errors.NumericValueOutOfRange, psycopg.errors.DatetimeFieldOverflow)


_FRESH = 0.5
"""Seconds after its last use for which a connection is taken to live: asking costs a round trip, six times a turn."""


class _Line(psycopg.Connection[DictRow]):
    """A connection that knows when it was last seen alive."""

    seen = 0.0


def _still_there(conn: Connection) -> None:
    """Raises psycopg.OperationalError when the server has gone, so that the pool hands out another."""
    line = cast(_Line, conn)
    if time.monotonic() - line.seen > _FRESH:
        conn.execute("SELECT 1")
    line.seen = time.monotonic()


def many(conn: Connection, kind: type[Row], sql: LiteralString, parameters: Parameters | None = None) -> list[Row]:
    """Run one statement and return its rows as `kind`, a dataclass whose fields are the columns (or `dict`)."""
    if kind is dict or getattr(kind, "__origin__", None) is dict:
        return cast(list[Row], conn.execute(sql, parameters).fetchall())
    with conn.cursor(row_factory=class_row(kind)) as cursor:
        return cursor.execute(sql, parameters).fetchall()


def maybe(conn: Connection, kind: type[Row], sql: LiteralString, parameters: Parameters | None = None) -> Row | None:
    """The first row, or None."""
    rows = many(conn, kind, sql, parameters)
    return rows[0] if rows else None


def one(conn: Connection, kind: type[Row], sql: LiteralString, parameters: Parameters | None = None) -> Row:
    """The first row. Raises NotFound when there is none."""
    row = maybe(conn, kind, sql, parameters)
    if row is None:
        raise NotFound("There is no such thing in this shop.")
    return row
