"""Events: one for each change, in the order the real API makes them, and their way to the webhook endpoints.

An event is written in the same transaction as the change it tells of. Each attempt is signed anew, with the time of the
attempt, by every secret that the endpoint still accepts.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from shopapp.sandbox.state import Doc, World
from shopapp.sandbox.stripe.books import API_VERSION, Books, Call, bare, new_id
from shopapp.sandbox.stripe.lists import page

Headers = Mapping[str, str]


class Sender(Protocol):
    """What we need of the sandbox's deliverer."""

    signers: dict[str, Callable[[Doc, bytes], Headers]]

    def send(
        self,
        url: str,
        headers: Headers | Callable[[], Headers],
        body: bytes,
        *,
        topic: str,
        source: str,
        schedule: Sequence[float] = ...,
    ) -> str: ...


class Teller:
    """Writes events and hands them to the deliverer. One for the whole simulated Stripe."""

    def __init__(self, world: World, sender: Sender) -> None:
        self._world, self._sender = world, sender
        sender.signers["stripe"] = self._sign_again

    def __call__(self, books: Books, type: str, doc: Doc, before: Doc | None) -> None:
        event: Doc = {
            "id": new_id("evt"),
            "object": "event",
            "api_version": API_VERSION,
            "created": books.now(),
            "data": {"object": doc} | ({"previous_attributes": before} if before is not None else {}),
            "livemode": books.livemode,
            "pending_webhooks": 0,
            "request": books.request,
            "type": type,
            "_deliveries": list[str](),
        }
        books.put(event)
        targets = list(self._targets(books, type))
        event["pending_webhooks"] = len(targets)
        event["_deliveries"] = [self._send(endpoint, event, account) for endpoint, account in targets]
        books.put(event)

    def _targets(self, books: Books, type: str) -> list[tuple[Doc, str]]:
        """The endpoints that take this event, each with the account to name in it ('' on the account's own endpoints)."""
        own = [(doc, "") for doc in books.all("webhook_endpoint") if not doc["_connect"]]
        account = self._world.get("stripe_account", books.account) or {"platforms": []}
        for platform in account["platforms"]:
            scope = f"{platform}:{'live' if books.livemode else 'test'}"
            own += [(doc, books.account) for doc in self._world.all("stripe_webhook_endpoint", shop=scope) if doc["_connect"]]
        return [(doc, named) for doc, named in own if doc["status"] == "enabled" and _wants(doc, type)]

    def _send(self, endpoint: Doc, event: Doc, account: str) -> str:
        told = bare(event) | ({"account": account} if account else {})
        told["api_version"] = endpoint["api_version"] or API_VERSION
        body = json.dumps(told, indent=2).encode()
        secrets = list(endpoint["_secrets"])
        return self._sender.send(endpoint["url"], lambda: signed(body, secrets), body, topic=event["type"], source="stripe")

    def _sign_again(self, delivery: Doc, body: bytes) -> Headers:
        """Headers after a restart: the endpoint is known by its address only."""
        for account in self._world.all("stripe_account"):
            for mode in ("test", "live"):
                for endpoint in self._world.all("stripe_webhook_endpoint", shop=f"{account['id']}:{mode}"):
                    if endpoint["url"] == delivery["url"]:
                        return signed(body, endpoint["_secrets"])
        return signed(body, [])


def signed(body: bytes, secrets: list[str], at: int | None = None) -> dict[str, str]:
    """The headers of one attempt: HMAC-SHA256 over `time.body`, once for each secret."""
    moment = int(time.time()) if at is None else at
    marks = [hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest() for secret in secrets]
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (sandbox)",
        "Stripe-Signature": ",".join([f"t={moment}", *(f"v1={mark}" for mark in marks)]),
    }


def _wants(endpoint: Doc, type: str) -> bool:
    return "*" in endpoint["enabled_events"] or type in endpoint["enabled_events"]


def seen(books: Books, event: Doc) -> Doc:
    """The event with the number of endpoints that have not answered 2xx yet, and whether any was given up."""
    states = [_state(books.world, id) for id in event.get("_deliveries", [])]
    return event | {"pending_webhooks": sum(state != "delivered" for state in states)}


def _state(world: World, delivery_id: str) -> str:
    done = world.get("webhook_log", delivery_id)
    if done is not None:
        return str(done["state"])
    # Neither finished nor waiting: trimmed from the log long ago.
    return "waiting" if world.get("delivery", delivery_id) is not None else "delivered"


def retrieve(call: Call) -> Doc:
    return seen(call.books, call.books.need("event", call.ids["id"]))


def listed(call: Call) -> Doc:
    wanted: set[str] = set(call.params.get("types", [])) | ({call.params["type"]} if "type" in call.params else set())
    success = call.params.get("delivery_success")

    def fits(event: Doc) -> bool:
        if wanted and not any(_matches(event["type"], pattern) for pattern in wanted):
            return False
        return success is None or (seen(call.books, event)["pending_webhooks"] == 0) is success

    found: dict[str, Any] = page(call, "event", "/v1/events", fits=fits)
    found["data"] = [seen(call.books, event) for event in found["data"]]
    return found


def _matches(type: str, pattern: str) -> bool:
    return type == pattern or (pattern.endswith("*") and type.startswith(pattern[:-1]))
