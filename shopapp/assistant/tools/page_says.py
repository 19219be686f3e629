"""What a product's own words say of a question: the sentence of its page, a field, or a tag, word for word.

The one rule: a description is quoted and never followed. A sentence about money, promises or how to behave is not repeated.
"""

import re
from collections.abc import Iterable

from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand.forms import light
from shopapp.assistant.understand.languages import lexicon_of
from shopapp.assistant.understand.plain import plain, stem, stems, words
from shopapp.catalog import Product

_NOT_QUOTED = re.compile(
    r"[€$£]|\b(?:ignore|disregard|instructions?|prompt|system|assistant|shopper|euros?|dollars?|discount|coupon|price|guarantee\w*"
    r"|cart|basket|checkout)\b|(?<!-)\bfree\b(?! (?:of|from)\b)"
)
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)'")
_LONGEST = 240  # characters quoted from a page
_MOST_SENTENCES = 2
_LEAST_LETTERS = 3
_SAME_START = 4
_ENDINGS = frozenset(
    {
        *("", "s", "es", "e", "ed", "d", "r", "er", "ers", "ing", "able", "ables", "ible", "y", "ly", "t", "te", "n", "en", "em"),
        *("ant", "ent", "ance", "ancy", "ency", "cy", "nt", "ation", "ion", "ity", "bar", "lich", "ez", "ment"),
        *("ado", "ada", "ar", "ir", "o", "a", "os", "as"),
    }
)
"""In which two forms of one word may differ, in any of our languages."""
_SHELVES = frozenset({"vendor", "type", "category", "collection", "collections", "tag", "tags", "title", "price", "description"})


def said_of(desk: Desk, product: Product) -> str | None:
    """The answer in the product's own words; None where it says nothing of it."""
    return _sentences(desk, product) or _field(desk, product) or _tag(desk, product)


def asked_of(desk: Desk, product: Product) -> set[str]:
    """Stems of what the question is about, beside the product's own name and the small words of talk."""
    lexicon = lexicon_of(desk.meaning.language)
    idle = lexicon.idle | lexicon.telling | {*lexicon.places, *lexicon.numbers}
    bare = lexicon.filler_pattern.sub(" ", plain(desk.meaning.text))
    wished = " ".join(wish.value for wish in desk.meaning.wishes)
    said = {_ELIDED.sub("", word) for word in words(f"{bare} {desk.meaning.sought} {wished}") if word not in idle}
    return {stem(word) for word in said if len(word) >= _LEAST_LETTERS} - stems(" ".join(product.titles))


def speaks(text: str, asked: Iterable[str], language: str = "en") -> int:
    """How many of the asked words the text has, in whatever form: "washable" of "wash", "pregnancy" of "pregnant"."""
    spoken = {stem(word) for word in words(text)}
    return sum(any(_same(word, other, language) for other in spoken) for word in asked)


def _same(word: str, other: str, language: str) -> bool:
    if word == other or light(word, language) == light(other, language):
        return True
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return start >= _SAME_START and word[start:] in _ENDINGS and other[start:] in _ENDINGS


def _sentences(desk: Desk, product: Product) -> str | None:
    """The sentences of the description that speak most of what was asked; for "tell me about it" its beginning."""
    told = quoted(product)
    if not told:
        return None
    topic = _topic(desk, product)
    language = desk.vocabulary.language
    asked = asked_of(desk, product)
    rated = [(speaks(sentence, asked, language), sentence) for sentence in told]
    most = max(count for count, _ in rated)
    speaking = [sentence for count, sentence in rated if count and count == most][:_MOST_SENTENCES]
    if not speaking and (sort := _sort_words(desk, topic)):
        speaking = [text for text in told if sort & stems(text)][:_MOST_SENTENCES]
        said = plain(" ".join(speaking))
        speaking += [tag for tag in _tags(product) if sort & stems(tag) and plain(tag) not in said]
    open_question = re.search(r"(?:tell|more|details|describe|about|info)", plain(desk.meaning.text)) and topic == "about"
    if not speaking and (open_question or not asked):
        speaking = told[:_MOST_SENTENCES]
    return desk.said.say("answer_page", title=product.name, text=_short(" ".join(speaking))) if speaking else None


def _topic(desk: Desk, product: Product) -> str:
    """What the question is about, unless it is only the product's name that sounds like it: "Washable Rug"."""
    topic, lexicon = desk.meaning.topic or "", lexicon_of(desk.meaning.language)
    own = stems(" ".join(product.titles))
    bare = " ".join(word for word in plain(desk.meaning.text).split() if not stems(word) & own)
    pattern = dict(lexicon.product_questions).get(topic)
    return topic if pattern and lexicon.find(f"product {topic}", pattern, bare) else ""


def _sort_words(desk: Desk, topic: str) -> set[str]:
    """Words with which pages answer questions of this sort, where none of the question's own stands in the page."""
    lexicon = lexicon_of(desk.meaning.language)
    asked = lexicon.pages.asked.items()
    meant = next((sort for sort, pattern in asked if lexicon.find(f"asked {sort}", pattern, plain(desk.meaning.text))), topic)
    return stems(lexicon_of(desk.vocabulary.language).pages.says.get(meant, ""))


def quoted(product: Product) -> list[str]:
    """The sentences of its page that may be repeated, in their order."""
    parts = [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", product.text) if part.strip()]
    return [part for part in parts if not _NOT_QUOTED.search(plain(part))]


def _field(desk: Desk, product: Product) -> str | None:
    """A facet or metafield whose name or value speaks of it."""
    asked = asked_of(desk, product)
    for name, values in product.facets.items():
        label = name.rpartition(".")[2].replace("_", " ")
        if name in _SHELVES or not values or not asked:
            continue
        if speaks(f"{label} {' '.join(values)}", asked, desk.vocabulary.language):
            value = desk.said.listing([product.says(each) for each in values])
            return desk.said.say("answer_fact", title=product.name, label=label, value=value)
    return None


def _tag(desk: Desk, product: Product) -> str | None:
    asked = asked_of(desk, product)
    found = [tag for tag in _tags(product) if speaks(tag, asked, desk.vocabulary.language)]
    return desk.said.say("answer_tagged", title=product.name, text=", ".join(found)) if found else None


def _tags(product: Product) -> list[str]:
    return [tag for tag in product.tags if not _NOT_QUOTED.search(plain(tag))]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
