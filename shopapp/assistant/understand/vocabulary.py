"""The words of one shop: what it sells, and the values its products can be narrowed by, under their names in all our languages.

Built from the catalogue's rows (`vocabularies.py` keeps it). It
decides only how a message is read; whether a product has a value is always asked of the rows.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from shopapp.assistant.understand import spans, store, terms
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.measures import measured
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.catalog.facets import UNITS

_SHORT_VALUE = 2  # words
_PLAINLY = 2
"""So many times as many words must speak for another language than the declared one."""
_AGED = 3
"""Products that say for what ages they are, from which on a shop is taken to say it."""
_LEAST_PART = 4  # letters of a word that may stand for a longer value
_AFTER_HEAD = re.compile(r",|\(| (?:with|for|without|in|of|mit|fur|ohne|avec|pour|de|con|para) ")
_HEAD_FIRST = frozenset({"fr", "es", "ar"})
_BETWEEN_HEADS = re.compile(r"&|/| (?:and|und|et|y) ")
_BRANDS = frozenset({"vendor", "brand", "marke", "marque", "marca", "manufacturer"})
"""A brand is called by its whole name: the "quiet" of "be quiet!" and the "mount" of "RAM Mounts" are words like others."""
_NOT_WISHES = frozenset({"type", "category", "collection", "collections", "title", "price", "tag", "tags"})
_SHELVES = ("type", "category", "collection", "collections")
Named = dict[tuple[str, str], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    kinds: frozenset[str]
    """Stems of the words that name kinds of products: "jacket", "lamp"."""
    values: dict[str, list[tuple[str, str]]]
    """Plain value to its (facet, value as the shop writes it)."""
    facets: dict[str, dict[str, int]]
    """Facet to its values and how many products have each."""
    titles: frozenset[str]
    """Stems of all words in titles."""
    longest: int
    """Words in the longest value."""
    named: Named = field(default_factory=Named)
    """(language, light name) to the values called so there: ("de", "led") to leather."""
    called: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """(language, light name) to the shop's own word for it: ("en", "backpack") to "rucksack"."""

    parts: dict[str, list[tuple[str, str]]] = field(default_factory=dict[str, list[tuple[str, str]]])
    """The last word of just one value of two words to that value: "nylon" to "Recycled nylon"."""
    names: frozenset[str] = frozenset()
    """Whole titles of three words or more, in the plain spelling; shorter ones ("Leather belt") only describe."""
    language: str = "en"
    """What most titles are written in."""
    labelled: frozenset[str] = frozenset()
    """Words and numbers of titles that belong together, and no measures: "spf 50"."""
    ages: bool = False
    """Whether products say for what ages they are."""
    things: frozenset[str] = frozenset()
    """Stems of what titles call the goods, whether or not a value is called so, too: the "filter" of "Paper filters 02"."""
    phrases: frozenset[str] = frozenset()
    """Ends of titles whose last word is a small word of talk elsewhere: "watering can"."""

    def facet_of(self, names: frozenset[str]) -> str | None:
        return next((facet for facet in self.facets if facet in names), None)

    def ending(self, word: str) -> list[str]:
        """The shop's own longer names that end with the word: "regenjacke" for "jacke"."""
        short = light(word, self.language)
        return sorted(kind for kind in self.kinds if len(kind) > len(short) and light(kind, self.language).endswith(short))

    def knows(self, word: str) -> bool:
        return stem(word) in self.kinds or stem(word) in self.titles


