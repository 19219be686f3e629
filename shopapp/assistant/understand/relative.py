"""More or less of something than what is shown: "something lighter", "a bigger one", "eine kürzere".

Only what shops measure is compared with what is shown; "warmer" and "softer" are words to search for like others.
"""

import re
from functools import cache

from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.meaning import Relative, Sort
from shopapp.assistant.understand.measures import as_written
from shopapp.assistant.understand.plain import arabic

_NO_MORE = r"(?! (?:than|als|que|de|من|sizes?|grossen?|tailles?|tallas?|مقاس)(?!\w))"
"""With something to compare with, it is a limit (`bounds.py`) or a question about two products; "a bigger size" is a size."""
_ASKED = re.compile(
    arabic(r"(?<!\w)(?:which|who|how|is|are|wie|combien|cuanto|welche\w*|ist|sind|que(?:l|lle)s?|lequel|laquelle|cual\w*|أي) ")
)
""" "Which is lighter?" compares what is shown."""


def relative_of(said: str, written: str, language: str) -> Relative | None:
    """The comparison, if the message wants more or less of something. `said` is in the plain spelling."""
    for sort, more, pattern in _patterns(language):
        match = pattern.search(said)
        if match is not None and not _ASKED.match(said):
            return Relative(sort, more, as_written(match[0], written, language))
    return None


@cache
def _patterns(language: str) -> tuple[tuple[Sort, bool, re.Pattern[str]], ...]:
    return tuple(
        (sort, more, re.compile(rf"(?<!\w)(?:{arabic(words)})(?!\w){arabic(_NO_MORE)}"))
        for sort, (less_of_it, more_of_it) in lexicon_of(language).measures.comparisons.items()
        for more, words in ((False, less_of_it), (True, more_of_it))
        if words
    )
