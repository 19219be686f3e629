"""The light form of a word: its singular, bare of gender, case and article, as far as endings tell. For comparing only."""

from shopapp.assistant.understand.plain import stem

_LEAST = 3  # letters that stay
_GERMAN = ("ern", "en", "er", "es", "em", "e", "n", "s")
_ARTICLES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال")
_ARABIC_ENDS = ("ات", "ين", "ون", "ان", "يه", "ه")


def light(text: str, language: str) -> str:
    """Word by word. `text` is in the plain spelling."""
    return " ".join(_word(word, language) for word in text.split())


def _word(word: str, language: str) -> str:
    match language:
        case "de":
            return _german(word)
        case "fr":
            return _bare(word, "sex")
        case "es":
            return _bare(word, "soae")
        case "ar":
            return _arabic(word)
        case _:
            return stem(word)


def _german(word: str) -> str:
    return next((word[: -len(end)] for end in _GERMAN if word.endswith(end) and len(word) - len(end) >= _LEAST), word)


def _bare(word: str, endings: str) -> str:
    while len(word) > _LEAST + 1 and word[-1] in endings:
        word = word[:-1]
    return word


def _arabic(word: str) -> str:
    start = next((start for start in _ARTICLES if word.startswith(start) and len(word) - len(start) >= _LEAST), "")
    word = word[len(start) :]
    end = next((end for end in _ARABIC_ENDS if word.endswith(end) and len(word) - len(end) >= _LEAST), "")
    return word[: len(word) - len(end)] if end else word


_BRITISH = (
    ("ise", "ize"),
    ("isi", "izi"),
    ("our", "or"),
    ("tre", "ter"),
    ("grey", "gray"),
    ("ll", "l"),
    ("ewellery", "ewelry"),
    ("minium", "minum"),
)


def spelt_otherwise(word: str) -> list[str]:
    """How the other side of the Atlantic spells it: "moisturizer", "moisturiser"."""
    pairs = [*_BRITISH, *((american, british) for british, american in _BRITISH)]
    return [word.replace(here, there) for here, there in pairs if here in word]
