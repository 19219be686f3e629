"""Which of the named things is the one sought: "printer cartridges" are cartridges, "a lamp for my desk" is a lamp.

The other things only describe it. They stay among the words, but what is shown must be of the kind of the head.
"""

import re
from functools import cache
from itertools import pairwise

from shopapp.assistant.understand import terms
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.lexicon import Lexicon, Things
from shopapp.assistant.understand.parts import known_as
from shopapp.assistant.understand.plain import arabic, stem, words
from shopapp.assistant.understand.vocabulary import Vocabulary


def heads_of(said: str, sought: str, lexicon: Lexicon, vocabulary: Vocabulary) -> frozenset[str]:
    """Stems of the kinds that are meant, of all kinds among the sought words; all of them where no word tells them apart."""
    language, goods = lexicon.code, terms.goods_words()
    named = {stem(word) for word in words(sought)}
    kinds = (named & vocabulary.kinds) | {word for word in named if language == "en" and ("en", word) in goods}
    before = said[: _complement(said, lexicon.things)]
    if _compiled(lexicon.things.anything).search(before) and not {stem(word) for word in words(before)} & kinds:
        return frozenset()  # "something for making coffee" may be no coffee
    if len(kinds) < 2:
        return frozenset(kinds)
    # In the shop's own names, as the sought words are: "Schloss" is one of its "Schlösser".
    spoken = {stem(name) for word in words(before) for name in words(known_as(word, lexicon, vocabulary))}
    left = spoken & kinds or kinds
    if language == "en":
        left = left - {
            stem(first) for first, second in pairwise(words(before)) if {stem(first), stem(second)} <= left and first != second
        }
    return frozenset(left or kinds)


def only_for(said: str, kinds: frozenset[str], things: Things) -> bool:
    """Whether the kinds are named only where it is said whom or what it is for."""
    return bool(kinds) and not {stem(word) for word in words(said[: _complement(said, things)])} & kinds


def fits_what(said: str, language: str) -> str | None:
    """What the thing has to fit, as said ("the HP DesignJet 500"); None where nothing has to fit anything."""
    match = _compiled(lexicon_of(language).things.fitting).search(said)
    return said[match.end() :].strip(" ?.!,") or None if match else None


def beside(said: str, language: str) -> bool:
    """Whether it is sought for the thing spoken of before: "a wall mount for it"."""
    return _compiled(lexicon_of(language).things.for_it).search(said) is not None


def _complement(said: str, things: Things) -> int:
    """Where the words about something else begin."""
    found = [match.start() for pattern in (things.belonging, things.fitting) if (match := _compiled(pattern).search(said))]
    return min((at for at in found if at > 0), default=len(said))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)")
