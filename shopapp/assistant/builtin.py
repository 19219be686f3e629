"""The built-in engine: patterns, the shop's vocabulary, search and facets. It needs no key and no network.

It decides which tool answers which intent; how a tool answers is the tool's business.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from shopapp.assistant.engine import Message, Reading, Senses
from shopapp.assistant.guide import needs
from shopapp.assistant.memory import Memory, Pending
from shopapp.assistant.reply import Reply
from shopapp.assistant.tools import (
    beside,
    carting,
    codes,
    documents,
    orders,
    people,
    pointing,
    product_facts,
    relative,
    searching,
    talk,
)
from shopapp.assistant.tools.desk import Desk, Vector
from shopapp.assistant.understand import (
    Choice,
    Examples,
    Intent,
    Meaning,
    Situation,
    Vocabulary,
    Wish,
    discount_codes,
    understand,
)
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.words import TEXTS, words_of
from shopapp.cart import store as carts
from shopapp.db import Connection
from shopapp.errors import Unavailable
from shopapp.ports.embeddings import Embeddings
from shopapp.shops import Shop

_ASKING = ("question_shop", "question_product", "unclear")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+(?!\w)")
SEEKING: frozenset[Intent] = frozenset({"find", "refine", "answer_choice"})
_ACTIONS: dict[str, Intent] = {
    "compare": "compare",
    "why": "why",
    "more_like": "more_like",
    "cheaper": "cheaper",
    "add": "cart_add",
    "checkout": "checkout",
}


@dataclass(frozen=True, slots=True)
class Sensed:
    """Vectors by text, for the products and for the documents: a shop's products may have another model than its documents."""

    products: dict[str, Vector]
    documents: dict[str, Vector]
    products_by: str | None
    """The model of the first."""


class BuiltIn:
    name = "built-in"

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        memory = reading.memory
        vocabulary = senses.vocabulary(reading.shop.id)
        examples = senses.vocabularies.examples(senses.embeddings) if senses.embeddings else None
        meaning = meaning_of(reading, vocabulary, examples)
        pending = memory.pending
        for_cart = pending is not None and pending.product_id is not None
        if meaning.intent in SEEKING and not (for_cart and meaning.intent == "answer_choice"):
            memory.need = needs.changed(memory.need, meaning, pending)
            if meaning.new_topic:
                memory.focus = None
        sensed = sense(senses, reading.shop, meaning, memory)
        with senses.transaction(reading.shop.id) as conn:
            desk = desk_of(conn, reading, meaning, vocabulary, memory, sensed, senses)
            memory.pending = None
            _act(desk, reading.message, pending)
        memory.language = meaning.language
        desk.reply.understood = meaning.as_json()
        return desk.reply, memory


def meaning_of(reading: Reading, vocabulary: Vocabulary, examples: Examples | None = None) -> Meaning:
    message, memory = reading.message, reading.memory
    language = memory.language or _language(message.locale or reading.conversation.locale)
    pending = memory.pending
    if memory.wants_order and orders.answers(message.text):
        return Meaning(intent="order_status", language=language, text=message.text)
    if memory.wants_code and (code := discount_codes.alone(message.text)):
        return Meaning(intent="discount_code", language=language, text=message.text, code=code)
    if _EMAIL.search(message.text) and memory.wants_person:
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
    return understand(_question_of(message.text, memory), situation, vocabulary, examples)


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


def texts_of(meaning: Meaning, memory: Memory) -> list[str]:
    """What the shelves are asked: the need's words and those just said. Embedded before the tools run."""
    texts = [memory.need.sought] if meaning.intent in SEEKING | {"something_else", "unclear", "cheaper"} else []
    if meaning.intent in (*_ASKING, "refine"):
        texts += [meaning.sought, meaning.text]
    return [text for text in dict.fromkeys(texts) if text]


def questions_of(meaning: Meaning) -> list[str]:
    """What the documents may be asked."""
    if meaning.intent in _ASKING:
        return [text for text in (meaning.text, documents.in_english(meaning)) if text]
    return [meaning.text] if meaning.asked and meaning.intent in ("find", "refine") and meaning.text else []


def sense(senses: Senses, shop: Shop, meaning: Meaning, memory: Memory) -> Sensed:
    """Vectors by text; empty when there are no embeddings, in which case words decide alone."""
    texts, questions = texts_of(meaning, memory), questions_of(meaning)
    seeking = senses.seeking(shop, meaning.language)
    if seeking is None or senses.embeddings is None or seeking.model == senses.embeddings.model:
        vectors = _vectors(senses.embeddings, list(dict.fromkeys(texts + questions)))
        return Sensed(vectors, vectors, _name(senses.embeddings))
    need = memory.need
    spoken = {need.sought: need.spoken} if need.spoken and need.spoken_for == need.sought else {}
    vectors = _vectors(seeking, [spoken.get(text, text) for text in texts])
    vectors |= {text: vectors[said] for text, said in spoken.items() if said in vectors}
    return Sensed(vectors, _vectors(senses.embeddings, questions), seeking.model)


