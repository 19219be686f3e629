"""Where the words of a message leave open which tool answers: a wish that may be a question, a question that may be a wish.

The one rule: the documents answer what they surely know; only then the shelves are asked.
"""

from shopapp.assistant.guide import needs
from shopapp.assistant.memory import Need
from shopapp.assistant.tools import documents, pointing, relative, searching
from shopapp.assistant.tools.desk import Desk


def find(desk: Desk) -> None:
    need = desk.memory.need
    if pointing.picked(desk):
        return
    if need.gift and not (need.sought or need.likes or need.high or need.low or need.suits or need.advised):
        searching.begin_gift(desk)
        return
    if need.empty:
        desk.reply.text(desk.said.say("what_for"))
        return
    if _asks_the_documents(desk):
        desk.memory.need = desk.before or Need(dislikes=need.dislikes)
        return
    refines = desk.meaning.intent == "refine"
    if refines and desk.meaning.relative is not None:
        if not relative.take(desk, desk.meaning.relative):
            return
    elif refines and desk.meaning.sought and not _said_more(desk) and searching.not_known(desk, desk.meaning.sought):
        return
    searching.find(desk)


def _asks_the_documents(desk: Desk) -> bool:
    """Whether it was a question on the way, to a document by its title or how something is done, and was answered."""
    if desk.meaning.how and documents.try_answer(desk, only_sure=True):
        return True
    return desk.meaning.asked and documents.named(desk) and documents.try_answer(desk)


def _said_more(desk: Desk) -> bool:
    """Whether the message holds a wish beside words that the shop may not know: "oh well, purple"."""
    meaning = desk.meaning
    if not (meaning.wishes or meaning.price or meaning.bounds or meaning.suits):
        return False
    if not searching.carries(desk, meaning.sought):
        need = desk.memory.need
        need.sought = " ".join(word for word in need.sought.split() if word not in meaning.sought.split())
    return True


def something_else(desk: Desk) -> None:
    searching.find(desk, without_seen=True)


def question_shop(desk: Desk) -> None:
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
