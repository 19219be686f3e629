"""A sandbox in a process of its own with two shops, our database, and `shopapp sync` in a process of its own.

The one rule: the exports are written out before anything is measured. On two cores the sandbox would else be at work on the
next export while we read this one, and Shopify's work is not done on our machine.
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row

from bench._big_shop import SHOPS
from bench._ground import Ground, ground, settings
from bench._processes import end_of, surroundings
from bench._syncing.measured import Measured
from shopapp import shops
from shopapp.settings import Settings
from shopapp.wiring import House, build

PATIENCE = 7200.0
Row = dict[str, Any]
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
        UNION ALL
        SELECT concat_ws('|', product_id, model, text_hash) FROM product_vectors WHERE shop_id = %(shop)s
    ) rows
"""


@dataclass
class World:
    owner: str
    conn: psycopg.Connection[DictRow]
    environment: dict[str, str]
    ids: dict[str, int]

    def ask(self, sql: str, **parameters: object) -> Row:
        return self.conn.execute(sql.encode(), parameters).fetchone() or {}

    def count(self, table: str, domain: str) -> int:
        return int(self.ask(f"SELECT count(*) AS n FROM {table} WHERE shop_id = %(shop)s", shop=self.ids[domain])["n"])

    def sync(self, domain: str, *, vectors: bool) -> Measured:
        """One run, to its end or to the vectors, which then are left out."""
        known = int(self._latest(domain).get("id") or 0)
        process, found, last = self._start(domain, vectors=vectors), Measured(), time.perf_counter()
        while True:
            over = process.poll() is not None
            row, now = self._latest(domain), time.perf_counter()
            found.saw(str(row["state"]) if row and row["id"] > known else "start", now - last, process.pid)
            last = now
            if over:
                break
            time.sleep(0.1)
        if process.returncode:
            raise RuntimeError("shopapp sync ended with a problem")
        self.ask(
            """
            UPDATE sync_runs SET state = 'done', finished_at = now()
            WHERE shop_id = %(shop)s AND state = 'embedding'
            RETURNING 1
            """,
            shop=self.ids[domain],
        )
        return found

    def vectors(self, domain: str) -> dict[int, str]:
        """Which transaction wrote each vector: one that is made again has another."""
        sql = "SELECT product_id, xmin::text AS written FROM product_vectors WHERE shop_id = %s"
        return {row["product_id"]: row["written"] for row in self.conn.execute(sql, [self.ids[domain]])}

    def killed(self, domain: str, *, like: str) -> dict[str, object]:
        """A run killed -9 while it stages, while it merges and while it embeds; then whether its rows are those of `like`."""
        kills: list[str] = []
        for state, far in (("loading", 0.0), ("merging", 0.3), ("embedding", 0.0)):
            process = self._start(domain, vectors=True)
            self._wait(domain, process, lambda row, state=state, far=far: row.get("state") == state and _share(row) >= far)
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills.append(state)
            # Its claim ends by itself after a minute and a half; the clock is put forward instead of waiting.
            self.ask("UPDATE sync_runs SET claimed_until = now() WHERE shop_id = %(shop)s RETURNING 1", shop=self.ids[domain])
        process = self._start(domain, vectors=True)
        self._wait(domain, process, lambda row: row["state"] == "done")
        end_of(process)
        shop, whole = (self.ask(_SAME, shop=self.ids[each]) for each in (domain, like))
        return {"killed_while": kills, "rows": shop["rows"], "same_rows": shop == whole}

    def _start(self, domain: str, *, vectors: bool) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "shopapp", "sync", domain, *([] if vectors else ["--without-vectors"])]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)

    def _latest(self, domain: str) -> Row:
        return self.ask("SELECT * FROM sync_runs WHERE shop_id = %(shop)s ORDER BY id DESC LIMIT 1", shop=self.ids[domain])

    def _wait(self, domain: str, process: subprocess.Popen[bytes], reached: Callable[[Row], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            over = process.poll() is not None
            if reached(self._latest(domain)):
                return
            if over:
                raise RuntimeError("shopapp sync ended before it got there")
            time.sleep(0.02)
        raise RuntimeError("the run did not get there")


def _share(row: Row) -> float:
    return row["products_done"] / row["products_total"] if row.get("products_total") else 0.0


@contextmanager
def world(products: int, threads: int) -> Generator[World]:
    with ground("bench_sync") as stands:
        command = [sys.executable, "-m", "bench._big_shop", str(stands.folder / "sandbox"), str(products)]
        other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert other.stdout
            told = json.loads(other.stdout.readline())
            with psycopg.Connection[DictRow].connect(stands.owner, row_factory=dict_row, autocommit=True) as conn:
                yield _moved_in(told, stands, threads, conn)
        finally:
            end_of(other)


def _moved_in(told: Row, stands: Ground, threads: int, conn: psycopg.Connection[DictRow]) -> World:
    named = settings(stands, url=told["url"], key=told["key"], secret=told["secret"], embedding_threads=str(threads))
    house = build(Settings.model_validate(named))
    try:
        ids = {domain: shops.install(domain, token, ground=house.ground) for domain, token in told["tokens"].items()}
        for id in ids.values():
            _write_out(house, id)
    finally:
        house.close()
    return World(stands.owner, conn, surroundings(named), ids)


def _write_out(house: House, shop_id: int) -> None:
    for operation in [house.catalogue.export(shop_id, part) for part in ("products", "stock")]:
        while house.catalogue.exported(shop_id, operation).state == "running":
            time.sleep(0.2)


FIRST, SECOND = SHOPS
