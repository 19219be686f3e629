"""`POST /v1/chat/completions`, streamed or whole, in the shapes that OpenAI's description gives."""

import json
import time
from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from shopapp.sandbox.language_model.steps import Doc, Script, Step
from shopapp.sandbox.listen import HangUp

_ERRORS = {"throttle": (429, "rate_limit_exceeded"), "error": (500, "server_error"), "refuse": (400, "invalid_request_error")}
_PIECE = 12  # characters


def create_blueprint(script: Script) -> Blueprint:
    blueprint = Blueprint("language_model", __name__)

    @blueprint.post("/v1/chat/completions")
    def completions() -> ResponseReturnValue:
        body: Doc = dict(request.get_json(silent=True) or {})
        step = script(body)
        if step.trouble in ("slow", "throttle", "error"):
            time.sleep(step.seconds)
        return _trouble(step) or _answer(body, step)

    return blueprint


def _trouble(step: Step) -> ResponseReturnValue | None:
    if step.trouble in _ERRORS:
        status, code = _ERRORS[step.trouble]
        headers = {"Retry-After": "1"} if status == 429 else {}
        return jsonify(error={"message": "The simulated model was told to fail.", "type": code, "code": code}), status, headers
    if step.trouble == "hang_up":
        raise HangUp
    if step.trouble == "garbage":
        return Response("<html><body>Bad gateway</body></html>", content_type="text/html")
    return None


def _answer(body: Doc, step: Step) -> ResponseReturnValue:
    if step.trouble == "flood":
        step = Step("again and again " * 5_000)
    if body.get("stream"):
        return Response(_frames(body, step), content_type="text/event-stream")
    if step.trouble in ("cut", "drip"):
        time.sleep(step.seconds)
        raise HangUp
    message: Doc = {"role": "assistant", "content": step.text or None}
    if step.calls:
        message["tool_calls"] = _calls(step)
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if step.calls else "stop"}
    choices = [] if step.trouble == "no_choices" else [choice]
    return jsonify(_head(body, "chat.completion") | {"choices": choices, "usage": _usage(body, step)})


def _frames(body: Doc, step: Step) -> Iterator[str]:
    if step.trouble == "drip":
        yield from _dripping(body, step.seconds)
    text = step.text[: len(step.text) // 2] if step.trouble == "cut" else step.text
    for start in range(0, len(text), _PIECE):
        yield _frame(body, {"content": text[start : start + _PIECE]})
    if step.trouble == "cut":
        raise HangUp
    for at, call in enumerate(_calls(step)):
        named = {
            "index": at,
            "id": call["id"],
            "type": "function",
            "function": {"name": call["function"]["name"], "arguments": ""},
        }
        yield _frame(body, {"tool_calls": [named]})
        written = call["function"]["arguments"]
        for start in range(0, len(written), _PIECE):
            yield _frame(body, {"tool_calls": [{"index": at, "function": {"arguments": written[start : start + _PIECE]}}]})
    if step.trouble != "no_choices":
        yield _frame(body, {}, "tool_calls" if step.calls else "stop")
    yield f"data: {json.dumps(_head(body, 'chat.completion.chunk') | {'choices': [], 'usage': _usage(body, step)})}\n\n"
    yield "data: [DONE]\n\n"


def _dripping(body: Doc, seconds: float) -> Iterator[str]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield _frame(body, {"content": "so "})
        time.sleep(0.05)
    raise HangUp


def _frame(body: Doc, delta: Doc, finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps(_head(body, 'chat.completion.chunk') | {'choices': [choice]})}\n\n"


def _calls(step: Step) -> list[Doc]:
    return [
        {"id": f"call_{at}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for at, (name, arguments) in enumerate(step.calls)
    ]


def _head(body: Doc, kind: str) -> Doc:
    return {"id": "chatcmpl-simulated", "object": kind, "created": 1_790_000_000, "model": str(body.get("model", ""))}


def _usage(body: Doc, step: Step) -> Doc:
    sent = len(json.dumps(body.get("messages", []))) // 4
    written = max(1, (len(step.text) + sum(len(name) + len(given) for name, given in step.calls)) // 4)
    return {"prompt_tokens": sent, "completion_tokens": written, "total_tokens": sent + written}
