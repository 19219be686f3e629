"""Words of the message that name values of the shop's facets: sizes, colours, materials, brands …

Longest match first, under any of the value's names in the shopper's language. A single letter or a bare number is a value only
where the message says so, writes it in capitals, or where just one facet of the shop has it.
"""

import re

from shopapp.assistant.understand import colours, slips, terms
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import Wish
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.assistant.understand.vocabulary import Vocabulary
from shopapp.catalog.facets import UNITS

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
_SIZE_SAID = re.compile(r"(?:size|sizes|grosse|taille|talla|in an?|in|ب?مقاس) ([a-z0-9]{1,4}(?:[./]\d)?)(?!\w)")
_COUNTED = re.compile(
    r"(?:cm|mm|m|km|kg|g|ml|l|inch|gb|tb|w|years?|yr|yo|jahre?n?|ans|anos|pieces?|metres?|meters?|metros?|pcs|x)$"
)
_AGE = re.compile(
    r"(?<!\w)(\d{1,2})[ -]?(?:years?|yrs?|yo|jahren?|jahrigen?|ans|anos|سنوات|سنه|سنين)(?:[ -]old)?(?!\w)"
    r"|(?:turn(?:s|ing)|aged?) (\d{1,2})(?!\w)"
)
_CROSS = re.compile(r"(\d{2,4}) ?x ?(\d{2,4})(?!\w)")
_NUMBERED = re.compile(r"^[a-z]{1,3} \d{2,3}$")
"""A size with the country's letters before it: "EU 42"."""
_RANGE = re.compile(r"(\d+) ?(?:-|to) ?(\d+)")
_CHILD = 13  # years
_CHILDREN = {"en": "kids", "de": "kinder", "fr": "enfant", "es": "nino", "ar": "اطفال"}
"""What a shop in each language calls what is made for them."""
_LONGEST_TITLE = 7  # words
_LEAST_LETTERS = 6  # of a word whose spelling may be mended into a value


