"""Calls that the team makes: a shopper chooses a free time and leaves a number, with a ticked box, and may take it back.

The rule: only a shopper's own form books (`book`, through its door). Whoever else speaks of a call, model or engine, can do no
more than put that form on the screen; so no call is ever booked that nobody asked for. How many one may book: `limits.py`.
"""

import re
import unicodedata
from datetime import datetime
from typing import Any

from shopapp.conversations import Conversation, say
from shopapp.conversations import store as conversations
from shopapp.db import Connection
from shopapp.errors import Conflict, Invalid, NotFound
from shopapp.inbox.agents.store import now as database_now
from shopapp.inbox.callbacks import limits, store, words
from shopapp.inbox.callbacks.limits import Asking
from shopapp.inbox.callbacks.slots import LENGTHS, Calls, chosen_calls
from shopapp.inbox.callbacks.store import Callback, ahead, booked
from shopapp.inbox.callbacks.telling import sweep
from shopapp.inbox.store import stir
from shopapp.shops import Shop

_PHONE = re.compile(r"\+?[\d\s()/.\-]{6,30}")
_FEWEST, _MOST = 6, 15
"""Digits of a telephone number; fifteen is the most that E.164 allows."""


def offered(conn: Connection, shop: Shop, shopper_id: int, now: datetime | None = None) -> dict[str, Any]:
    """The times that are free to this shopper, as the form takes them; none where there are none, or calls are not offered."""
    calls = Calls.of(shop.settings, shop.timezone)
    now = now or database_now(conn)
    slots = limits.open_to(conn, shop.id, calls, Asking.of(conn, shop.id, shopper_id), now) if calls.on else []
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
    """Book this time for the shopper, once, and say so; one booked before is moved.

    Raises Invalid for what was typed, Conflict where the time is not free any more, and TooOften.
    """
    name, phone = _named(name, locale), _dialled(phone, locale)
    if not consents:
        raise Invalid(words.say(locale, "need_consent"), code="no_consent")
    conversation = _in_line(conn, shop.id, shopper_id)
    if conversation is None:
        raise NotFound("There is no conversation yet.")
    now = now or database_now(conn)
    before = store.booked(conn, shop.id, shopper_id)
    if before is not None and before.starts_at == at:
        return
    locale, asking = locale or conversation.locale, Asking.of(conn, shop.id, shopper_id)
    limits.check(conn, shop.id, asking, conversation.id, now, locale)
    calls = Calls.of(shop.settings, shop.timezone)
    gone = Conflict(words.say(locale, "gone"), code="slot_taken")
    if at not in limits.open_to(conn, shop.id, calls, asking, now):
        raise gone
    if before is not None:
        store.end(conn, shop.id, before.id, "moved")
    consent, span = words.say(locale, "consent", shop=shop.name), (at, at + calls.length)
    if not store.put(
        conn, shop.id, conversation, span, name=name, phone=phone, consent_text=consent, known=asking.known, now=now
    ):
        raise gone
    told = words.say(locale, "booked", shop=shop.name, when=_when(shop, locale, at))
    say(conn, shop.id, conversation.id, "callback.booked", {"text": told, "until": span[1].isoformat()})
    stir(conn, shop.id)


def standing(conn: Connection, shop: Shop, shopper_id: int, now: datetime | None = None) -> Callback | None:
    """The call that this shopper still has before them."""
    call = store.booked(conn, shop.id, shopper_id)
    return call if call is not None and call.ends_at > (now or database_now(conn)) else None


def withdraw(conn: Connection, shop: Shop, shopper_id: int, *, locale: str, turn_id: int | None = None) -> bool:
    """The shopper takes their call back, and the conversation says so. False, and says so, where none stands any more."""
    conversation = _in_line(conn, shop.id, shopper_id)
    if conversation is None:
        return False
    call, locale = standing(conn, shop, shopper_id), locale or conversation.locale
    if call is None:
        say(conn, shop.id, conversation.id, "text", {"text": words.say(locale, "none_booked")}, turn_id=turn_id)
        return False
    store.end(conn, shop.id, call.id, "withdrawn")
    told = words.say(locale, "withdrawn", shop=shop.name, when=_when(shop, locale, call.starts_at))
    say(conn, shop.id, conversation.id, "callback.cancelled", {"text": told, "by": "shopper"}, turn_id=turn_id)
    stir(conn, shop.id)
    return True


def done(conn: Connection, shop_id: int, callback_id: int) -> None:
    """The team has called."""
    store.end(conn, shop_id, callback_id, "done")
    stir(conn, shop_id)


def cancel(conn: Connection, shop: Shop, callback_id: int) -> None:
    """The team cannot call, and the shopper is told so in the conversation. A call that is over stays as it is."""
    # The conversation before the call, as a shopper's own steps take them: the other way round, two could wait for each other.
    talk_id = store.conversation_of(conn, shop.id, callback_id)
    locale = conversations.lock(conn, shop.id, talk_id).locale
    gone = store.end(conn, shop.id, callback_id, "cancelled")
    if gone is None:
        return
    told = words.say(locale, "cancelled", when=_when(shop, locale, gone.starts_at))
    say(conn, shop.id, gone.conversation_id, "callback.cancelled", {"text": told})
    stir(conn, shop.id)


def _in_line(conn: Connection, shop_id: int, shopper_id: int) -> Conversation | None:
    """The shopper's conversation, locked, and the shop's queue of bookings behind it: always in this order, against deadlocks."""
    found = conversations.visible(conn, shop_id, shopper_id)
    if found is None:
        return None
    conversation = conversations.lock(conn, shop_id, found.id)
    store.queue_up(conn, shop_id)
    return conversation


def _when(shop: Shop, locale: str, moment: datetime) -> str:
    zone = Calls.of(shop.settings, shop.timezone).hours.zone
    return words.when(locale, moment.astimezone(zone), shop.timezone)


def _named(text: str, locale: str) -> str:
    name = " ".join(text.replace("\x00", "").split())[:80]
    if not name:
        raise Invalid(words.say(locale, "need_name"), code="no_name")
    return name


def _dialled(text: str, locale: str) -> str:
    """The number in the digits of a keypad, however it was typed."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text.strip())
    digits = sum(sign.isdigit() for sign in plain)
    if not _PHONE.fullmatch(plain) or not _FEWEST <= digits <= _MOST:
        raise Invalid(words.say(locale, "need_phone"), code="bad_phone")
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
    "standing",
    "sweep",
    "withdraw",
    "words",
]
