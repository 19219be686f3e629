"""Whom a thing has to suit: "for a 3 year old", "6 mois", "für 6 Personen", "a table for eight".

The one rule: a number counts people or years only where a word beside it says so. After a bare "for" it does where the thing
named is one that people sit at, sleep in or play ("a table for 8"); elsewhere "for 8" may be money.
"""

# ruff: noqa: E501 - patterns read better in one piece than broken over lines

import re
from dataclasses import replace
from functools import cache

from shopapp.assistant.understand.languages import ALL, lexicon_of
from shopapp.assistant.understand.meaning import Meaning, Suits
from shopapp.assistant.understand.measures import as_written
from shopapp.assistant.understand.plain import arabic, stems, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_GROWN = 18.0
"""Years from which on an age says nothing of what suits."""
_MOST = 30
"""People; more are no household's."""
_MOST_BARE = 12
_MONTHS = 12.0
_BABY, _TODDLER = 0.5, 2.0
_TO = r"(?: ?(?:-|to|or|bis|oder|a|ou|et|y|o|u) ?)"
_GROWN_UP = re.compile("|".join(f"(?:{arabic(lexicon.suiting.grown)})" for lexicon in ALL.values()))
_PRICED = re.compile(r"(?:for|fur|pour|para|por) ")
"""Said before a bare number, it may be money; "seats 6" never is."""
_MONEY = r"(?:€|\$|£|eur|usd|dollars?|bucks|quid|pounds?|chf|franken)"


def suits_of(said: str, written: str, language: str, sought: str = "") -> tuple[Suits, ...]:
    """At most an age and a number of people. `said` is in the plain spelling; `sought` is what was looked for before."""
    found = [_age(said, written, language), _people(said, written, language, sought)]
    return tuple(one for one in found if one is not None)


def without(said: str, suits: tuple[Suits, ...]) -> str:
    """The message without a bare number of people; where a word counts them it stays."""
    for one in suits:
        if one.sort == "people" and len(words(one.said)) == 1 and _PRICED.match(one.plain):
            said = said.replace(one.plain, " ")
    return said


def spoken_in(sought: str, suits: tuple[Suits, ...], vocabulary: Vocabulary) -> tuple[Suits, ...]:
    """Each with those of the sought words that say no more than it does: "people", and "boy" where the shop states ages."""
    return tuple(replace(one, plain=" ".join(_told(sought, one, vocabulary))) for one in suits)


def searched(meaning: Meaning) -> Meaning:
    """With the words alone that goods are searched by: "a table for six people" is a table."""
    told = {word for one in meaning.suits for word in one.plain.split()}
    if meaning.gift:
        told |= {word for word in meaning.sought.split() if _GROWN_UP.fullmatch(word)}
    if not told:
        return meaning
    sought = " ".join(word for word in meaning.sought.split() if word not in told)
    return replace(meaning, sought=sought, heads=tuple(head for head in meaning.heads if head not in stems(" ".join(told))))


def _told(sought: str, one: Suits, vocabulary: Vocabulary) -> list[str]:
    if _says(one.plain, vocabulary) or (one.sort == "age" and not vocabulary.ages):
        return []
    known = [lexicon.suiting for lexicon in ALL.values()]
    names = [own.children if one.sort == "age" else f"{own.people}|{own.players}|{own.seater}" for own in known]
    spoken = _compiled("|".join(f"(?:{name})" for name in names))
    return [word for word in sought.split() if spoken.fullmatch(word) or word in words(one.plain)]


def _says(phrase: str, vocabulary: Vocabulary) -> bool:
    tokens = words(phrase)
    return any(" ".join(tokens[at:]) in vocabulary.values for at in range(len(tokens)))


def _age(said: str, written: str, language: str) -> Suits | None:
    own = lexicon_of(language).suiting
    number = _number(language)
    counted = rf"(?<![\w.,]){number}(?:{_TO}{number})?[ -]?(?:(?P<m>{own.months})|{own.years}){own.old}(?!\w)(?!{own.no_age})"
    aged = rf"(?<!\w)(?:{own.ages}) (\d{{1,2}})(?:{_TO}(\d{{1,2}}))?(?![\w%€$£.,]*\d)(?! ?(?:cm|mm|ml|kg|g|{own.people}|{own.players}))"
    for pattern in (counted, aged):
        if match := _compiled(pattern).search(said):
            first, last = (_value(group, language) for group in match.groups()[:2])
            years = (first + (last or first)) / 2 / (_MONTHS if match.groupdict().get("m") else 1)
            return Suits("age", years, as_written(match[0].strip(), written, language), match[0]) if years < _GROWN else None
    for called, years in ((own.toddler, _TODDLER), (own.baby, _BABY)):
        if match := _compiled(rf"(?<!\w)(?:{called})(?!\w)").search(said):
            return Suits("age", years, match[0], match[0], sure=False)
    return None


def _people(said: str, written: str, language: str, sought: str) -> Suits | None:
    own = lexicon_of(language).suiting
    number = _number(language)
    given = rf"(?:(?:{own.given})\s?)?(?=\w)"
    counted = rf"(?<![\w.,]){given}(?P<said>(?:{own.group} )?{number}(?:{_TO}{number})?[ -]?(?:{own.people}|{own.players}|{own.seater}))(?!\w)"
    bare = rf"(?<!\w)(?:{own.given}) (?P<said>(?:{own.group} )?{number})(?=\W*$|[,.;!?] |[!?;]| (?:{own.given}|and|in|under|und|et|y|avec|with|mit)\b)"
    grouped = rf"(?<!\w)(?P<said>{own.group} {number})(?!\w)"
    if match := _compiled(counted).search(said) or _compiled(grouped).search(said):
        return _many(match, _MOST, written, language)
    match = _compiled(bare).search(said)
    serves = _compiled(rf"(?<!\w)(?:{own.serving})(?!\w)")
    if match is None or re.search(_MONEY, said) or not serves.search(f"{sought} {said[: match.start()]}"):
        return None
    return _many(match, _MOST_BARE, written, language)


def _many(match: re.Match[str], most: int, written: str, language: str) -> Suits | None:
    said, *groups = match.groups()
    numbers = [_value(group, language) for group in groups if group]
    if not 1 <= max(numbers) <= most:
        return None
    return Suits("people", max(numbers), as_written(said, written, language), match[0])


def _number(language: str) -> str:
    named = sorted(lexicon_of(language).suiting.numbers, key=len, reverse=True)
    return rf"(\d{{1,2}}|{'|'.join(named)})"


def _value(group: str | None, language: str) -> float:
    if group is None:
        return 0.0
    return float(group if group.isdigit() else _numbers(language)[group])


@cache
def _numbers(language: str) -> dict[str, int]:
    return {arabic(word): number for word, number in lexicon_of(language).suiting.numbers.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(arabic(pattern))
