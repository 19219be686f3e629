"""Questions about the shop, answered from its own documents with their source, or declined.

Quoted sentences stand in the passage word for word. When the documents do not say, that is said, and the question goes to the
merchant's list.
"""

from shopapp import knowledge
from shopapp.assistant.tools.desk import Desk


def answer(desk: Desk) -> None:
    if try_answer(desk):
        desk.memory.misses = 0
        return
    desk.memory.misses += 1
    desk.reply.unanswered = desk.meaning.text
    desk.reply.text(desk.said.say("answer_unknown"))
    desk.reply.suggestions([desk.said.say("suggest_person")])


def try_answer(desk: Desk) -> bool:
    """Whether the documents said something to the point."""
    question = desk.meaning.text
    vector = desk.vector(question)
    if vector is None:
        return False
    found = knowledge.answer(desk.conn, desk.shop_id, question, vector=vector, model=desk.model)
    desk.reply.used("documents", found=len(found.passages) if found else 0)
    if found is None:
        return False
    sources = [{"title": each.title, "url": each.url, "heading": each.heading} for each in found.passages[:1]]
    desk.reply.answer(found.text, sources)
    return True
