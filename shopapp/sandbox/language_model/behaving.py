"""The demo's model: it picks the tool that a few English words point to, else it searches for what was written; then it says a
friendly word about what was found.

`POST /_sandbox/faults` with target `model` makes its next answer go wrong; the kinds are those of `steps.Trouble`.
"""

import json
import re
from collections.abc import Callable

from shopapp.sandbox.faults import Faults
from shopapp.sandbox.language_model.steps import Doc, Script, Step

_TROUBLES = {"timeout_before": "slow", "error_before": "error", "throttle": "throttle", "drop": "hang_up", "delay": "slow"}


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
    return Step(calls=(_chosen(wish.lower(), _on_screen(messages)) or ("search_products", json.dumps({"query": wish})),))


def _chosen(wish: str, shown: list[str]) -> tuple[str, str] | None:
    """The tool for this message with its arguments; None for one that only describes a thing."""
    for pattern, tool, arguments in _ROUTES:
        if pattern.search(wish) and (given := arguments(wish, shown)) is not None:
            return tool, json.dumps(given)
    return None


def _on_screen(messages: list[Doc]) -> list[str]:
    """The short names of the products that the shopper sees, from the data that came with the request."""
    for message in reversed(messages):
        _, _, data = str(message.get("content") or "").partition("Data of this moment")
        if message.get("role") == "system" and data:
            return re.findall(r'"name": "(p\d+)"', data.partition('"need"')[0])
    return []


def _nothing(_: str, __: list[str]) -> Doc:
    return {}


def _one(wish: str, shown: list[str]) -> Doc | None:
    at = next((at for at, word in enumerate(("first", "second", "third", "fourth")) if word in wish), 0)
    return {"product": shown[at]} if at < len(shown) else None


def _two(_: str, shown: list[str]) -> Doc | None:
    return {"products": shown[:2]} if len(shown) > 1 else None


_ROUTES: tuple[tuple[re.Pattern[str], str, Callable[[str, list[str]], Doc | None]], ...] = tuple(
    (re.compile(pattern), tool, arguments)
    for pattern, tool, arguments in (
        (r"\bcompare\b|difference between", "compare", _two),
        (r"\bcall (?:me|us)\b|call-?back|book a call", "call_back", _nothing),
        (r"leave my (?:e-?mail|address|contact)", "leave_contact", _nothing),
        (r"(?:remove|take off) (?:the |my )?(?:discount )?code", "discount_remove", _nothing),
        (r"\bcode\b", "discount_code", _nothing),
        (r"\b(?:remove|take out|delete)\b", "cart_remove", _nothing),
        (r"^(?:only|just) (?:one|two|three|\d+)\b|\bmake it\b", "cart_change", _nothing),
        (r"\b(?:add|put|i'll take|i will take)\b", "cart_add", _one),
        (r"in my (?:cart|basket)|^my (?:cart|basket)", "cart_show", _nothing),
        (r"check ?out|pay now", "checkout", _nothing),
        (r"where is my order|my order", "order_status", _nothing),
        (r"\bcheaper\b", "cheaper", _one),
        (r"more like|similar", "similar", _one),
        (r"goes with|go with it", "goes_with", _one),
        (r"\b(?:others?|something else)\b", "show_others", _nothing),
        (r"\b(?:it|this|that one|the (?:first|second|third) one)\b.*\?", "product_question", _one),
        (r"\?|\b(?:how|what|when|wie|was|wann) |can i|do you", "shop_question", _nothing),
    )
)


def _friendly(outcome: Doc) -> str:
    products = list(outcome.get("products") or [])
    if not products or not {"products", "comparison"} & set(outcome.get("shown_to_shopper") or []):
        return ""
    if "comparison" in outcome["shown_to_shopper"]:
        return f"[{products[0]['name']}] and [{products[1]['name']}] side by side. Which one appeals to you?"
    if len(products) == 1:
        return f"[{products[0]['name']}] looks like a good fit. Would you like to know more about it?"
    return f"I would look at [{products[0]['name']}] first. [{products[1]['name']}] is a good choice as well."
