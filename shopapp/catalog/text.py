"""Text made comparable, the way the database's `plain()` does it: lower case, accents off."""

import re
import unicodedata

_OTHERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_OTHERS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
