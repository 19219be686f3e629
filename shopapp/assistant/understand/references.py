"""Which of the shown products is meant: "the second one", "the blue one", "the linen shirt", "it", "both"."""

import re

from shopapp.assistant.understand import terms
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Intent, Reference, Situation
from shopapp.assistant.understand.plain import stem, stems, words
from shopapp.assistant.understand.vocabulary import Vocabulary

_LEAST_LETTERS = 4  # of a title's word that names it alone


def references_of(
    said: str, lexicon: Lexicon, situation: Situation, vocabulary: Vocabulary, unwanted: frozenset[str] = frozenset()
) -> tuple[Reference, ...]:
    """In the order said. Places first, then titles, then describing words, and "it" only when nothing else was meant.

    `unwanted` are stems of what was ruled out, which points at nothing.
    """
    if not situation.shown and not situation.on_product:
        return ()
    found = _places(said, lexicon, len(situation.shown))
    if not found:
        found = _titles(said, situation.shown, unwanted)
    if not found and beyond(said, lexicon, len(situation.shown)):
        return ()
    if not found and (match := lexicon.compiled("word phrase", lexicon.word_phrase).search(said)):
        word = next((group for group in match.groups() if group), "")
        found = [Reference("word", word=word)] if _tells(word, lexicon) else []
    if not found:
        found = _named(said, lexicon, situation.shown, vocabulary, unwanted) if _definite(said, lexicon) else []
    if not found and lexicon.compiled("it", lexicon.it).search(said):
        found = [Reference("it")]
    return tuple(found)


def numbered(said: str, count: int) -> tuple[Reference, ...]:
    """ "Compare 1 and 3": bare numbers are places where two of them are to be compared."""
    places = [int(number) - 1 for number in re.findall(r"(?<![\w.,])(\d)(?![\w.,]*\d)", said)]
    return tuple(Reference("place", place=place) for place in dict.fromkeys(places) if 0 <= place < count)


def pointing(intent: Intent) -> bool:
    """Whether an intent is about products on the screen, so that the words that point at them wish for nothing."""
    return intent in ("compare", "why", "question_product", "cart_add", "cart_remove", "cart_change")


def _tells(word: str, lexicon: Lexicon) -> bool:
    """ "The difference" points at nothing; "the blue" does."""
    return any(each not in lexicon.idle and each not in lexicon.telling for each in words(word))


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
    if not found and (match := re.search(r"(?:^|\s)(?:#|no\.? ?|nr\.? ?|number |nummer |numero |option )(\d)(?!\d)", said)):
        place = int(match[1]) - 1
        found = [Reference("place", place=place)] if 0 <= place < count else []
    return found


def beyond(said: str, lexicon: Lexicon, count: int) -> bool:
    """Whether only a place is named at which nothing is shown: "the second one" of one."""
    named = [lexicon.places[match[1]] for match in lexicon.places_pattern.finditer(said)]
    return count > 0 and bool(named) and not any(-count <= place < count for place in named)


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


def _titles(said: str, shown: tuple[str, ...], unwanted: frozenset[str]) -> list[Reference]:
    """Titles of which at least half the words, and one that no other shown title has, were said."""
    spoken = {stem(word) for word in words(said)} - unwanted
    titles = [stems(title) for title in shown]
    found: list[Reference] = []
    for place, title in enumerate(titles):
        said_of_it = title & spoken
        if said_of_it - _others(titles, place) and len(said_of_it) * 2 >= len(title):
            found.append(Reference("place", place=place))
    return found


def _named(
    said: str, lexicon: Lexicon, shown: tuple[str, ...], vocabulary: Vocabulary, unwanted: frozenset[str]
) -> list[Reference]:
    """A name of a title's own ("the Cloudpace"): a word that no other shown title has, no kind of goods and no value."""
    spoken = {stem(word) for word in words(said) if len(word) >= _LEAST_LETTERS} - unwanted
    titles = [stems(title) for title in shown]
    found: list[Reference] = []
    for place, title in enumerate(titles):
        own = (title & spoken) - _others(titles, place) - vocabulary.kinds
        if any(not _general(word, lexicon, vocabulary) for word in own):
            found.append(Reference("place", place=place))
    return found


def _definite(said: str, lexicon: Lexicon) -> bool:
    """Whether one of several is spoken of, or two are compared."""
    if re.search(r"(?<!\w)(?:the|der|die|das|den|dem|le|la|les|el|los|las)(?!\w)|(?<!\w)l'", said) or lexicon.code == "ar":
        return True
    return any(intent == "compare" and lexicon.find(intent, pattern, said) for intent, pattern in lexicon.intents)


def _general(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    places = vocabulary.values.get(word, [])
    described = bool(places) and any(facet != "vendor" for facet, _ in places)
    return described or (lexicon.code, word) in terms.by_name() or word in lexicon.colours


def _others(titles: list[set[str]], place: int) -> set[str]:
    return set[str]().union(*(other for at, other in enumerate(titles) if at != place))