def _vectors(model: Embeddings | None, texts: list[str]) -> dict[str, Vector]:
    if model is None or not texts:
        return {}
    try:
        rows = model.embed(texts)
    except Unavailable:
        return {}
    return dict(zip(texts, rows, strict=True))


def _name(model: Embeddings | None) -> str | None:
    return None if model is None else model.model


def desk_of(
    conn: Connection,
    reading: Reading,
    meaning: Meaning,
    vocabulary: Vocabulary,
    memory: Memory,
    sensed: Sensed,
    senses: Senses,
) -> Desk:
    return Desk(
        conn=conn,
        shop=reading.shop,
        memory=memory,
        meaning=meaning,
        vocabulary=vocabulary,
        said=words_of(reading.personality.language(meaning.language), reading.personality.tone),
        cart=carts.of_shopper(conn, reading.shop.id, reading.conversation.shopper_id),
        page_product_id=reading.message.page_product_id,
        provider=reading.provider,
        here=reading.here,
        vectors=sensed.products,
        model=sensed.products_by,
        asked=sensed.documents,
        asked_by=_name(senses.embeddings),
        kinship=senses.vocabularies.kinship,
        shopper_id=reading.conversation.shopper_id,
        customer_id=reading.message.customer_id,
    )


def _act(desk: Desk, message: Message, pending: Pending | None) -> None:
    if desk.meaning.intent == "leave_contact" and (found := _EMAIL.search(message.text)):
        people.note_email(desk, found[0])
        return
    desk.memory.open_question = None
    if pending is not None and pending.product_id is not None and desk.meaning.intent in ("answer_choice", "cart_change"):
        carting.choose(desk, pending)
        return
    _TOOLS.get(desk.meaning.intent, _unclear)(desk)


def _find(desk: Desk) -> None:
    need = desk.memory.need
    if need.gift and not (need.sought or need.likes or need.high or need.low or need.advised):
        searching.begin_gift(desk)
        return
    if need.empty:
        desk.reply.text(desk.said.say("what_for"))
        return
    if desk.meaning.asked and documents.named(desk) and documents.try_answer(desk):
        need.sought = ""
        return
    refines = desk.meaning.intent == "refine"
    if refines and desk.meaning.relative is not None:
        if not relative.take(desk, desk.meaning.relative):
            return
    elif refines and desk.meaning.sought and searching.not_known(desk, desk.meaning.sought):
        return
    searching.find(desk)


def _something_else(desk: Desk) -> None:
    searching.find(desk, without_seen=True)


def _question_shop(desk: Desk) -> None:
    """A question that names no topic of a shop's may be about goods: the documents are asked first, then the shelves."""
    if desk.meaning.topic is None and desk.meaning.sought:
        if documents.try_answer(desk, only_sure=True):
            return
        if searching.carries(desk, desk.meaning.sought):
            desk.memory.need = needs.changed(desk.memory.need, desk.meaning, None)
            desk.memory.need.sought = desk.meaning.sought
            searching.find(desk)
            return
        desk.reply.tools.clear()
    documents.answer(desk)


def _unclear(desk: Desk) -> None:
    talk.not_understood(desk)


def _language(locale: str) -> str:
    language = locale.partition("-")[0].lower()
    return language if language in TEXTS else "en"


_TOOLS: dict[Intent, Callable[[Desk], None]] = {
    "find": _find,
    "refine": _find,
    "answer_choice": _find,
    "something_else": _something_else,
    "compare": pointing.compare,
    "why": pointing.why,
    "cheaper": pointing.cheaper,
    "more_like": pointing.more_like,
    "goes_with": beside.goes_with,
    "question_product": product_facts.answer,
    "question_shop": _question_shop,
    "cart_add": carting.add,
    "cart_show": carting.show,
    "cart_remove": carting.remove,
    "checkout": people.checkout,
    "cart_change": carting.change,
    "discount_code": codes.apply,
    "discount_remove": codes.remove,
    "order_status": orders.status,
    "person": people.hand_over,
    "greeting": talk.greet,
    "thanks": talk.thank,
    "small_talk": talk.introduce,
    "off_topic": talk.decline,
    "complaint": talk.apologise,
}
