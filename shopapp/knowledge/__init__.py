"""What the shop says in its own documents: read, cut into passages, answered with its source, or honestly not answered.

The one rule: an answer is made of the shop's own sentences, verbatim. When no passage says it, the answer is None and the
question is kept for the merchant.
"""

from shopapp.knowledge.answerable import OPEN
from shopapp.knowledge.answering import Answer, Cited, answer
from shopapp.knowledge.documents import answer_question, dismiss_question, embed_again, put_document, read_again
from shopapp.knowledge.naming import named
from shopapp.knowledge.store import titles
from shopapp.knowledge.unanswered import open_questions, record_unanswered

__all__ = [
    "OPEN",
    "Answer",
    "Cited",
    "answer",
    "answer_question",
    "dismiss_question",
    "embed_again",
    "named",
    "open_questions",
    "put_document",
    "read_again",
    "record_unanswered",
    "titles",
]
