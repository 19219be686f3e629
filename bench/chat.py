"""How fast a turn is answered, over HTTP under gunicorn's gevent workers: our own work only, as no model is asked.

Fills a shop with generated products, lets shoppers talk (a script of eight messages each) alone and then all at once, holds open
streams meanwhile, and prints milliseconds until the first event and until the turn is done, turns per second and how many
streams lived through it. Brings its own PostgreSQL. A generated product's number does not go into its vector: the 2,500 different
texts are embedded once, since nothing here measures how well is found.
"""

import argparse
import http.client
import json
import re
import statistics
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product as every

import numpy as np

from bench._ground import Ground, ground
from bench._holding import hold, still_open
from bench._processes import end_of, ready, web
from shopapp.catalog import sync
from shopapp.catalog.search import cells
from shopapp.clock import Clock
from shopapp.conversations import store as conversations
from shopapp.demo.services import free_port
from shopapp.ports.embeddings import Embeddings, Vectors
from shopapp.ports.shopify_catalogue import ProductFacts, VariantFacts
from shopapp.settings import Settings
from shopapp.wiring import House, build

_LISTENERS = 200
"""Shoppers whose streams are held; with more streams than these, several tabs of one shopper."""
NOW = datetime(2026, 11, 1, tzinfo=UTC)
SCRIPT = (
    "I'm looking for a jacket",
    "under 120 please",
    "in blue",
    "not leather",
    "compare the first two",
    "something cheaper",
    "how long does delivery take?",
    "a wool blanket for the sofa",
)
_STYLES = ("Harbour", "Meadow", "Quarry", "Ridge", "Canal", "Barn", "Pier", "Fell", "Moor", "Grove")
_KINDS = ("Jacket", "Lamp", "Blanket", "Mug", "Belt", "Chair", "Backpack", "Candle", "Rug", "Scarf")
_COLOURS = ("Navy", "Olive", "Black", "Red", "Grey")
_FABRICS = ("Wool", "Leather", "Cotton", "Linen", "Oak")


