"""Calls that the team makes: a shopper chooses a free time and leaves a number, with a ticked box.

The rule: only a shopper's own form books (`book`, through its door). Whoever else speaks of a call, model or engine, can do no
more than put that form on the screen; so no call is ever booked that nobody asked for.
"""

import re
import unicodedata
from datetime import datetime
from typing import Any

from shopapp.conversations import say
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid, NotFound
from shopapp.inbox.agents.store import now as database_now
from shopapp.inbox.callbacks import store, words
from shopapp.inbox.callbacks.slots import LENGTHS, Calls, chosen_calls, free
from shopapp.inbox.callbacks.store import Callback, ahead, booked
from shopapp.inbox.callbacks.telling import sweep
from shopapp.inbox.store import stir
from shopapp.shops import Shop

_PHONE = re.compile(r"\+?[\d\s()/.\-]{6,30}")
_GONE = "This time is not free any more. Choose another one."
_FEWEST, _MOST = 6, 15
"""Digits of a telephone number; fifteen is the most that E.164 allows."""


def offered(conn: Connection, shop: Shop, now: datetime | None = None) -> dict[str, Any]:
    """The free times as the form takes them; `slots` is empty where there is none, or calls are not offered."""
    calls = Calls.of(shop.settings, shop.timezone)
    now = now or database_now(conn)
    slots = free(calls, store.taken(conn, shop.id, now), now) if calls.on else []
    return {"slots": [each.isoformat() for each in slots], "zone": calls.hours.zone.key, "minutes": calls.minutes}


def book(
    conn: Connection,
    shop: Shop,
    shopper_id: int,
    *,
    at: datetime,
    name: str,
    phone: str,
    consents: bool,
    locale: str,
    now: datetime | None = None,
) -> None:
    """Book this time for the shopper's conversation, once, and say so; one booked before is moved.

    Raises Invalid for what was typed and Conflict where the time is not free any more.
    """
    name, phone = _named(name), _dialled(phone)
    if not consents:
        raise Invalid("Tick the box, so that the team may call this number.", code="no_consent")
    found = conversations.visible(conn, shop.id, shopper_id)
    if found is None:
        raise NotFound("There is no conversation yet.")
    conversation = conversations.lock(conn, shop.id, found.id)
    store.queue_up(conn, shop.id)
    now = now or database_now(conn)
    before = store.booked(conn, shop.id, conversation.id)
    if before is not None and before.starts_at == at:
        return
    calls = Calls.of(shop.settings, shop.timezone)
    if at not in free(calls, store.taken(conn, shop.id, now), now):
        raise Conflict(_GONE, code="slot_taken")
    if before is not None:
        store.end(conn, shop.id, before.id, "moved")
    locale = locale or conversation.locale
    consent = words.say(locale, "consent", shop=shop.name)
    span = (at, at + calls.length)
    if not store.put(conn, shop.id, conversation, span, name=name, phone=phone, consent_text=consent, now=now):
        raise Conflict(_GONE, code="slot_taken")
    told = words.say(locale, "booked", shop=shop.name, when=words.when(locale, at.astimezone(calls.hours.zone), shop.timezone))
    say(conn, shop.id, conversation.id, "callback.booked", {"text": told})
    stir(conn, shop.id)


def done(conn: Connection, shop_id: int, callback_id: int) -> None:
    """The team has called."""
    store.end(conn, shop_id, callback_id, "done")
    stir(conn, shop_id)


def cancel(conn: Connection, shop: Shop, callback_id: int) -> None:
    """The team cannot call, and the shopper is told so in the conversation. A call that is over stays as it is."""
    gone = store.end(conn, shop.id, callback_id, "cancelled")
    if gone is None:
        return
    locale = conversations.read(conn, shop.id, gone.conversation_id).locale
    zone = Calls.of(shop.settings, shop.timezone).hours.zone
    told = words.say(locale, "cancelled", when=words.when(locale, gone.starts_at.astimezone(zone), shop.timezone))
    say(conn, shop.id, gone.conversation_id, "callback.cancelled", {"text": told})
    stir(conn, shop.id)


def _named(text: str) -> str:
    name = " ".join(text.replace("\x00", "").split())[:80]
    if not name:
        raise Invalid("Give a name, so that the team knows whom to ask for.", code="no_name")
    return name


def _dialled(text: str) -> str:
    """The number in the digits of a keypad, however it was typed."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text.strip())
    digits = sum(sign.isdigit() for sign in plain)
    if not _PHONE.fullmatch(plain) or not _FEWEST <= digits <= _MOST:
        raise Invalid("Give a telephone number such as +49 30 1234567.", code="bad_phone")
    return " ".join(plain.split())


__all__ = [
    "LENGTHS",
    "Callback",
    "Calls",
    "ahead",
    "book",
    "booked",
    "cancel",
    "chosen_calls",
    "done",
    "offered",
    "sweep",
    "words",
]
