"""The simulated Stripe: its API under `/v1`, its browser script and frames, its 3-D Secure page, and a console.

`create_app(sandbox)` is the whole of it. Everything it knows is in `sandbox.world`; nothing here is shared with the product,
which meets it through the real SDK and the browser.
"""

from pathlib import Path
from typing import Any, Protocol

from flask import Flask, Response, jsonify, request

from shopapp.sandbox.faults import Faults
from shopapp.sandbox.state import World
from shopapp.sandbox.stripe import console, idempotency, openapi, pages
from shopapp.sandbox.stripe.door import Door
from shopapp.sandbox.stripe.events import Sender, Teller
from shopapp.sandbox.stripe.keys import ensure_account as ensure_account
from shopapp.sandbox.stripe.operations import OPERATIONS, Operation


class Sandbox(Protocol):
    """What the simulated Stripe needs of the sandbox it runs in."""

    @property
    def world(self) -> World: ...
    @property
    def faults(self) -> Faults: ...
    @property
    def webhooks(self) -> Sender: ...


def create_app(sandbox: Sandbox, description: Path | None = None) -> Flask:
    """The WSGI application. `description` is Stripe's OpenAPI file: every request and answer is then compared with it."""
    app = Flask("sandbox-stripe", static_folder=None)
    world, teller = sandbox.world, Teller(sandbox.world, sandbox.webhooks)
    path = description or openapi.beside_the_checkout()
    watch = openapi.Watch(path) if path and openapi.available() else None
    idempotency.release_all(world)
    door = Door(world, sandbox.faults, teller, watch)
    for operation in OPERATIONS:
        _route(app, door, operation)
    app.register_blueprint(console.blueprint(world, teller, watch))
    app.register_blueprint(pages.blueprint(world, sandbox.faults, teller))
    app.register_error_handler(404, _nothing_here)
    app.register_error_handler(405, _nothing_here)
    app.extensions["stripe_watch"] = watch
    return app


def _route(app: Flask, door: Door, operation: Operation) -> None:
    def view(**ids: str) -> Response:
        return door.answer(request, operation, ids)

    app.add_url_rule(operation.path, endpoint=operation.name, view_func=view, methods=[operation.method])


def _nothing_here(_: Any) -> tuple[Response, int]:
    message = f"Unrecognized request URL ({request.method}: {request.path}). The sandbox knows the calls this product makes."
    return jsonify({"error": {"type": "invalid_request_error", "message": message}}), 404