def build(values: list[store.FacetValue], titles: list[str], declared: str | None = None) -> Vocabulary:
    """`declared` is the shop's own language; titles that are plainly in another one overrule it."""
    facets: dict[str, dict[str, int]] = defaultdict(dict)
    by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    spelt = [words(title) for title in titles]
    title_words = {stem(word) for word in {word for each in spelt for word in each}}
    language, kinds = _titled(titles, spelt, declared)
    things = frozenset(kinds)
    for row in values:
        if row.facet in _SHELVES:
            shelved = row.facet in ("collection", "collections")
            kinds.update(head for head in _heads(row.value.rpartition(">")[2], language) if not shelved or head in title_words)
        if row.facet not in _NOT_WISHES:
            facets[row.facet][row.value] = row.products
            by_word[measured(plain(row.value))].append((row.facet, row.value))
    kinds -= _naming_no_goods(by_word) | _properties(values)
    known = frozenset(kind for kind in kinds if len(kind) > 2 and not kind.isdigit())
    told = {value: [place for place in places if _listed(facets[place[0]])] for value, places in by_word.items()}
    listed = {value: places for value, places in told.items() if places}
    parts = _parts(listed, known)
    tags = [plain(row.value) for row in values if row.facet in ("tag", "tags")]
    return Vocabulary(
        kinds=known,
        values=dict(by_word),
        facets=dict(facets),
        titles=frozenset(title_words),
        longest=max((len(value.split()) for value in by_word), default=1),
        named=_named(parts) | _named(listed),
        parts=parts,
        names=frozenset(" ".join(each) for each in spelt if len(each) > _SHORT_VALUE),
        language=language,
        things=things,
        labelled=frozenset(label for each in spelt for label in _labels(each)),
        ages=_states_ages(values),
        phrases=frozenset(phrase for each in spelt if (phrase := _end_of(each, language))),
        called=_called(known, [*spelt, *map(words, tags)]),
    )


def _naming_no_goods(by_word: dict[str, list[tuple[str, str]]]) -> set[str]:
    """A word of a long value ("Regular, room for a jumper") may still name goods; a value, or half of one, does not. The "mount"
    of a brand is no value. "Ink tank, photo grey": neither does a colour, or a unit, at the end of a title."""
    goods = terms.goods_words()
    short = {value: words(value) for value in by_word if len(words(value)) <= (1 if _brand(by_word[value]) else _SHORT_VALUE)}
    coloured = {stem(word) for code in terms.CODES for word in lexicon_of(code).colours if (code, light(word, code)) not in goods}
    return {stem(part) for parts in short.values() for part in parts} | coloured | {stem(plain(unit)) for unit in UNITS}


def _properties(values: list[store.FacetValue]) -> set[str]:
    """What tags say in several ways ("oily skin", "dry skin") is a property, even where a title ends with it."""
    tags = {plain(row.value) for row in values if row.facet in ("tag", "tags")}
    ends = Counter(stem(words(tag)[-1]) for tag in tags if len(words(tag)) > 1)
    shelved = {stem(word) for row in values if row.facet in _SHELVES for word in words(row.value)}
    return {word for word, ways in ends.items() if ways > 1 and word not in shelved and ("en", word) not in terms.goods_words()}


def _labels(title: list[str]) -> list[str]:
    trios = zip(title, title[1:], [*title[2:], ""], strict=False)
    return [f"{word} {number}" for word, number, after in trios if number.isdigit() and after not in UNITS and not word.isdigit()]


def _states_ages(values: list[store.FacetValue]) -> bool:
    """Whether enough of what is sold says so for an age to tell things apart."""
    return sum(row.products for row in values if spans.stated(row.value, "age")) >= _AGED


def _brand(places: list[tuple[str, str]]) -> bool:
    return any(facet in _BRANDS for facet, _ in places)


def _end_of(title: list[str], language: str) -> str | None:
    last = title[-2:]
    return " ".join(last) if len(last) > 1 and last[-1] in lexicon_of(language).idle | lexicon_of(language).telling else None


def _listed(values: dict[str, int]) -> bool:
    """Whether a facet's values are a list to choose from. Where most are descriptions of single products ("Merino wool, 19.5
    micron"), a word of one of them must not rule the others out: it stays a word to search for."""
    return sum(len(words(value)) <= _SHORT_VALUE and "," not in value for value in values) * 2 > len(values)


