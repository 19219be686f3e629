"""Words of the message that name values of the shop's facets: sizes, colours, materials, brands …

Longest match first. A single letter or number is a size only where the message says so, or writes it in capitals.
"""

import re

from shopapp.assistant.understand import colours
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Wish
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.assistant.understand.vocabulary import Vocabulary

SIZES = frozenset({"size", "shoe size", "grosse", "größe", "taille", "talla", "المقاس"})
_SIZE_WORDS = {
    "small": "s",
    "medium": "m",
    "large": "l",
    "extra large": "xl",
    "extra small": "xs",
    "x-large": "xl",
    "x-small": "xs",
}
_SIZE_SAID = re.compile(r"(?:size|sizes|grosse|taille|talla|in an?|in|مقاس) ([a-z0-9]{1,4}(?:[./]\d)?)(?!\w)")


def wishes_of(said: str, written: str, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[list[Wish], str]:
    """Values wanted, and the text without those that a facet will take care of. `written` keeps the capitals."""
    size, said = _size(said, written, vocabulary)
    wishes = [size] if size else []
    tokens = words(said)
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        wish, length = _value(tokens, at, lexicon, vocabulary)
        if wish is not None and wish not in wishes:
            wishes.append(wish)
        if wish is None or wish.facet is None:
            kept.extend(tokens[at : at + length])
        at += length
    return wishes, " ".join(kept)


def unwanted_wish(thing: str, vocabulary: Vocabulary) -> Wish:
    """A thing ruled out, with its facet where the shop has one for it."""
    match = vocabulary.values.get(thing) or vocabulary.values.get(stem(thing))
    if match:
        return Wish(match[0][1], match[0][0], wanted=False)
    if (family := colours.family(thing)) and (facet := vocabulary.facet_of(colours.FACETS)):
        return Wish(family, facet, wanted=False)
    return Wish(thing, None, wanted=False)


def _value(tokens: list[str], at: int, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[Wish | None, int]:
    for length in range(min(vocabulary.longest, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length])
        if len(phrase) < 3 or (length == 1 and (phrase in lexicon.telling or phrase.isdigit())):
            continue
        found = vocabulary.values.get(phrase) or (vocabulary.values.get(stem(phrase)) if length == 1 else None)
        # A word that also names a kind of product ("rug" as a value of some metafield) stays in the search text.
        if found and not (length == 1 and stem(phrase) in vocabulary.kinds):
            facet, value = found[0]
            said_family = lexicon.colours.get(phrase)
            return Wish(phrase if facet in colours.FACETS and said_family == phrase else value, facet), length
    word = tokens[at]
    colour = _colour(word, lexicon)
    if colour and (facet := vocabulary.facet_of(colours.FACETS)):
        return Wish(colour if lexicon.code != "en" else word, facet), 1
    return None, 1


def _colour(word: str, lexicon: Lexicon) -> str | None:
    """Also inflected: blaue, rouges, negros."""
    forms = (word, stem(word), *(word[: -len(end)] for end in ("es", "er", "en", "em", "e", "s") if word.endswith(end)))
    return next((lexicon.colours[form] for form in forms if form in lexicon.colours), None)


def _size(said: str, written: str, vocabulary: Vocabulary) -> tuple[Wish | None, str]:
    facet = vocabulary.facet_of(SIZES)
    if facet is None:
        return None, said
    known = {plain(value): value for value in vocabulary.facets[facet]}
    for match in _SIZE_SAID.finditer(said):
        if match[1] in known:
            return Wish(known[match[1]], facet), said[: match.start()] + " " + said[match.end() :]
    for name, short in _SIZE_WORDS.items():
        match = re.search(rf"(?<![\w-]){name}(?![\w-])", said)
        if match and (value := known.get(name) or known.get(short)):
            return Wish(value, facet), said[: match.start()] + " " + said[match.end() :]
    for match in re.finditer(r"(?<![\w'’])(XXS|XS|S|M|L|XL|XXL|XXXL|\dXL)(?![\w'’])", written):
        if plain(match[1]) in known:
            return Wish(known[plain(match[1])], facet), re.sub(rf"(?<!\w){match[1].lower()}(?!\w)", " ", said, count=1)
    return None, said
