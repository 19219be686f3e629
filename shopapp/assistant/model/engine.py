"""One turn with a language model: ask, carry out its calls, ask again; then check what it wrote and put the reply together.

The rule: the turn ends in time and in truth. Time and rounds are counted here; what is shown are the tools' own events, with
the model's words before them as far as they hold; and without either, the built-in engine's answer.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from shopapp import logs
from shopapp.assistant.builtin import BuiltIn, meaning_of
from shopapp.assistant.engine import Reading, Senses
from shopapp.assistant.grounding import check
from shopapp.assistant.guide import needs
from shopapp.assistant.memory import Memory
from shopapp.assistant.model import prompt
from shopapp.assistant.model.breaker import Breaker
from shopapp.assistant.model.hands import Hands
from shopapp.assistant.model.offers import NAMES, OFFERS
from shopapp.assistant.preparing import SEEKING
from shopapp.assistant.reply import Reply, Usage
from shopapp.assistant.understand import Intent, Meaning
from shopapp.assistant.understand.language import language_of
from shopapp.conversations import Event, events_after, spending
from shopapp.errors import Outside, Unavailable
from shopapp.ports.model import Line, Model, Said

log = logs.get(__name__)

_MOST_ROUNDS = 4
_MOST_CALLS = 8
_LOOKED_BACK = 60  # events
_OURS: frozenset[Intent] = frozenset({"person", "leave_contact", "off_topic", "order_status", "checkout"})
"""Where the shopper must get exactly what was asked for, a model is not asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float = 10.0
    """For the model in one turn, all rounds together."""
    monthly_cents: int = 2000
    """What a shop may spend in a calendar month where it has not said less."""


class ModelEngine:
    name = "model"

    def __init__(
        self,
        model: Model,
        *,
        limits: Limits | None = None,
        breaker: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._limits = limits or Limits()
        self._breaker = breaker or Breaker()
        self._clock = clock
        self._builtin = BuiltIn()

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        usage = Usage(engine=self.name, model=self._model.name)
        untouched = reading.memory.model_copy(deep=True)
        reason = self._not_now(reading, senses)
        if reason is None:
            try:
                return self._with_model(reading, senses, usage)
            except Outside as problem:
                reason = problem.code
                log.warning("model_failed", code=reason, shop_id=reading.shop.id)
            except Exception:
                # What a stranger's text sets off in our own code must not cost the shopper the answer either.
                reason = "bug"
                log.error("model_turn_broke", exc_info=True, shop_id=reading.shop.id)
        reply, memory = self._builtin.answer(replace(reading, memory=untouched), senses)
        reply.usage = replace(usage, engine=self._builtin.name, notes={**usage.notes, "fell_back": reason})
        if not usage.tokens_in:
            reply.usage.model = ""
        return reply, memory

    def _not_now(self, reading: Reading, senses: Senses) -> str | None:
        """Why the built-in engine answers this turn; None when the model may."""
        message, pending = reading.message, reading.memory.pending
        chosen = cast(dict[str, Any], reading.shop.settings.get("model") or {})
        if chosen.get("enabled") is False:
            return "switched_off"
        if message.action is not None or message.choice is not None or (pending is not None and pending.product_id is not None):
            return "button"
        limit = min(int(chosen.get("monthly_cents", self._limits.monthly_cents)), self._limits.monthly_cents)
        with senses.transaction(reading.shop.id) as conn:
            spent = spending.this_month(conn, reading.shop.id)
        vocabulary = senses.vocabulary(reading.shop.id)
        if spent >= limit * 1_000_000:
            return "spent"
        if meaning_of(reading, vocabulary).intent in _OURS:
            return "ours"
        return None if self._breaker.lets_through() else "paused"

    def _with_model(self, reading: Reading, senses: Senses, usage: Usage) -> tuple[Reply, Memory]:
        memory = reading.memory
        vocabulary = senses.vocabulary(reading.shop.id)
        meaning = meaning_of(reading, vocabulary)
        _take_wishes(memory, meaning)
        hands = Hands(reading, senses, vocabulary, meaning, memory)
        text = self._talk(reading, senses, hands, usage)
        reply = _together(text, hands, reading, usage)
        memory.language = meaning.language
        reply.understood = meaning.as_json()
        return reply, memory

    def _talk(self, reading: Reading, senses: Senses, hands: Hands, usage: Usage) -> str:
        """The model's last words; empty when it failed after a tool had found something that can be shown as it is."""
        until = self._clock() + self._limits.seconds
        lines = self._beginning(reading, senses, hands)
        calls = 0
        for tried in range(_MOST_ROUNDS + 1):
            last = tried == _MOST_ROUNDS or calls >= _MOST_CALLS
            try:
                said = self._ask(lines, [] if last else OFFERS, until, usage)
            except Outside as problem:
                self._breaker.failed(pause=getattr(problem, "retry_after", None))
                if not hands.done:
                    raise
                usage.notes["cut"] = problem.code
                return ""
            usage.notes["rounds"] = tried + 1
            if not said.calls or last:
                self._breaker.worked()
                return said.text
            lines += _carried_out(said, hands)
            calls += len(said.calls)
        return ""

    def _beginning(self, reading: Reading, senses: Senses, hands: Hands) -> list[Line]:
        conversation = reading.conversation
        with senses.transaction(reading.shop.id) as conn:
            history = events_after(conn, reading.shop.id, conversation.id, max(0, conversation.last_seq - _LOOKED_BACK))
        return prompt.begin(reading, hands.meaning.language, hands.look(), _before_this(history))

    def _ask(self, lines: list[Line], offers: list[Line], until: float, usage: Usage) -> Said:
        said = self._model.say(lines, offers, seconds=until - self._clock())
        usage.tokens_in += said.tokens_in
        usage.tokens_out += said.tokens_out
        usage.microcents = self._model.cost_microcents(usage.tokens_in, usage.tokens_out)
        return said


def _carried_out(said: Said, hands: Hands) -> list[Line]:
    """The model's calls and their outcomes, as the next round reads them."""
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}} for call in said.calls
    ]
    outcomes = [{"role": "tool", "tool_call_id": call.id, "content": hands.do(call)} for call in said.calls]
    return [{"role": "assistant", "content": said.text, "tool_calls": calls}, *outcomes]


def _together(text: str, hands: Hands, reading: Reading, usage: Usage) -> Reply:
    """The model's words as far as they hold, then what the tools put on the screen. Raises Unavailable when both are empty."""
    language = reading.personality.language(hands.meaning.language)
    checked = check(text, hands.facts((prompt.instructions(reading, language), " ".join(NAMES))))
    words = checked.text if language_of(checked.text, language) == language else ""
    reply = Reply(usage=usage)
    if checked.dropped:
        usage.notes["dropped"] = list(checked.dropped[:20])
    if words:
        reply.text(words)
    for _, done in hands.done:
        reply.take(done, without_leads=bool(words))
    if all(type == "suggestions" for type, _ in reply.events):
        raise Unavailable("The model said nothing that holds.", code="model_empty" if not text.strip() else "model_nonsense")
    return reply


def _take_wishes(memory: Memory, meaning: Meaning) -> None:
    """As the built-in engine does: what the shopper wants and rules out holds, whatever a model makes of it."""
    if meaning.intent in SEEKING:
        memory.need = needs.changed(memory.need, meaning, memory.pending)
        if meaning.new_topic:
            memory.focus = None
    memory.pending = None
    memory.open_question = None


def _before_this(history: list[Event]) -> list[Event]:
    """What was said before this turn began."""
    began = max((at for at, event in enumerate(history) if event.type == "turn.started"), default=len(history))
    return history[:began]
