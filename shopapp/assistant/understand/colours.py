"""Colour families: "blue" is answered by navy. A shop's own colour names are sorted in by the words they contain."""

from functools import cache

from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import words

FACETS = frozenset({"color", "colour", "farbe", "couleur", "colore", "kleur", "colors", "colours", "shade", "finish", "اللون"})


@cache
def family(value: str) -> str | None:
    """The family of a colour name in any of our languages, None for a word that names no colour."""
    named = words(value)
    for word in [*reversed(named)]:
        for code, lexicon in ALL.items():
            found = lexicon.colours.get(word) or _inflected(code).get(light(word, code))
            if found:
                return found
    return None


def named_in(language: str, word: str, spoken: str) -> str | None:
    """What a colour of the language `spoken` is called in `language`; None where they are the same, or for no colour."""
    if language == spoken or language not in ALL:
        return None
    own = ALL[spoken].colours.get(word) or _inflected(spoken).get(light(word, spoken))
    return next((name for name, colour in ALL[language].colours.items() if own and colour == own), None)


@cache
def _inflected(code: str) -> dict[str, str]:
    return {light(word, code): colour for word, colour in ALL[code].colours.items()} if code != "en" else {}
