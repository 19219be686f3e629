"""Asking for a person, in whatever words: a verb of being connected and somebody to be connected with, within one clause.

Built from parts rather than sentences, so that a phrasing nobody wrote down is heard too. The rule: somebody who is only spoken
of ("a gift for a colleague", "a tent for two people") calls nobody.
"""

import re
from dataclasses import dataclass

from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.lexicon import Person
from shopapp.assistant.understand.plain import arabic

_CLAUSE = r"[^.!?;؟،,]{0,30}?"


def asked_for(text: str, language: str) -> bool:
    """Whether a person is asked for. `text` in the plain spelling."""
    found = _BUILT.get(language)
    if found is None:
        return False
    spoken_of, alone, said = found
    if alone.match(text) or said.whole.search(text):
        return True
    kept = spoken_of.sub(" ", text)
    return bool(said.speaking.search(kept) or said.wanting.search(kept))


def only_spoken_of(text: str, language: str) -> bool:
    """Whether the only person in it is one that a thing is for."""
    found = _BUILT.get(language)
    return found is not None and bool(found[0].search(text)) and not asked_for(text, language)


@dataclass(frozen=True, slots=True)
class _Said:
    whole: re.Pattern[str]
    speaking: re.Pattern[str]
    wanting: re.Pattern[str]


def _build(parts: Person) -> tuple[re.Pattern[str], re.Pattern[str], _Said]:
    some = parts.somebody
    # One way to read each word: where "un" is read as "un" and as "una?", thirty of them take longer than anybody waits.
    bare = rf"(?>{parts.bare}(?!\w))"
    return (
        _pattern(rf"{parts.spoken_of} ?(?:\w+ )?{some}"),
        re.compile(arabic(rf"\W*(?:{bare}\W+)*{some}(?:\W+{bare})*\W*$")),
        _Said(
            _pattern(parts.whole),
            _pattern(rf"{parts.speak}\b{_CLAUSE}\b{some}|{some} {_CLAUSE}\b{parts.speak}"),
            _pattern(rf"{parts.want}{some}"),
        ),
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(arabic(rf"(?<!\w)(?:{text})(?!\w)"))


_BUILT = {code: _build(lexicon.person) for code, lexicon in ALL.items()}
