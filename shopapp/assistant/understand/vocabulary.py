"""The words of one shop: what it sells, and the values its products can be narrowed by, under their names in all our languages.

Read from the catalogue's rows and kept for a short while, because every message needs it and products change seldom. It
decides only how a message is read; whether a product has a value is always asked of the rows.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from shopapp.assistant.understand import store, terms
from shopapp.assistant.understand.examples import Examples
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.measures import measured
from shopapp.assistant.understand.plain import plain, stem, words
from shopapp.db import Connection
from shopapp.ports.embeddings import Embeddings
from shopapp.ports.kinship import Kinship

_KEPT_FOR = 60.0  # seconds
_SHORT_VALUE = 2  # words
_LEAST_PART = 4  # letters of a word that may stand for a longer value
_AFTER_HEAD = re.compile(r",|\(| (?:with|for|without|in|of|mit|fur|ohne|avec|pour|de|con|para) ")
_BETWEEN_HEADS = re.compile(r"&|/| (?:and|und|et|y) ")
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
    phrases: frozenset[str] = frozenset()
    """Ends of titles whose last word is a small word of talk elsewhere: "watering can"."""

    def facet_of(self, names: frozenset[str]) -> str | None:
        return next((facet for facet in self.facets if facet in names), None)

    def knows(self, word: str) -> bool:
        return stem(word) in self.kinds or stem(word) in self.titles


def build(values: list[store.FacetValue], titles: list[str]) -> Vocabulary:
    facets: dict[str, dict[str, int]] = defaultdict(dict)
    by_word: dict[str, list[tuple[str, str]]] = defaultdict(list)
    title_words = {stem(word) for title in titles for word in words(title)}
    language, kinds = _titled(titles)
    for row in values:
        if row.facet in _SHELVES:
            shelved = row.facet in ("collection", "collections")
            kinds.update(head for head in _heads(row.value.rpartition(">")[2]) if not shelved or head in title_words)
        if row.facet not in _NOT_WISHES:
            facets[row.facet][row.value] = row.products
            by_word[measured(plain(row.value))].append((row.facet, row.value))
    # A word of a long value ("Regular, room for a jumper") may still name goods; a value, or half of one, does not.
    kinds -= {stem(part) for value in by_word if len(words(value)) <= _SHORT_VALUE for part in words(value)}
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
        names=frozenset(" ".join(words(title)) for title in titles if len(words(title)) > _SHORT_VALUE),
        language=language,
        phrases=frozenset(phrase for title in titles if (phrase := _end_of(title, language))),
        called=_called(known, [plain(title) for title in titles], tags),
    )


def _end_of(title: str, language: str) -> str | None:
    last = words(title)[-2:]
    return " ".join(last) if len(last) > 1 and last[-1] in terms.idle(language) | lexicon_of(language).telling else None


def _listed(values: dict[str, int]) -> bool:
    """Whether a facet's values are a list to choose from. Where most are descriptions of single products ("Merino wool, 19.5
    micron"), a word of one of them must not rule the others out: it stays a word to search for."""
    return sum(len(words(value)) <= _SHORT_VALUE and "," not in value for value in values) * 2 > len(values)


def _parts(by_word: dict[str, list[tuple[str, str]]], kinds: frozenset[str]) -> dict[str, list[tuple[str, str]]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for value in by_word:
        # Of "2 people" the number is what tells.
        if len(words(value)) == _SHORT_VALUE and not words(value)[0].isdigit():
            holders[stem(words(value)[-1])].append(value)
    alone = {word: some[0] for word, some in holders.items() if len(some) == 1 and len(word) >= _LEAST_PART}
    return {word: by_word[value] for word, value in alone.items() if word not in kinds and word not in by_word}


def _titled(titles: Iterable[str]) -> tuple[str, set[str]]:
    """The titles' language, and what they call the goods: their heads, and every word that names goods in it."""
    titles = list(titles)
    found = set[str]().union(*(_heads(title) for title in titles))
    goods = terms.goods_words()
    in_language = {code: {w for t in titles for w in words(t) if (code, light(w, code)) in goods} for code in terms.CODES}
    counted = Counter({code: len(some) for code, some in in_language.items()})
    code, most = counted.most_common(1)[0]
    if not most or code == "en":
        # "Sunscreen SPF 50": where a title's head names no goods, a word before it may.
        headless = [title for title in titles if not any(("en", head) in goods for head in _heads(title))]
        return "en", found | {stem(word) for title in headless for word in words(title) if ("en", stem(word)) in goods}
    return code, found | {stem(word) for word in in_language[code]}


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


def _called(kinds: frozenset[str], titles: list[str], tags: list[str]) -> dict[tuple[str, str], str]:
    """Names of goods and properties to the one that this shop uses, which its kinds, titles and tags tell."""
    own = {(code, light(kind, code)): kind for code in terms.CODES for kind in kinds}
    text = f" {' . '.join(stem(word) for title in (*titles, *tags) for word in ['.', *words(title)])} "
    found: dict[tuple[str, str], str] = {}
    for row in (*terms.rows("goods"), *terms.rows("values")):
        used = _used(row, kinds, text)
        if used is not None:
            for code, names in row.items():
                for name in names:
                    found.setdefault((code, light(name, code)), used)
    return found | own


def _used(row: terms.Row, kinds: frozenset[str], text: str) -> str | None:
    names = [name for some in row.values() for name in some]
    stemmed = [" . ".join(stem(word) for word in words(name)) for name in names]
    by_kind = next((name for name, each in zip(names, stemmed, strict=True) if each in kinds), None)
    return by_kind or next((name for name, each in zip(names, stemmed, strict=True) if f" {each} " in text), None)


def _heads(name: str) -> set[str]:
    """What a name calls the thing: "jumper" of "Sogn merino jumper", "pan" of "Pan with lid", both of "Coffee & tea"."""
    before = _AFTER_HEAD.split(plain(name), maxsplit=1)[0]
    parts = [words(part) for part in _BETWEEN_HEADS.split(before)]
    return {stem(part[-1]) for part in parts if part}


class Vocabularies:
    """One vocabulary per shop and process, at most a minute old; and the example sentences, once per embedding model."""

    def __init__(self, kinship: Kinship, seconds: Callable[[], float] = time.monotonic) -> None:
        self.kinship = kinship
        """Of words in general, whatever the shop."""
        self._seconds = seconds
        self._kept: dict[int, tuple[float, Vocabulary]] = {}
        self._examples: dict[str, Examples] = {}

    def at_hand(self, shop_id: int) -> Vocabulary | None:
        """The one kept, if it is fresh: it costs no connection."""
        kept = self._kept.get(shop_id)
        return kept[1] if kept is not None and self._seconds() - kept[0] < _KEPT_FOR else None

    def of(self, conn: Connection, shop_id: int) -> Vocabulary:
        if (kept := self.at_hand(shop_id)) is not None:
            return kept
        vocabulary = build(store.facet_values(conn, shop_id), store.titles(conn, shop_id))
        self._kept[shop_id] = (self._seconds(), vocabulary)
        return vocabulary

    def examples(self, embeddings: Embeddings) -> Examples:
        return self._examples.setdefault(embeddings.model, Examples(embeddings))

    def forget(self, shop_id: int) -> None:
        self._kept.pop(shop_id, None)
