"""Whether a wish leaves open what kind of thing it should be: "something smart for a wedding", "I want to grow herbs".

Patterns over the plain spelling. A wish that names a kind of goods that the shop has is never open.
"""

import re

from shopapp.assistant.understand import Meaning, Vocabulary
from shopapp.assistant.understand.plain import arabic, plain, stems

_OPEN = {
    "en": r"something|anything|treat (?:myself|ourselves)|(?:what|which) (?:would|could|can|helps?|keeps?)|"
    r"(?:want|need|would like|'d like|plan|love|like|going) to (?!buy|order|find|see|get|have|know|return|pay|purchase)\w+",
    "de": r"etwas|irgendwas|was (?:hilft|passt|eignet|nehme|brauche)|(?:will|mochte|wollen|mochten) (?:.{1,40} )?\w+en$",
    "fr": r"quelque chose|(?:veux|voudrais|souhaite|aimerais) (?!acheter|voir|avoir|trouver)\w+(?:er|ir|re)",
    "es": r"algo|(?:quiero|quisiera|gustaria|necesito) (?!comprar|ver|tener|encontrar)\w+(?:ar|er|ir)",
    "ar": r"شيء|شيئا|شي",
}
_PATTERNS = {code: re.compile(rf"(?<!\w)(?:{arabic(pattern)})(?!\w)") for code, pattern in _OPEN.items()}


def is_open(meaning: Meaning, vocabulary: Vocabulary) -> bool:
    if stems(meaning.sought) & vocabulary.kinds:
        return False
    # An answer goes on with what was open before.
    pattern = _PATTERNS.get(meaning.language, _PATTERNS["en"])
    return meaning.intent == "answer_choice" or pattern.search(plain(meaning.text)) is not None
