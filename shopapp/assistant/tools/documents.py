"""Questions about the shop, answered from its own documents with their source, or declined.

Quoted sentences stand in the passage word for word. When the documents do not say it, or not outright, that is said, and
the question goes to the merchant's list.
"""

import re

from shopapp import knowledge
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.quoting import quotable
from shopapp.assistant.understand import Meaning
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain
from shopapp.assistant.understand.plain import words as plain_words

_IN_ENGLISH = {
    "shipping": "How long does delivery take and what does shipping cost?",
    "returns": "How can I return something and get a refund?",
    "warranty": "Is there a warranty, and what if something is broken?",
    "payment": "Which payment methods do you accept?",
    "sizes": "Is there a size guide?",
    "place": "Where is the shop, what is its address?",
}
_LEAST = 3
"""Letters of a word that may be left of a compound."""
_MOST_PAPERS = 3
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
    """A plain English question on the same topic, for documents the packaged model cannot match across languages, and for the
    few English questions that name nothing of what is asked: "where are you?"."""
    if meaning.intent != "question_shop" or (meaning.language == "en" and meaning.topic != "place"):
        return None
    said = plain(meaning.text)
    if meaning.topic == "shipping" and bool(_HOW_LONG.search(said)) != bool(_HOW_MUCH.search(said)):
        return "How long does delivery take?" if _HOW_LONG.search(said) else "How much does shipping cost?"
    return _IN_ENGLISH.get(meaning.topic or "")


def try_answer(desk: Desk, *, only_sure: bool = False) -> bool:
    """Whether the documents said something to the point; with `only_sure`, whether they answered outright."""
    found = _found(desk, by_name=not only_sure)
    return _tell(desk, None if only_sure and found is not None and not found.sure else found)


def try_named(desk: Desk) -> bool:
    """Whether the message only names a document or a heading ("care guide"), and what stands there was told."""
    return _tell(desk, _by_name(desk))


def _tell(desk: Desk, found: knowledge.Answer | None) -> bool:
    desk.reply.used("documents", found=len(found.passages) if found else 0, sure=found is not None and found.sure)
    text = quotable(found.passages[0].text) if found else ""
    if found is None or not text:
        return False
    first = found.passages[0]
    if found.sure:
        desk.memory.misses = 0
    else:
        desk.reply.unanswered = desk.meaning.text
        desk.reply.text(desk.said.say("answer_perhaps"))
    desk.reply.answer(text, [{"title": first.title, "url": first.url, "heading": first.heading}], sure=found.sure)
    further = found.further if found.sure else [desk.said.say("suggest_person")]
    if further:
        desk.reply.suggestions(further)
    return True


def _found(desk: Desk, *, by_name: bool) -> knowledge.Answer | None:
    """The answer to the question as asked or, where another language hides it, in English; a sure one rather than a near one.

    `by_name` also takes a question that only names a document: "return policy"."""
    near = None
    for question in (desk.meaning.text, in_english(desk.meaning)):
        vector = desk.asked.get(question) if question else None
        if question is None or vector is None:
            continue
        found = knowledge.answer(desk.conn, desk.shop_id, question, vector=vector, kinship=desk.kinship, model=desk.asked_by)
        if found is not None and found.sure:
            return found
        near = near or found
    return (_by_name(desk) if by_name else None) or near


def _by_name(desk: Desk) -> knowledge.Answer | None:
    ways = matters_of(desk.meaning)
    return next((found for way in ways if (found := knowledge.named(desk.conn, desk.shop_id, way))), None)


def matters_of(meaning: Meaning) -> list[list[str]]:
    """What the question is about: its words without those of asking, and of papers whatever is in them; or each paper by itself.

    Each is a question to the database, so there are a few at the most, however often a word is said.
    """
    lexicon = lexicon_of(meaning.language)
    said = [word for word in dict.fromkeys(plain_words(meaning.text)) if word not in lexicon.idle | lexicon.telling]
    matter = [word for each in said if (word := _without_paper(each, lexicon.papers))]
    return [matter] if matter else [[word] for word in said[:_MOST_PAPERS]]


def _without_paper(word: str, papers: frozenset[str]) -> str:
    """ "policy" is nothing but paper; of "ruckgabebedingungen" the part before is left."""
    ending = max((paper for paper in papers if word.endswith(paper)), key=len, default="")
    left = word[: len(word) - len(ending)]
    return left if len(left) > _LEAST or not ending else ""
