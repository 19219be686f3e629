"""What is not wanted: "not leather", "without wool or silk", "alcohol-free", "anything but black".

The unwanted words leave the text here and never reach an embedding: measured, a model asked for "without X" brings twice
as much X.
"""

import re

from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import arabic, words

_LONGEST = 3  # words that one negation covers


def unwanted_of(said: str, lexicon: Lexicon) -> tuple[list[str], str]:
    """The things ruled out, in the plain spelling, and the text without them."""
    kept = lexicon.compiled("not negations", lexicon.not_negations).sub(" , ", said)
    unwanted: list[str] = []

    def free(match: re.Match[str]) -> str:
        # "wrinkle-free" is a virtue of a product; "leather-free" rules a substance out. Both lose nothing by an exclusion
        # of the bare word next to its own compound, so only substances people avoid are taken as ruled out.
        if match[1] in _AVOIDED:
            unwanted.append(match[1])
            return " , "
        return match[0]

    kept = lexicon.compiled("free of", lexicon.free_of).sub(free, kept)
    pattern = re.compile(rf"(?<!\w)(?:{arabic(lexicon.negators)})(?!\w) *([^,.;!?]+)")
    while match := pattern.search(kept):
        covered, rest = _covered(match[1], lexicon)
        unwanted += covered
        kept = f"{kept[: match.start()]} , {rest}{kept[match.end() :]}"
    return unwanted, kept


def _covered(after: str, lexicon: Lexicon) -> tuple[list[str], str]:
    joint = re.search(rf"(?<!\w)(?:{arabic(lexicon.joints)})(?!\w)", after)
    reach, rest = (after[: joint.start()], after[joint.start() :]) if joint else (after, "")
    parts = re.split(rf"(?<!\w)(?:{arabic(lexicon.ors)})(?!\w)", reach)
    covered: list[str] = []
    for part in parts:
        said = [word for word in words(part) if word not in lexicon.telling]
        if said:
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
