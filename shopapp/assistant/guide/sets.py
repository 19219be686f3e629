"""Several things for one budget: "a tent and a stove under 300 together". Pure.

The one rule: a set is only said to fit when the sum of today's prices does.
"""

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from shopapp.assistant.understand import Vocabulary, corrected
from shopapp.assistant.understand.forms import light, spelt_otherwise
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import arabic, plain, stem, words

_HALF = re.compile(r"(?<!\w)and a half(?!\w)")
_COUNTED = r"(?= (?:\d|two |three |four |matching |zwei |drei |vier |passend|dos |tres |cuatro ))"
"""After "with" this is another thing ("a table with four chairs"); anything else only describes ("a bed with storage")."""
_JOINED = re.compile(
    rf"\s*(?:,|\+|&|(?<!\w)(?:and|plus|und|sowie|et|y|e|(?:con|mit|with){_COUNTED})(?!\w)|(?<!\w)" + arabic("و") + r"(?=\w))\s*"
)
MOST_PARTS = 4
_MOST_OF_ONE = 12
_CHOICES = 8
"""Candidates of each part that are combined; 8⁴ sums are the most that is ever tried."""


@dataclass(frozen=True, slots=True)
class Option:
    product_id: int
    price: int
    weight: float
    """Belief, among the candidates of its part."""


@dataclass(frozen=True, slots=True)
class Chosen:
    product_ids: tuple[int, ...]
    total: int


def parts_of(text: str, language: str, vocabulary: Vocabulary) -> list[str]:
    """The things named side by side, each in the words to search for; empty unless there are two or more kinds of goods."""
    found: dict[frozenset[str], str] = {}
    lexicon = lexicon_of(language)
    sides = _JOINED.split(_HALF.sub(" ", corrected(plain(text), lexicon)))
    if any(re.match(lexicon.question, f"{side} ") for side in sides[1:]):
        return []  # "My skin is dry and sensitive, which cream …": told of the shopper, then asked for one thing
    for side in sides:
        known = [_known(word, lexicon.code, vocabulary) for word in words(side)]
        kinds = [word for word in known if stem(word) in vocabulary.kinds]
        told = [
            word
            for word in known
            if stem(word) in vocabulary.kinds | vocabulary.titles and word not in lexicon.telling and not word.isdigit()
        ]
        if kinds:
            found.setdefault(frozenset({stem(kinds[-1])}), " ".join([*_number(side), *dict.fromkeys(told)]))
    return list(found.values())[:MOST_PARTS] if len(found) > 1 else []


def _number(side: str) -> list[str]:
    """ "4 dining chairs" are four of them: the number stays in front."""
    first = re.match(r"\W*(?:[^\W\d]{1,6} ){0,2}?(\d{1,2}) (?=[^\W\d]{3,})", side)
    return [first[1]] if first and 1 < int(first[1]) <= _MOST_OF_ONE else []


def counted(part: str) -> tuple[int, str]:
    """How many of the part, and its words."""
    number, _, rest = part.partition(" ")
    return (int(number), rest) if number.isdigit() and rest else (1, part)


def _known(word: str, language: str, vocabulary: Vocabulary) -> str:
    """The shop's own word for it."""
    if stem(word) in vocabulary.kinds:
        return word
    if language == "en" and (other := next((each for each in spelt_otherwise(word) if stem(each) in vocabulary.kinds), None)):
        return other
    return vocabulary.called.get((language, light(word, language))) or word


def choose(parts: Sequence[Sequence[Option]], budget: int | None) -> Chosen | None:
    """One option of each part: the likeliest set within the budget, or the cheapest of all where none is. None without parts."""
    if not parts or not all(parts):
        return None
    near = [sorted(options, key=lambda option: -option.weight)[:_CHOICES] for options in parts]
    if budget is not None:
        # The cheapest of each part is always tried, so that a set within the budget is found where one exists.
        near = [[*options, min(whole, key=lambda option: option.price)] for options, whole in zip(near, parts, strict=True)]
    sets = [each for each in itertools.product(*near) if len({option.product_id for option in each}) == len(each)]
    within = [each for each in sets if budget is None or _total(each) <= budget]
    if within:
        best = max(within, key=lambda each: sum(math.log(max(option.weight, 1e-9)) for option in each))
    else:
        best = min(sets, key=_total, default=())
    return Chosen(tuple(option.product_id for option in best), _total(best)) if best else None


def _total(each: Sequence[Option]) -> int:
    return sum(option.price for option in each)
