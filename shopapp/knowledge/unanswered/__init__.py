"""Questions of shoppers that no document answers, kept until the merchant answers or dismisses them.

The one rule: a question that was settled is settled for whoever asked it, however often.
"""

from shopapp.knowledge.unanswered.store import OpenQuestion, open_questions, record_unanswered

__all__ = ["OpenQuestion", "open_questions", "record_unanswered"]
