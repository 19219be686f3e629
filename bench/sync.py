"""The first sync of a large catalogue, through the whole path: bulk operations on the wire, JSONL, staging, merge, vectors.

A sandbox in a process of its own serves generated products; `shopapp sync` reads them in a process of its own, whose memory
is measured. Beside its products per second stand the limits: a plain COPY of the very same rows into the same tables with
their indexes, and the embedding model by itself on the same texts. Then a second run, and a run killed -9 three times
(while staging, while merging, while embedding), which must leave the same rows.

All 100,000 texts take the model a quarter of an hour or more, so by default the rate of embedding is that of the first
--embed products; --embed 0 embeds them all. Brings its own PostgreSQL.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row

from bench._big_shop import SHOPS
from shopapp import shops
from shopapp.catalog.sync.merging import embedded_text
from shopapp.db.migrate import migrate
from shopapp.demo.services import Postgres
from shopapp.outside.embeddings import MiniLm
from shopapp.settings import Settings
from shopapp.wiring import build

PATIENCE = 7200.0
_ROWS = {
    "products": "SELECT * FROM products WHERE shop_id = {shop}",
    "variants": "SELECT * FROM variants WHERE shop_id = {shop}",
    "stock_levels": "SELECT * FROM stock_levels WHERE shop_id = {shop}",
}
# Not the hash of the whole row: the two shops have addresses and ids of their own in it.
_SAME = """
    SELECT md5(string_agg(row, '' ORDER BY row)) AS hash, count(*) AS rows FROM (
        SELECT concat_ws('|', id, handle, title, description, facets, price_min, price_max, available, text_hash, words,
                         deleted_at) AS row
        FROM products WHERE shop_id = %(shop)s
        UNION ALL
        SELECT concat_ws('|', id, product_id, sku, price_minor, stock, available, option_values) FROM variants
        WHERE shop_id = %(shop)s
        UNION ALL
        SELECT concat_ws('|', inventory_item_id, available) FROM stock_levels WHERE shop_id = %(shop)s
    ) rows
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--products", type=int, default=100_000, help="with three variants each (default: %(default)s)")
    parser.add_argument(
        "--embed", type=int, default=2_000, help="texts that the rate is measured on; 0: all (default: %(default)s)"
    )
    parser.add_argument("--kill-products", type=int, default=0, help="size of the killed run (default: as --products)")
    parser.add_argument("--threads", type=int, default=1, help="threads of the embedding model (default: %(default)s)")


def run(args: argparse.Namespace) -> dict[str, object]:
    with _world(args, args.products) as world:
        first = world.sync(SHOPS[0], embed=args.embed)
        figures: dict[str, object] = {"products": args.products, "variants": world.count("variants", SHOPS[0])}
        figures |= first.figures(args.products)
        figures |= world.limits(first, args.products)
        world.stand_in_for_vectors(SHOPS[0])
        second = world.sync(SHOPS[0], embed=args.embed)
        figures["second_run"] = second.figures(args.products) | {"embedded": second.embedded}
        if not args.kill_products or args.kill_products == args.products:
            return figures | {"killed_three_times": world.killed(args.embed)}
    with _world(args, args.kill_products) as world:
        world.sync(SHOPS[0], embed=1)
        return figures | {"killed_three_times": world.killed(1) | {"products": args.kill_products}}


@dataclass
class Measured:
    """One run of `shopapp sync`, looked at from outside every twentieth of a second."""

    seconds: dict[str, float] = field(default_factory=dict[str, float])
    """State of the run to how long it was in it."""
    idle_mb: float = 0.0
    peak_mb: float = 0.0
    """Most it ever held before the model was loaded."""
    embedded: int = 0
    embed_seconds: float = 0.0

    @property
    def reading(self) -> float:
        return sum(self.seconds.get(state, 0.0) for state in ("asked", "loading", "merging"))

    @property
    def embed_rate(self) -> float:
        return self.embedded / self.embed_seconds if self.embed_seconds else 0.0

    def figures(self, products: int) -> dict[str, object]:
        both = products / (self.reading + products / self.embed_rate) if self.embed_rate else None
        return {
            "seconds_by_state": {state: round(seconds, 1) for state, seconds in self.seconds.items()},
            "products_per_second_without_embedding": round(products / self.reading, 1) if self.reading else None,
            "products_per_second_with_embedding": round(both, 1) if both else None,
            "peak_memory_mb_above_idle": round(self.peak_mb - self.idle_mb, 1),
        }


