"""Which of the shown products is meant: "the second one", "the blue one", "the linen shirt", "it", "both"."""

import re

from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Reference, Situation
from shopapp.assistant.understand.plain import stem, stems, words


def references_of(said: str, lexicon: Lexicon, situation: Situation) -> tuple[Reference, ...]:
    """In the order said. Places first, then titles, then describing words, and "it" only when nothing else was meant."""
    if not situation.shown and not situation.on_product:
        return ()
    found = _places(said, lexicon, len(situation.shown))
    if not found:
        found = _titles(said, situation.shown)
    if not found and (match := lexicon.compiled("word phrase", lexicon.word_phrase).search(said)):
        word = next((group for group in match.groups() if group), "")
        found = [Reference("word", word=word)] if word else []
    if not found and lexicon.compiled("it", lexicon.it).search(said):
        found = [Reference("it")]
    return tuple(found)


def _places(said: str, lexicon: Lexicon, count: int) -> list[Reference]:
    found = _first_few(said, lexicon, count)
    if found:
        return found
    for match in lexicon.places_pattern.finditer(said):
        place = lexicon.places[match[1]]
        place = place if place >= 0 else count + place
        reference = Reference("place", place=place)
        if 0 <= place < count and reference not in found:
            found.append(reference)
    if not found and (match := re.search(r"(?:^|\s)(?:#|no\.? ?|nr\.? ?|number )(\d)(?!\d)", said)):
        place = int(match[1]) - 1
        found = [Reference("place", place=place)] if 0 <= place < count else []
    return found


def _first_few(said: str, lexicon: Lexicon, count: int) -> list[Reference]:
    """ "The first two", in either order of the words."""
    first = "|".join(word for word, place in lexicon.places.items() if place == 0)
    few = "|".join([*(word for word, number in lexicon.numbers.items() if number > 1), r"[2-4]"])
    match = re.search(rf"(?<!\w)(?:(?:{first})\w* ({few})|({few}) (?:{first}))(?!\d)", said)
    if match is None:
        return []
    number = match[1] or match[2]
    most = int(number) if number.isdigit() else lexicon.numbers[number]
    return [Reference("place", place=place) for place in range(min(most, count))]


def _titles(said: str, shown: tuple[str, ...]) -> list[Reference]:
    """Titles of which at least half the words, and one that no other shown title has, were said."""
    spoken = {stem(word) for word in words(said)}
    titles = [stems(title) for title in shown]
    found: list[Reference] = []
    for place, title in enumerate(titles):
        others: set[str] = set[str]().union(*(other for at, other in enumerate(titles) if at != place))
        said_of_it = title & spoken
        if said_of_it - others and len(said_of_it) * 2 >= len(title):
            found.append(Reference("place", place=place))
    return found
