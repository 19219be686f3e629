"""Many purchases at once on the wire, with faults on a share of all calls and processes killed, and the books reconciled.

Starts the whole product beside the simulated vendors, in four parts: purchases one after the other (our own share of a
payment: the time of its requests less the time both vendors spent answering), many without trouble (purchases a second), all
at once with trouble (cards of every kind, `kill -9`, moving prices, refunds from either side), and the settling. Then the
vendors' own books are laid beside ours, to the cent. "Wrong" must be 0, and so must everything called double or stuck.
"""

import argparse
import random
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from bench._purchases import books, settle, storm
from bench._purchases.shopper import WAYS, Shopper
from bench._purchases.world import World, opened, tell

ALONE, MOST_UNTROUBLED, TOGETHER = 40, 200, 16


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--purchases", type=int, default=1000, help="shoppers paying at once (default: %(default)s)")
    parser.add_argument("--faults", type=float, default=0.3, help="share of our calls that go wrong (default: %(default)s)")
    parser.add_argument(
        "--kill-every", type=float, default=15.0, help="seconds between two kill -9, about (default: %(default)s)"
    )
    parser.add_argument("--patience", type=float, default=1800, help="seconds a shopper goes on trying (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="what shoppers do and when is drawn from it (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="an empty folder that keeps the processes' logs and data")


def run(args: argparse.Namespace) -> dict[str, object]:
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory(prefix="shopapp-bench-") as made, opened(args.keep or Path(made), args.purchases) as world:
        figures = _alone(world, chance)
        world.start_workers()
        fast = _untroubled(world, chance, min(args.purchases, MOST_UNTROUBLED))
        figures |= _speed(fast)
        troubled, more = _troubled(world, chance, args)
        figures |= more | settle.wait(world)
        tell("Stopping the product; a day passes at the vendors, and what is left is swept")
        figures |= settle.sweep(world)
        world.supervisor.stop()
        read = _read(world)
        figures |= _counts(read) | books.reconcile(read, world.stock)
        figures["shoppers_told_wrongly"] = _told_wrongly(read, [*fast, *troubled])
    return {"purchases": args.purchases, **figures}


def _read(world: World) -> books.Books:
    account = world.house.till.account(world.shop_id)
    assert account is not None, "the shop is connected"
    ledger = world.place.folder / "sandbox" / "sandbox.sqlite3"
    return books.read(world.house, world.shop_id, ledger, world.domain, account.account)


def _alone(world: World, chance: random.Random) -> dict[str, object]:
    """One purchase after the other, without workers, so that all that the vendors answer belongs to it."""
    shares: list[float] = []
    for number in range(ALONE + 5):
        shopper = Shopper(world, "card", chance, patience=60)
        shopper.enter()
        before = world.seconds_outside()
        shopper.buy()
        outside = world.seconds_outside() - before
        if shopper.ended != "paid":
            raise RuntimeError(f"a purchase without any trouble ended as {shopper.ended or 'nothing'}")
        if number >= 5:  # the first ones open connections and fill caches
            shares.append((shopper.took - outside) * 1000)
    tell(f"{len(shares)} purchases one after the other")
    return {"own_share_ms_p50": round(statistics.median(shares)), "own_share_ms_p95": round(_p95(shares))}


def _untroubled(world: World, chance: random.Random, purchases: int) -> list[Shopper]:
    shoppers = _entered(world, ["card"] * purchases, chance, patience=300)
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(Shopper.buy, shoppers))
    tell(f"{purchases} purchases without trouble, {TOGETHER} at a time")
    return shoppers


def _speed(shoppers: Sequence[Shopper]) -> dict[str, object]:
    first, last = min(one.began for one in shoppers), max(one.began + one.took for one in shoppers)
    paid = [one for one in shoppers if one.ended == "paid"]
    return {
        "untroubled": len(shoppers),
        "untroubled_paid": len(paid),
        "purchases_per_second": round(len(paid) / (last - first), 2),
        "purchase_s_p95": round(_p95([one.took for one in paid]), 2),
    }


def _troubled(world: World, chance: random.Random, args: argparse.Namespace) -> tuple[list[Shopper], dict[str, object]]:
    ways = chance.choices(list(WAYS), list(WAYS.values()), k=args.purchases)
    shoppers = _entered(world, ways, chance, patience=args.patience)
    calls = int(world.ask("/_sandbox/load", method="GET")["requests"])
    storm.plan(world, args.faults)
    threading.stack_size(256 * 1024)
    began = time.monotonic()
    with storm.Storm(world, chance, args.kill_every) as over, ThreadPoolExecutor(args.purchases) as pool, _progress(shoppers):
        list(pool.map(Shopper.buy, shoppers))
    figures: dict[str, object] = {
        "troubled_s": round(time.monotonic() - began),
        "ways": dict(Counter(one.way for one in shoppers)),
        "shoppers_saw": dict(Counter(one.ended for one in shoppers)),
        "calls": int(world.ask("/_sandbox/load", method="GET")["requests"]) - calls,
        "faults": storm.injected(world),
        "kills": dict(world.kills),
        "refunds_by_merchant": over.given_back,
    }
    world.ask("/_sandbox/faults", method="DELETE")
    tell(f"{len(shoppers)} purchases with trouble: {figures['shoppers_saw']}")
    return shoppers, figures


@contextmanager
def _progress(shoppers: Sequence[Shopper]) -> Generator[None]:
    """Say now and then how many are through."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(20):
            tell(f"{sum(bool(one.ended) for one in shoppers)} of {len(shoppers)} shoppers are through")

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()


def _entered(world: World, ways: Sequence[str], chance: random.Random, *, patience: float) -> list[Shopper]:
    shoppers = [Shopper(world, way, random.Random(chance.random()), patience) for way in ways]
    for shopper in shoppers:
        shopper.enter()
    return shoppers


def _counts(read: books.Books) -> dict[str, object]:
    return {
        "checkouts": dict(Counter(str(row["state"]) for row in read.checkouts)),
        "payments": dict(Counter(str(one["status"]) for one in read.intents)),
        "orders": {
            "standing": sum(not one["cancelledAt"] for one in read.orders),
            "cancelled": sum(bool(one["cancelledAt"]) for one in read.orders),
        },
        "captures": sum(bool(one["amount_received"]) for one in read.intents),
        "voids": sum(one["status"] == "canceled" for one in read.intents),
        "refunds": dict(Counter(f"{one['origin']} {one['state']}" for one in read.mirrored)),
        "stuck": sum(row["state"] not in books.ENDED for row in read.checkouts),
    }


def _told_wrongly(read: books.Books, shoppers: Sequence[Shopper]) -> int:
    """Shoppers whose page said paid though they did not, or that nothing was charged though they did."""
    states = {row["id"]: row["state"] for row in read.checkouts}
    paid = ("paid", "refunded")
    ends = [(one.ended in paid, states.get(one.checkout_id) in paid) for one in shoppers if one.ended in books.ENDED]
    return sum(said is not so for said, so in ends)


def _p95(figures: Sequence[float]) -> float:
    return sorted(figures)[int(len(figures) * 0.95)]
