"""Server-sent events out of rows: what was written is read back and sent, so that a lost connection loses nothing.

A stream ends by itself (a turn's with its answer, the open one after five minutes); the widget asks again from the last number
it saw. Nothing here holds a database connection while it waits.
"""

import json
import time
from collections.abc import Iterator

from flask import Response

from shopapp.conversations import Event, events_after
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.inbox import handovers
from shopapp.wiring import House

HEARTBEAT = 15.0
LONGEST = 300.0
_TURN_LONGEST = 45.0
LOOK_AGAIN = 5.0
"""Seconds after which a stream looks by itself: a wake-up may have been lost."""


def answer(frames: Iterator[str]) -> Response:
    response = Response(frames, content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def frame(event: Event) -> str:
    return f"id: {event.seq}\nevent: {event.type}\ndata: {json.dumps(event.payload, ensure_ascii=False)}\n\n"


def of_turn(house: House, shop_id: int, conversation_id: int, turn_id: int, after: int) -> Iterator[str]:
    """This turn's events as they are written, until it is done."""
    until = time.monotonic() + _TURN_LONGEST
    with house.ears.listening(shop_id, conversation_id) as awake:
        while time.monotonic() < until:
            awake.clear()
            with house.transaction(shop_id) as conn:
                closed, events = turns.progress(conn, shop_id, turn_id, after=after)
            for event in events:
                after = event.seq
                yield frame(event)
            if closed:
                return
            awake.wait(LOOK_AGAIN)


def of_shopper(house: House, shop_id: int, shopper_id: int, after: int) -> Iterator[str]:
    """Everything new in the shopper's conversation; before there is one, it is waited for."""
    yield ": open\n\n"
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        with house.transaction(shop_id) as conn:
            conversation = conversations.visible(conn, shop_id, shopper_id)
        if conversation is not None:
            yield from _of_conversation(house, shop_id, conversation.id, after, until)
            return
        time.sleep(2.0)
        yield ": waiting\n\n"


def _of_conversation(house: House, shop_id: int, conversation_id: int, after: int, until: float) -> Iterator[str]:
    beat, written = time.monotonic() + HEARTBEAT, None
    with house.ears.listening(shop_id, conversation_id) as awake:
        while time.monotonic() < until:
            awake.clear()
            with house.transaction(shop_id) as conn:
                events = events_after(conn, shop_id, conversation_id, after)
                typing = handovers.typing_since(conn, shop_id, conversation_id, written)
            for event in events:
                after = event.seq
                yield frame(event)
            if typing is not None:
                written = typing.at
                yield f"event: person.typing\ndata: {json.dumps({'name': typing.name}, ensure_ascii=False)}\n\n"
            awake.wait(LOOK_AGAIN)
            if time.monotonic() >= beat:
                beat = time.monotonic() + HEARTBEAT
                yield ": still here\n\n"
