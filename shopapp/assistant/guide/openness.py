"""Whether a wish leaves open what kind of thing it should be: "something smart for a wedding", "I want to grow herbs".

Patterns over the plain spelling. A wish that names a kind of goods that the shop has is never open.
"""

from shopapp.assistant.understand import Meaning, Vocabulary
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain, stems


def is_open(meaning: Meaning, vocabulary: Vocabulary) -> bool:
    if stems(meaning.sought) & vocabulary.kinds:
        return False
    # An answer goes on with what was open before.
    lexicon = lexicon_of(meaning.language)
    return meaning.intent == "answer_choice" or lexicon.find("open", lexicon.open, plain(meaning.text)) is not None
