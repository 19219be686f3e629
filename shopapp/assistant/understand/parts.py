"""A message taken apart: price, what is not wanted, values of facets, and the words left, which describe what is sought.

Order matters: prices and negations leave the text before values are looked for, and what talk there is leaves it last.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from shopapp.assistant.understand import colours, negation, prices, slips, terms, wishes
from shopapp.assistant.understand.forms import light, spelt_otherwise
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import PriceWish, Situation, Wish
from shopapp.assistant.understand.names import known_name
from shopapp.assistant.understand.plain import stem, stems, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_CLAUSES = re.compile(r"[,.;!?]| (?:but|aber|mais|pero|لكن) ")
_LEAST_SWAPPED = 4  # letters
_LEAST_COMPOUND = 4  # letters of the word at the end of a German compound


@dataclass(frozen=True, slots=True)
class Parts:
    price: PriceWish | None
    wishes: tuple[Wish, ...]
    sought: str


def take_apart(said: str, written: str, lexicon: Lexicon, situation: Situation, vocabulary: Vocabulary) -> Parts:
    """`said` is in the plain spelling with measures in one form."""
    price, rest = prices.price_of(said, lexicon, situation.currency)
    unwanted = negation.unwanted_of(rest, lexicon, vocabulary)
    loose = _loose(unwanted.rest, lexicon)
    rest = lexicon.compiled("skip", lexicon.skip).sub(" ", unwanted.rest)
    wanted, rest = wishes.wishes_of(rest, written, lexicon, vocabulary)
    wished = {wish.value for wish in wishes.wishes_of(loose, loose, lexicon, vocabulary)[0]} if loose else set[str]()
    wanted = [replace(wish, must=wish.must and wish.value not in wished) for wish in wanted]
    softly = stems(_loose(said, lexicon))
    ruled_out = [wishes.unwanted_wish(thing, lexicon, vocabulary, must=not stems(thing) & softly) for thing in unwanted.things]
    disliked = [wishes.unwanted_wish(thing, lexicon, vocabulary, must=False) for thing in unwanted.mild]
    named = stems(" ".join(wish.facet for wish in wanted if wish.facet))
    sought = _sought(rest, lexicon, vocabulary, pointing=bool(situation.shown))
    return Parts(price, (*wanted, *ruled_out, *disliked), " ".join(word for word in sought if stem(word) not in named))


def _loose(said: str, lexicon: Lexicon) -> str:
    """The words that are wished rather than demanded: after "preferably", or before "if possible", up to the clause's end."""
    found: list[str] = []
    for clause in _CLAUSES.split(said):
        match = lexicon.compiled("loose", lexicon.loose).search(clause)
        if match and clause[match.end() :].strip():
            found.append(clause[match.end() :])
        elif match := lexicon.compiled("loose after", lexicon.loose_after).search(clause):
            found.append(clause[: match.start()])
    return " , ".join(found).strip()


def _sought(rest: str, lexicon: Lexicon, vocabulary: Vocabulary, *, pointing: bool) -> list[str]:
    for intent, pattern in lexicon.intents:
        if intent in ("cheaper", "more_like", "something_else"):
            rest = lexicon.compiled(intent, pattern).sub(" ", rest)
    for name in ("loose", "loose_after", "correction", "gift", "reduced", "newest", "popular"):
        rest = lexicon.compiled(name.replace("_", " "), getattr(lexicon, name)).sub(" ", rest)
    rest = _named_first(rest, lexicon, vocabulary)
    rest = lexicon.filler_pattern.sub(" ", rest)
    idle = lexicon.idle | lexicon.telling
    spoken = [
        word
        for before, word in pairwise(["", *words(rest)])
        if (word not in idle or f"{before} {word}" in vocabulary.phrases) and not (pointing and word in lexicon.places)
    ]
    return _known_all(spoken, lexicon, vocabulary)


def _named_first(rest: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Names of several words with a small word among them ("sac à dos"), before small words are dropped."""
    tokens = words(rest)
    idle = lexicon.idle | lexicon.telling
    found: list[str] = []
    while tokens:
        length, name = 1, tokens[0]
        for longer in range(min(4, len(tokens)), 1, -1):
            some = tokens[:longer]
            phrase = " ".join(some)
            if idle & set(some) and not idle >= set(some):
                known = vocabulary.called.get((lexicon.code, light(phrase, lexicon.code)))
                if known := known or terms.name_in(vocabulary.language, phrase, lexicon.code):
                    length, name = longer, known
                    break
        found.append(name)
        tokens = tokens[length:]
    return " ".join(found)


def _known_all(spoken: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> list[str]:
    """The shop's own words: names of two or three words first, then each word by itself."""
    found: list[str] = []
    at = 0
    while at < len(spoken):
        length, name = _phrase(spoken[at:], lexicon, vocabulary)
        found += name.split()
        at += length
    if not any(stem(word) in vocabulary.kinds for word in found):
        found = [name for word in found for name in _sold_as(word, lexicon, vocabulary).split()]
    return list(dict.fromkeys(found))


def _sold_as(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """The shop's name for a thing that its titles name only as what others are for: a "laptop" where bags for laptops and
    notebooks are sold is a notebook."""
    known = vocabulary.called.get((lexicon.code, light(word, lexicon.code))) or known_name(stem(word), vocabulary.kinds)
    return known if known and stem(known) in vocabulary.kinds else word


def _phrase(spoken: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[int, str]:
    for length in (3, 2):
        phrase = " ".join(spoken[:length])
        if len(spoken) < length or all(vocabulary.knows(word) for word in phrase.split()):
            continue
        known = vocabulary.called.get((lexicon.code, light(phrase, lexicon.code)))
        if known or (known := terms.name_in(vocabulary.language, phrase, lexicon.code)):
            return length, known
    return 1, known_as(spoken[0], lexicon, vocabulary)


def known_as(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """Translated, called by the shop's name for it, or with a slip of the finger undone."""
    if vocabulary.knows(word):
        return word
    code = lexicon.code
    if code == "en" and (other := next((each for each in spelt_otherwise(word) if vocabulary.knows(each)), None)):
        return other
    known = vocabulary.called.get((code, light(word, code))) or known_name(stem(word), vocabulary.kinds)
    if known:
        return known
    translated = (
        terms.name_in(vocabulary.language, word, code)
        or _compound(word, lexicon, vocabulary)
        or colours.named_in(vocabulary.language, word, code)
    )
    if translated:
        return known_name(stem(translated), vocabulary.kinds) or translated
    return _slip(stem(word), vocabulary) or word


def _slip(said: str, vocabulary: Vocabulary) -> str | None:
    """The kind that was meant by a slip of the finger. In a short word that is a swap of letters: "maths" is no mat."""
    close = slips.meant(said, vocabulary.kinds, at_least=0.82) if len(said) >= _LEAST_SWAPPED else None
    return close if close and (len(said) > _LEAST_SWAPPED or sorted(said) == sorted(close)) else None


def _compound(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str | None:
    """ "Lederstiefel" is a kind of "Stiefel": what ends a German compound is the thing."""
    if lexicon.code != "de":
        return None
    for start in range(3, len(word) - _LEAST_COMPOUND + 1):
        end = light(word[start:], "de")
        known = vocabulary.called.get(("de", end)) or terms.name_in(vocabulary.language, word[start:], "de")
        if known and ("de", end) in terms.goods_words():
            return known
    return None
