"""What the simulated vendors remember: JSON documents in one SQLite file, so that a restart finds its data again.

One process owns the file. A newcomer's mistake would be to change a document without `with world.changing():`, which
is what makes a read-modify-write safe between the server's threads.
"""

import json
import sqlite3
import threading
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Doc = dict[str, Any]
Names = Mapping[str, Iterable[str | int]]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS docs (
    kind TEXT NOT NULL, id TEXT NOT NULL, shop TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, shop, id)
);
CREATE INDEX IF NOT EXISTS docs_in_order ON docs (kind, shop, seq);
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS names (
    kind TEXT NOT NULL, shop TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (kind, shop, name, value, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_of_a_document ON names (kind, shop, id);
"""


class World:
    """A store of documents named by (kind, shop, id). `shop` is '' for what belongs to no shop."""

    def __init__(self, path: Path | str) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._versions: dict[tuple[str, str], int] = {}
        self._epoch = 0
        self._db = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    @contextmanager
    def changing(self) -> Generator[None]:
        """Hold the world still: everything inside is one transaction, and no other thread reads or writes meanwhile."""
        with self._lock:
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            self._db.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            else:
                self._db.execute("COMMIT")
            finally:
                self._depth = 0

    def put(self, kind: str, id: str | int, doc: Doc, *, shop: str = "", names: Names | None = None) -> Doc:
        """Store `doc`, keeping its place in the order of creation when it was there before.

        `names` are further names it can be found by with `find`, such as `{"handle": ["red-shirt"], "variant": [1, 2]}`;
        None leaves the names as they are.
        """
        with self.changing():
            if names is not None:
                self._name(kind, str(id), shop, names)
            seq = self.next("seq")
            self._db.execute(
                """
                INSERT INTO docs (kind, id, shop, seq, body) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, shop, id) DO UPDATE SET body = excluded.body
                """,
                (kind, str(id), shop, seq, json.dumps(doc, ensure_ascii=False)),
            )
            self._changed(kind, shop)
        return doc

    def get(self, kind: str, id: str | int, *, shop: str = "") -> Doc | None:
        with self._lock:
            row = self._db.execute(
                "SELECT body FROM docs WHERE kind = ? AND shop = ? AND id = ?", (kind, shop, str(id))
            ).fetchone()
        return json.loads(row[0]) if row else None

    def all(self, kind: str, *, shop: str = "") -> list[Doc]:
        """Every document of the kind, oldest first."""
        with self._lock:
            rows = self._db.execute("SELECT body FROM docs WHERE kind = ? AND shop = ? ORDER BY seq", (kind, shop)).fetchall()
        return [json.loads(row[0]) for row in rows]

    def page(self, kind: str, *, shop: str = "", after: int = 0, limit: int = 250) -> list[tuple[int, Doc]]:
        """The next documents of a kind after a place in the order of creation, each with its place."""
        with self._lock:
            rows = self._db.execute(
                "SELECT seq, body FROM docs WHERE kind = ? AND shop = ? AND seq > ? ORDER BY seq LIMIT ?",
                (kind, shop, after, limit),
            ).fetchall()
        return [(int(seq), json.loads(body)) for seq, body in rows]

    def newest(self, kind: str, *, shop: str = "", batch: int = 100) -> Generator[Doc]:
        """Every document of the kind, the newest first, read only as far as somebody looks."""
        place = 2**62
        while True:
            with self._lock:
                rows = self._db.execute(
                    "SELECT seq, body FROM docs WHERE kind = ? AND shop = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
                    (kind, shop, place, batch),
                ).fetchall()
            for seq, body in rows:
                place = int(seq)
                yield json.loads(body)
            if len(rows) < batch:
                return

    def each(self, kind: str, *, shop: str = "", batch: int = 500) -> Generator[Doc]:
        """Every document of the kind, oldest first, never more than `batch` of them in memory."""
        place = 0
        while rows := self.page(kind, shop=shop, after=place, limit=batch):
            for place, doc in rows:  # noqa: B007 - the last place is where the next page begins
                yield doc

    def find(self, kind: str, name: str, value: str | int, *, shop: str = "") -> list[Doc]:
        """The documents stored under this further name, oldest first."""
        with self._lock:
            rows = self._db.execute(
                """
                SELECT d.body
                FROM names n
                CROSS JOIN docs d -- in this order: left to itself SQLite walks all of docs for the ORDER BY
                WHERE n.kind = ? AND n.shop = ? AND n.name = ? AND n.value = ?
                  AND d.kind = n.kind AND d.shop = n.shop AND d.id = n.id
                ORDER BY d.seq
                """,
                (kind, shop, name, str(value)),
            ).fetchall()
        return [json.loads(row[0]) for row in rows]

    def found_until(self, kind: str, name: str, value: str, *, shop: str = "") -> list[str]:
        """The ids of the documents whose further name, as text, is at most `value`."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id FROM names WHERE kind = ? AND shop = ? AND name = ? AND value <= ? ORDER BY value",
                (kind, shop, name, value),
            ).fetchall()
        return [str(row[0]) for row in rows]

    def _name(self, kind: str, id: str, shop: str, names: Names) -> None:
        self._db.execute("DELETE FROM names WHERE kind = ? AND shop = ? AND id = ?", (kind, shop, id))
        rows = {(kind, shop, name, str(value), id) for name, values in names.items() for value in values}
        self._db.executemany("INSERT INTO names (kind, shop, name, value, id) VALUES (?, ?, ?, ?, ?)", list(rows))

    def count(self, kind: str, *, shop: str = "") -> int:
        with self._lock:
            return int(self._db.execute("SELECT count(*) FROM docs WHERE kind = ? AND shop = ?", (kind, shop)).fetchone()[0])

    def remove(self, kind: str, id: str | int, *, shop: str = "") -> None:
        with self.changing():
            self._db.execute("DELETE FROM docs WHERE kind = ? AND shop = ? AND id = ?", (kind, shop, str(id)))
            self._db.execute("DELETE FROM names WHERE kind = ? AND shop = ? AND id = ?", (kind, shop, str(id)))
            self._changed(kind, shop)

    def clear(self) -> None:
        with self.changing():
            self._db.execute("DELETE FROM docs")
            self._db.execute("DELETE FROM names")
            self._db.execute("DELETE FROM counters")
            self._epoch += 1

    def version(self, kind: str, *, shop: str = "") -> tuple[int, int]:
        """Differs whenever documents of this kind may have changed since it was last asked for (in this process)."""
        with self._lock:
            return self._epoch, self._versions.get((kind, shop), 0)

    def _changed(self, kind: str, shop: str) -> None:
        self._versions[kind, shop] = self._versions.get((kind, shop), 0) + 1

    def trim(self, kind: str, *, keep: int, shop: str = "") -> None:
        """Forget the oldest documents of a kind, all but the newest `keep`."""
        with self.changing():
            rows = self._db.execute(
                "SELECT id FROM docs WHERE kind = ? AND shop = ? ORDER BY seq DESC LIMIT -1 OFFSET ?", (kind, shop, keep)
            ).fetchall()
            for (wanted,) in rows:
                self.remove(kind, wanted, shop=shop)

    def next(self, name: str, start: int = 1) -> int:
        """The next number of a named series; the first is `start`."""
        with self.changing():
            row = self._db.execute(
                "INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1 "
                "RETURNING value",
                (name, start),
            ).fetchone()
        return int(row[0])

    def close(self) -> None:
        with self._lock:
            self._db.close()


def part(doc: Mapping[str, Any], name: str) -> Doc:
    """The document under a name; an empty one when there is none."""
    return doc.get(name) or {}


def parts(doc: Mapping[str, Any], name: str) -> list[Doc]:
    """The list of documents under a name; an empty one when there is none."""
    return list(doc.get(name) or [])
