"""Which language a message is in. Short messages say little: then the language of the conversation stands."""

import re
from functools import cache

from shopapp.assistant.understand import terms
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import words

_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_SHORT = 3  # words


def language_of(text: str, otherwise: str) -> str:
    """The code of one of our languages. `otherwise` may be a locale; one that we do not know means English."""
    fallback = otherwise.partition("-")[0].lower()
    fallback = fallback if fallback in ALL else "en"
    if _ARABIC_LETTER.search(text):
        return "ar"
    said = words(text)
    told = {code: {word for word in said if _tells(word, code)} for code in ALL}
    best = max(told, key=lambda code: (len(told[code]), code == fallback))
    alone, against = told[best] - told[fallback], told[fallback] - told[best]
    # One small word more than the language so far is chance where that language speaks too, two are not.
    speaks = bool(told[fallback] & ALL[fallback].telling) if len(said) <= _SHORT else bool(told[fallback])
    enough = 2 if speaks else 1
    return best if len(alone) - len(against) >= enough else fallback


@cache
def _tells(word: str, code: str) -> bool:
    """Small words tell most; names of goods and colours tell too, where they are not the same in the neighbouring language."""
    if word in ALL[code].telling or word in ALL[code].idle:
        return True
    return (code, light(word, code)) in terms.by_name() or word in ALL[code].colours