@dataclass
class World:
    """The sandbox, the database and the two shops, installed."""

    owner: str
    conn: psycopg.Connection[DictRow]
    environment: dict[str, str]
    ids: dict[str, int]
    threads: int

    def ask(self, sql: str, **parameters: object) -> dict[str, Any]:
        return self.conn.execute(sql.encode(), parameters).fetchone() or {}

    def count(self, table: str, domain: str) -> int:
        return int(self.ask(f"SELECT count(*) AS n FROM {table} WHERE shop_id = %(shop)s", shop=self.ids[domain])["n"])

    def start(self, domain: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "shopapp", "sync", domain]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)

    def latest(self, domain: str) -> dict[str, Any]:
        return self.ask("SELECT * FROM sync_runs WHERE shop_id = %(shop)s ORDER BY id DESC LIMIT 1", shop=self.ids[domain])

    def sync(self, domain: str, *, embed: int) -> Measured:
        """One run. It is ended once `embed` texts are embedded (0: all), and marked as done."""
        known = int(self.latest(domain).get("id") or 0)
        process, found, last = self.start(domain), Measured(), time.perf_counter()
        while True:
            row, now = self.latest(domain), time.perf_counter()
            state = str(row["state"]) if row and row["id"] > known else "start"
            found.seconds[state] = found.seconds.get(state, 0.0) + now - last
            if state in ("start", "asked", "running"):
                found.idle_mb = max(found.idle_mb, _memory(process.pid, "VmRSS")) if state != "start" else found.idle_mb
            if state in ("loading", "merging"):
                found.peak_mb = max(found.peak_mb, _memory(process.pid, "VmHWM"))
            if state in ("embedding", "done", "failed"):
                found.embedded = int(row["vectors_done"])
            last = now
            if state in ("done", "failed") or (state == "embedding" and embed and found.embedded >= embed):
                break
            if process.poll() not in (None, 0):
                raise RuntimeError("shopapp sync ended with a problem")
            time.sleep(0.05)
        found.embed_seconds = found.seconds.get("embedding", 0.0)
        end_of(process)
        self.ask(
            "UPDATE sync_runs SET state = 'done', finished_at = now() WHERE shop_id = %(shop)s RETURNING 1", shop=self.ids[domain]
        )
        return found

    def stand_in_for_vectors(self, domain: str) -> None:
        """What --embed left out is given a vector, so that a second run shows whether it embeds anything again."""
        self.ask(
            """
            INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector)
            SELECT shop_id, id, %(model)s, text_hash, array_fill(0.05, ARRAY[384])::halfvec(384)
            FROM products WHERE shop_id = %(shop)s
            ON CONFLICT DO NOTHING
            RETURNING 1
            """,
            model=MiniLm.model,
            shop=self.ids[domain],
        )

    def limits(self, first: Measured, products: int) -> dict[str, object]:
        copied = self._plain_copy(self.ids[SHOPS[0]])
        alone = self._model_alone(max(256, min(first.embedded, 4_000)))
        return {
            "plain_copy_products_per_second": round(products / copied, 1),
            "times_plain_copy": round(first.reading / copied, 2),
            "model_alone_texts_per_second": round(alone, 1),
            "sync_embedding_texts_per_second": round(first.embed_rate, 1),
            "embedded_for_the_rate": first.embedded,
            "with_embedding_share_of_model_rate": round(products / (first.reading + products / first.embed_rate) / alone, 3)
            if first.embed_rate
            else None,
        }

    def _plain_copy(self, shop: int) -> float:
        """Seconds of a client's COPY of the shop's rows, from a file, into empty tables with the same columns and indexes."""
        with tempfile.TemporaryDirectory() as folder, psycopg.connect(self.owner, autocommit=True) as conn:
            files = {table: Path(folder) / table for table in _ROWS}
            for table, sql in _ROWS.items():
                question = f"COPY ({sql.format(shop=shop)}) TO STDOUT".encode()
                with files[table].open("wb") as file, conn.cursor() as cursor, cursor.copy(question) as out:
                    for block in out:
                        file.write(block)
                conn.execute(f"CREATE TABLE copied_{table} (LIKE {table} INCLUDING ALL)".encode())
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
            for table in _ROWS:
                conn.execute(f"DROP TABLE copied_{table}".encode())
        return seconds

    def _model_alone(self, texts: int) -> float:
        sql = "SELECT title, vendor, product_type, description FROM products ORDER BY id LIMIT %s"
        rows = self.conn.execute(sql, [texts]).fetchall()
        asked = [embedded_text(**row) for row in rows]
        model = MiniLm(threads=self.threads)
        model.embed(asked[:8])
        began = time.perf_counter()
        model.embed(asked)
        return len(asked) / (time.perf_counter() - began)

    def killed(self, embed: int) -> dict[str, object]:
        """The second shop, whose run is killed -9 while it stages, while it merges and while it embeds."""
        domain = SHOPS[1]
        kills: list[str] = []
        for state, far in (("loading", 0.0), ("merging", 0.3), ("embedding", 0.0)):
            process = self.start(domain)
            self._wait(domain, process, lambda row, state=state, far=far: row.get("state") == state and _share(row) >= far)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills.append(state)
            # Its claim ends by itself after a minute and a half; the clock is put forward instead of waiting.
            self.ask("UPDATE sync_runs SET claimed_until = now() WHERE shop_id = %(shop)s RETURNING 1", shop=self.ids[domain])
        process = self.start(domain)
        self._wait(domain, process, lambda row: row["state"] == "done" or (embed > 0 and row["vectors_done"] >= embed))
        end_of(process)
        shop, whole = (self.ask(_SAME, shop=self.ids[each]) for each in (domain, SHOPS[0]))
        return {"killed_while": kills, "rows": shop["rows"], "same_rows": shop == whole}

    def _wait(self, domain: str, process: subprocess.Popen[bytes], reached: Callable[[dict[str, Any]], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if reached(self.latest(domain)):
                return
            if process.poll() not in (None, 0):
                raise RuntimeError("shopapp sync ended with a problem")
            time.sleep(0.02)
        raise RuntimeError("the run did not get there")


def _share(row: dict[str, Any]) -> float:
    return row["products_done"] / row["products_total"] if row.get("products_total") else 0.0


@contextmanager
def _world(args: argparse.Namespace, products: int) -> Generator[World]:
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as folder:
        server = Postgres(Path(folder) / "pg")
        command = [sys.executable, "-m", "bench._big_shop", str(Path(folder) / "sandbox"), str(products)]
        other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert other.stdout
            told = json.loads(other.stdout.readline())
            owner, app = server.ensure_database("bench_sync")
            migrate(owner, app)
            with psycopg.Connection[DictRow].connect(owner, row_factory=dict_row, autocommit=True) as conn:
                yield _moved_in(told, owner, app, args.threads, conn)
        finally:
            end_of(other)
            server.stop()


def _moved_in(told: dict[str, Any], owner: str, app: str, threads: int, conn: psycopg.Connection[DictRow]) -> World:
    settings = {
        "environment": "test",
        "database_url": app,
        "database_owner_url": owner,
        "shopify_url": f"{told['url']}/shops/{{shop}}",
        "shopify_api_key": told["key"],
        "shopify_api_secret": told["secret"],
        "redis_url": "redis://127.0.0.1:1/0",
        "embedding_threads": str(threads),
        "log_level": "ERROR",
    }
    house = build(Settings.model_validate(settings))
    try:
        ground = shops.Ground(
            directory=house.directory,
            transaction=house.transaction,
            vault=house.vault,
            clock=house.clock,
            auth=house.auth,
            reading=house.reading,
            nudges=house.nudges,
        )
        ids = {domain: shops.install(domain, token, ground=ground) for domain, token in told["tokens"].items()}
    finally:
        house.close()
    return World(owner, conn, surroundings(settings), ids, threads)


def surroundings(settings: dict[str, str]) -> dict[str, str]:
    """This process's own environment, with these settings of ours in place of any others."""
    inherited = subprocess.run(["env", "-0"], capture_output=True, check=True).stdout.decode().split("\0")
    kept = {name: value for name, _, value in (each.partition("=") for each in inherited) if not name.startswith("SHOPAPP_")}
    named = {f"SHOPAPP_{name.upper()}": value for name, value in settings.items()}
    return {name: value for name, value in (kept | named).items() if name}


def _memory(pid: int, what: str) -> float:
    """Megabytes: VmRSS now, VmHWM the most ever."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


def end_of(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end; insist after twenty seconds."""
    if process.stdin:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
