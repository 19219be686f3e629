"""Whether the shopper hands the choice to us: "no idea, what do you suggest?" ends the questions, "I don't mind" does not.

Patterns over the plain spelling, for messages already understood as a skipped question.
"""

import re

from shopapp.assistant.understand.languages import ALL, lexicon_of
from shopapp.assistant.understand.plain import arabic, plain

_PATTERNS = {code: re.compile(arabic(lexicon.advice)) for code, lexicon in ALL.items()}


def asks_advice(text: str, language: str) -> bool:
    return _PATTERNS[lexicon_of(language).code].search(plain(text)) is not None