@dataclass(frozen=True, slots=True)
class Timed:
    first: float
    whole: float


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--products", type=int, default=500, help="products in the shop (default: %(default)s)")
    parser.add_argument("--shoppers", type=int, default=20, help="shoppers talking at once (default: %(default)s)")
    parser.add_argument("--streams", type=int, default=0, help="streams held open meanwhile (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="shoppers alone, one after the other (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes of gunicorn (default: %(default)s)")


def run(args: argparse.Namespace) -> dict[str, object]:
    with ground("bench_chat") as stands:
        return _measured(args, stands)


def _measured(args: argparse.Namespace, stands: Ground) -> dict[str, object]:
    named = {"environment": "test", "database_url": stands.app, "database_owner_url": stands.owner, "log_level": "ERROR"}
    house = build(Settings.model_validate(named), clock=Clock())
    try:
        shop_id = _stocked(house, args.products)
        warm, lone, many = ([token(house, shop_id) for _ in range(count)] for count in (2, args.rounds, args.shoppers))
        listening = [_listener(house, shop_id) for _ in range(min(args.streams, _LISTENERS))]
    finally:
        house.close()
    port = free_port()
    process = web(port, named, workers=args.workers)
    try:
        ready(port)
        for each in warm:
            _talk(port, each)
        held = hold(port, listening, args.streams)
        alone = [timed for each in lone for timed in _talk(port, each)]
        began = time.perf_counter()
        with ThreadPoolExecutor(args.shoppers) as pool:
            together = [timed for talk in pool.map(partial(_talk, port), many) for timed in talk]
        seconds = time.perf_counter() - began
        alive = still_open(held)
    finally:
        end_of(process)
    figures: dict[str, object] = {"products": args.products, "alone": _figures(alone), "shoppers": args.shoppers}
    figures |= {"together": _figures(together), "turns_per_second": round(len(together) / seconds, 1)}
    return figures | {"streams_asked": args.streams, "streams_held": alive}


def _figures(timed: list[Timed]) -> dict[str, float]:
    firsts, wholes = sorted(each.first for each in timed), sorted(each.whole for each in timed)
    return {
        "first_event_ms_p50": round(statistics.median(firsts), 1),
        "first_event_ms_p95": round(firsts[int(len(firsts) * 0.95)], 1),
        "turn_ms_p50": round(statistics.median(wholes), 1),
        "turn_ms_p95": round(wholes[int(len(wholes) * 0.95)], 1),
    }


def _talk(port: int, token: str) -> list[Timed]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    timed: list[Timed] = []
    for text in SCRIPT:
        began = time.perf_counter()
        connection.request("POST", "/chat/messages", json.dumps({"client_id": str(uuid.uuid4()), "text": text}), headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"the door answered {answer.status}")
        answer.readline()
        first = time.perf_counter() - began
        rest = answer.read()
        if b"event: turn.done" not in rest or b"event: problem" in rest:
            raise RuntimeError("a turn was not answered")
        timed.append(Timed(first * 1000, (time.perf_counter() - began) * 1000))
    return timed


class _Numberless:
    """Embeds each text without its number, and each such text once."""

    def __init__(self, inner: Embeddings) -> None:
        self._inner = inner
        self._known: dict[str, Vectors] = {}

    @property
    def model(self) -> str:
        return self._inner.model

    def embed(self, texts: list[str]) -> Vectors:
        bare = [re.sub(r"\d+", "", text) for text in texts]
        fresh = [text for text in dict.fromkeys(bare) if text not in self._known]
        if fresh:
            self._known.update(zip(fresh, self._inner.embed(fresh), strict=True))
        return np.stack([self._known[text] for text in bare])


def _listener(house: House, shop_id: int) -> str:
    """The token of a shopper who has a conversation open and says nothing."""
    with house.transaction(shop_id) as conn:
        shopper = conversations.shopper(conn, shop_id, uuid.uuid4().bytes)
        conversations.start(conn, shop_id, shopper.id)
    claims = {"shop": shop_id, "shopper": shopper.id, "conversation": None}
    return house.signer.sign("widget", claims, lives=timedelta(hours=2))


def _stocked(house: House, products: int) -> int:
    with house.directory() as conn:
        row = conn.execute("SELECT admit_shop('bench.myshopify.com') AS id").fetchone()
    shop_id = int(row["id"]) if row else 0
    facts = [_facts(number) for number in range(1, products + 1)]
    for start in range(0, len(facts), 1000):
        with house.transaction(shop_id) as conn:
            sync.merge(conn, shop_id, facts[start : start + 1000], read_at=NOW)
    sync.embed_missing(shop_id, transaction=house.transaction, embeddings=_Numberless(house.embeddings))
    cells.keep(shop_id, transaction=house.transaction, model=house.embeddings.model)
    with house.transaction(shop_id) as conn:
        sync.take_statistics(conn)
    return shop_id


def _facts(number: int) -> ProductFacts:
    ways = list(every(_KINDS, _STYLES, _FABRICS, _COLOURS))
    kind, style, fabric, colour = ways[number * 7 % len(ways)]
    title = f"{style} {fabric} {kind} {number}"
    variant = VariantFacts(
        id=number * 10,
        position=1,
        title=colour,
        price=f"{15 + number * 13 % 240}.00",
        option_values=[colour],
        stock=5,
        available=True,
        inventory_item_id=number * 10,
    )
    return ProductFacts(
        id=number,
        handle=title.lower().replace(" ", "-"),
        title=title,
        description=f"A {colour.lower()} {kind.lower()} in {fabric.lower()} for every day.",
        product_type=f"{kind}s",
        vendor=style,
        status="ACTIVE",
        published_at=NOW,
        updated_at=NOW,
        options=[{"name": "Color", "values": [colour]}],
        metafields={"custom.fabric": {"type": "single_line_text_field", "value": fabric}},
        variants=[variant],
    )


def token(house: House, shop_id: int) -> str:
    """A new shopper's session."""
    with house.transaction(shop_id) as conn:
        shopper = conversations.shopper(conn, shop_id, uuid.uuid4().bytes)
    claims = {"shop": shop_id, "shopper": shopper.id, "conversation": None}
    return house.signer.sign("widget", claims, lives=timedelta(minutes=15))
