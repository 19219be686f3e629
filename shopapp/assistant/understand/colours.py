"""Colour families: "blue" is answered by navy. A shop's own colour names are sorted in by the words they contain."""

from functools import cache

from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import words

FACETS = frozenset({"color", "colour", "farbe", "couleur", "colore", "kleur", "colors", "colours", "shade", "finish", "اللون"})


@cache
def family(value: str) -> str | None:
    """The family of a colour name in any of our languages, None for a word that names no colour."""
    named = words(value)
    for word in [*reversed(named)]:
        for lexicon in ALL.values():
            if word in lexicon.colours:
                return lexicon.colours[word]
    return None
