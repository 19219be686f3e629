"""Webhooks of the catalogue from the door to what a shopper reads, with gunicorn, Redis and a worker as in production.

1. How many deliveries a second the door acknowledges and how long each waits, while the worker is busy with those before.
   (Shopify allows five seconds; we aim at 300 a second with a p99 under 150 ms on two cores.)
2. The truth: products change again and again in the simulated Shopify while every change is told three times, shuffled and
   late. When all is worked off, every price must be the one Shopify has, and nothing may have been embedded.
3. Freshness: seconds from a change's webhook until the assistant says the new price, asked over HTTP.

Brings its own PostgreSQL and Redis.
"""

import argparse
import http.client
import itertools
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row

from bench import _big_shop, chat
from bench._processes import end_of, surroundings
from shopapp import deliveries, shops
from shopapp.catalog import sync
from shopapp.db.migrate import migrate
from shopapp.demo.services import Postgres, free_port, redis
from shopapp.outside.embeddings.tokens import NUMBERS
from shopapp.ports.embeddings import MEANING
from shopapp.sandbox.config import Bucket, SandboxConfig
from shopapp.sandbox.server import running
from shopapp.sandbox.shopify import catalogue, seed
from shopapp.sandbox.shopify.oauth import mint_id_token
from shopapp.sandbox.shopify.rest import product_rest
from shopapp.sandbox.shopify.webhooks import sign
from shopapp.sandbox.simulation import Sandbox
from shopapp.settings import Settings
from shopapp.wiring import House, build

DOMAIN = _big_shop.SHOPS[0]
ASKED = "Zephyr astrolabe"
"""What the assistant is asked for: no other product is called anything like it."""
_BUCKETS = {"standard": Bucket(2_000, 100), "plus": Bucket(20_000, 1_000), "unlimited": Bucket(1_000_000, 1_000_000)}
"""Points at most and points a second, as Shopify gives them to an ordinary shop and to one on Plus."""
_STAND_IN = f"array_fill(0.05, ARRAY[{MEANING + NUMBERS}])::halfvec"
_EMBEDDED = f"SELECT count(*) AS n FROM product_vectors WHERE vector <> {_STAND_IN}"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--products", type=int, default=2_000, help="products in the shop (default: %(default)s)")
    parser.add_argument("--updates", type=int, default=10_000, help="changes, each told three times (default: %(default)s)")
    parser.add_argument(
        "--deliveries", type=int, default=3_000, help="deliveries that the door is timed with (default: %(default)s)"
    )
    parser.add_argument("--senders", type=int, default=8, help="connections they come over (default: %(default)s)")
    parser.add_argument(
        "--rounds", type=int, default=10, help="price changes that freshness is measured with (default: %(default)s)"
    )
    parser.add_argument(
        "--bucket", choices=tuple(_BUCKETS), default="unlimited", help="what Shopify lets us ask (default: %(default)s)"
    )
    parser.add_argument("--web", type=int, default=2, help="processes of gunicorn (default: %(default)s)")


def run(args: argparse.Namespace) -> dict[str, object]:
    with _world(args.products, args.web, _BUCKETS[args.bucket]) as world:
        figures: dict[str, object] = {
            "products": args.products,
            "bucket": args.bucket,
            "door": _door(world, args.deliveries, args.senders),
        }
        world.work_off()
        figures["truth"] = _truth(world, args.updates, args.senders)
        return figures | {"freshness": _freshness(world, args.rounds)}


@dataclass
class World:
    sandbox: Sandbox
    house: House
    shop_id: int
    port: int
    conn: psycopg.Connection[DictRow]
    ids: list[int]

    def ask(self, sql: str, **parameters: object) -> dict[str, Any]:
        return self.conn.execute(sql.encode(), parameters).fetchone() or {}

    def change(self, product_id: int, price: str, at: datetime) -> bytes:
        """Change the price in Shopify without telling; the body of the webhook that would tell it."""
        with self.sandbox.world.changing():
            doc = self.sandbox.world.get("product", product_id, shop=DOMAIN)
            assert doc is not None
            for variant in doc["variants"]:
                variant["price"] = price
            doc["updatedAt"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
            catalogue.save(self.sandbox, DOMAIN, doc)
        return json.dumps(product_rest.product(doc)).encode()

    def work_off(self, patience: float = 3600.0) -> float:
        """Seconds until nothing waits any more; the sweep that cron would run every twenty seconds runs each second."""
        began = time.monotonic()
        while self.ask("SELECT count(*) AS n FROM deliveries WHERE state = 'waiting'")["n"]:
            deliveries.sweep(directory=self.house.directory, clock=self.house.clock, nudges=self.house.nudges)
            if time.monotonic() - began > patience:
                raise RuntimeError("the deliveries were not worked off")
            time.sleep(1)
        return time.monotonic() - began

    def headers(self, body: bytes, delivery_id: str) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "X-Shopify-Topic": "products/update",
            "X-Shopify-Hmac-Sha256": sign(self.sandbox.config.client_secret, body),
            "X-Shopify-Shop-Domain": DOMAIN,
            "X-Shopify-Webhook-Id": delivery_id,
            "X-Shopify-Triggered-At": datetime.now(UTC).isoformat(),
        }


