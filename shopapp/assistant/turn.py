"""One turn: the message is stored, then understood and answered, then the answer is written under the conversation's lock.

Read, ask, write: the engine reads and asks; only `_write` writes, in one short transaction, and only if the assistant still
holds the conversation. A turn that dies in between leaves its message, and the next try answers it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shopapp import catalog, inbox, knowledge, logs
from shopapp.assistant.engine import Engine, Message, Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.reply import Reply
from shopapp.assistant.understand import Vocabularies
from shopapp.assistant.words import words_of
from shopapp.attribution import touch
from shopapp.conversations import Conversation, Turn, say, say_all, spending
from shopapp.conversations import store as conversations
from shopapp.conversations.turns import store as turns
from shopapp.db import Connection, Transaction
from shopapp.errors import Problem, TooOften
from shopapp.inbox import callbacks, dossier
from shopapp.ports.embeddings import Embeddings, Models
from shopapp.shops import store as shop_store

log = logs.get(__name__)

LONGEST_MESSAGE = 2000
_MOST_PER_MINUTE = 20
_PATIENCE = 12.0  # seconds to wait for the message before
_PAUSE = 0.03


@dataclass(frozen=True, slots=True)
class Assistant:
    """What a turn needs of the house. `checkout_link` opens Shopify's checkout for a cart and returns its address and total."""

    transaction: Transaction
    embeddings: Embeddings | None
    vocabularies: Vocabularies
    engine: Engine
    provider: Callable[[Any], str]
    checkout_link: Callable[[int, int, Conversation], dict[str, Any]] | None = None
    models: Models | None = None
    """Of which each shop's products have one; None where the usual one serves them all."""


@dataclass(frozen=True, slots=True)
class Begun:
    conversation: Conversation
    turn: Turn
    after: int
    """Events above this number are what the caller should show."""
    ours: bool
    """Whether this caller has to answer; False for a repeat whose answer exists or is on its way."""


def begin(shop_id: int, shopper_id: int, message: Message, asked: dict[str, Any], *, transaction: Transaction) -> Begun:
    """Store the message and show that it arrived. Raises TooOften. A repeated client id finds the turn it had."""
    with transaction(shop_id) as conn:
        conversation = _arrive(conn, shop_id, shopper_id, message.locale or "en")
        known = turns.by_client_id(conn, shop_id, conversation.id, message.client_id)
        if known is not None:
            ours = turns.take_over(conn, shop_id, known.id)
            return Begun(conversation, known, conversation.last_seq if ours else 0, ours)
        if turns.sent_lately(conn, shop_id, shopper_id, timedelta(minutes=1)) >= _MOST_PER_MINUTE:
            raise TooOften(words_of(message.locale or conversation.locale).say("too_fast"), retry_after=15)
        turn = turns.open_turn(conn, shop_id, conversation.id, message.client_id, asked)
        started = {
            "turn_id": turn.id,
            "client_id": message.client_id,
            "conversation": {"id": conversation.id, "ref": conversation.ref},
        }
        say(conn, shop_id, conversation.id, "turn.started", started, turn_id=turn.id)
        if message.said:
            say(conn, shop_id, conversation.id, "message.shopper", {"text": message.said}, turn_id=turn.id)
        held_by_person = conversation.holder == "person"
        if held_by_person:
            # The message is delivered, and the assistant says nothing.
            _done(conn, shop_id, turn, Reply(), "none", 0)
        if conversation.holder != "assistant":
            inbox.stir(conn, shop_id)
        return Begun(conversation, turn, conversation.last_seq, not held_by_person)


def _arrive(conn: Connection, shop_id: int, shopper_id: int, locale: str) -> Conversation:
    """The shopper's conversation, locked. One that was closed while we waited for its lock is left behind."""
    while True:
        found = conversations.current_or_new(conn, shop_id, shopper_id, locale=locale)
        conversation = conversations.lock(conn, shop_id, found.id)
        if conversation.holder != "closed":
            return conversation


def answer(shop_id: int, begun: Begun, message: Message, assistant: Assistant) -> None:
    """Answer the turn. Whatever goes wrong ends in a truthful event, never in silence."""
    began = time.perf_counter()
    turn = begun.turn
    try:
        reading = _read_in_turn(shop_id, turn, message, assistant)
        senses = Senses(
            transaction=assistant.transaction,
            embeddings=assistant.embeddings,
            vocabularies=assistant.vocabularies,
            milliseconds=lambda: (time.perf_counter() - began) * 1000,
            models=assistant.models,
        )
        reply, memory = assistant.engine.answer(reading, senses)
        memory.country = message.country
        _note_spending(shop_id, reply, assistant)
        _open_checkout(shop_id, reading, reply, assistant)
        _write(shop_id, turn, reply, memory, assistant, senses.milliseconds())
    except Exception as problem:
        log.error("turn_failed", exc_info=not isinstance(problem, Problem), shop_id=shop_id, turn_id=turn.id)
        _tell_trouble(shop_id, begun, message, assistant.transaction)


