"""What is not wanted: "not leather", "without wool or silk", "alcohol-free", "anything but black".

The unwanted words leave the text here and never reach an embedding: measured, a model asked for "without X" brings twice
as much X.
"""

import re
from dataclasses import dataclass

from shopapp.assistant.understand import wishes
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import arabic, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_LONGEST = 3  # words that one negation covers
_JOINED = "_"


@dataclass(frozen=True, slots=True)
class Unwanted:
    things: tuple[str, ...]
    """Ruled out, in the plain spelling."""
    mild: tuple[str, ...]
    """Wished less: the "long" of "not too long"."""
    rest: str
    """The text without them."""


def unwanted_of(said: str, lexicon: Lexicon, vocabulary: Vocabulary) -> Unwanted:
    mild = tuple(match[1] for match in lexicon.compiled("mild", lexicon.mild).finditer(said) if match[1] not in lexicon.telling)
    kept = lexicon.compiled("mild", lexicon.mild).sub(" , ", said)
    kept = lexicon.compiled("not negations", lexicon.not_negations).sub(" , ", kept)
    unwanted: list[str] = []

    def free(match: re.Match[str]) -> str:
        # "wrinkle-free" is a virtue of a product; "leather-free" rules a substance out. Both lose nothing by an exclusion
        # of the bare word next to its own compound, so only substances people avoid are taken as ruled out.
        if match[1] in _AVOIDED and match[0] not in vocabulary.values:
            unwanted.append(match[1])
            return " , "
        return match[0]

    kept = _virtues(kept, lexicon, vocabulary)
    kept = lexicon.compiled("free of", lexicon.free_of).sub(free, kept)
    pattern = re.compile(rf"(?<!\w)(?:{arabic(lexicon.negators)})(?!\w) *([^,.;!?]+)")
    while match := pattern.search(kept):
        covered, rest = _covered(match[1], lexicon, vocabulary)
        unwanted += covered
        kept = f"{kept[: match.start()]} , {rest}{kept[match.end() :]}"
    return Unwanted(tuple(unwanted), mild, kept.replace(_JOINED, " "))


def _virtues(said: str, lexicon: Lexicon, vocabulary: Vocabulary) -> str:
    """ "Sans parfum" is a value where the shop has it as one; its words are kept together so that no negation takes them."""
    for value in vocabulary.values:
        negated = re.match(rf"(?:{arabic(lexicon.negators)})(?!\w)", value)
        if negated and " " in value and value in said:
            said = said.replace(value, value.replace(" ", _JOINED))
    return said


def _covered(after: str, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[list[str], str]:
    joint = re.search(rf"(?<!\w)(?:{arabic(lexicon.joints)})(?!\w)", after)
    reach, rest = (after[: joint.start()], after[joint.start() :]) if joint else (after, "")
    parts = re.split(rf"(?<!\w)(?:{arabic(lexicon.ors)})(?!\w)", reach)
    covered: list[str] = []
    for part in parts:
        said = [word for word in words(part) if word not in lexicon.telling and word not in lexicon.idle]
        length = wishes.value_at(said, lexicon, vocabulary)
        if 0 < length < len(said):
            # "No plastic toys": the plastic is ruled out, the toys are wanted.
            covered.append(" ".join(said[:length]))
            rest = f"{' '.join(said[length:])} {rest}"
        elif said:
            covered.append(" ".join(said[:_LONGEST]))
    return covered, rest


_AVOIDED = frozenset(
    {
        *(
            "leather",
            "wool",
            "alcohol",
            "sugar",
            "gluten",
            "nut",
            "lactose",
            "dairy",
            "fragrance",
            "perfume",
            "plastic",
            "paraben",
        ),
        *("silicone", "latex", "nickel", "down", "fur", "silk", "caffeine", "aluminium"),
        *("leder", "woll", "alkohol", "zucker", "laktose", "plastik", "parfum"),
    }
)
