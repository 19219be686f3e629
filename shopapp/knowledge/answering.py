"""From a question to the shop's own sentences, or to None.

A shop that answers what its documents do not say is worse than one that asks a person. Whether a passage answers at all is
decided in `answerable.py`, and by nothing else.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from shopapp.db import Connection
from shopapp.db.vectors import as_text, meaning
from shopapp.knowledge import store
from shopapp.knowledge.answerable import PERHAPS, SURE, Asked, Signs, same_word, score, standing_out
from shopapp.knowledge.passages import sentences, words
from shopapp.ports.kinship import Kinship

LOOKED_AT = 6
"""So many of the nearest passages are read word by word."""
HEADED = 1.0
"""Worth of a heading that the question holds whole, in the order of what is sure enough."""
CLOSE = 0.7
"""How much less sure the second of two quoted passages may be."""
MOST_SENTENCES = 3
MOST_CHARACTERS = 420


@dataclass(frozen=True, slots=True)
class Cited:
    title: str
    url: str
    heading: str
    text: str
    """One to four sentences, verbatim: the whole passage where it is as short as that."""
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    passages: list[Cited]
    """Best first, one or two."""
    sure: bool = True
    """False where the documents come near to the question and may not answer it: whoever shows this has to say so."""
    further: list[str] = field(default_factory=list[str])
    """Headings that one may ask for next: what came close, or the rest of a document that was asked for as a whole."""


def answer(
    conn: Connection,
    shop_id: int,
    question: str,
    *,
    vector: npt.NDArray[np.float32],
    kinship: Kinship,
    model: str | None = None,
) -> Answer | None:
    """What the documents say, with where it stands; None when they do not say it. `vector` embeds `question`."""
    found = store.nearest(conn, shop_id, as_text(meaning(vector)), model, LOOKED_AT)
    near = ranked(found, question, kinship)
    if not near:
        return None
    best = near[0][0]
    close = [pair for pair in near[:2] if pair[0] >= best - CLOSE]
    cited = [Cited(each.title, each.url, each.heading, extract(each.body, question), score) for score, each in close]
    others = [each.heading for each in cited[1:] if each.heading and each.heading != cited[0].heading]
    return Answer(cited, sure=best >= SURE, further=others)


def ranked(found: list[store.Found], question: str, kinship: Kinship) -> list[tuple[float, store.Found]]:
    """The passages that answer, the one to quote first; where none surely does, those that may."""
    every = weighed(found, question, kinship)
    kept = [pair for pair in every if pair[0] >= SURE] or [pair for pair in every if pair[0] >= PERHAPS]
    # Only the order: a passage headed by the very thing asked ("Warranty") answers before those around it.
    return sorted(kept, key=lambda pair: -(pair[0] + HEADED * _headed(pair[1], question)))


def weighed(found: list[store.Found], question: str, kinship: Kinship) -> list[tuple[float, store.Found]]:
    """Each passage with the log-odds that it answers."""
    return [(score(signs), each) for signs, each in zip(signs_of(found, question, kinship), found, strict=True)]


def signs_of(found: list[store.Found], question: str, kinship: Kinship) -> list[Signs]:
    held = Asked(question, kinship).held_against([(f"{each.title} {each.heading}", sentences(each.body)) for each in found])
    return [
        Signs(each.cosine, covered, standing_out(each.cosine, each.total, each.count), unheard)
        for each, (covered, unheard) in zip(found, held, strict=True)
    ]


def _headed(found: store.Found, question: str) -> bool:
    """Whether the question holds every word of the heading or of the document's title: "return policy" names "Returns"."""
    asked = words(question)
    return any(
        named and all(any(same_word(each, word) for each in asked) for word in named)
        for named in (words(found.heading), words(found.title))
    )


def extract(body: str, question: str) -> str:
    """Of a passage the run of sentences that shares most words with the question, as short as it can be."""
    told = sentences(body)
    if len(" ".join(told)) <= MOST_CHARACTERS and len(told) <= MOST_SENTENCES + 1:
        return " ".join(told)
    asked = set(words(question))
    shared = [len(asked & set(words(sentence))) / (1 + len(words(sentence))) ** 0.5 for sentence in told]
    start = max(range(len(told)), key=lambda place: (shared[place], -place))
    chosen = told[start : start + MOST_SENTENCES]
    while len(chosen) > 1 and len(" ".join(chosen)) > MOST_CHARACTERS:
        chosen.pop()
    return " ".join(chosen)
