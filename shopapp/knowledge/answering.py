"""From a question to the shop's own sentences, or to None.

The threshold is tuned on `tests/knowledge/questions.json`: a shop that answers what its documents do not say is worse than
one that asks a person.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shopapp.db import Connection
from shopapp.db.vectors import as_text, meaning
from shopapp.knowledge import store
from shopapp.knowledge.passages import sentences, words

NEAR = 0.36
"""Least score (nearness in meaning plus a share for common words) of a passage that answers."""
WORDS_SHARE = 0.15
HEADED = 0.15
"""Worth of a heading that the question holds whole, in the order of what is sure enough."""
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

    @property
    def text(self) -> str:
        return self.passages[0].text


def answer(
    conn: Connection, shop_id: int, question: str, *, vector: npt.NDArray[np.float32], model: str | None = None
) -> Answer | None:
    """What the documents say, with where it stands; None when they do not say it. `vector` embeds `question`."""
    found = store.nearest(conn, shop_id, question, as_text(meaning(vector)), model, 20)
    ranked = sorted(((_score(each), each) for each in found), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < NEAR:
        return None
    # Only the order: a passage headed by the very thing asked ("Warranty") answers before those around it.
    ranked.sort(key=lambda pair: -(pair[0] + HEADED * _headed(pair[1], question)))
    ranked = [pair for pair in ranked if pair[0] >= NEAR]
    best = ranked[0][0]
    close = [pair for pair in ranked[:2] if pair[0] >= max(NEAR, best * 0.9)]
    return Answer([Cited(each.title, each.url, each.heading, _extract(each.body, question), score) for score, each in close])


def _headed(found: store.Found, question: str) -> bool:
    heading = set(words(found.heading))
    return bool(heading) and heading <= set(words(question))


def _score(found: store.Found) -> float:
    return found.cosine + WORDS_SHARE * found.matched


def _extract(body: str, question: str) -> str:
    """The run of sentences that shares most words with the question, as short as it can be."""
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
