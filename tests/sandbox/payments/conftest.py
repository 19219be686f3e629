"""A simulated Stripe on a port of its own, with the real SDK in front and two judges beside it.

Every call of a test goes over HTTP, is compared with Stripe's OpenAPI description (where `../shared` has it) and with the
SDK's own parameter types. A test that means to be refused says so by using `loose`.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import stripe
from flask import Flask, request
from sdk_types import Typed

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.listen import Listener
from shopapp.sandbox.simulation import Sandbox
from shopapp.sandbox.stripe import create_app, ensure_account, openapi


@dataclass
class Bench:
    """What a test works with. `client()` speaks as the demo shop unless given another key."""

    sandbox: Sandbox
    app: Flask
    url: str
    account: dict[str, Any]

    def client(self, key: str = "", **options: Any) -> stripe.StripeClient:
        return stripe.StripeClient(
            key or self.account["secret_key"],
            base_addresses={"api": self.url},
            http_client=stripe.RequestsClient(timeout=3),
            **options,
        )

    @property
    def watch(self) -> openapi.Watch | None:
        return self.app.extensions["stripe_watch"]

    def events(self) -> list[Any]:
        """Every event of the demo shop, oldest first."""
        return list(reversed(self.client().v1.events.list({"limit": 100}).data))

    def told(self) -> list[str]:
        return [event.type for event in self.events()]


@pytest.fixture(autouse=True)
def _no_telemetry() -> None:
    stripe.enable_telemetry = False


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    sandbox = Sandbox(SandboxConfig(data_dir=tmp_path, registration={}))
    app = create_app(sandbox)
    listener = Listener("127.0.0.1", 0, app)
    listener.start()
    sandbox.webhooks.start()
    made = Bench(sandbox, app, f"http://127.0.0.1:{listener.port}", ensure_account(sandbox.world, "fieldhouse"))
    yield made
    _judge_what_was_told(made)
    listener.stop()
    sandbox.close()


def _judge_what_was_told(bench: Bench) -> None:
    if bench.watch is None:
        return
    for event in bench.sandbox.world.all("stripe_event", shop=f"{bench.account['account']}:test"):
        bench.watch.event({key: value for key, value in event.items() if not key.startswith("_")})
    assert bench.watch.mismatches == []


@pytest.fixture
def loose(bench: Bench) -> Any:
    """The SDK as it is, for calls that are meant to be wrong."""
    return bench.client().v1


@pytest.fixture
def pay(bench: Bench) -> Any:
    """`client.v1`, refusing parameters that the SDK's types do not know."""
    return Typed(bench.client().v1)


@pytest.fixture
def hold() -> dict[str, Any]:
    """What the product sends to authorise a payment."""
    return {
        "amount": 4990,
        "currency": "eur",
        "confirm": True,
        "payment_method": "pm_card_visa",
        "capture_method": "manual",
        "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
        "use_stripe_sdk": True,
        "metadata": {"checkout_id": "7", "quote_hash": "abc"},
    }


@dataclass
class Inbox:
    """A webhook receiver that keeps what it gets and answers with `status`."""

    url: str
    got: list[tuple[str, bytes]]
    answers: list[int]


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    app = Flask("inbox")
    lock, box = threading.Lock(), Inbox("", [], [])

    @app.post("/hook")
    def hook() -> tuple[str, int]:
        with lock:
            box.got.append((request.headers["Stripe-Signature"], request.get_data()))
            return "", box.answers.pop(0) if box.answers else 200

    listener = Listener("127.0.0.1", 0, app)
    listener.start()
    box.url = f"http://127.0.0.1:{listener.port}/hook"
    yield box
    listener.stop()
