"""How somebody wants to be reached: called at a time, written to at an address they leave, or not called after all.

The patterns are matched against the plain spelling. What they miss is no loss: whoever asks for a person without them is handed
over as ever.
"""

from typing import Literal

from shopapp.assistant.understand.languages import lexicon_of

Way = Literal["call", "contact", "call_off"]


def way_of(text: str, language: str) -> Way | None:
    """`text` in the plain spelling. Calling off comes first: it has the words of being called in it."""
    lexicon = lexicon_of(language)
    said = lexicon.person
    ways: tuple[tuple[Way, str], ...] = (("call_off", said.call_off), ("call", said.call), ("contact", said.contact))
    return next((way for way, pattern in ways if lexicon.find(way, pattern, text)), None)
