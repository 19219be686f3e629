"""The built-in engine: patterns, the shop's vocabulary, search and facets. It needs no key and no network.

It hears what is meant (`hearing.py`), senses, and has the tool of that intent answer (`table.py`); how is the tool's business.
"""

from shopapp.assistant.builtin.hearing import EMAIL, meaning_of
from shopapp.assistant.builtin.table import TOOLS
from shopapp.assistant.engine import Message, Reading, Senses
from shopapp.assistant.guide import needs
from shopapp.assistant.memory import Memory, Pending
from shopapp.assistant.preparing import SEEKING, desk_of, sense
from shopapp.assistant.reply import Reply
from shopapp.assistant.tools import carting, people
from shopapp.assistant.tools.desk import Desk


class BuiltIn:
    name = "built-in"

    def answer(self, reading: Reading, senses: Senses) -> tuple[Reply, Memory]:
        memory = reading.memory
        vocabulary = senses.vocabulary(reading.shop.id)
        examples = senses.vocabularies.examples(senses.embeddings) if senses.embeddings else None
        meaning = meaning_of(reading, vocabulary, examples)
        pending, before = memory.pending, memory.need
        for_cart = pending is not None and pending.product_id is not None
        if meaning.intent in SEEKING and not (for_cart and meaning.intent == "answer_choice"):
            memory.need = needs.changed(memory.need, meaning, pending)
            if meaning.new_topic:
                memory.focus = None
        sensed = sense(senses, reading.shop, meaning, memory)
        with senses.transaction(reading.shop.id) as conn:
            desk = desk_of(conn, reading, meaning, vocabulary, memory, sensed, senses)
            memory.pending = None
            desk.before = before
            _act(desk, reading.message, pending)
        memory.language = meaning.language
        desk.reply.understood = meaning.as_json()
        return desk.reply, memory


def _act(desk: Desk, message: Message, pending: Pending | None) -> None:
    """An address is read from the message alone, so that no Meaning, which is kept, holds one."""
    if desk.meaning.intent == "leave_contact" and (found := EMAIL.search(message.text)):
        people.note_email(desk, found[0])
        return
    desk.memory.open_question = None
    if pending is not None and pending.product_id is not None and desk.meaning.intent in ("answer_choice", "cart_change"):
        carting.choose(desk, pending)
        return
    TOOLS[desk.meaning.intent](desk)
