"""Whether a sentence is about shopping here at all: at least half of its content words are this shop's or a seller's.

It cannot tell good talk from bad; it keeps poems, code, recipes and politics out, whatever talked a model into them.
"""

import re
from functools import cache

from shopapp.assistant.grounding.facts import Facts
from shopapp.assistant.grounding.talk import TALK
from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import stem, words
from shopapp.assistant.understand.terms import rows
from shopapp.assistant.words import TEXTS

_SMALL = 3  # letters; shorter words carry no topic
_SHARE = 0.5
_PLACE = re.compile(r"\{\w*\}")
_ARTICLES = re.compile(r"^(?:و|ف)?(?:ال|لل|بال|وال)")


def holds(sentence: str, facts: Facts, *, named: int = 0) -> bool:
    """`named` counts the products of this turn that the sentence names: each outweighs two strange words."""
    spoken = [_bare(word) for word in words(sentence) if len(word) > _SMALL and not word.isdigit()]
    theirs = {_bare(word) for word in words(facts.said)}
    own = _own(facts)
    known = [word for word in spoken if word in own]
    # The shopper's own words say nothing either way: whoever asks for a poem has said "poem".
    neutral = [word for word in spoken if word in theirs and word not in own]
    found, rest = len(known) + 2 * named, len(spoken) - len(neutral) + 2 * named
    return not spoken or (found > 0 and found >= _SHARE * rest)


def is_talk(word: str) -> bool:
    """Whether a word (in the plain spelling) is one of a seller's own, and no name."""
    return _bare(word) in _talk()


def _own(facts: Facts) -> frozenset[str]:
    # Not titles and descriptions: anybody may have written those, and a sentence that names its product is counted apart.
    shelves = [text for known in facts.products for text in (known.row.product_type, known.row.vendor)]
    shop = {_bare(word) for text in shelves for word in words(text)}
    values = {_bare(word) for value in facts.values for word in value.split()}
    return frozenset(shop | values | _talk() | facts.kinds | {_bare(word) for word in words(facts.shop_name)})


@cache
def _talk() -> frozenset[str]:
    """The words of our own texts and of the lexicons, and those in which a seller speaks."""
    texts = [_PLACE.sub(" ", text) for language in TEXTS.values() for text in language.values()]
    texts += [" ".join(TALK[code]) for code in TALK]
    texts += [" ".join((*lexicon.telling, *lexicon.colours)) for lexicon in ALL.values()]
    texts += [name for row in rows("goods") for code, names in row.items() if code != "en" for name in names]
    return frozenset(_bare(word) for text in texts for word in words(text))


def _bare(word: str) -> str:
    return stem(_ARTICLES.sub("", word) if word[:1] > "\u0600" else word)
