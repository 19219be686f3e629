"""Which of the named things is the one sought: "printer cartridges" are cartridges, "a lamp for my desk" is a lamp.

The other things only describe it. They stay among the words, but what is shown must be of the kind of the head.
"""

import re
from functools import cache
from itertools import pairwise

from shopapp.assistant.understand import terms
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.parts import known_as
from shopapp.assistant.understand.plain import arabic, stem, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_BELONGING = {
    "en": r"for (?:my|our|his|her|their|your|the|an?)|for",
    "de": r"fur (?:mein|unser|sein|ihr|euer)\w*|fur (?:den|die|das|einen?|eine)|fur",
    "fr": r"pour (?:mon|ma|mes|notre|nos|son|sa|ses|le|la|les|une?)|pour",
    "es": r"para (?:mis?|nuestr\w+|sus?|el|la|los|las|una?)|para",
    "ar": r"من أجل|لأجل|عشان",
}
_FITTING = {
    "en": r"(?:that |which |to )?(?:fits?|fitting|works? with|goes? with|compatible with|suitable for|made for"
    r"|match(?:ing|es)? (?:with|to|my|the|this|that|these|those))",
    "de": r"passend (?:zu|fur)|passt (?:\S+ ){0,4}?(?:zu|auf|in|an)|kompatibel mit",
    "fr": r"(?:qui (?:va|vont|convient|conviennent)(?: bien)? (?:avec|a|sur|pour)|compatibles? avec|adaptee?s? a)",
    "es": r"(?:que (?:encaj|sirv|val)\w+ (?:con|para)|compatibles? con|aptos? para)",
    "ar": r"(?:متوافق\w* مع|يناسب|تناسب|مناسب\w* ل)",
}
_ANYTHING = {
    "en": r"something|anything|things?|stuff",
    "de": r"etwas|irgendwas|was",
    "fr": r"quelque chose",
    "es": r"algo|cosas?",
    "ar": r"شيء|حاجة",
}
_FOR_IT = {
    "en": r"for (?:it|this|that|them|these|those|this one|that one)|to go with (?:it|this|that|them)",
    "de": r"dafur|dazu|fur (?:es|ihn|sie|diesen?|dieses?)",
    "fr": r"pour (?:lui|elle|eux|ca|celui-ci|celle-ci|ceux-ci)|qui va avec",
    "es": r"para (?:el|ella|ellos|ellas|este|esta|esto|eso|ese|esa)(?= ?$|[?.,!])",
    "ar": r"له|لها|لهذا|لهذه",
}


def heads_of(said: str, sought: str, lexicon: Lexicon, vocabulary: Vocabulary) -> frozenset[str]:
    """Stems of the kinds that are meant, of all kinds among the sought words; all of them where no word tells them apart."""
    language, goods = lexicon.code, terms.goods_words()
    named = {stem(word) for word in words(sought)}
    kinds = (named & vocabulary.kinds) | {word for word in named if language == "en" and ("en", word) in goods}
    before = said[: _complement(said, language)]
    if _compiled(_ANYTHING[language]).search(before) and not {stem(word) for word in words(before)} & kinds:
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


def fits_what(said: str, language: str) -> str | None:
    """What the thing has to fit, as said ("the HP DesignJet 500"); None where nothing has to fit anything."""
    match = _compiled(_FITTING[language]).search(said)
    return said[match.end() :].strip(" ?.!,") or None if match else None


def beside(said: str, language: str) -> bool:
    """Whether it is sought for the thing spoken of before: "a wall mount for it"."""
    return _compiled(_FOR_IT[language]).search(said) is not None


def _complement(said: str, language: str) -> int:
    """Where the words about something else begin."""
    found = [match.start() for table in (_BELONGING, _FITTING) if (match := _compiled(table[language]).search(said))]
    return min((at for at in found if at > 0), default=len(said))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)")
