"""More or less of something than what is shown: "something lighter", "a bigger one", "eine kürzere".

Only what shops measure is compared with what is shown; "warmer" and "softer" are words to search for like others.
"""

import re
from functools import cache
from typing import Literal

from shopapp.assistant.understand.meaning import Relative
from shopapp.assistant.understand.measures import as_written
from shopapp.assistant.understand.plain import arabic

Sort = Literal["weight", "size", "length", "height", "width"]
_WORDS: dict[str, tuple[tuple[Sort, bool, str], ...]] = {
    "en": (
        ("weight", False, r"lighter|less heavy"),
        ("weight", True, r"heavier"),
        ("size", False, r"smaller|more compact"),
        ("size", True, r"bigger|larger"),
        ("length", False, r"shorter"),
        ("length", True, r"longer"),
        ("height", False, r"lower"),
        ("height", True, r"taller|higher"),
        ("width", False, r"narrower|slimmer"),
        ("width", True, r"wider"),
    ),
    "de": (
        ("weight", False, r"leichter\w{0,2}"),
        ("weight", True, r"schwerer\w{0,2}"),
        ("size", False, r"kleiner\w{0,2}|kompakter\w{0,2}"),
        ("size", True, r"grosser\w{0,2}"),
        ("length", False, r"kurzer\w{0,2}"),
        ("length", True, r"langer\w{0,2}"),
        ("height", False, r"niedriger\w{0,2}"),
        ("height", True, r"hoher\w{0,2}"),
        ("width", False, r"schmaler\w{0,2}"),
        ("width", True, r"breiter\w{0,2}"),
    ),
    "fr": (
        ("weight", False, r"(?:plus|moins) leger\w{0,2}|moins lourd\w{0,2}"),
        ("weight", True, r"plus lourd\w{0,2}"),
        ("size", False, r"plus petit\w{0,2}|plus compact\w{0,2}|moins grand\w{0,2}"),
        ("size", True, r"plus grand\w{0,2}|plus gros\w{0,3}"),
        ("length", False, r"plus court\w{0,2}"),
        ("length", True, r"plus long\w{0,3}"),
        ("height", False, r"plus bas\w{0,3}"),
        ("height", True, r"plus haut\w{0,2}"),
        ("width", False, r"plus etroit\w{0,2}"),
        ("width", True, r"plus large\w?"),
    ),
    "es": (
        ("weight", False, r"mas liger\w{1,2}|menos pesad\w{1,2}"),
        ("weight", True, r"mas pesad\w{1,2}"),
        ("size", False, r"mas pequen\w{1,2}|mas compact\w{1,2}|menos grandes?"),
        ("size", True, r"mas grandes?"),
        ("length", False, r"mas cort\w{1,2}"),
        ("length", True, r"mas larg\w{1,2}"),
        ("height", False, r"mas baj\w{1,2}"),
        ("height", True, r"mas alt\w{1,2}"),
        ("width", False, r"mas estrech\w{1,2}"),
        ("width", True, r"mas anch\w{1,2}"),
    ),
    "ar": (
        ("weight", False, r"أخف"),
        ("weight", True, r"أثقل"),
        ("size", False, r"أصغر"),
        ("size", True, r"أكبر"),
        ("length", False, r"أقصر"),
        ("length", True, r"أطول"),
        ("height", True, r"أعلى"),
        ("width", False, r"أضيق"),
        ("width", True, r"أعرض"),
    ),
}
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
        (sort, more, re.compile(rf"(?<!\w)(?:{arabic(words)})(?!\w){arabic(_NO_MORE)}")) for sort, more, words in _WORDS[language]
    )
