"""What an agent does with a conversation. Each door is one form, works without JavaScript and is harmless when sent twice."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, g, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp import assistant, inbox
from shopapp.web.house import house

Guard = Callable[[Callable[..., Any]], Callable[..., Any]]


def hang(doors: Blueprint, guard: Guard) -> None:
    doors.post("/inbox/<int:conversation_id>/claim")(guard(claim))
    doors.post("/inbox/<int:conversation_id>/requeue")(guard(requeue))
    doors.post("/inbox/<int:conversation_id>/return")(guard(give_back))
    doors.post("/inbox/<int:conversation_id>/close")(guard(close))
    doors.post("/inbox/<int:conversation_id>/reply")(guard(reply))
    doors.post("/inbox/<int:conversation_id>/note")(guard(note))
    doors.post("/inbox/<int:conversation_id>/typing")(guard(typing))


def claim(conversation_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        inbox.claim(conn, g.shop_id, conversation_id, g.agent.mover)
    return _back(conversation_id)


def requeue(conversation_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        inbox.requeue(conn, g.shop_id, conversation_id, g.agent.mover)
    return _back(conversation_id)


def give_back(conversation_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        assistant.take_back(conn, g.shop_id, conversation_id, g.agent.mover)
    return _back(conversation_id)


def close(conversation_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        inbox.close(conn, g.shop_id, conversation_id, g.agent.mover)
    return _back(conversation_id)


def reply(conversation_id: int) -> AnyResponse:
    client_id = request.form.get("client_id", "")[:64] or str(uuid.uuid4())
    with house().transaction(g.shop_id) as conn:
        inbox.reply(conn, g.shop_id, conversation_id, client_id, request.form.get("text", ""), g.agent.mover)
    return _back(conversation_id)


def note(conversation_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        inbox.note(conn, g.shop_id, conversation_id, request.form.get("text", ""), g.agent.mover)
    return _back(conversation_id)


def typing(conversation_id: int) -> Response:
    with house().transaction(g.shop_id) as conn:
        shown = inbox.typing(conn, g.shop_id, conversation_id, g.agent.mover)
    return jsonify(shown=shown)


def _back(conversation_id: int) -> AnyResponse:
    return redirect(url_for(".talk_page", conversation_id=conversation_id), code=303)