def _read_in_turn(shop_id: int, turn: Turn, message: Message, assistant: Assistant) -> Reading:
    """Messages are answered in the order they were sent: the second builds on what the first was answered."""
    until = time.monotonic() + _PATIENCE
    while True:
        with assistant.transaction(shop_id) as conn:
            if time.monotonic() >= until or not turns.earlier_open(conn, shop_id, turn.conversation_id, turn.id):
                shop = shop_store.read(conn, shop_id)
                conversation = conversations.read(conn, shop_id, turn.conversation_id)
                memory = Memory.read(conversation.memory)
                here = catalog.heres.stand(conn, shop_id, message.locale or conversation.locale, message.country)
                break
        time.sleep(_PAUSE)
    return Reading(shop, conversation, message, memory, assistant.provider(shop), here)


def _note_spending(shop_id: int, reply: Reply, assistant: Assistant) -> None:
    """Before anything else can go wrong: an answer that is thrown away has cost as much."""
    if reply.usage.microcents:
        with assistant.transaction(shop_id) as conn:
            spending.add(conn, shop_id, reply.usage.microcents)


def _open_checkout(shop_id: int, reading: Reading, reply: Reply, assistant: Assistant) -> None:
    """Shopify's own checkout is opened between reading and writing, because it keeps a row of its own."""
    if reply.checkout_cart is None or assistant.checkout_link is None:
        return
    reply.events.append(("checkout.ready", assistant.checkout_link(shop_id, reply.checkout_cart, reading.conversation)))


def _write(shop_id: int, turn: Turn, reply: Reply, memory: Memory, assistant: Assistant, milliseconds: float) -> None:
    with assistant.transaction(shop_id) as conn:
        conversation = conversations.lock(conn, shop_id, turn.conversation_id)
        if not turns.is_open(conn, shop_id, turn.id):
            return
        if conversation.holder not in ("assistant", "waiting"):
            # They took over while we were thinking: what we would have said is thrown away.
            _done(conn, shop_id, turn, Reply(usage=reply.usage), "none", milliseconds)
            return
        if reply.events:
            say_all(conn, shop_id, conversation.id, reply.events, turn_id=turn.id)
        _effects(conn, shop_id, conversation, turn, reply)
        conversations.remember(conn, shop_id, conversation.id, memory.as_json())
        _done(conn, shop_id, turn, reply, reply.usage.engine, milliseconds)


def _effects(conn: Connection, shop_id: int, conversation: Conversation, turn: Turn, reply: Reply) -> None:
    for note in reply.touches:
        touch(
            conn,
            shop_id,
            shopper_id=conversation.shopper_id,
            conversation_id=conversation.id,
            turn_id=turn.id,
            kind=note.kind,
            product_ids=note.product_ids,
            variant_id=note.variant_id,
        )
    if reply.calls is not None:
        inbox.call(conn, shop_id, conversation.id, cause=reply.calls, turn_id=turn.id)
    if reply.takes_call_back is not None:
        shop = shop_store.read(conn, shop_id)
        callbacks.withdraw(conn, shop, conversation.shopper_id, locale=reply.takes_call_back, turn_id=turn.id)
    if reply.forgets_size:
        dossier.forget(conn, shop_id, conversation.shopper_id, only="size")
    for kind, value, sentence in reply.notes:
        dossier.keep(conn, shop_id, conversation.id, kind, value, sentence)
    if conversation.holder != "assistant":
        inbox.stir(conn, shop_id)
    if reply.unanswered:
        knowledge.record_unanswered(conn, shop_id, conversation.id, reply.unanswered)
    if reply.email:
        conversations.note_email(conn, shop_id, conversation.shopper_id, reply.email)


def _done(conn: Connection, shop_id: int, turn: Turn, reply: Reply, engine: str, milliseconds: float) -> None:
    say(conn, shop_id, turn.conversation_id, "turn.done", {"turn_id": turn.id}, turn_id=turn.id)
    turns.finish(
        conn,
        shop_id,
        turn.id,
        engine=engine,
        understood=reply.understood,
        tools=reply.tools,
        facts=reply.facts,
        milliseconds=round(milliseconds),
        sources=reply.sources,
        model=reply.usage.model,
        tokens_in=reply.usage.tokens_in,
        tokens_out=reply.usage.tokens_out,
        cost_microcents=reply.usage.microcents,
        notes=reply.usage.notes,
    )


def _tell_trouble(shop_id: int, begun: Begun, message: Message, transaction: Transaction) -> None:
    """The turn stays failed, so that sending the same message again answers it."""
    text = words_of(message.locale or begun.conversation.locale).say("trouble")
    with transaction(shop_id) as conn:
        conversation = conversations.lock(conn, shop_id, begun.conversation.id)
        if conversation.holder not in ("assistant", "waiting") or not turns.is_open(conn, shop_id, begun.turn.id):
            return
        say(conn, shop_id, begun.conversation.id, "problem", {"text": text, "retry": True}, turn_id=begun.turn.id)
        say(conn, shop_id, begun.conversation.id, "turn.done", {"turn_id": begun.turn.id}, turn_id=begun.turn.id)
        turns.fail(conn, shop_id, begun.turn.id)
