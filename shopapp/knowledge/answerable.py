"""Whether a passage holds the answer to a question, or is only about the same thing. Pure.

Nearness of meaning alone cannot tell: "May I bring my dog into the shop?" is near to the shop's opening hours. So it is weighed
how near the passage is; how far it stands out among all passages of this shop; how much of what the question says, word by word
and with words of like meaning, one sentence under its heading says too; and how much of a question for yes or no is said in none
of the near passages. `shopapp bench answers` makes the weights and says how good they are (decisions/0015); nobody sets them by
hand.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shopapp.knowledge.passages import words
from shopapp.ports.kinship import Kinship

LONGEST_QUESTION = 60
"""Words of a question that are looked at."""


@dataclass(frozen=True, slots=True)
class Weights:
    near: float
    covered: float
    standing_out: float
    unheard: float
    base: float


WEIGHTS = Weights(near=1.85, covered=2.58, standing_out=4.07, unheard=-3.16, base=0.89)
SURE = 1.0
"""Least `score` of a passage that is quoted as the answer: it is so three times in four, or better."""
PERHAPS = 0.0
"""Least `score` of a passage that is shown as the nearest there is, named as no more than that: every other one answers."""
_OTHERS, _USUAL = 5, 0.2
"""So many unseen passages of so usual a nearness are added to the shop's, or three passages would decide what stands out."""
_NO_WORD = 0.05
_LEAST = 1e-6
OPEN = frozenset(
    words(
        "what which how when where who whom whose why was welche welcher welches wie wann wo wer wem wen warum wieviel "
        "quel quelle quels quelles que quoi comment combien quand où qui pourquoi qué cuál cuáles cómo cuánto cuánta cuántos "
        "cuándo dónde quién ما ماذا كم متى أين كيف لماذا أي"
    )
)
"""Words that ask for a thing, a place or a number. Without one, yes or no is asked, and every word of it counts."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of one question and one passage."""

    near: float
    covered: float
    standing_out: float
    unheard: float
    """The share of what a yes-or-no question says that no passage looked at says, from 0 to 1; 0 for other questions.

    "Is there a discount for students?" where nobody speaks of students is not answered by any discount."""


def score(signs: Signs, weights: Weights = WEIGHTS) -> float:
    """Log-odds that the passage holds the answer."""
    covered = math.log(_NO_WORD + signs.covered)
    found = weights.near * signs.near + weights.covered * covered + weights.standing_out * signs.standing_out
    return found + weights.unheard * signs.unheard + weights.base


def standing_out(near: float, total: float, count: int) -> float:
    """How much nearer than the others; `total` of the nearness of all `count` passages, this one among them."""
    return near - (total - near + _OTHERS * _USUAL) / (count - 1 + _OTHERS)


class Asked:
    """A question with its words weighed, to be held against several passages."""

    def __init__(self, question: str, kinship: Kinship) -> None:
        self._kinship = kinship
        self._words = list(dict.fromkeys(words(question)))[:LONGEST_QUESTION]
        self._closed = not OPEN & set(self._words)
        rows = kinship.weighed(self._words)
        length = np.linalg.norm(rows, axis=1)
        self._weights = length**2
        self._rows = rows / np.maximum(length, 1e-9)[:, None]

    def held_against(self, passages: list[tuple[str, list[str]]]) -> list[tuple[float, float]]:
        """For each passage (its heading, its sentences) the share of what the question says that one sentence says too, and what
        of a yes-or-no question none of them says.

        A word that all of these passages know tells nothing of one of them: "book" in a bookshop.
        """
        if not passages or not self._words:
            return [(0.0, 1.0)] * len(passages)
        alike = [np.array([self._alike(f"{heading} {each}") for each in said or [""]]) for heading, said in passages]
        whole = np.array([rows.max(axis=0) for rows in alike])
        weights = self._weights * (1 - whole.mean(axis=0)) + _LEAST
        unheard = (self._weights * (1 - whole.max(axis=0))).sum() / max(self._weights.sum(), _LEAST) if self._closed else 0.0
        return [(float((rows @ weights).max() / weights.sum()), float(unheard)) for rows in alike]

    def _alike(self, passage: str) -> npt.NDArray[np.float32]:
        """For each word of the question how near the nearest of the passage's is."""
        said = list(dict.fromkeys(words(passage)))
        if not said:
            return np.zeros(len(self._words), dtype=np.float32)
        rows = self._kinship.weighed(said)
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1), 1e-9)[:, None]
        same = np.array([any(same_word(word, other) for other in said) for word in self._words], dtype=np.float32)
        return np.maximum(np.clip((self._rows @ rows.T).max(axis=1), 0, 1), same)


def same_word(asked: str, said: str) -> bool:
    """One word in two forms: "deliveries" and "delivery", "verschickt" and "verschicken"."""
    if asked == said:
        return True
    return min(len(asked), len(said)) > 4 and said.startswith(asked[: max(4, len(asked) - 3)])
