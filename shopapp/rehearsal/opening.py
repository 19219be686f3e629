"""Whether shoppers see the chat. A shop is open unless its merchant closed it; opening again is held back by what a
rehearsal found.

The rule: only what the newest finished rehearsal says counts, so that mending and rehearsing again is the way to open.
"""

from collections import Counter
from typing import Any, cast

from shopapp.db import Connection
from shopapp.errors import Conflict
from shopapp.rehearsal import store
from shopapp.rehearsal.records import BLOCKING
from shopapp.rehearsal.report import VERDICTS
from shopapp.shops import Shop
from shopapp.shops import store as shop_store

_ROOM = "opening"


def is_open(shop: Shop) -> bool:
    chosen = cast(dict[str, Any], shop.settings.get(_ROOM) or {})
    return bool(chosen.get("open", True))


def held_back(conn: Connection, shop_id: int) -> str | None:
    """Why the shop must not be opened, in a sentence; None when nothing is in the way."""
    newest = store.newest_done(conn, shop_id)
    if newest is None:
        return None
    found = Counter(
        finding["verdict"]
        for case in store.cases(conn, shop_id, newest)
        for finding in {each["verdict"]: each for each in case.findings}.values()
        if finding["verdict"] in BLOCKING
    )
    if not found:
        return None
    named = ", ".join(f"{VERDICTS[verdict].lower()}: {found[verdict]}" for verdict in BLOCKING if found[verdict])
    return f"The last rehearsal found what shoppers must not meet ({named}). Mend it and rehearse again."


def open_shop(conn: Connection, shop_id: int) -> None:
    """Raises Conflict with the reason while it is held back."""
    if (reason := held_back(conn, shop_id)) is not None:
        raise Conflict(reason, code="held_back")
    shop_store.write_settings(conn, shop_id, _ROOM, {"open": True})


def close_shop(conn: Connection, shop_id: int) -> None:
    shop_store.write_settings(conn, shop_id, _ROOM, {"open": False})