class Sender:
    """One connection that is kept open, as Shopify's are."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=30)

    def send(self, body: bytes, delivery_id: str) -> float:
        """Milliseconds until it was acknowledged."""
        began = time.perf_counter()
        self._connection.request("POST", "/webhooks/shopify", body, self._world.headers(body, delivery_id))
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"the door answered {answer.status}")
        return 1000 * (time.perf_counter() - began)


def _door(world: World, count: int, senders: int) -> dict[str, object]:
    bodies = [world.change(id, "20.00", datetime.now(UTC)) for id in world.ids[: min(count, len(world.ids))]]
    queue = iter([(bodies[number % len(bodies)], str(uuid.uuid4())) for number in range(count)])
    began = time.perf_counter()
    times = sorted(_sent(world, queue, senders))
    seconds = time.perf_counter() - began
    waiting = world.ask("SELECT count(*) AS n FROM deliveries WHERE state = 'waiting'")["n"]
    return {
        "deliveries": count,
        "acknowledged_per_second": round(count / seconds, 1),
        "ms_p50": round(times[len(times) // 2], 1),
        "ms_p99": round(times[int(0.99 * (len(times) - 1))], 1),
        "worker_was_busy": waiting > 0,
    }


def _sent(world: World, queue: Iterator[tuple[bytes, str]], senders: int) -> list[float]:
    """Everything in the queue, sent over so many connections at once; the milliseconds of each."""
    lock = threading.Lock()

    def work(_: int) -> list[float]:
        sender, times = Sender(world), list[float]()
        while True:
            with lock:
                job = next(queue, None)
            if job is None:
                return times
            times.append(sender.send(*job))

    with ThreadPoolExecutor(senders) as pool:
        return list(itertools.chain.from_iterable(pool.map(work, range(senders))))


def _truth(world: World, updates: int, senders: int) -> dict[str, object]:
    """Lots of changes; each lot is told with the copies of the lots before that were held back: late, doubled, shuffled."""
    dice = random.Random(7)
    before = world.ask("SELECT count(*) AS n FROM deliveries")["n"]
    held: list[tuple[bytes, str]] = []
    moment, sent, began = datetime.now(UTC), 0, time.monotonic()
    for first in range(0, updates, 500):
        for number in range(first, min(first + 500, updates)):
            moment += timedelta(seconds=1)
            body = world.change(dice.choice(world.ids), f"{10 + number % 900}.{number % 100:02}", moment)
            held += [(body, str(uuid.UUID(int=dice.getrandbits(128))))] * 3
        dice.shuffle(held)
        now, held = held[: len(held) // 2], held[len(held) // 2 :]
        sent += len(_sent(world, iter(now), senders))
    sent += len(_sent(world, iter(held), senders))
    world.work_off()
    seconds = time.monotonic() - began
    kept = world.ask("SELECT count(*) AS n FROM deliveries")["n"] - before
    return {
        "updates": updates,
        "deliveries_sent": sent,
        "deliveries_kept_once": kept == updates,
        "wrong_prices": _wrong(world),
        "embedded": world.ask(_EMBEDDED)["n"] - 1,
        "seconds_until_worked_off": round(seconds, 1),
    }


def _wrong(world: World) -> int:
    """Products whose price with us is not the one in Shopify."""
    ours = {row["id"]: row["price_min"] for row in world.conn.execute("SELECT id, price_min FROM products").fetchall()}
    wrong = 0
    for doc in world.sandbox.world.each("product", shop=DOMAIN):
        prices = [variant for variant in doc["variants"] if variant["inventoryQuantity"] > 0] or doc["variants"]
        wrong += ours.get(doc["id"]) != min(round(float(variant["price"]) * 100) for variant in prices)
    return wrong


def _freshness(world: World, rounds: int) -> dict[str, object]:
    moment, seconds = datetime.now(UTC) + timedelta(days=1), list[float]()
    sender = Sender(world)
    for number in range(rounds):
        body = world.change(world.ids[0], f"{700 + number}.50", moment + timedelta(seconds=number))
        began = time.perf_counter()
        sender.send(body, str(uuid.uuid4()))
        while f"{700 + number}.50" not in (said := _said(world, ASKED)):
            if time.perf_counter() - began > 60:
                raise RuntimeError(f"the assistant never said the new price, but: {said}")
        seconds.append(time.perf_counter() - began)
    return {"rounds": rounds, "seconds_p50": round(sorted(seconds)[rounds // 2], 2), "seconds_worst": round(max(seconds), 2)}


def _said(world: World, question: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=30)
    token = chat.token(world.house, world.shop_id)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/chat/messages", json.dumps({"client_id": str(uuid.uuid4()), "text": question}), headers)
    return connection.getresponse().read().decode()


@contextmanager
def _world(products: int, web: int, bucket: Bucket) -> Generator[World]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="shopapp-bench-")))
        server = Postgres(folder / "pg")
        stack.callback(server.stop)
        owner, app = server.ensure_database("bench_webhooks")
        migrate(owner, app)
        redis_port = free_port()
        stack.enter_context(redis(redis_port, folder / "redis"))
        config = SandboxConfig(data_dir=folder / "sandbox", shopify_port=0, stripe_port=0, smtp_port=0, bucket=bucket)
        sandbox = stack.enter_context(running(config))
        settings = _settings(sandbox, owner, app, redis_port)
        house = build(Settings.model_validate(settings))
        stack.callback(house.close)
        conn = stack.enter_context(psycopg.Connection[DictRow].connect(owner, row_factory=dict_row, autocommit=True))
        shop_id = _filled(sandbox, house, conn, products)
        port = free_port()
        for command in _processes(port, web):
            stack.callback(end_of, subprocess.Popen(command, env=surroundings(settings), stderr=subprocess.DEVNULL))
        chat.wait(port)
        ids = [int(row["id"]) for row in conn.execute("SELECT id FROM products ORDER BY id").fetchall()]
        yield World(sandbox, house, shop_id, port, conn, ids)


def _settings(sandbox: Sandbox, owner: str, app: str, redis_port: int) -> dict[str, str]:
    return {
        "environment": "test",
        "database_url": app,
        "database_owner_url": owner,
        "shopify_url": f"{sandbox.shopify_url}/shops/{{shop}}",
        "shopify_api_key": sandbox.config.client_id,
        "shopify_api_secret": sandbox.config.client_secret,
        "redis_url": f"redis://127.0.0.1:{redis_port}/0",
        "log_level": "ERROR",
    }


def _processes(port: int, web: int) -> list[list[str]]:
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:shopapp.web.gunicorn_conf", "-w", str(web)]
    return [
        [*gunicorn, "-b", f"127.0.0.1:{port}", "--log-level", "error", "shopapp.app:create_app()"],
        [sys.executable, "-m", "shopapp", "worker", "--queue", "default"],
    ]


def _filled(sandbox: Sandbox, house: House, conn: psycopg.Connection[DictRow], products: int) -> int:
    """The shop, installed and read. Its vectors are stand-ins: what is measured here must not embed anything."""
    seed.seed_shop(sandbox, DOMAIN, tell=False)
    collection = catalogue.put_collection(sandbox, DOMAIN, {"handle": "all", "title": "All"})["id"]
    with sandbox.world.changing():
        for place, doc in enumerate(_big_shop.products(products, collection)):
            catalogue.save(sandbox, DOMAIN, doc | ({"title": ASKED, "productType": "Astrolabes"} if place == 0 else {}))
    ground = shops.Ground(
        directory=house.directory,
        transaction=house.transaction,
        vault=house.vault,
        clock=house.clock,
        auth=house.auth,
        reading=house.reading,
        nudges=house.nudges,
    )
    shop_id = shops.install(DOMAIN, mint_id_token(sandbox, DOMAIN), ground=ground)
    sync.start(shop_id, transaction=house.transaction, clock=house.clock, nudges=house.nudges)
    ports: dict[str, Any] = {"transaction": house.transaction, "clock": house.clock, "shopify": house.catalogue}
    while sync.move(shop_id, **ports, embeddings=house.embeddings, seconds=0.0).state not in ("embedding", "done"):
        time.sleep(0.05)
    conn.execute(
        f"""
        INSERT INTO product_vectors (shop_id, product_id, model, text_hash, vector)
        SELECT shop_id, id, %(model)s, text_hash, {_STAND_IN} FROM products
        ON CONFLICT (shop_id, product_id) DO UPDATE SET vector = EXCLUDED.vector -- some were made while the rest was read
        """.encode(),
        {"model": house.embeddings.model},
    )
    # The one that is asked for has its own: the assistant offers nothing that is far from what was said.
    asked = conn.execute("DELETE FROM product_vectors WHERE product_id = (SELECT min(id) FROM products) RETURNING product_id")
    row = asked.fetchone() or {}
    sync.embed_missing(shop_id, transaction=house.transaction, embeddings=house.embeddings, product_id=row["product_id"])
    conn.execute("UPDATE sync_runs SET state = 'done', finished_at = now()")
    return shop_id
