"""Trouble while shoppers pay: faults on a share of all calls and webhooks, processes killed, prices moved, money given back."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench._purchases.world import World

# What goes wrong with a call of ours, as shares of all faults. Hung calls break after a while; the slowest outlast our limit.
KINDS: tuple[tuple[str, float, float], ...] = (
    ("error_before", 0.2, 0.0), ("error_after", 0.2, 0.0), ("timeout_before", 0.13, 0.5), ("timeout_after", 0.18, 0.5),
    ("timeout_after", 0.02, 21.0), ("throttle", 0.12, 0.0), ("delay", 0.15, 1.0),
)  # fmt: skip
WEBHOOKS: tuple[tuple[str, float, float], ...] = (
    ("duplicate", 0.15, 0.0), ("drop", 0.1, 0.0), ("late", 0.1, 6.0), ("reorder", 0.05, 2.0),
)  # fmt: skip
# Every call that the product makes for a payment; the shoppers' own calls to Stripe are not ours to break.
CALLS = (("stripe", "payment_intents"), ("stripe", "refunds"), ("shopify", "Orders"))
_MANY = 10_000_000


def plan(world: World, share: float) -> None:
    """Let this share of all calls go wrong. Faults are tried one after the other, so each chance is of what is left."""
    left = 1.0
    for kind, weight, seconds in KINDS:
        chance = share * weight / left
        left -= share * weight
        for target, operation in CALLS:
            _set(world, target, kind, operation, chance, seconds)
    for kind, chance, seconds in WEBHOOKS:
        _set(world, "webhook", kind, "", chance, seconds)


def _set(world: World, target: str, kind: str, operation: str, chance: float, seconds: float) -> None:
    fault = {"target": target, "kind": kind, "operation": operation, "times": _MANY, "probability": chance, "seconds": seconds}
    world.ask("/_sandbox/faults", fault)


def injected(world: World) -> dict[str, int]:
    """How often each kind of fault struck so far."""
    struck: Counter[str] = Counter()
    for fault in world.ask("/_sandbox/faults", method="GET")["faults"]:
        if fault["times"] < _MANY:
            struck[f"{fault['target']} {fault['kind']}"] += _MANY - int(fault["times"])
    return dict(sorted(struck.items()))


@dataclass(slots=True)
class Storm:
    """Kills, price changes and refunds from either side, until it is over."""

    world: World
    chance: random.Random
    kill_every: float
    given_back: int = 0
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list[threading.Thread])

    def __enter__(self) -> "Storm":
        for work in (self._kill, self._move_prices, self._give_back):
            self._threads.append(threading.Thread(target=work, daemon=True))
            self._threads[-1].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _kill(self) -> None:
        while not self._over.wait(self.kill_every * (0.5 + self.chance.random())):
            self.world.kill_one(self.chance)

    def _move_prices(self) -> None:
        while not self._over.wait(1.5):
            price = f"{self.chance.randint(28, 34)}.00"
            self.world.ask(f"/_sandbox/products/{self.world.moving_product}?shop={self.world.domain}", {"price": price})

    def _give_back(self) -> None:
        """Merchants refund some of what was just paid, in Stripe's dashboard or in Shopify's admin, in part or in full."""
        known: set[str] = set()
        while not self._over.wait(2.0):
            for intent in _captured(self.world):
                if intent["id"] not in known and self.chance.random() < 0.05 and time.time() - intent["created"] > 3:
                    self._refund(intent)
                known.add(intent["id"])

    def _refund(self, intent: dict[str, Any]) -> None:
        amount = intent["amount"] if self.chance.random() < 0.3 else self.chance.randint(1, intent["amount"] // 2)
        if self.chance.random() < 0.5:
            form = {"payment_intent": intent["id"], "amount": str(amount)}
            answer = _stripe(self.world, "POST", "/v1/refunds", form)
            self.given_back += answer.status_code == 200
            return
        for order in self.world.ask(f"/_sandbox/shops/{self.world.domain}/orders", method="GET")["orders"]:
            marks = {entry["key"]: entry["value"] for entry in order["customAttributes"]}
            if marks.get("_shopapp_checkout") == intent["metadata"].get("checkout") and order["financialStatus"] == "PAID":
                path = f"/_sandbox/shops/{self.world.domain}/orders/{order['id']}"
                self.world.ask(path, {"action": "refund", "amount": f"{amount / 100:.2f}"})
                self.given_back += 1


def _captured(world: World) -> list[dict[str, Any]]:
    answer = _stripe(world, "GET", "/v1/payment_intents?limit=100", None)
    return [intent for intent in answer.json().get("data", []) if intent["status"] == "succeeded"]


def _stripe(world: World, method: str, path: str, form: dict[str, str] | None) -> httpx.Response:
    """The merchant's own browser at Stripe; a fault that strikes it is the merchant's bad luck, and nothing is tried again."""
    try:
        return httpx.request(
            method, f"{world.place.stripe_url}{path}", data=form, auth=(world.secret_key, ""), timeout=30, trust_env=False
        )
    except httpx.HTTPError:
        return httpx.Response(599, json={})
