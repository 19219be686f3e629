"""Questions about the shop, answered from its own documents with their source, or declined.

Quoted sentences stand in the passage word for word. When the documents do not say it, or not outright, that is said, and
the question goes to the merchant's list.
"""

import re

from shopapp import knowledge
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.quoting import quotable
from shopapp.assistant.understand import Meaning
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.plain import words as plain_words

_IN_ENGLISH = {
    "shipping": "How long does delivery take and what does shipping cost?",
    "returns": "How can I return something and get a refund?",
    "warranty": "Is there a warranty, and what if something is broken?",
    "payment": "Which payment methods do you accept?",
    "sizes": "Is there a size guide?",
}
_HOW_LONG = re.compile(r"wie lange|wann|lieferzeit|delais?|combien de temps|quand|cuanto tard|plazo|cuando")
_HOW_MUCH = re.compile(r"kost|preis|combien cout|prix|frais|cuesta|gastos|precio")


def answer(desk: Desk) -> None:
    if try_answer(desk):
        return
    desk.memory.misses += 1
    desk.reply.unanswered = desk.meaning.text
    desk.reply.text(desk.said.say("answer_unknown"))
    desk.reply.suggestions([desk.said.say("suggest_person")])


def pass_on(desk: Desk) -> None:
    """Tells that the question is kept for the merchant, and keeps it."""
    desk.reply.unanswered = desk.meaning.text
    desk.reply.text(desk.said.say("passed_on"))


def named(desk: Desk) -> bool:
    """Whether the message names one of the shop's documents, by a title of two words or more: "care guide, leather?"."""
    said = set(plain_words(desk.meaning.text))
    titles = (set(plain_words(title)) for title in knowledge.titles(desk.conn, desk.shop_id))
    return any(len(title) > 1 and title <= said for title in titles)


def in_english(meaning: Meaning) -> str | None:
    """A plain English question on the same topic, for documents the packaged model cannot match across languages."""
    if meaning.language == "en" or meaning.intent != "question_shop":
        return None
    said = plain(meaning.text)
    if meaning.topic == "shipping" and bool(_HOW_LONG.search(said)) != bool(_HOW_MUCH.search(said)):
        return "How long does delivery take?" if _HOW_LONG.search(said) else "How much does shipping cost?"
    return _IN_ENGLISH.get(meaning.topic or "")


def try_answer(desk: Desk, *, only_sure: bool = False) -> bool:
    """Whether the documents said something to the point; with `only_sure`, whether they answered outright."""
    found = _found(desk)
    if found is not None and only_sure and not found.sure:
        found = None
    desk.reply.used("documents", found=len(found.passages) if found else 0, sure=found is not None and found.sure)
    text = quotable(found.text) if found else ""
    if found is None or not text:
        return False
    sources = [{"title": each.title, "url": each.url, "heading": each.heading} for each in found.passages[:1]]
    if found.sure:
        desk.memory.misses = 0
    else:
        desk.reply.unanswered = desk.meaning.text
        desk.reply.text(desk.said.say("answer_perhaps"))
    desk.reply.answer(text, sources, sure=found.sure)
    if not found.sure:
        desk.reply.suggestions([desk.said.say("suggest_person")])
    return True


def _found(desk: Desk) -> knowledge.Answer | None:
    """The answer to the question as asked or, where another language hides it, in English; a sure one rather than a near one."""
    near = None
    for question in (desk.meaning.text, in_english(desk.meaning)):
        vector = desk.asked.get(question) if question else None
        if question is None or vector is None:
            continue
        found = knowledge.answer(desk.conn, desk.shop_id, question, vector=vector, kinship=desk.kinship, model=desk.asked_by)
        if found is not None and found.sure:
            return found
        near = near or found
    return near
