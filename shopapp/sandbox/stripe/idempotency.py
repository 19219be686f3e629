"""Idempotency keys: the first answer of a key is the answer of that key, for twenty-four hours.

Kept per account and mode. What was refused before anything was done is not kept. A key that is still running answers 409.
"""

import hashlib
import json
from dataclasses import dataclass

from shopapp.sandbox.state import World
from shopapp.sandbox.stripe.books import Books
from shopapp.sandbox.stripe.problems import Doc, StripeProblem, invalid

_KIND = "stripe_key_used"
_LIFE = 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """What went out, or will go out, for one request."""

    status: int
    body: Doc
    request_id: str
    replayed: bool = False


def fingerprint(method: str, path: str, params: Doc) -> str:
    """What must be the same when a key comes again. A digest: parameters may hold what we do not want to keep."""
    return hashlib.sha256(f"{method} {path} {json.dumps(params, sort_keys=True)}".encode()).hexdigest()


def begin(books: Books, key: str, mark: str, path: str) -> Answer | None:
    """Take the key for this request, or give the answer it already has. Raises when the key cannot be used so."""
    if len(key) > 255:
        raise invalid("idempotency_key", "An idempotency key has at most 255 characters.")
    with books.world.changing():
        known = books.world.get(_KIND, key, shop=books.scope)
        if known is not None and known["created"] + _LIFE > books.now():
            return _again(known, key, mark, path)
        books.world.put(_KIND, key, {"key": key, "mark": mark, "path": path, "created": books.now()}, shop=books.scope)
    return None


def _again(known: Doc, key: str, mark: str, path: str) -> Answer:
    if known["path"] != path:
        message = f"The key '{key}' was first used for {known['path']}; keys belong to one endpoint."
        raise StripeProblem(400, message, type="idempotency_error")
    if known["mark"] != mark:
        message = f"The key '{key}' was first used with other parameters. Use a new key for a new request."
        raise StripeProblem(400, message, type="idempotency_error")
    if "status" not in known:
        message = f"Another request with the key '{key}' is still running."
        raise StripeProblem(409, message, code="idempotency_key_in_use", type="invalid_request_error")
    return Answer(known["status"], known["body"], known["request_id"], replayed=True)


def keep(books: Books, key: str, answer: Answer) -> None:
    known = books.world.get(_KIND, key, shop=books.scope) or {"key": key, "created": books.now()}
    done = {"status": answer.status, "body": answer.body, "request_id": answer.request_id}
    books.world.put(_KIND, key, known | done, shop=books.scope)


def forget(books: Books, key: str) -> None:
    books.world.remove(_KIND, key, shop=books.scope)


def release_all(world: World) -> None:
    """After a restart nothing is running: keys that a killed process held may be used again."""
    for account in world.all("stripe_account"):
        for mode in ("test", "live"):
            scope = f"{account['id']}:{mode}"
            for doc in world.all(_KIND, shop=scope):
                if "status" not in doc:
                    world.remove(_KIND, doc["key"], shop=scope)
