"""The shape of a language file. A new language is one file in `languages/` that fills this in, and a line in `ALL`.

Patterns are regular expressions over the plain spelling (`plain.py`): lower case, no accents.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from shopapp.assistant.understand.plain import arabic

if TYPE_CHECKING:
    from shopapp.assistant.understand.meaning import Intent


@dataclass(frozen=True)
class Lexicon:
    code: str
    telling: frozenset[str]
    """Frequent small words that tell this language from the others; they carry no wish either."""
    filler: tuple[str, ...]
    """Phrases around a wish that say nothing about it: "I am looking for", "do you have", "please"."""
    intents: "tuple[tuple[Intent, str], ...]"
    """In order; the first that is found decides."""
    product_questions: tuple[tuple[str, str], ...]
    """(topic, pattern) of questions about one product."""
    shop_questions: tuple[tuple[str, str], ...]
    """(topic, pattern) of questions about the shop."""
    seeking: str
    """Phrases that say that goods are looked for, whatever follows: "do you have", "I am looking for"."""
    question: str
    """How a question begins."""
    leave: str
    """How leave is asked, of a rule and not for goods: "may I bring", but not "can I have"."""
    negators: str
    mild: str
    """A pattern with one group for "not too long": wished less, not ruled out."""
    not_negations: str
    """Phrases that begin like a negation and are none: "not sure", "no preference", "not too expensive"."""
    joints: str
    """Words that end what is negated."""
    ors: str
    free_of: str
    """A pattern with one group for "leather-free"."""
    ceiling: str
    ceiling_after: str
    floor: str
    around: str
    between: str
    """With two places for numbers, written {n}."""
    budget: str
    around_after: str
    """What makes an amount before it a rough one: "30 or so"."""
    cheap: str
    fine: str
    skip: str
    places: dict[str, int]
    """ "second" → 1, "last" → -1"""
    place_phrase: str
    """How "the second one" is said, with the place as {place}."""
    word_phrase: str
    """How "the blue one" is said, with one group."""
    it: str
    loose: str
    """What makes the rest of the clause a wish and no condition: "preferably", "ideally"."""
    loose_after: str
    """The same said at the end of a clause: "if possible"."""
    correction: str
    """What takes back the thing said before: "no, I meant"."""
    complaint: str
    gift: str
    numbers: dict[str, int]
    colours: dict[str, str]
    """Colour words to the English colour family."""
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict[str, re.Pattern[str]], compare=False)

    def find(self, name: str, pattern: str, text: str) -> re.Match[str] | None:
        return self.compiled(name, pattern).search(text)

    def compiled(self, name: str, pattern: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)")
        return self._compiled[name]

    @cached_property
    def filler_pattern(self) -> re.Pattern[str]:
        longest_first = sorted((arabic(phrase) for phrase in self.filler), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")

    @cached_property
    def places_pattern(self) -> re.Pattern[str]:
        known = "|".join(sorted(self.places, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{self.place_phrase.replace('{place}', f'({known})')})(?!\w)")
