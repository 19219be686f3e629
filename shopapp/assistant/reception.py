"""What holds for either engine, around its answer: the shop's scope, when a person is called, and what is noted of the shopper.

An engine decides how to answer; this decides whether it may, and whether somebody else should. It is an Engine itself, so that a
turn knows nothing of it.
"""

from shopapp.assistant.calling import call_person
from shopapp.assistant.engine import Engine, Reading, Senses
from shopapp.assistant.memory import Memory
from shopapp.assistant.noting import asks_about_self, dossier_of, forgets_size, is_angry, is_size, notes_of, recall
from shopapp.assistant.personality import Personality
from shopapp.assistant.reply import Reply
from shopapp.assistant.words import words_of
from shopapp.cart import store as carts
from shopapp.catalog import store as catalog
from shopapp.db import Connection
from shopapp.inbox import agents
from shopapp.inbox import words as inbox_words
from shopapp.inbox.states import Cause

_MISSES = 2


class Reception:
    """Stands before `engine` and answers in its name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        return self._engine.name

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        memory, text = reading.memory, reading.message.text
        personality = reading.personality
        with senses.transaction(reading.shop.id) as conn:
            if memory == Memory():
                recall(conn, reading.shop.id, reading.conversation, memory)
            reply = self._before(conn, reading, personality, text)
        if reply is not None:
            return reply, memory
        need = memory.need.model_copy(deep=True)
        reply, memory = self._engine.answer(reading, senses)
        reply.notes += notes_of(text, need, memory.need, reading.currency)
        with senses.transaction(reading.shop.id) as conn:
            self._after(conn, reading, personality, reply, memory)
        return reply, memory

    def _before(self, conn: Connection, reading: Reading, personality: Personality, text: str) -> Reply | None:
        """The reply, where the engine is not asked at all."""
        memory, reply = reading.memory, Reply()
        language = _language(reading, memory)
        if memory.before_person is not None and text:
            cause, memory.before_person = memory.before_person, None
            reply.notes.append(("told", text[:200], text))
            call_person(conn, reading.shop, reply, memory, language, cause)
            return reply
        if forgets_size(text):
            _forget_size(reply, memory, language)
            return reply
        if asks_about_self(text):
            reply.events.append(("dossier", dossier_of(conn, reading.shop.id, reading.conversation.shopper_id, language)))
            return reply
        if personality.topic_in(text) is not None:
            self._call(conn, reading, personality, reply, memory, "topic")
            return reply
        return None

    def _after(self, conn: Connection, reading: Reading, personality: Personality, reply: Reply, memory: Memory) -> None:
        if not personality.may(str(reply.understood.get("intent") or "")):
            _decline(reading, reply, memory)
        cause = reply.calls or self._cause(conn, reading, personality, memory)
        if cause is None or (reply.calls and not self._asks_first(personality, memory)):
            return
        if reply.calls:
            reply.events = [event for event in reply.events if event[0] not in ("handoff", "contact.ask")]
            memory.wants_person = False
            reply.calls = None
        self._call(conn, reading, personality, reply, memory, cause)

    def _cause(self, conn: Connection, reading: Reading, personality: Personality, memory: Memory) -> Cause | None:
        """Why a person should be called though nobody asked for one."""
        if memory.wants_person or reading.conversation.holder != "assistant":
            return None
        if personality.on_anger and is_angry(reading.message.text):
            return "anger"
        if personality.on_nothing_found and memory.misses >= _MISSES:
            return "nothing_found"
        if personality.value_minor is not None and not memory.valued and _valuable(conn, reading, personality.value_minor):
            memory.valued = True
            return "value"
        return None

    def _call(
        self, conn: Connection, reading: Reading, personality: Personality, reply: Reply, memory: Memory, cause: Cause
    ) -> None:
        language = _language(reading, memory)
        if cause != "value" and self._asks_first(personality, memory):
            memory.before_person, memory.asked_first = cause, True
            reply.text(personality.ask_first)
            return
        memory.misses = 0
        before = inbox_words.words_of(language).say("sorry") if cause == "anger" else ""
        call_person(conn, reading.shop, reply, memory, language, cause, before=before)

    def _asks_first(self, personality: Personality, memory: Memory) -> bool:
        return bool(personality.ask_first) and not memory.asked_first


def _forget_size(reply: Reply, memory: Memory, language: str) -> None:
    """Of this visit and of all before; the rest of what is known stays."""
    need = memory.need
    memory.sizes, need.recalled = [], None
    need.likes = [like for like in need.likes if not is_size(like.facet)]
    reply.forgets_size = True
    words = words_of(language)
    reply.text(words.say("size_forgotten"))
    if need.sought:
        reply.suggestions([words.say("suggest_else")])


def _language(reading: Reading, memory: Memory) -> str:
    spoken = memory.language or words_of(reading.message.locale or reading.conversation.locale).language
    return reading.personality.language(spoken)


def _decline(reading: Reading, reply: Reply, memory: Memory) -> None:
    """What was found is not said: the shop keeps this for its people. Nothing of it happens to the cart either."""
    words = words_of(_language(reading, memory))
    reply.events.clear()
    reply.touches.clear()
    reply.prices.clear()
    reply.checkout_cart, reply.unanswered = None, None
    reply.used("outside_scope")
    reply.text(words.say("outside_scope", shop=reading.shop.name))
    reply.suggestions([words.say("suggest_person")])


def _valuable(conn: Connection, reading: Reading, least: int) -> bool:
    """Whether the cart is worth a person and one is there: a shopper is not told of people who are away when they did not ask."""
    cart = carts.of_shopper(conn, reading.shop.id, reading.conversation.shopper_id)
    if cart is None:
        return False
    # `least` is in the shop's own money, and so are these prices.
    prices = catalog.variants(conn, reading.shop.id, [line.variant_id for line in cart.lines])
    total = sum(prices[line.variant_id].price_minor * line.quantity for line in cart.lines if line.variant_id in prices)
    return total >= least and agents.presence(conn, reading.shop).anyone
