"""One plain spelling for matching: lower case, no accents, straight apostrophes, western digits, one form of Arabic letters.

Patterns of the language files are matched against this spelling only; what is shown to people is never made from it.
"""

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "؟": "?", "،": ","})
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    if text.isascii():
        # The same for what has neither accents nor foreign digits, at a tenth of the time: most texts of most shops.
        return _SPACE.sub(" ", text.lower().replace("`", "'")).strip()
    text = unicodedata.normalize("NFKD", text.casefold().translate(_MARKS))
    kept = "".join(_digit(sign) for sign in text if not unicodedata.combining(sign))
    return _SPACE.sub(" ", kept.translate(_ARABIC)).strip()


def arabic(pattern: str) -> str:
    """The same form of Arabic letters inside a pattern, leaving its signs alone."""
    return pattern.translate(_ARABIC)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", plain(text))


_ODD = {
    "scarves": "scarf",
    "knives": "knife",
    "shelves": "shelf",
    "leaves": "leaf",
    "loaves": "loaf",
    "halves": "half",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "men": "man",
    "women": "woman",
    "children": "child",
    "men's": "man",
    "women's": "woman",
    "mens": "man",
    "womens": "woman",
    "kids": "kid",
}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Singular and plural of most words fall together; enough to compare two words, never to show one."""
    if word in _ODD:
        return _ODD[word]
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if len(word) > 4 and word.endswith(ending):
            return word[: -len(ending)] + rest
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
