"""Questions about a thing spoken of as a known one: "does the moka pot work on induction?", "la housse est-elle lavable ?".

The one rule: this only hears that such a thing is named. Which product it is, if any, is looked up among the rows by the tool
that answers; "is the lamp dimmable?" in a shop of many lamps is a wish after all.
"""

import re

from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import arabic, stem, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_SO = r"^(?:[\w']{1,5}\W+){0,2}?"
"""Small words that may come before: "and", "ok so"."""


def named(said: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether it begins as such a question and speaks of a thing that titles speak of. `said` is in the plain spelling."""
    begins = re.search(arabic(f"{_SO}\\W*(?:{lexicon.pages.definite})"), said)
    return begins is not None and bool(said_of_titles(said, lexicon, vocabulary))


def said_of_titles(said: str, lexicon: Lexicon, vocabulary: Vocabulary) -> set[str]:
    """Stems of the words said that stand in titles, without the small ones of talk."""
    idle = lexicon.idle | lexicon.telling
    return {stem(word) for word in words(said) if word not in idle and stem(word) in vocabulary.titles}