def _parts(by_word: dict[str, list[tuple[str, str]]], kinds: frozenset[str]) -> dict[str, list[tuple[str, str]]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for value, places in by_word.items():
        # Of "2 people" the number is what tells.
        if len(words(value)) == _SHORT_VALUE and not words(value)[0].isdigit() and not _brand(places):
            holders[stem(words(value)[-1])].append(value)
    alone = {word: some[0] for word, some in holders.items() if len(some) == 1 and len(word) >= _LEAST_PART}
    return {word: by_word[value] for word, value in alone.items() if word not in kinds and word not in by_word}


def _titled(titles: list[str], spelt: list[list[str]], declared: str | None) -> tuple[str, set[str]]:
    """The titles' language, and what they call the goods: their heads, and every word that names goods in it."""
    goods = terms.goods_words()
    used = {word for each in spelt for word in each}
    in_language = {code: {word for word in used if (code, light(word, code)) in goods} for code in terms.CODES}
    counted = Counter({code: len(some) for code, some in in_language.items()})
    code, most = counted.most_common(1)[0]
    if declared in terms.CODES and counted[declared] * _PLAINLY >= most:
        code = declared
    heads = [_heads(title, code) for title in titles]
    found = set[str]().union(*heads)
    if code == "en" or not (most or declared):
        # "Sunscreen SPF 50": where a title's head names no goods, a word before it may.
        named = {word for word in used if ("en", stem(word)) in goods}
        headless = [each for each, some in zip(spelt, heads, strict=True) if not any(("en", head) in goods for head in some)]
        before = {stem(word) for each in headless for word in each if word in named}
        return "en", found | {word for word in before if word in found or not _same_thing(word) & found}
    joined = (
        {word for word in used if any(("de", light(end, "de")) in goods for end in _ends(word))} if code == "de" else set[str]()
    )
    return code, found | {stem(word) for word in in_language[code] | joined}


def _same_thing(word: str) -> set[str]:
    """Other names of the same goods: where notebooks are sold, the "laptop" of a "Laptop sleeve" is only what it is for."""
    return {stem(name) for row in terms.by_name().get(("en", word), ()) for name in row["en"]} - {word}


def _ends(word: str) -> list[str]:
    """What a German compound may end with: "jacke" of "Regenjacke", "rad" of "Stadtrad"."""
    return [word[at:] for at in range(3, len(word) - 2) if len(word) - at >= (3 if at > 3 else 4)]


def _named(by_word: dict[str, list[tuple[str, str]]]) -> Named:
    """Every value under its names in all languages. A shop's own spelling comes before a name of something else."""
    found: Named = {}
    others: Named = {}
    for value, places in by_word.items():
        for code in terms.CODES:
            found.setdefault((code, light(value, code)), []).extend(places)
            for row in terms.by_name().get((code, light(value, code)), ()):
                for other, names in row.items():
                    for name in names:
                        others.setdefault((other, light(name, other)), []).extend(places)
    return others | found


def _called(kinds: frozenset[str], texts: list[list[str]]) -> dict[tuple[str, str], str]:
    """Names of goods and properties to the one that this shop uses, which its kinds, titles and tags tell."""
    own = {(code, light(kind, code)): kind for code in terms.CODES for kind in kinds}
    # Names are looked for as whole words: single ones in a set, longer ones in the text.
    stemmed = [[stem(word) for word in each] for each in texts]
    single = {word for each in stemmed for word in each}
    text = f" {' . '.join(word for each in stemmed for word in ['.', *each])} "
    found: dict[tuple[str, str], str] = {}
    for row in (*terms.rows("goods"), *terms.rows("values")):
        used = _used(row, kinds, single, text)
        if used is not None:
            for code, names in row.items():
                for name in names:
                    found.setdefault((code, light(name, code)), used)
    return found | own


def _used(row: terms.Row, kinds: frozenset[str], single: set[str], text: str) -> str | None:
    names = [(name, [stem(word) for word in words(name)]) for some in row.values() for name in some]
    by_kind = next((name for name, each in names if " . ".join(each) in kinds), None)
    return by_kind or next((name for name, each in names if single.issuperset(each) and _stands(each, text)), None)


def _stands(name: list[str], text: str) -> bool:
    return len(name) == 1 or f" {' . '.join(name)} " in text


def _heads(name: str, language: str) -> set[str]:
    """What a name calls the thing: "jumper" of "Sogn merino jumper", "pan" of "Pan with lid", both of "Coffee & tea".

    In French, Spanish and Arabic the thing comes first: "puzzle" of "Puzzle ferme en bois".
    """
    before = _AFTER_HEAD.split(plain(name), maxsplit=1)[0]
    parts = [words(part) for part in _BETWEEN_HEADS.split(before)]
    # "Dark chocolate 85%", "Paper filters 02": a number, or a measure, at the end is no name.
    named = [[word for word in part if not word.isdigit() and word not in UNITS] for part in parts]
    if language in _HEAD_FIRST:
        small = lexicon_of(language).telling | lexicon_of(language).idle
        named = [[word for word in part if word not in small] or part for part in named]
        return {stem(part[0]) for part in named if part}
    return {stem(part[-1]) for part in named if part}
