"""The list, one conversation, and the stream that says when to look again."""

import time
from collections.abc import Callable, Iterator
from typing import Any, get_args

from flask import Blueprint, Response, g, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from shopapp import assistant
from shopapp.cart import store as carts
from shopapp.conversations import events_after
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.errors import NotFound
from shopapp.inbox import agents, callbacks, dossier, handovers, store
from shopapp.inbox.listing import store as listing
from shopapp.inbox.listing.store import Box
from shopapp.web import streams
from shopapp.web.chat import assistant_of
from shopapp.web.house import house
from shopapp.web.inbox.page import page, span, the_shop
from shopapp.wiring import House

Guard = Callable[[Callable[..., Any]], Callable[..., Any]]
BOXES: dict[Box, str] = {
    "waiting": "Waiting",
    "mine": "Mine",
    "team": "Colleagues",
    "assistant": "With the assistant",
    "closed": "Closed",
}
CAUSES = {
    "asked": "Asked for a person",
    "topic": "A topic for people",
    "nothing_found": "Nothing found twice",
    "anger": "Annoyed",
    "value": "Large cart",
    "taken": "Taken over",
}
_PRESENT = 30.0


def hang(doors: Blueprint, guard: Guard) -> None:
    doors.get("/inbox")(guard(inbox_page))
    doors.get("/inbox/events")(guard(inbox_events))
    doors.get("/inbox/<int:conversation_id>")(guard(talk_page))
    doors.get("/inbox/<int:conversation_id>/suggestion")(guard(suggestion))


def inbox_page() -> AnyResponse:
    shop = the_shop()
    asked = request.args.get("box", "waiting")
    box: Box = next((each for each in get_args(Box) if each == asked), "waiting")
    with house().transaction(g.shop_id) as conn:
        agents.seen(conn, g.shop_id, g.agent.id)
        values = {
            "entries": listing.entries(conn, g.shop_id, box, g.agent.id),
            "counts": listing.counts(conn, g.shop_id, g.agent.id),
            "pace": listing.pace(conn, g.shop_id),
            "presence": agents.presence(conn, shop, house().clock.now()),
        }
    return page("inbox.html", "Inbox", shop, box=box, boxes=BOXES, causes=CAUSES, span=span, **values)


def talk_page(conversation_id: int) -> AnyResponse:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        agents.seen(conn, g.shop_id, g.agent.id)
        talk = conversations.read(conn, g.shop_id, conversation_id)
        values = {
            "talk": talk,
            "shopper": conversations.read_shopper(conn, g.shop_id, talk.shopper_id),
            "events": events_after(conn, g.shop_id, conversation_id, 0),
            "turns": {turn.id: turn for turn in turns.of_conversation(conn, g.shop_id, conversation_id)},
            "handover": handovers.open_of(conn, g.shop_id, conversation_id),
            "moves": store.moves(conn, g.shop_id, conversation_id),
            "notes": store.notes(conn, g.shop_id, conversation_id),
            "canned": listing.canned(conn, g.shop_id),
            "dossier": dossier.of_shopper(conn, g.shop_id, talk.shopper_id),
            "call": callbacks.booked(conn, g.shop_id, talk.shopper_id),
            "cart": carts.of_shopper(conn, g.shop_id, talk.shopper_id),
        }
    return page("talk.html", f"Conversation {conversation_id}", shop, causes=CAUSES, kinds=dossier.LABELS, **values)


def suggestion(conversation_id: int) -> Response:
    """What the built-in engine would answer now. It is never sent by itself: the agent reads, changes and sends it."""
    here = house()
    with here.transaction(g.shop_id) as conn:
        conversations.read(conn, g.shop_id, conversation_id)
    return jsonify(text=assistant.suggest(g.shop_id, conversation_id, assistant_of(here)))


def inbox_events() -> Response:
    """`changed` whenever a page of the inbox would look different. While it is open, its agent counts as present."""
    text = request.args.get("conversation", "")
    conversation_id = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
    if conversation_id is not None:
        with house().transaction(g.shop_id) as conn:
            conversations.read(conn, g.shop_id, conversation_id)
    return streams.answer(_frames(house(), g.shop_id, g.agent.id, conversation_id))


def _frames(here: House, shop_id: int, agent_id: int, conversation_id: int | None) -> Iterator[str]:
    yield ": open\n\n"
    until, present, mark = time.monotonic() + streams.LONGEST, 0.0, None
    with here.ears.listening(shop_id, store.INBOX) as awake:
        while (now := time.monotonic()) < until:
            awake.clear()
            with here.transaction(shop_id) as conn:
                if now >= present:
                    present = now + _PRESENT
                    try:
                        agents.read(conn, shop_id, agent_id)
                    except NotFound:
                        return  # removed meanwhile
                    agents.seen(conn, shop_id, agent_id)
                seen = listing.mark_of(conn, shop_id, conversation_id)
            if mark is not None and seen != mark:
                yield "event: changed\ndata: {}\n\n"
            elif mark is None or now + 1 >= present:
                yield ": still here\n\n"
            mark = seen
            awake.wait(streams.LOOK_AGAIN)
