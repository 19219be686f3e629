"""What a sync is measured against: a plain COPY of the rows it made, and the embedding model by itself.

The one rule: the COPY is given nothing that the sync has not. Same rows, same columns, same indexes, same foreign keys, same
server and one client; only row-level security is not in its way, because COPY is closed under it. What it need not do is
everything else: read JSON, join lines, make rows of them, find the words for text search.
"""

import tempfile
import time
from pathlib import Path

import psycopg
from psycopg.rows import DictRow, TupleRow

from shopapp.catalog.sync.merging import embedded_text
from shopapp.ports.embeddings import Embeddings

_TABLES = ("products", "variants", "stock_levels")
_MOST_TEXTS = 4_000


def plain_copy(owner: str, shop: int, *, foreign_keys: bool) -> float:
    """Seconds of a client's COPY of the shop's rows, from files, into empty tables like those of the catalogue."""
    with tempfile.TemporaryDirectory() as folder, psycopg.connect(owner, autocommit=True) as conn:
        files = {table: Path(folder) / table for table in _TABLES}
        for table, path in files.items():
            question = f"COPY (SELECT * FROM {table} WHERE shop_id = {shop}) TO STDOUT".encode()
            with path.open("wb") as file, conn.cursor() as cursor, cursor.copy(question) as out:
                for block in out:
                    file.write(block)
            conn.execute(f"CREATE TABLE copied_{table} (LIKE {table} INCLUDING ALL)".encode())
            if foreign_keys:
                _point(conn, table)
        began = time.perf_counter()
        for table, path in files.items():
            with (
                path.open("rb") as file,
                conn.cursor() as cursor,
                cursor.copy(f"COPY copied_{table} FROM STDIN".encode()) as copy,
            ):
                while block := file.read(1 << 16):
                    copy.write(block)
        seconds = time.perf_counter() - began
        for table in reversed(_TABLES):
            conn.execute(f"DROP TABLE copied_{table}".encode())
    return seconds


def _point(conn: psycopg.Connection[TupleRow], table: str) -> None:
    """The copied table points to what the real one points to, or to the copy of that."""
    sql = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'"
    for (definition,) in conn.execute(sql, [table]).fetchall():
        copied = str(definition).replace("REFERENCES products", "REFERENCES copied_products")
        conn.execute(f"ALTER TABLE copied_{table} ADD {copied}".encode())


def model_alone(conn: psycopg.Connection[DictRow], model: Embeddings) -> float:
    """Texts a second, all given to it at once: the most it can do in one process."""
    sql = "SELECT title, vendor, product_type, description FROM products ORDER BY shop_id, id LIMIT %s"
    texts = [embedded_text(**row) for row in conn.execute(sql, [_MOST_TEXTS]).fetchall()]
    model.embed(texts[:8])
    began = time.perf_counter()
    model.embed(texts)
    return len(texts) / (time.perf_counter() - began)
