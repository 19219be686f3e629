"""From a message to its meaning: what was typed is understood, a button or a choice of ours is taken as what it stands for.

The one rule: what the assistant has just asked for is heard first (an order's number, a code, an address), then the words.
"""

import re
from typing import cast

from shopapp.assistant.engine import Message, Reading
from shopapp.assistant.memory import Memory
from shopapp.assistant.tools import orders
from shopapp.assistant.understand import (
    Choice,
    Examples,
    Intent,
    Meaning,
    Situation,
    Vocabulary,
    Wish,
    discount_codes,
    suiting,
    understand,
)
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.words import TEXTS

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+(?!\w)")
_ACTIONS: dict[str, Intent] = {
    "compare": "compare",
    "why": "why",
    "more_like": "more_like",
    "cheaper": "cheaper",
    "add": "cart_add",
    "checkout": "checkout",
}


def meaning_of(reading: Reading, vocabulary: Vocabulary, examples: Examples | None = None) -> Meaning:
    message, memory = reading.message, reading.memory
    language = memory.language or _language(message.locale or reading.conversation.locale)
    pending = memory.pending
    if memory.wants_order and orders.answers(message.text):
        return Meaning(intent="order_status", language=language, text=message.text)
    if memory.wants_code and (code := discount_codes.alone(message.text)):
        return Meaning(intent="discount_code", language=language, text=message.text, code=code)
    if EMAIL.search(message.text) and memory.wants_person:
        return Meaning(intent="leave_contact", language=language)
    if message.action is not None:
        return _pressed(message, language)
    if message.choice is not None:
        return _tapped(message, memory, language)
    named_before = memory.open_question is not None and any(plain(item.title) == plain(message.text) for item in memory.shown)
    situation = Situation(
        language=language,
        currency=reading.currency,
        pending_facet=pending.facet if pending else None,
        pending_choices=tuple(Choice(choice.label, choice.label) for choice in pending.choices) if pending else (),
        shown=tuple(item.title for item in memory.shown),
        heads=frozenset(memory.need.heads),
        sought=memory.need.sought or ("?" if not memory.need.empty else ""),
        on_gift=memory.need.gift,
        on_product=memory.focus is not None or named_before or message.page_product_id is not None,
    )
    return suiting.searched(understand(_question_of(message.text, memory), situation, vocabulary, examples))


def _question_of(text: str, memory: Memory) -> str:
    """The message, or the question that was waiting for the product this message names."""
    named = next((item for item in memory.shown if plain(item.title) == plain(text)), None)
    if named is None or memory.open_question is None:
        return text
    memory.focus = named.id
    return memory.open_question


def _pressed(message: Message, language: str) -> Meaning:
    """A button of ours. Its ids are looked up among the shop's rows by the tool."""
    action = message.action or {}
    return Meaning(
        intent=_ACTIONS[action["kind"]],
        language=language,
        product_ids=tuple(cast(list[int], action.get("product_ids") or ())),
        variant_id=action.get("variant_id"),
        quantity=action.get("quantity"),
    )


def _tapped(message: Message, memory: Memory, language: str) -> Meaning:
    """A choice. One that belongs to no open question any more is taken as the words on it."""
    choice = message.choice or {}
    value = choice.get("value")
    if value is None:
        return Meaning(intent="answer_choice", language=language, skipped=True)
    facet = str(choice.get("facet") or "")
    if memory.pending is None or memory.pending.facet != facet:
        wish = Wish(str(value), facet, must=False)
        return Meaning(intent="refine", language=language, text=str(choice.get("label") or value), wishes=(wish,))
    return Meaning(
        intent="answer_choice",
        language=language,
        text=str(choice.get("label") or ""),
        wishes=(Wish(str(value), facet, must=False),),
    )


def _language(locale: str) -> str:
    language = locale.partition("-")[0].lower()
    return language if language in TEXTS else "en"
