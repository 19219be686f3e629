"""The shape of a language. A new language is one folder in `languages/` that fills this in, and a line in `ALL`.

Patterns are regular expressions over the plain spelling (`plain.py`): lower case, no accents. The one rule: words of a language
stand in its folder only; what listens for them takes them from its `Lexicon`.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from shopapp.assistant.understand.meaning import Intent, Sort
from shopapp.assistant.understand.plain import arabic, plain


@dataclass(frozen=True, slots=True)
class Person:
    """How a person of the shop is asked for (`people.py`), and how somebody wants to be reached (`reaching.py`)."""

    somebody: str
    """A person of the shop's."""
    speak: str
    """To speak with, be connected to, be handed to: said beside `somebody`, in either order."""
    want: str
    """To want, need, be given: said right before `somebody`."""
    whole: str
    """Says it all."""
    bare: str
    """What may stand around `somebody` when nothing else is said: articles and please."""
    spoken_of: str
    """What makes `somebody` the one a thing is for."""
    call_off: str
    """Wants to be called no more."""
    call: str
    """Wants to be called."""
    contact: str
    """Wants to leave an address and be written to."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Limits of a measure (`bounds.py`), comparisons with what is shown (`relative.py`) and numbers in words (`measures.py`)."""

    more_than: str
    less_than: str
    and_more: str
    """After the measure: "or more"."""
    and_less: str
    comparisons: dict[Sort, tuple[str, str]]
    """Less and more of each sort: "lighter", "heavier"; empty where the language has no word of its own."""
    numbers: dict[str, int]
    few: dict[str, int]
    """Counted only before a unit: "one terabyte", but "the blue one"."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How many of a thing (`counting.py`)."""

    times: tuple[tuple[str, int], ...]
    """ "twice" → 2"""
    one: str
    to: str
    """A change of the number, written {n}: "make it {n}"."""


@dataclass(frozen=True, slots=True)
class Things:
    """How one thing is said to be for another (`heads.py`)."""

    belonging: str
    fitting: str
    anything: str
    for_it: str
    """For the thing spoken of before: "a wall mount for it"."""
    describing: str
    """How a message begins that only describes what is sought: "for oily skin", "en bois"."""
    opposites: tuple[str, ...]
    """Groups of which the words of one take back those of the others: "light pale / dark"."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Questions about a product by its name (`definite.py`), and the words in which pages answer (`tools/page_says.py`)."""

    definite: str
    """How a question about a thing spoken of as a known one begins: "does the …"."""
    asked: dict[str, str]
    """What is asked for, beside the topics of `product_questions`: "weight" → "heavy"."""
    says: dict[str, str]
    """A topic, or what is asked for, to the words with which a page tells it."""


@dataclass(frozen=True, slots=True)
class Suiting:
    """Ages and numbers of people: what shoppers say (`suiting.py`) and what products state (`guide/spans.py`)."""

    years: str
    months: str
    old: str
    """May follow: "-year-old"."""
    no_age: str
    """What follows years that are nobody's age: " of warranty"."""
    ages: str
    """Before a bare number of years: "aged 5"."""
    starting: str
    onwards: str
    until: str
    birth: str
    not_under: str
    """ "Not suitable for children under": what follows is the least age."""
    people: str
    players: str
    """Of these too few are as wrong as too many."""
    seats: str
    """Before a number: "seats 6"."""
    seater: str
    """After a number: "3-seater"."""
    group: str
    given: str
    """Before a bare number of people: "a table for six"."""
    serving: str
    """Things of which a bare number after "for" counts people and no money."""
    children: str
    grown: str
    """Whom a present is for, said in a word that names no goods."""
    baby: str
    toddler: str
    numbers: dict[str, int]


@dataclass(frozen=True)
class Lexicon:
    code: str
    telling: frozenset[str]
    """Frequent small words that tell this language from the others; they carry no wish either."""
    idle: frozenset[str]
    """Words that never describe goods: pronouns, verbs of wanting, adverbs of talk. They leave what is searched for."""
    papers: frozenset[str]
    """Words for a document, whatever is in it: "policy", "terms". Some languages write them as the end of another word."""
    chat: dict[str, str]
    """Chat spelling made plain: "dont" is "don't", "pls" is "please"."""
    filler: tuple[str, ...]
    """Phrases around a wish that say nothing about it: "I am looking for", "do you have", "please"."""
    intents: tuple[tuple[Intent, str], ...]
    """In order; the first that is found decides."""
    product_questions: tuple[tuple[str, str], ...]
    """(topic, pattern) of questions about one product."""
    shop_questions: tuple[tuple[str, str], ...]
    """(topic, pattern) of questions about the shop."""
    pages: Pages
    suiting: Suiting
    seeking: str
    """Phrases that say that goods are looked for, whatever follows: "do you have", "I am looking for"."""
    question: str
    """How a question begins."""
    how: str
    """How a way of doing something is asked for: "how do I wash wool", which is no wish for wool."""
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
    reduced: str
    """Only what costs less than it did: "on sale"."""
    newest: str
    """What came into the shop last: "what's new"."""
    popular: str
    """What is bought most: "best sellers"."""
    cheap: str
    fine: str
    skip: str
    advice: str
    """Hands the choice to us, in a skipped question: "no idea, what do you suggest?"."""
    open: str
    """Leaves open what kind of thing it should be: "something smart for a wedding"."""
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
    person: Person
    measures: Measures
    counting: Counting
    things: Things
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


def plain_words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())
