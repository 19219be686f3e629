"""The first trigger: a cart that lies still while its shopper is on the page.

The browser only reports that time has passed; whether anything is said is decided here, from rows. What is said is true
without looking anything up: how many things lie in the cart, and what we can help with.
"""

from datetime import timedelta
from typing import Any

from shopapp import logs
from shopapp.attribution import touch
from shopapp.cart import store as carts
from shopapp.clock import Clock
from shopapp.conversations import say
from shopapp.conversations import store as conversations
from shopapp.db import Connection, Transaction
from shopapp.shops import store as shops
from shopapp.triggers import store
from shopapp.triggers.words import idle_words

log = logs.get(__name__)
STEP = "cart_idle"
DEFAULT_SECONDS = 45
_ONE_A = timedelta(hours=24)


def configured(settings: dict[str, Any]) -> list[dict[str, Any]]:
    """The triggers the widget should watch for, from the shop's settings."""
    chosen = settings.get("triggers", {}).get(STEP, {})
    if not chosen.get("enabled", True):
        return []
    return [{"name": STEP, "after_seconds": max(10, int(chosen.get("after_seconds", DEFAULT_SECONDS)))}]


def signal(shop_id: int, shopper_id: int, name: str, *, locale: str, transaction: Transaction, clock: Clock) -> bool:
    """The browser reports `name`. Returns whether something was said; it arrives as an event like any other."""
    if name != STEP:
        return False
    with transaction(shop_id) as conn:
        if not configured(shops.read(conn, shop_id).settings):
            return False
        return _offer_help(conn, shop_id, shopper_id, locale, clock)


def _offer_help(conn: Connection, shop_id: int, shopper_id: int, locale: str, clock: Clock) -> bool:
    cart = carts.of_shopper(conn, shop_id, shopper_id)
    if cart is None or not cart.lines or store.nudged_since(conn, shop_id, shopper_id, clock.now() - _ONE_A):
        return False
    conversation = conversations.current_or_new(conn, shop_id, shopper_id, locale=locale)
    if conversation.holder != "assistant" or store.paying(conn, shop_id, cart.id):
        return False
    nudge_id = store.claim(conn, shop_id, cart.id, STEP, shopper_id, conversation.id)
    if nudge_id is None:
        return False
    text, suggestions = idle_words(locale, sum(line.quantity for line in cart.lines))
    say(conn, shop_id, conversation.id, "nudge", {"text": text, "suggestions": suggestions})
    touch(conn, shop_id, shopper_id=shopper_id, conversation_id=conversation.id, turn_id=None, kind="nudged")
    log.info("nudged", shop_id=shop_id, nudge_id=nudge_id)
    return True
