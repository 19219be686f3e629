"""Words that take back what was said before: "rather dark" after "light". Any of our languages, in the plain spelling."""

from functools import cache

from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.plain import plain


def opposites(word: str) -> frozenset[str]:
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (line for lexicon in ALL.values() for line in lexicon.things.opposites):
        groups = [plain(group).split() for group in line.split("/")]
        every = frozenset(word for group in groups for word in group)
        for group in groups:
            for word in group:
                found[word] = found.get(word, frozenset()) | (every - frozenset(group))
    return found
