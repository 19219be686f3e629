"""The app proxy's door: Shopify signs the storefront's request, and the widget gets what it needs to begin.

It answers quickly and calls nobody: a page waits for it.
"""

import re
from typing import Any, cast

from flask import Blueprint, Response, g, jsonify, request

from shopapp import inbox, rehearsal
from shopapp.assistant import Personality, first_words, recalled
from shopapp.assistant.words import words_of
from shopapp.checkout import provider_of
from shopapp.conversations import Conversation
from shopapp.conversations import store as conversations
from shopapp.errors import Conflict, Invalid, NotAllowed
from shopapp.inbox import handovers
from shopapp.recovery import Rules
from shopapp.secrets import digest
from shopapp.shops import Shop
from shopapp.triggers.idle import configured
from shopapp.web.doorkeepers import WIDGET_LIVES, proxy, widget_token
from shopapp.web.house import house

doors = Blueprint("proxy", __name__, url_prefix="/proxy")

_KEY = re.compile(r"[0-9a-f]{32}")
_LOCALE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?")


@doors.get("/session")
@proxy
def session() -> Response:
    """Finds or makes the shopper and names their conversation, if there is one: it begins with the first message."""
    key = request.args.get("shopper", "")
    if not _KEY.fullmatch(key):
        raise Invalid("shopper: 32 hexadecimal digits are needed.", code="bad_request")
    shop = cast(Shop, g.shop)
    locale = _locale(shop)
    if not rehearsal.is_open(shop):
        # The widget takes itself away when it hears this code (theme_extension/assets/session.js).
        raise Conflict(words_of(locale).say("closed"), code="closed")
    with house().transaction(shop.id) as conn:
        shopper = conversations.shopper(conn, shop.id, digest(key), customer_id=g.customer_id, locale=locale)
        if request.args.get("fresh") == "1":
            inbox.leave(conn, shop.id, shopper.id)
            conversation = conversations.current(conn, shop.id, shopper.id)
        else:
            conversation = conversations.visible(conn, shop.id, shopper.id)
        again = recalled(conn, shop.id, shopper.id) if conversation is None else None
        held = handovers.open_of(conn, shop.id, conversation.id) if conversation else None
    known = _known(conversation, held.agent_name if held else None) if conversation else None
    first = first_words(shop, Personality.of(shop), locale, request.args.get("page", "")[:20], again)
    return jsonify(
        token=widget_token(shop.id, shopper.id, conversation.id if conversation else None, g.customer_id),
        expires_in=int(WIDGET_LIVES.total_seconds()),
        api=house().settings.public_url,
        conversation=known,
        assistant={"name": first.name, "greeting": first.greeting, "disclosure": first.disclosure},
        checkout={"provider": _provider(shop), "remind": _reminds(shop)},
        locale=locale,
        currency=shop.currency,
        triggers=configured(shop.settings),
        suggestions=list(first.suggestions),
    )


def _known(conversation: Conversation, agent: str | None) -> dict[str, Any]:
    """The conversation as the widget is told of it: its numbers, and who answers in it now."""
    about: dict[str, Any] = {"id": conversation.id, "ref": conversation.ref, "seq": conversation.last_seq}
    return about | {"holder": conversation.holder} | ({"agent": agent} if agent else {})


def _reminds(shop: Shop) -> bool:
    """Whether a shopper may be offered a reminder of a cart they leave: the merchant wants it and mail can be sent."""
    return Rules.of(shop.settings).enabled and bool(house().settings.smtp_url)


def _provider(shop: Shop) -> str:
    try:
        return provider_of(shop, distribution=house().settings.distribution)
    except NotAllowed:
        return "shopify"


def _locale(shop: Shop) -> str:
    asked = request.args.get("locale", "")
    return asked if _LOCALE.fullmatch(asked) else (shop.locales[0] if shop.locales else "en")
