"""A whole shop on the wire: PostgreSQL, Redis, both simulated vendors, web and workers as processes that may be killed.

The one rule: the bench talks to the product over HTTP only; its own House is for minting sessions and reading the books.
"""

import csv
import os
import random
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from shopapp import shops
from shopapp.db.migrate import migrate
from shopapp.demo.place import CLIENT_SECRET, Place
from shopapp.demo.services import Postgres, answers, redis_program
from shopapp.demo.shop import DemoShop, put_in
from shopapp.demo.supervisor import Supervisor, shopapp
from shopapp.shops import store as shop_store
from shopapp.wiring import House, build

PLENTY, SCARCE, MOVING = 6, 2, 1
"""Kinds of goods: more than anybody wants, fewer than are wanted, and one whose price moves."""
KILLED = ("web", "worker-1", "worker-2", "cron")


@dataclass(slots=True)
class World:
    place: Place
    house: House
    supervisor: Supervisor
    shop_id: int
    domain: str
    secret_key: str
    plenty: list[int]
    scarce: list[int]
    moving: int
    moving_product: int
    stock: dict[int, int]
    kills: dict[str, int] = field(default_factory=dict[str, int])

    def start_workers(self) -> None:
        for name in ("worker-1", "worker-2"):
            self.supervisor.start(name, shopapp("worker", "--queue", "default"))
        self.supervisor.start("bulk", shopapp("worker", "--queue", "bulk"))
        self.supervisor.start("cron", shopapp("cron"))

    def ask(self, path: str, body: dict[str, Any] | None = None, *, method: str = "POST", stripe: bool = False) -> Any:
        """One of the sandbox's own doors. Trouble is never set on these."""
        base = self.place.stripe_url if stripe else self.place.shopify_url
        answer = httpx.request(method, f"{base}{path}", json=body, timeout=60, trust_env=False)
        answer.raise_for_status()
        return answer.json()

    def seconds_outside(self) -> float:
        """How long both vendors have spent answering so far."""
        return float(self.ask("/_sandbox/load", method="GET")["seconds"])

    def kill_one(self, chance: random.Random) -> None:
        """`kill -9` to one process of the product: a worker, one web process, or the whole web server at once."""
        chosen = chance.choice(KILLED)
        part = next(part for part in self.supervisor.parts if part.name == chosen)
        if part.running is None or part.running.poll() is not None:
            return
        name, targets = part.name, [part.running.pid]
        if part.name == "web":
            children = [child.pid for child in psutil.Process(part.running.pid).children()]
            if children and chance.random() < 0.7:
                targets = [chance.choice(children)]
            else:
                name, targets = "web server", [*targets, *children]
        for pid in targets:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.kills[name] = self.kills.get(name, 0) + 1


@contextmanager
def opened(folder: Path, purchases: int) -> Generator[World]:
    """Everything up but the workers, the app installed, Stripe connected, the shelves filled."""
    place = Place(folder / "world", _free_ports())
    place.folder.mkdir(parents=True)
    postgres = Postgres(place.folder / "pg")
    supervisor = Supervisor({}, place.folder / "logs", _tell)
    house: House | None = None
    try:
        database = postgres.ensure_database("bench_checkout")
        migrate(*database)
        supervisor.environment = place.environment(database) | {"SHOPAPP_LOG_LEVEL": "WARNING"}
        shop = DemoShop([_catalogue(folder / "shelves.csv", purchases)])
        _start(supervisor, place, shop.domain)
        house = build(place.settings(database))
        threading.Thread(target=supervisor.watch, name="watch", daemon=True).start()
        yield _moved_in(shop, place, house, supervisor)
    finally:
        supervisor.stop()
        if house is not None:
            house.close()
        postgres.stop()


