"""The demo's model: it searches for what was written, then says a friendly word about the first thing found.

`POST /_sandbox/faults` with target `model` makes its next answer go wrong; the kinds are those of `steps.Trouble`.
"""

import json

from shopapp.sandbox.faults import Faults
from shopapp.sandbox.language_model.steps import Doc, Script, Step

_TROUBLES = {"timeout_before": "slow", "error_before": "error", "throttle": "throttle", "drop": "hang_up", "delay": "slow"}
_QUESTION = ("?", "how ", "what ", "when ", "can i", "do you", "wie ", "was ", "wann ")


def script(faults: Faults) -> Script:
    def step(body: Doc) -> Step:
        planned = faults.take("model", "chat")
        if planned is not None and planned.kind in _TROUBLES:
            said = _next(body)
            return Step(said.text, said.calls, _TROUBLES[planned.kind], planned.seconds or 30.0)  # type: ignore[arg-type]
        return _next(body)

    return step


def _next(body: Doc) -> Step:
    messages: list[Doc] = list(body.get("messages") or [])
    last = messages[-1] if messages else {}
    if last.get("role") == "tool":
        return Step(_friendly(json.loads(str(last.get("content") or "{}"))))
    wish = str(last.get("content") or "")
    if not body.get("tools"):
        return Step("")
    if any(sign in f"{wish.lower()} " for sign in _QUESTION):
        return Step(calls=(("shop_question", "{}"),))
    return Step(calls=(("search_products", json.dumps({"query": wish})),))


def _friendly(outcome: Doc) -> str:
    products = list(outcome.get("products") or [])
    if not products:
        return ""
    if len(products) == 1:
        return f"[{products[0]['name']}] looks like a good fit. Would you like to know more about it?"
    return f"I would look at [{products[0]['name']}] first. [{products[1]['name']}] is a good choice as well."
