"""One folder per language the built-in engine understands. English is the thorough one; the others know the frequent patterns.

The one rule: each folder holds the words of its language and nothing that decides. A language is added by a folder that fills
in a `Lexicon`, and a line in `ALL`.
"""

from shopapp.assistant.understand.languages.ar import ARABIC
from shopapp.assistant.understand.languages.de import GERMAN
from shopapp.assistant.understand.languages.en import ENGLISH
from shopapp.assistant.understand.languages.es import SPANISH
from shopapp.assistant.understand.languages.fr import FRENCH
from shopapp.assistant.understand.lexicon import Lexicon

ALL: dict[str, Lexicon] = {lexicon.code: lexicon for lexicon in (ENGLISH, FRENCH, GERMAN, SPANISH, ARABIC)}


def lexicon_of(language: str) -> Lexicon:
    return ALL.get(language.partition("-")[0].lower(), ENGLISH)
