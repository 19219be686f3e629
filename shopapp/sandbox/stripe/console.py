"""The console of the simulated Stripe: accounts, the clock, and what only time or a bank would otherwise do.

`POST /_sandbox/stripe/accounts {name, livemode?, platform?, webhook_url?}` · `POST /_sandbox/stripe/clock {advance_seconds}` ·
`POST /_sandbox/stripe/dispute {charge, reason?}` · `GET /_sandbox/stripe/mismatches`.
"""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from shopapp.sandbox.state import World
from shopapp.sandbox.stripe import disputes, intents, keys, payouts, refunds, registry
from shopapp.sandbox.stripe.books import OLDER_VERSION, Books, Call, Teller, clock_offset
from shopapp.sandbox.stripe.openapi import Watch
from shopapp.sandbox.stripe.problems import Doc


def every_book(world: World, teller: Teller) -> list[Books]:
    """The books of every account in both modes, for what happens by itself (no request, so no request id)."""
    nobody: Doc = {"id": None, "idempotency_key": None}
    return [Books(world, doc["id"], mode, teller, nobody) for doc in world.all("stripe_account") for mode in (False, True)]


def advance(world: World, teller: Teller, seconds: int) -> int:
    """Move Stripe's clock forward and let happen what was due. Returns the new offset from real time."""
    with world.changing():
        offset = clock_offset(world) + seconds
        world.put("stripe_clock", "offset", {"seconds": offset})
        for books in every_book(world, teller):
            intents.expire(books)
            refunds.mature(books)
            payouts.pay_out(books)
    return offset


def blueprint(world: World, teller: Teller, watch: Watch | None) -> Blueprint:
    """The console's routes. All of them answer JSON."""
    console = Blueprint("stripe_console", __name__)

    @console.post("/_sandbox/stripe/clock")
    def move_clock() -> Response:
        return jsonify({"offset_seconds": advance(world, teller, int(_asked().get("advance_seconds", 0)))})

    @console.post("/_sandbox/stripe/accounts")
    def make_account() -> Response:
        asked = _asked()
        made = keys.ensure_account(world, str(asked.get("name", "account")), bool(asked.get("livemode", False)))
        if asked.get("platform"):
            keys.connect(world, str(asked["platform"]), made["account"])
        if asked.get("webhook_url"):
            books = Books(world, made["account"], bool(asked.get("livemode", False)), teller, {})
            made["webhook_secret"] = ensure_endpoint(books, str(asked["webhook_url"]))
        return jsonify(made)

    @console.post("/_sandbox/stripe/dispute")
    def dispute() -> tuple[Response, int] | Response:
        asked = _asked()
        for books in every_book(world, teller):
            charge = books.find("charge", str(asked.get("charge", "")))
            if charge is not None and charge["captured"]:
                with world.changing():
                    return jsonify(disputes.open_dispute(books, charge, str(asked.get("reason", "fraudulent"))))
        return jsonify({"error": {"code": "not_found", "message": "There is no captured charge with this id."}}), 404

    @console.get("/_sandbox/stripe/mismatches")
    def mismatches() -> Response:
        return jsonify({"checked": watch.checked if watch else 0, "mismatches": watch.mismatches if watch else []})

    return console


def ensure_endpoint(books: Books, url: str) -> str:
    """A webhook endpoint for every event at `url`, made once; returns its signing secret."""
    with books.world.changing():
        for known in books.all("webhook_endpoint"):
            if known["url"] == url:
                return str(known["_secrets"][0])
        params: Doc = {"url": url, "enabled_events": ["*"]}
        made = registry.create_endpoint(Call(books, params, {}, "secret", OLDER_VERSION, "", {}))
        return str(made["secret"])


def _asked() -> dict[str, Any]:
    return request.get_json(silent=True) or {}
