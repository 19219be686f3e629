"""The one object every part of the sandbox is given: what it remembers, its planned faults, its webhooks on their way.

Views find it with `current_sandbox()`; nothing of the sandbox is global.
"""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from flask import current_app

from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.deliver import Deliverer
from shopapp.sandbox.faults import Faults
from shopapp.sandbox.listen import HangUp, Load
from shopapp.sandbox.shopify.graphql.cost import Buckets
from shopapp.sandbox.state import Doc, World

KEY = "sandbox"


class Sandbox:
    """State of one simulated outside world; `server.py` puts it on the wire."""

    def __init__(self, config: SandboxConfig) -> None:
        config.data_dir.mkdir(parents=True, exist_ok=True)
        self.config = config
        self.world = World(config.data_dir / "sandbox.sqlite3")
        self.faults = Faults()
        self.webhooks = Deliverer(self.world, self.faults)
        self.closed = threading.Event()
        self.buckets = Buckets(config.bucket)
        self.loads: list[Load] = []
        """What each open port has answered so far."""
        self.synthetic: dict[str, Callable[[], Iterator[Doc]]] = {}
        """Shop -> a maker of product documents that are never stored: catalogues too large for the file, for benches."""
        self.exports: dict[tuple[str, str, bool], tuple[Path, int, int]] = {}
        """Of those shops, which never change: shop and query -> the file, its objects and roots, so that it is written once."""
        self._moved: tuple[tuple[int, int], timedelta] | None = None

    def now(self) -> datetime:
        """The time in the simulated world: the machine's, plus what the console moved it by."""
        version = self.world.version("clock")
        if self._moved is None or self._moved[0] != version:
            doc = self.world.get("clock", "moved")
            self._moved = (version, timedelta(seconds=float(doc["seconds"]) if doc else 0.0))
        return datetime.now(UTC) + self._moved[1]

    def ports_are(self, **ports: int) -> None:
        """Note the ports that were really taken, where the configuration said 0."""
        self.config = replace(self.config, **ports)

    @property
    def shopify_url(self) -> str:
        return f"http://{self.config.host}:{self.config.shopify_port}"

    @property
    def stripe_url(self) -> str:
        return f"http://{self.config.host}:{self.config.stripe_port}"

    @property
    def smtp_url(self) -> str:
        return f"smtp://{self.config.host}:{self.config.smtp_port}"

    def admin_url(self, shop: str) -> str:
        """What the product's setting `shopify_url` must come to for this shop."""
        return f"{self.shopify_url}/shops/{shop}"

    def front_url(self, shop: str) -> str:
        """The address a browser opens for this shop's storefront."""
        if shop == self.config.default_shop:
            return self.config.front
        return f"http://{shop.partition('.')[0]}.localhost:{self.config.shopify_port}"

    def close(self) -> None:
        self.closed.set()
        self.webhooks.stop()
        self.world.close()


def current_sandbox() -> Sandbox:
    """The sandbox behind the request being answered."""
    return cast(Sandbox, current_app.extensions[KEY])


def iso(moment: datetime) -> str:
    """A time as Shopify writes it in GraphQL: UTC, whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def hang(seconds: float) -> None:
    """Keep the caller waiting, then hang up without an answer (30 s unless told)."""
    time.sleep(seconds or 30.0)
    raise HangUp
