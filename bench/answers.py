"""How well questions that a shop's documents answer are told from those that they do not.

Shops of several trades, written for this (tests/knowledge/departments): the weights are made of the half `dev`, and `held` only
judges. Beside the questions written as outside, each question inside is asked once more with its passage taken away, which is the
hardest way of being outside. Printed for each half: answered outright and declined rightly, and, in brackets after it, what is so
with the passages that are shown as the nearest there is; for `dev` also by weights made of its other shops; and the weights that
`dev` gives, beside those in use. Needs no database.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from shopapp.knowledge.answerable import PERHAPS, SURE, WEIGHTS, Signs, Weights, score
from shopapp.knowledge.answering import LOOKED_AT, signs_of
from shopapp.knowledge.passages import cut
from shopapp.knowledge.store import Found
from shopapp.outside.embeddings import MiniLm, Tokens

DATA = Path(__file__).parents[1] / "tests" / "knowledge" / "departments"
_TAKEN_AWAY = 0.5
"""Weight of a question whose passage was taken away: another passage may happen to answer it."""
_KEPT_SMALL = 0.05


@dataclass(frozen=True, slots=True)
class Passage:
    title: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Department:
    name: str
    passages: list[Passage]
    inside: list[tuple[str, tuple[int, ...]]]
    """A question and the places of the passages that answer it."""
    outside: list[str]


@dataclass(frozen=True, slots=True)
class Question:
    shop: str
    text: str
    kind: str
    """inside, outside, or taken away"""
    passages: list[tuple[bool, Signs]]
    """The nearest, and whether each is the one that answers."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the halves dev and held")
    parser.add_argument("--wrong", action="store_true", help="also list the mistakes (never of the half held)")


def run(args: argparse.Namespace) -> dict[str, Any]:
    model, words = MiniLm(threads=2), Tokens()
    halves = {
        "dev": questions([*read(args.data / "dev"), outdoor(args.data.parent / "questions.json")], model, words),
        "held": questions(read(args.data / "held"), model, words),
    }
    dev = halves["dev"]
    folds = [(each, fitted([other for other in dev if other.shop != each.shop])) for each in dev]
    found: dict[str, Any] = {
        "weights": {name: round(value, 2) for name, value in asdict(fitted(dev)).items()},
        "in_use": asdict(WEIGHTS),
        "dev_by_its_other_shops": figures(folds),
        **{half: figures([(each, WEIGHTS) for each in asked]) for half, asked in halves.items()},
    }
    if args.wrong:
        found["wrong"] = [f"{each.shop}, {each.kind}: {each.text}" for each, weights in folds if not _well(each, weights)]
    return found


def read(folder: Path) -> list[Department]:
    return [_department(path) for path in sorted(folder.glob("*.txt"))]


def outdoor(path: Path) -> Department:
    """The shop whose questions the tests ask: there a whole document answers."""
    kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
    passages, places = list[Passage](), dict[str, tuple[int, ...]]()
    for name, document in kept["documents"].items():
        own = [Passage(document["title"], each.heading, each.body) for each in cut("".join(document["html"]))]
        places[name] = tuple(range(len(passages), len(passages) + len(own)))
        passages += own
    return Department("outdoor", passages, [(text, places[name]) for text, name in kept["inside"]], kept["outside"])


def _department(path: Path) -> Department:
    passages, inside, outside = list[Passage](), list[tuple[str, tuple[int, ...]]](), list[str]()
    for line in path.read_text("utf-8").splitlines():
        match line[:2]:
            case "= ":
                title, _, heading = line[2:].partition(" | ")
                passages.append(Passage(title, heading, ""))
            case "? ":
                inside.append((line[2:], (len(passages) - 1,)))
            case "! ":
                outside.append(line[2:])
            case _:
                last = passages[-1]
                passages[-1] = Passage(last.title, last.heading, f"{last.body} {line}".strip())
    return Department(path.stem, passages, inside, outside)


def questions(departments: list[Department], model: MiniLm, words: Tokens) -> list[Question]:
    found: list[Question] = []
    for each in departments:
        rows = model.embed([f"{one.title}: {one.heading or one.title}. {one.body}" for one in each.passages])
        for text, at in each.inside:
            found.append(Question(each.name, text, "inside", _signs(each, rows, text, at, model, words)))
            found.append(Question(each.name, text, "taken away", _signs(each, rows, text, (), model, words, without=at)))
        found += [Question(each.name, text, "outside", _signs(each, rows, text, (), model, words)) for text in each.outside]
    return found


def _signs(
    of: Department,
    rows: npt.NDArray[np.float32],
    text: str,
    right: tuple[int, ...],
    model: MiniLm,
    words: Tokens,
    *,
    without: tuple[int, ...] = (),
) -> list[tuple[bool, Signs]]:
    kept = [at for at in range(len(of.passages)) if at not in without]
    vector = model.embed([text])[0]
    near = {at: float(rows[at] @ vector) for at in kept}
    total = sum(near.values())
    best = sorted(kept, key=lambda at: -near[at])[:LOOKED_AT]
    looked_at = [of.passages[at] for at in best]
    found = [
        Found(0, one.title, "", one.heading, one.body, near[at], total, len(kept))
        for at, one in zip(best, looked_at, strict=True)
    ]
    return [(at in right, signs) for at, signs in zip(best, signs_of(found, text, words), strict=True)]


def fitted(asked: list[Question]) -> Weights:
    """Logistic regression, by Newton's steps. A question's nearest passage stands for it, and the one that answers."""
    rows, wanted, weights = list[list[float]](), list[float](), list[float]()
    for each in asked:
        for place, (right, signs) in enumerate(each.passages):
            if right or place == 0:
                rows.append(_row(signs))
                wanted.append(float(right))
                weights.append(_TAKEN_AWAY if each.kind == "taken away" else 1.0)
    x, y, w = np.array(rows), np.array(wanted), np.array(weights)
    found = np.zeros(x.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (w * (odds - y)) + _KEPT_SMALL * found
        bend = (x.T * (w * odds * (1 - odds))) @ x + _KEPT_SMALL * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return Weights(*(float(value) for value in found))


def _row(signs: Signs) -> list[float]:
    """What each weight is multiplied with, read off the score itself so that the two cannot differ."""
    ones = [Weights(*(float(at == place) for at in range(5))) for place in range(5)]
    return [score(signs, one) for one in ones]


def figures(asked: list[tuple[Question, Weights]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, name in (
        ("inside", "inside_answered_rightly"),
        ("outside", "outside_declined"),
        ("taken away", "taken_away_declined"),
    ):
        some = [(each, weights) for each, weights in asked if each.kind == kind]
        well, shown = (sum(_well(each, weights, least) for each, weights in some) for least in (SURE, PERHAPS))
        found[name] = f"{well}/{len(some)} ({shown})"
    inside, outside = _best(asked, "inside"), _best(asked, "outside")
    found["auc"] = round(float(np.mean([[(a > b) + (a == b) / 2 for b in outside] for a in inside])), 3)
    return found


def _best(asked: list[tuple[Question, Weights]], kind: str) -> list[float]:
    return [max(score(signs, weights) for _, signs in each.passages) for each, weights in asked if each.kind == kind]


def _well(each: Question, weights: Weights, least: float = SURE) -> bool:
    best, right = max((score(signs, weights), right) for right, signs in each.passages)
    return (right and best >= least) if each.kind == "inside" else best < least