def wishes_of(said: str, written: str, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[list[Wish], str]:
    """Values wanted, and the text without those that a facet will take care of. `written` keeps the capitals."""
    size, said = _size(said, written, vocabulary)
    aged, said = _age(said, vocabulary)
    wishes = [wish for wish in (size, aged) if wish]
    tokens = words(said)
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        titled = _titled(tokens, at, vocabulary)
        wish, length = (None, titled) if titled else _crossed(tokens, at, vocabulary) or _value(tokens, at, lexicon, vocabulary)
        if wish is not None and wish not in wishes:
            wishes.append(wish)
        if wish is None or wish.facet is None:
            kept.extend(tokens[at : at + length])
        at += length
    return wishes, " ".join(kept)


def _titled(tokens: list[str], at: int, vocabulary: Vocabulary) -> int:
    """How many words from here on are a product's whole title: its words name it and wish for nothing."""
    lengths = range(min(_LONGEST_TITLE, len(tokens) - at), 2, -1)
    return next((length for length in lengths if " ".join(tokens[at : at + length]) in vocabulary.names), 0)


def unwanted_wish(thing: str, lexicon: Lexicon, vocabulary: Vocabulary, *, must: bool = True) -> Wish:
    """A thing ruled out, with its facet where the shop has one for it."""
    match = _known(thing, lexicon, vocabulary)
    if match:
        return Wish(match[0][1], match[0][0], wanted=False, must=must)
    if (family := colours.family(thing)) and (facet := vocabulary.facet_of(colours.FACETS)):
        return Wish(family, facet, wanted=False, must=must)
    # "A necklace, but without a pendant": a word that the shop itself uses means itself.
    called = None if vocabulary.knows(thing) else vocabulary.called.get((lexicon.code, light(thing, lexicon.code)))
    translated = terms.name_in(vocabulary.language, thing, lexicon.code)
    colour = colours.named_in(vocabulary.language, thing, lexicon.code)
    return Wish(called or translated or colour or thing, None, wanted=False, must=must)


def value_at(tokens: list[str], lexicon: Lexicon, vocabulary: Vocabulary) -> int:
    """How many of the first tokens name a value of this shop, or a colour; 0 when they do not."""
    for length in range(min(vocabulary.longest, len(tokens)), 0, -1):
        if _known(" ".join(tokens[:length]), lexicon, vocabulary):
            return length
    return (
        1 if tokens and (_colour(tokens[0], lexicon) or (lexicon.code, light(tokens[0], lexicon.code)) in terms.by_name()) else 0
    )


def _known(phrase: str, lexicon: Lexicon, vocabulary: Vocabulary) -> list[tuple[str, str]] | None:
    named = vocabulary.named.get((lexicon.code, light(phrase, lexicon.code)))
    return vocabulary.values.get(phrase) or vocabulary.values.get(stem(phrase)) or named or vocabulary.parts.get(stem(phrase))


def _value(tokens: list[str], at: int, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[Wish | None, int]:
    for length in range(min(max(3, vocabulary.longest), len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length])
        if length == 1 and ((len(phrase) < 3 and (lexicon.code, phrase) not in terms.by_name()) or _idle(phrase, lexicon)):
            continue
        if phrase.isdigit():
            break
        found = _known(phrase, lexicon, vocabulary)
        # A word that also names a kind of product ("rug" as a value of some metafield) stays in the search text.
        if found and not (length == 1 and (stem(phrase) in vocabulary.kinds or _many_of(phrase, tokens[at + 1 :], vocabulary))):
            facet, value = found[0]
            said_family = lexicon.colours.get(phrase)
            return Wish(phrase if facet in colours.FACETS and said_family == phrase else value, facet), length
    word = tokens[at]
    colour = _colour(word, lexicon)
    if colour and not _sold(word, lexicon, vocabulary) and (facet := vocabulary.facet_of(colours.FACETS)):
        return Wish(colour if lexicon.code != "en" else word, facet), 1
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word.isdigit() and not (following in UNITS or _COUNTED.match(following)):
        return _number(word, vocabulary) if _alone(tokens, at, vocabulary) else None, 1
    return _misspelt(word, vocabulary), 1


def _many_of(word: str, after: list[str], vocabulary: Vocabulary) -> bool:
    """ "Filters for the V60": several of a thing that titles call so, not the "Filter" that a coffee can be ground for."""
    several = stem(word) != word and word not in vocabulary.values and stem(word) in vocabulary.things
    return several and (not after or after[0] in ("for", "fur", "pour", "para"))


def _crossed(tokens: list[str], at: int, vocabulary: Vocabulary) -> tuple[Wish, int] | None:
    """ "160 x 200", "160x200": the value that has both, whatever its unit."""
    text = " ".join(tokens[at : at + 3])
    match = _CROSS.match(text)
    if match is None:
        return None
    length = len(match[0].split())
    said = f"{match[1]} x {match[2]}"
    for value in (said, f"{said} cm", f"{said} mm", f"{said} inch"):
        if places := vocabulary.values.get(value):
            unit = length < len(tokens) - at and tokens[at + length] in UNITS
            return Wish(places[0][1], places[0][0]), length + unit
    return None


def _alone(tokens: list[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a number stands for itself: not the 50 of "SPF 50", nor a side of "160 x 200"."""
    before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
    return "x" not in (before, after) and f"{before} {tokens[at]}" not in vocabulary.labelled


def _sold(word: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """ "Chocolate" is no colour in a shop whose titles speak of chocolate and whose colours do not."""
    return stem(word) in vocabulary.titles and (lexicon.code, light(word, lexicon.code)) in terms.goods_words()


def _idle(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.telling or word in lexicon.idle


def _number(word: str, vocabulary: Vocabulary) -> Wish | None:
    """A bare number of two digits or more that is a value, or begins one ("28" of "28 cm"), in just one facet."""
    if len(word) < 2:
        return None
    exact = vocabulary.values.get(word, [])
    begun = [
        place
        for value, places in vocabulary.values.items()
        if (value.startswith(f"{word} ") and "×" not in value and " x " not in value)
        or (_NUMBERED.search(value) and value.endswith(f" {word}"))
        for place in places
    ]
    found = dict(exact or begun)
    return Wish(next(iter(found.values())), next(iter(found))) if len(found) == 1 else None


def _misspelt(word: str, vocabulary: Vocabulary) -> Wish | None:
    if len(word) < _LEAST_LETTERS or vocabulary.knows(word):
        return None
    close = slips.meant(word, vocabulary.values, at_least=0.88)
    if close is None:
        return None
    facet, value = vocabulary.values[close][0]
    return Wish(value, facet)


def _colour(word: str, lexicon: Lexicon) -> str | None:
    """Also inflected: blaue, rouges, negros."""
    forms = (
        word,
        stem(word),
        light(word, lexicon.code),
        *(word[: -len(end)] for end in ("es", "er", "en", "em", "e", "s") if word.endswith(end)),
    )
    return next((lexicon.colours[form] for form in forms if form in lexicon.colours), None)


def _size(said: str, written: str, vocabulary: Vocabulary) -> tuple[Wish | None, str]:
    facet = vocabulary.facet_of(SIZES)
    if facet is None:
        return None, said
    known = {plain(value).rpartition(" ")[2]: value for value in vocabulary.facets[facet] if _NUMBERED.search(plain(value))}
    known |= {plain(value): value for value in vocabulary.facets[facet]}
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


def _age(said: str, vocabulary: Vocabulary) -> tuple[Wish | None, str]:
    """ "A five year old" is within "3-5 years", where the shop has such ranges; elsewhere a child of that age is a child."""
    match = _AGE.search(said)
    if match is None:
        return None, said
    age = int(match[1] or match[2])
    rest = without_age(said)
    for facet, values in vocabulary.facets.items():
        for value in values:
            if within(age, value):
                # A size that is called after an age fits one kind of goods; other kinds have no such sizes.
                return Wish(value, facet, must=facet not in SIZES), rest
    child = _CHILDREN[vocabulary.language] if age <= _CHILD else ""
    return None, f"{rest} {child}".strip()


def without_age(said: str) -> str:
    """ "For my 5-year-old son" is for my son."""
    return " ".join(_AGE.sub(" ", said).split())


def within(number: int, value: str) -> bool:
    """Whether a number lies in a value that is a range: "3-5 years"."""
    bounds = _RANGE.search(plain(value))
    return bounds is not None and int(bounds[1]) <= number <= int(bounds[2])
