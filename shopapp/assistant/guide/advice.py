"""Whether the shopper hands the choice to us: "no idea, what do you suggest?" ends the questions, "I don't mind" does not.

Patterns over the plain spelling, for messages already understood as a skipped question.
"""

import re

from shopapp.assistant.understand.plain import arabic, plain

_ADVICE = {
    "en": r"suggest|recommend|you (?:choose|decide|pick)|no idea|surprise me|up to you|show me|what would you",
    "de": r"empfiehl\w*|empfehl\w*|rat(?:en|et|st)|keine ahnung|uberrasch\w*|entscheid\w*|wahlen sie|wahl du|schlag",
    "fr": r"conseill\w*|recommand\w*|suger\w*|aucune idee|surprene\w*|choisiss\w*|comme vous voulez|a vous de",
    "es": r"recomiend\w*|recomend\w*|sugier\w*|aconsej\w*|ni idea|sorprend\w*|elige|elija|tu decides|usted decide",
    "ar": r"تنصح|تقترح|اختر|فاجئني|لا فكرة|رأيك",
}
_PATTERNS = {code: re.compile(arabic(pattern)) for code, pattern in _ADVICE.items()}


def asks_advice(text: str, language: str) -> bool:
    pattern = _PATTERNS.get(language, _PATTERNS["en"])
    return pattern.search(plain(text)) is not None
