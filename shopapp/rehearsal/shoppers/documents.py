"""Questions that the shop's documents answer, made from their headings and first sentences, and questions that they do not."""

import random
import re
from collections.abc import Iterator, Sequence

from shopapp.db import Connection
from shopapp.rehearsal.judging.wording import fold
from shopapp.rehearsal.records import Payload, Plan
from shopapp.rehearsal.shoppers.ordinary import QUESTIONS
from shopapp.rehearsal.truth import Passage, store

_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are about at be by can could do does for from have how i if in is it its long many may me "
        "my much of on or our say tell that the there this to us was we what when where which who why will with you your",
    )
)
_HEADED: dict[str, tuple[str, ...]] = {
    "en": (
        "I have a question about {title}: {heading}?",
        "What does your page “{title}” say about {heading}?",
        "{title}, {heading}?",
    ),
    "de": ("Was steht bei {title} zu {heading}?", "{title}: {heading}?"),
    "fr": ("Que dit la page {title} sur {heading} ?", "{title} : {heading} ?"),
    "es": ("¿Qué dice {title} sobre {heading}?", "{title}: ¿{heading}?"),
    "ar": ("ماذا تقول صفحة {title} عن {heading}؟", "{title}: {heading}؟"),
}
_TURNED = {"your": "my", "you": "I", "our": "your", "ours": "yours", "us": "you", "we": "you", "my": "your"}
_NO_DO = re.compile(r"(are|were|have|do|will|can|may)\b")
_SHORTEST = 40  # characters of a passage that can answer something


def inside(passages: Sequence[Passage], language: str, draw: random.Random) -> Iterator[Plan]:
    for passage in passages:
        if len(passage.body) < _SHORTEST or not passage.heading or fold(passage.heading) == fold(passage.title):
            continue
        question = _question(passage, language, draw)
        expects: Payload = {
            "title": passage.title,
            "url": passage.url,
            "heading": passage.heading,
            "words": [word for word in re.findall(r"[^\W_]+", fold(question)) if word not in _STOP],
        }
        yield Plan("inside", language, [{"text": question}], expects)


def outside(conn: Connection, shop_id: int, draw: random.Random) -> Iterator[Plan]:
    """Always in English, as the questions and the words to look for are; that is no language a document is looked up in worse."""
    order = list(QUESTIONS)
    draw.shuffle(order)
    for question, matter in order:
        if not store.documents_hold(conn, shop_id, matter):
            yield Plan("outside", "en", [{"text": question}])


def _question(passage: Passage, language: str, draw: random.Random) -> str:
    if passage.heading.rstrip().endswith(("?", "؟")):
        return passage.heading
    if language == "en" and draw.random() < 0.5 and (turned := turned_round(passage.body)) is not None:
        return turned
    heading, title = passage.heading.strip(" .:"), passage.title.strip(" .:")
    return draw.choice(_HEADED[language]).format(title=_small(title), heading=_small(heading))


def turned_round(body: str) -> str | None:
    """The first sentence as a question: "We deliver to Austria." gives "Do you deliver to Austria?"."""
    first = re.split(r"(?<=[.!])\s", body.strip())[0].rstrip(".!")
    match = re.match(r"(We|You can|You may) (.+)", first)
    if match is None or not 3 < len(first.split()) < 16 or "," in first or _NO_DO.match(match[2]):
        return None
    rest = re.sub(r"[A-Za-z]+", lambda word: _TURNED.get(word[0].lower(), word[0]), match[2])
    return f"Do you {rest}?" if match[1] == "We" else f"Can I {rest}?"


def _small(text: str) -> str:
    """The first letter small, unless the word is written in capitals."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]
