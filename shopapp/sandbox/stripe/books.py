"""One account's objects in one mode, as the operations see them: get, put, list, and tell the world by an event.

Everything is scoped to (account, test or live). A newcomer's mistake would be to read `world` directly: an object of
another account, or of the other mode, must look as if it did not exist. Keys that start with `_` are ours and never leave.
"""

import secrets
import string
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, cast

from shopapp.sandbox.state import World
from shopapp.sandbox.stripe import problems
from shopapp.sandbox.stripe.problems import Doc

_LETTERS = string.ascii_letters + string.digits
API_VERSION = "2026-10-28.endive"
# What a request without a version header gets: the default of an account opened before `payment_method_types` went.
OLDER_VERSION = "2026-05-27.dahlia"
Teller = Callable[["Books", str, Doc, Doc | None], None]


def new_id(prefix: str, length: int = 24) -> str:
    return f"{prefix}_{''.join(secrets.choice(_LETTERS) for _ in range(length))}"


def bare(value: Any) -> Any:
    """The value without our own notes, at every depth."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in cast(Doc, value).items() if not key.startswith("_")}
    if isinstance(value, list):
        return [bare(item) for item in cast(list[Any], value)]
    return value


def clock_offset(world: World) -> int:
    doc = world.get("stripe_clock", "offset")
    return int(doc["seconds"]) if doc else 0


@dataclass(frozen=True, slots=True)
class Books:
    """The objects of `account` in one mode. `teller` writes and sends the events; `request` names the call behind them."""

    world: World
    account: str
    livemode: bool
    teller: Teller
    request: Doc

    @property
    def scope(self) -> str:
        return f"{self.account}:{'live' if self.livemode else 'test'}"

    def now(self) -> int:
        return int(time.time()) + clock_offset(self.world)

    def put(self, doc: Doc) -> Doc:
        return self.world.put(f"stripe_{doc['object']}", doc["id"], doc, shop=self.scope)

    def remove(self, doc: Doc) -> None:
        self.world.remove(f"stripe_{doc['object']}", doc["id"], shop=self.scope)

    def find(self, kind: str, id: str) -> Doc | None:
        return self.world.get(f"stripe_{kind}", id, shop=self.scope)

    def need(self, kind: str, id: str, param: str = "id") -> Doc:
        doc = self.find(kind, id)
        if doc is None:
            raise problems.no_such(kind, id, param)
        return doc

    def all(self, kind: str) -> list[Doc]:
        """Oldest first."""
        return self.world.all(f"stripe_{kind}", shop=self.scope)

    def newest(self, kind: str) -> Generator[Doc]:
        """The newest first, read only as far as somebody looks."""
        return self.world.newest(f"stripe_{kind}", shop=self.scope)

    def tell(self, type: str, doc: Doc, before: Doc | None = None) -> None:
        """Record the event `type` about `doc` as it stands now; `before` holds the fields it changed."""
        self.teller(self, type, bare(doc), before)


@dataclass(frozen=True, slots=True)
class Call:
    """One request, checked and ready to run."""

    books: Books
    params: Doc
    ids: dict[str, str]
    key_kind: str
    version: str
    origin: str
    forced: Doc
    """What a planned fault asks of the card: `{"decline": code}` or `{"challenge": True}`."""

    @property
    def endive(self) -> bool:
        return self.version >= "2026-09-30"
