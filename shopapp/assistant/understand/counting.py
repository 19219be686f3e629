"""How many: "twice", and the number that something already in the cart is changed to ("only one please", "make it two").

The patterns are matched against the plain spelling. A change is said in few words; in a longer sentence a number is about
something else.
"""

import re

from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.plain import arabic, words

_FEW = 9


def times(said: str, code: str) -> int | None:
    known = lexicon_of(code).counting.times
    return next((number for word, number in known if re.search(rf"(?<!\w){arabic(word)}(?!\w)", said)), None)


def changed_to(said: str, lexicon: Lexicon) -> int | None:
    """The number wanted instead, 1 to 99; None where no change is asked for."""
    if len(words(said)) > _FEW:
        return None
    numbers = {word: number for word, number in lexicon.numbers.items() if word != "one"}
    known = "|".join([r"\d{1,2}", lexicon.counting.one, *sorted(numbers, key=len, reverse=True)])
    match = re.search(arabic(lexicon.counting.to.replace("{n}", f"({known})")), said)
    if match is None:
        return None
    word = next(group for group in match.groups() if group)
    return max(1, min(99, int(word))) if word.isdigit() else numbers.get(word, 1)
