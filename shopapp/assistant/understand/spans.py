"""Ages and numbers of people that a text of a product states: "dès 3 ans", "2 to 4 players", "seats 6", "3-seater".

The one rule: years and numbers count only with the words that say whose they are; those of a warranty are nobody's age.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from shopapp.assistant.understand.languages import ALL
from shopapp.assistant.understand.lexicon import Suiting
from shopapp.assistant.understand.plain import arabic, plain

_TO = r" ?(?:-|to|bis|a|et|and|or|und|ou|oder|y|o) ?"
_ENDED = r"(?: |$|[.,;)])"


@dataclass(frozen=True, slots=True)
class Span:
    low: float | None
    high: float | None
    text: str
    """As the product has it."""


@lru_cache(maxsize=32_768)
def stated(text: str, sort: str) -> tuple[Span, ...]:
    text = " ".join(text.split())
    said = plain(text)
    same = len(said) == len(text)
    found: list[Span] = []
    for kind, pattern, per_year in _patterns(sort):
        for match in pattern.finditer(said):
            low, high = _ends(kind, [group for group in match.groups() if group], per_year)
            found.append(Span(low, high, text[match.start() : match.end()].strip() if same else match[0].strip()))
            said = f"{said[: match.start()]}{'|' * len(match[0])}{said[match.end() :]}"
    return tuple(found)


def _ends(kind: str, groups: list[str], per_year: float) -> tuple[float | None, float | None]:
    numbers = [float(group) if group.isdigit() else float(_numbers()[group]) for group in groups]
    numbers = [number / per_year for number in numbers]
    match kind:
        case "birth":
            return 0.0, None
        case "between" | "players":
            return min(numbers), max(numbers)
        case "from":
            return numbers[0], None
        case _:
            return None, max(numbers)


@cache
def _patterns(sort: str) -> tuple[tuple[str, re.Pattern[str], float], ...]:
    every = [pattern for lexicon in ALL.values() for pattern in (_ages if sort == "age" else _people)(lexicon.suiting)]
    # Ranges are read before what could be half of one, whatever the language.
    order = ("birth", "under", "players", "between", "seats", "from", "most")
    every.sort(key=lambda each: order.index(each[0]))
    names = {"under": "from", "seats": "most"}
    return tuple((names.get(kind, kind), re.compile(arabic(text)), per_year) for kind, text, per_year in every)


def _ages(own: Suiting) -> list[tuple[str, str, float]]:
    found: list[tuple[str, str, float]] = [("birth", rf"(?<!\w)(?:{own.birth})(?!\w)", 1.0)]
    found.append(
        (
            "from",
            rf"(?<!\w)(?:{own.ages}) (\d{{1,2}})(?:{own.onwards})?(?!\w|[.,]\d| ?-|{_TO}\d)(?! ?(?:{own.years}|{own.months}))",
            1.0,
        )
    )
    for unit, per_year in ((own.years, 1.0), (own.months, 12.0)):
        number = r"(\d{1,2})"
        end = rf"[ -]?(?:{unit})(?!\w)(?!{own.no_age})"
        found += [
            ("under", rf"(?<!\w)(?:{own.not_under}) {number}{end}", per_year),
            ("between", rf"(?<![\w.,]){number}(?: ?(?:{unit}))?{_TO}{number}{end}", per_year),
            ("from", rf"(?<!\w)(?:{own.starting}) ?{number}{end}", per_year),
            ("from", rf"(?<![\w.,]){number} ?(?:{unit})(?:{own.onwards})(?!\w)(?={_ENDED})", per_year),
            ("most", rf"(?<!\w)(?:{own.until}) {number}{end}", per_year),
        ]
    return found


def _people(own: Suiting) -> list[tuple[str, str, float]]:
    number = rf"(\d{{1,2}}|{'|'.join(sorted(own.numbers, key=len, reverse=True))})"
    counted = rf"(?:{own.people}|{own.seater})"
    return [
        ("players", rf"(?<![\w.,]){number}(?:{_TO}{number})?[ -]?(?:{own.players})(?!\w)", 1.0),
        ("seats", rf"(?<![\w.,]){number}(?:{_TO}{number})?[ -]?{counted}(?!\w)", 1.0),
        ("seats", rf"(?<!\w)(?:{own.seats}) {number}(?:{_TO}{number})?(?:(?= ?(?:{own.people}))|(?=\W|$)(?! ?[\w°\"]))", 1.0),
        ("seats", rf"(?<!\w)(?:{own.given}) {number}(?=$|[.,;)])", 1.0),
    ]


@cache
def _numbers() -> dict[str, int]:
    return {arabic(word): number for lexicon in ALL.values() for word, number in lexicon.suiting.numbers.items()}
