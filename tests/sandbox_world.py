"""A sandbox on the wire for a module of tests, an ear where the product would be, and a caller with a living token."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.listen import Listener
from shopapp.sandbox.server import Sandbox, running
from shopapp.sandbox.shopify import oauth

SHOP = "demo.myshopify.com"


@dataclass
class Ear:
    """Stands where the product's webhook doors are: writes down what comes, answers what it is told to."""

    answers: list[int] = field(default_factory=list)
    heard: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: Any, start_response: Any) -> list[bytes]:
        body = environ["wsgi.input"].read()
        headers = {key[5:].replace("_", "-").lower(): value for key, value in environ.items() if key.startswith("HTTP_")}
        with self.lock:
            status = self.answers.pop(0) if self.answers else 200
            self.heard.append({"path": environ["PATH_INFO"], "headers": headers, "body": body, "status": status})
        start_response(f"{status} Told", [("Content-Length", "0")])
        return []

    def topics(self) -> list[str]:
        with self.lock:
            return [one["headers"].get("x-shopify-topic", "") for one in self.heard]

    def wait_for(self, topic: str, count: int = 1, seconds: float = 8.0) -> list[dict[str, Any]]:
        end = time.time() + seconds
        while time.time() < end:
            with self.lock:
                found = [one for one in self.heard if one["headers"].get("x-shopify-topic") == topic]
            if len(found) >= count:
                return found
            time.sleep(0.02)
        raise AssertionError(f"{topic} was not heard {count} times; heard {self.topics()}")

    def forget(self) -> None:
        with self.lock:
            self.heard.clear()
            self.answers.clear()


@pytest.fixture(scope="module")
def app_side() -> Iterator[tuple[str, Ear]]:
    ear = Ear()
    listener = Listener("127.0.0.1", 0, ear)
    listener.start()
    yield f"http://127.0.0.1:{listener.port}", ear
    listener.stop()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory, app_side: tuple[str, Ear]) -> Iterator[Sandbox]:
    """The whole sandbox on free ports, its world in a temporary folder."""
    folder = tmp_path_factory.mktemp("sandbox")
    config = SandboxConfig(data_dir=folder, shopify_port=0, stripe_port=0, smtp_port=0, app_url=app_side[0])
    with running(config) as served:
        yield served


@pytest.fixture
def ear(app_side: tuple[str, Ear], sandbox: Sandbox) -> Iterator[Ear]:
    sandbox.webhooks.settle()
    app_side[1].forget()
    yield app_side[1]
    sandbox.faults.clear()


def exchange(sandbox: Sandbox, shop: str = SHOP, **changes: Any) -> httpx.Response:
    """Token exchange as the product does it; `changes` replace fields of the request."""
    given = {
        "client_id": sandbox.config.client_id,
        "client_secret": sandbox.config.client_secret,
        "grant_type": oauth.EXCHANGE,
        "subject_token": oauth.mint_id_token(sandbox, shop),
        "subject_token_type": oauth.ID_TOKEN,
        "requested_token_type": oauth.OFFLINE,
        "expiring": "1",
    }
    return httpx.post(f"{sandbox.admin_url(shop)}/admin/oauth/access_token", data=given | changes)


Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(sandbox: Sandbox) -> Iterator[Ask]:
    """Ask the Admin API: `ask(query, **variables)` returns the whole answer; HTTP must be 200."""
    token = exchange(sandbox).json()["access_token"]
    with httpx.Client(headers={"X-Shopify-Access-Token": token}, timeout=20) as client:

        def call(document: str, /, **variables: Any) -> dict[str, Any]:
            answer = client.post(
                f"{sandbox.admin_url(SHOP)}/admin/api/2026-10/graphql.json", json={"query": document, "variables": variables}
            )
            assert answer.status_code == 200, answer.text
            return answer.json()

        yield call


def product(handle: str, *, price: str = "20.00", stock: int = 5, **changes: Any) -> dict[str, Any]:
    """A product document with one variant."""
    variant = {"price": price, "inventoryQuantity": stock, "tracked": True, "optionValues": ["Default Title"]}
    given = {
        "handle": handle,
        "title": handle.replace("-", " ").title(),
        "vendor": "Fieldhouse",
        "productType": "Test",
        "variants": [variant],
    }
    return given | changes
