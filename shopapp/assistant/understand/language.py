"""Which language a message is in. Short messages say little: then the language of the conversation stands."""

import re

from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import words

_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")


def language_of(text: str, otherwise: str) -> str:
    """The code of one of our languages. `otherwise` may be a locale; one that we do not know means English."""
    fallback = otherwise.partition("-")[0].lower()
    fallback = fallback if fallback in ALL else "en"
    if _ARABIC_LETTER.search(text):
        return "ar"
    said = words(text)
    told = {code: sum(word in lexicon.telling for word in said) for code, lexicon in ALL.items()}
    best = max(told, key=lambda code: (told[code], code == fallback))
    # One small word more than the language so far is chance in a short message, two are not.
    return best if told[best] >= told[fallback] + (2 if len(said) > 2 else 1) else fallback
