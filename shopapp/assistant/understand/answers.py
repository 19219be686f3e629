"""Answers in the shopper's own words to the question that is open: "something loose", "navy or olive", "she's four".

The one rule: an answer is never a condition. Its wishes order the choice (must is False), because people answer loosely.
"""

import re

from shopapp.assistant.understand import wishes
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.meaning import Choice, Situation, Wish
from shopapp.assistant.understand.measures import measured
from shopapp.assistant.understand.plain import plain, words


def chosen(said: str, situation: Situation) -> Choice | None:
    """The offered choice whose label was typed instead of tapped."""
    return next((choice for choice in situation.pending_choices if said.strip(" .!") == plain(choice.label)), None)


def answered(said: str, language: str, found: tuple[Wish, ...], situation: Situation) -> tuple[Wish, ...]:
    """The pending facet's values that were said: found as wishes, or as words of an offered choice, or inside its range."""
    facet = situation.pending_facet
    if facet is None:
        return ()
    wanted = [Wish(wish.value, facet, must=False) for wish in found if wish.facet == facet and wish.wanted]
    if not wanted:
        ruled_out = {plain(wish.value) for wish in found if not wish.wanted}
        offered = [choice for choice in situation.pending_choices if plain(choice.value) not in ruled_out]
        wanted = [Wish(choice.value, facet, must=False) for choice in offered if _says(said, language, choice)]
    return tuple(dict.fromkeys(wanted))


def _says(said: str, language: str, choice: Choice) -> bool:
    label = measured(plain(choice.label))
    spoken = f" {' '.join(light(word, language) for word in words(said))} "
    if f" {' '.join(light(word, language) for word in words(label))} " in spoken:
        return True
    numbers = [int(number) for number in re.findall(r"(?<![\w.,])\d{1,4}(?![\w.,]*\d)", said)]
    few = [number for name, number in _FEW.items() if re.search(rf"(?<!\w){name}(?!\w)", said)]
    if any(wishes.within(number, choice.label) for number in (*numbers, *few)):
        return True
    return any(re.match(rf"{number}(?: |$)", label) for number in numbers)


_FEW = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "funf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
}
