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
import json
import random
import time
import uuid
from datetime import UTC, datetime, timedelta

from bench import chat
from bench._delivering.sending import Sender, sent
from bench._delivering.world import ASKED, DOMAIN, EMBEDDED, World, opened
from shopapp.sandbox.config import Bucket

_BUCKETS = {"standard": Bucket(2_000, 100), "plus": Bucket(20_000, 1_000), "unlimited": Bucket(1_000_000, 1_000_000)}
"""Points at most and points a second, as Shopify gives them to an ordinary shop and to one on Plus."""


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
    with opened(args.products, args.web, _BUCKETS[args.bucket]) as world:
        figures: dict[str, object] = {
            "products": args.products,
            "bucket": args.bucket,
            "door": _door(world, args.deliveries, args.senders),
        }
        world.work_off()
        figures["truth"] = _truth(world, args.updates, args.senders)
        return figures | {"freshness": _freshness(world, args.rounds)}


def _door(world: World, count: int, senders: int) -> dict[str, object]:
    bodies = [world.change(id, "20.00", datetime.now(UTC)) for id in world.ids[: min(count, len(world.ids))]]
    queue = iter([(bodies[number % len(bodies)], str(uuid.uuid4())) for number in range(count)])
    began = time.perf_counter()
    times = sorted(sent(world, queue, senders))
    seconds = time.perf_counter() - began
    waiting = world.ask("SELECT count(*) AS n FROM deliveries WHERE state = 'waiting'")["n"]
    return {
        "deliveries": count,
        "acknowledged_per_second": round(count / seconds, 1),
        "ms_p50": round(times[len(times) // 2], 1),
        "ms_p99": round(times[int(0.99 * (len(times) - 1))], 1),
        "worker_was_busy": waiting > 0,
    }


def _truth(world: World, updates: int, senders: int) -> dict[str, object]:
    """Lots of changes; each lot is told with the copies of the lots before that were held back: late, doubled, shuffled."""
    dice = random.Random(7)
    before = world.ask("SELECT count(*) AS n FROM deliveries")["n"]
    held: list[tuple[bytes, str]] = []
    moment, many, began = datetime.now(UTC), 0, time.monotonic()
    for first in range(0, updates, 500):
        for number in range(first, min(first + 500, updates)):
            moment += timedelta(seconds=1)
            body = world.change(dice.choice(world.ids), f"{10 + number % 900}.{number % 100:02}", moment)
            held += [(body, str(uuid.UUID(int=dice.getrandbits(128))))] * 3
        dice.shuffle(held)
        now, held = held[: len(held) // 2], held[len(held) // 2 :]
        many += len(sent(world, iter(now), senders))
    many += len(sent(world, iter(held), senders))
    world.work_off()
    seconds = time.monotonic() - began
    kept = world.ask("SELECT count(*) AS n FROM deliveries")["n"] - before
    return {
        "updates": updates,
        "deliveries_sent": many,
        "deliveries_kept_once": kept == updates,
        "wrong_prices": _wrong(world),
        "embedded": world.ask(EMBEDDED)["n"] - 1,
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
