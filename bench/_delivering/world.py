"""A shop of many products with gunicorn, Redis and a worker as in production, and a simulated Shopify beside it.

The one rule: its vectors are stand-ins, but for the one product that is asked for. What is measured here must not embed.
"""

import json
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row

from bench import _big_shop
from bench._ground import ground, meeting
from bench._processes import end_of, ready, surroundings, web
from shopapp import deliveries, shops
from shopapp.catalog import sync
from shopapp.demo.services import free_port, redis
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
_STAND_IN = f"array_fill(0.05, ARRAY[{MEANING + NUMBERS}])::halfvec"
EMBEDDED = f"SELECT count(*) AS n FROM product_vectors WHERE vector <> {_STAND_IN}"


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


@contextmanager
def opened(products: int, workers: int, bucket: Bucket) -> Generator[World]:
    """All of it up and the shop read; `workers` are processes of gunicorn, `bucket` is what Shopify lets us ask."""
    with ExitStack() as stack:
        stands = stack.enter_context(ground("bench_webhooks"))
        redis_port = free_port()
        stack.enter_context(redis(redis_port, stands.folder / "redis"))
        config = SandboxConfig(data_dir=stands.folder / "sandbox", shopify_port=0, stripe_port=0, smtp_port=0, bucket=bucket)
        sandbox = stack.enter_context(running(config))
        settings = meeting(sandbox, stands, redis_url=f"redis://127.0.0.1:{redis_port}/0")
        house = build(Settings.model_validate(settings))
        stack.callback(house.close)
        conn = stack.enter_context(psycopg.Connection[DictRow].connect(stands.owner, row_factory=dict_row, autocommit=True))
        shop_id = _filled(sandbox, house, conn, products)
        port = free_port()
        stack.callback(end_of, web(port, settings, workers=workers))
        worker = [sys.executable, "-m", "shopapp", "worker", "--queue", "default"]
        stack.callback(end_of, subprocess.Popen(worker, env=surroundings(settings), stderr=subprocess.DEVNULL))
        ready(port)
        ids = [int(row["id"]) for row in conn.execute("SELECT id FROM products ORDER BY id").fetchall()]
        yield World(sandbox, house, shop_id, port, conn, ids)


def _filled(sandbox: Sandbox, house: House, conn: psycopg.Connection[DictRow], products: int) -> int:
    """The shop, installed and read. Its vectors are stand-ins: what is measured here must not embed anything."""
    seed.seed_shop(sandbox, DOMAIN, tell=False)
    collection = catalogue.put_collection(sandbox, DOMAIN, {"handle": "all", "title": "All"})["id"]
    with sandbox.world.changing():
        for place, doc in enumerate(_big_shop.products(products, collection)):
            catalogue.save(sandbox, DOMAIN, doc | ({"title": ASKED, "productType": "Astrolabes"} if place == 0 else {}))
    shop_id = shops.install(DOMAIN, mint_id_token(sandbox, DOMAIN), ground=house.ground)
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