def _start(supervisor: Supervisor, place: Place, domain: str) -> None:
    port = place.first_port
    redis = ["--port", str(place.redis_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    supervisor.start("redis", [redis_program(), *redis], lambda: answers(place.redis_port))
    sandbox = [sys.executable, "-m", "shopapp.sandbox", "--data-dir", str(place.folder / "sandbox"), "--app-url", place.app_url]
    sandbox += ["--shopify-port", str(port + 1), "--stripe-port", str(port + 2), "--smtp-port", str(place.smtp_port)]
    # The bucket of Shopify Plus: where it is throttled, the figures are Shopify's and not ours.
    sandbox += ["--client-secret", CLIENT_SECRET, "--default-shop", domain, "--bucket", "20000", "--restore-rate", "1000"]
    supervisor.start("sandbox", sandbox, lambda: _is_up(f"{place.shopify_url}/_sandbox/webhooks"))
    supervisor.start("web", shopapp("serve", "--bind", f"127.0.0.1:{port}"), lambda: _is_up(f"{place.app_url}/readyz"))
    for part in ("redis", "sandbox", "web"):
        supervisor.wait_until_up(part, seconds=120)


def _moved_in(shop: DemoShop, place: Place, house: House, supervisor: Supervisor) -> World:
    supervisor.start("bulk-once", shopapp("worker", "--queue", "bulk", "--queue", "default"))
    shop_id = put_in(shop, place, house, _tell)
    once = next(part for part in supervisor.parts if part.name == "bulk-once")
    supervisor.parts.remove(once)  # so that the watch does not start it again
    if once.running:
        once.running.terminate()
        once.running.wait(30)
    with house.transaction(shop_id) as conn:
        shop_store.write_settings(conn, shop_id, "recovery", {"enabled": False})
        rows = conn.execute("SELECT id, product_id, sku, stock FROM variants ORDER BY sku").fetchall()
    keys = httpx.post(f"{place.stripe_url}/_sandbox/stripe/accounts", json={"name": shop.domain.split(".", 1)[0]}).json()
    account = shops.stripe_account(shop_id, transaction=house.transaction, vault=house.vault)
    assert account is not None, "the demo shop connects its account"
    by_sku = {str(row["sku"]): row for row in rows}
    moving = by_sku["moving-1"]
    return World(
        place=place,
        house=house,
        supervisor=supervisor,
        shop_id=shop_id,
        domain=shop.domain,
        secret_key=str(keys["secret_key"]),
        plenty=[int(row["id"]) for sku, row in by_sku.items() if sku.startswith("plenty")],
        scarce=[int(row["id"]) for sku, row in by_sku.items() if sku.startswith("scarce")],
        moving=int(moving["id"]),
        moving_product=int(moving["product_id"]),
        stock={int(row["id"]): int(row["stock"]) for row in rows},
    )


def _catalogue(file: Path, purchases: int) -> Path:
    """Shelves for so many purchases. Of the scarce goods about half of those who want them get one."""
    goods = [("plenty", number, f"{9 + 7 * number}.{number}9", purchases * 20) for number in range(1, PLENTY + 1)]
    goods += [("scarce", number, "24.50", max(1, purchases // 100)) for number in range(1, SCARCE + 1)]
    goods += [("moving", 1, "30.00", purchases * 20)]
    with file.open("w", newline="") as out:
        table = csv.writer(out)
        table.writerow(
            ["Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Inventory Tracker",
             "Variant Inventory Qty", "Variant Inventory Policy", "Variant Price", "Variant Requires Shipping", "Published"]
        )  # fmt: skip
        for kind, number, price, stock in goods:
            name = f"{kind}-{number}"
            table.writerow([name, name.title(), "Title", "Default Title", name, "shopify", stock, "deny", price, "TRUE", "TRUE"])
    return file


def _free_ports() -> int:
    for first in random.sample(range(20_000, 30_000, 5), 200):
        if not any(answers(first + step) for step in range(5)):
            return first
    raise SystemExit("There are no five free ports in a row between 20000 and 30000.")


def _is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


_BEGAN = time.monotonic()


def _tell(words: str) -> None:
    print(f"  {time.monotonic() - _BEGAN:6.1f} s  {words}", file=sys.stderr, flush=True)


tell = _tell
