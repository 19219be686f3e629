"""The sandbox on the wire: Shopify and Stripe over HTTP and a mailbox over SMTP, in one process until it is told to stop.

with running(SandboxConfig(data_dir=…, shopify_port=0, stripe_port=0, smtp_port=0)) as sandbox: …   # a test
run(SandboxConfig(data_dir=…))                                                                       # a process
"""

import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from shopapp.sandbox import console, language_model, mail, storefront, stripe
from shopapp.sandbox.config import SandboxConfig
from shopapp.sandbox.language_model import behaving
from shopapp.sandbox.listen import Listener, PortTaken
from shopapp.sandbox.shopify import drafts, oauth, seed, shops
from shopapp.sandbox.shopify.graphql import bulk_run, door
from shopapp.sandbox.simulation import KEY, Sandbox, current_sandbox

__all__ = ["Running", "Sandbox", "create", "current_sandbox", "run", "running"]


class Running:
    """A sandbox with its ports open. `stop()` closes them and the file."""

    def __init__(self, sandbox: Sandbox, listeners: list[Listener], mailbox: Any) -> None:
        self.sandbox = sandbox
        self._listeners = listeners
        self._mailbox = mailbox

    def stop(self) -> None:
        for listener in self._listeners:
            listener.stop()
        if self._mailbox is not None:
            self._mailbox.stop()
        self.sandbox.close()


def create(config: SandboxConfig) -> Sandbox:
    """Open (or begin) the simulated world of `config.data_dir`, with the default shop in it. No port is opened."""
    sandbox = Sandbox(config)
    seed.ensure_shop(sandbox, config.default_shop)
    return sandbox


def start(sandbox: Sandbox) -> Running:
    """Open the ports and begin to answer. Raises `PortTaken` before anything is answered."""
    config = sandbox.config
    listeners: list[Listener] = []
    try:
        listeners.append(shopify := Listener(config.host, config.shopify_port, _not_yet))
        listeners.append(payments := Listener(config.host, config.stripe_port, _not_yet))
        sandbox.ports_are(shopify_port=shopify.port, stripe_port=payments.port)
        sandbox.loads[:] = [shopify.load, payments.load]
        mailbox = mail.start(sandbox)
    except OSError:
        for listener in listeners:
            listener.server_close()
        raise
    shopify.application = shopify_app(sandbox)
    payments.application = stripe.create_app(sandbox)
    for listener in listeners:
        listener.start()
    sandbox.webhooks.start()
    bulk_run.resume(sandbox)
    threading.Thread(target=_tidy, args=(sandbox,), name="tidy", daemon=True).start()
    return Running(sandbox, listeners, mailbox)


@contextmanager
def running(config: SandboxConfig) -> Generator[Sandbox]:
    """A sandbox for as long as the block lasts; use port 0 in tests."""
    served = start(create(config))
    try:
        yield served.sandbox
    finally:
        served.stop()


def run(config: SandboxConfig) -> int:
    """Serve until SIGTERM or SIGINT. Returns the exit code: 0, or 2 when a port is taken."""
    sandbox = create(config)
    try:
        served = start(sandbox)
    except PortTaken as problem:
        sandbox.close()
        sys.stderr.write(f"{problem}\n")
        return 2
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: stopped.set())
    sys.stdout.write(f"sandbox ready: shopify {sandbox.shopify_url} · stripe {sandbox.stripe_url} · mail {sandbox.smtp_url}\n")
    sys.stdout.flush()
    stopped.wait()
    served.stop()
    return 0


def shopify_app(sandbox: Sandbox) -> Flask:
    """Shopify's side: Admin API, OAuth, bulk files, console and, last because it answers `/`, the storefront."""
    app = Flask("shopapp.sandbox", static_folder=None)
    app.json.sort_keys = False  # pyright: ignore[reportAttributeAccessIssue]
    app.extensions[KEY] = sandbox
    for blueprint in (console.blueprint, oauth.blueprint, door.blueprint):
        app.register_blueprint(blueprint)
    app.register_blueprint(mail.create_blueprint(sandbox))
    app.register_blueprint(language_model.create_blueprint(behaving.script(sandbox.faults)), url_prefix="/_model")
    app.register_blueprint(storefront.create_blueprint(sandbox))
    return app


def _tidy(sandbox: Sandbox) -> None:
    """Once a second: give back the stock of drafts whose reservation has run out. Ends when the world is closed."""
    while not sandbox.closed.wait(1.0):
        for shop in shops.shops(sandbox):
            drafts.release_expired(sandbox, shop["domain"])


def _not_yet(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("503 Service Unavailable", [("Content-Length", "0")])
    return []
