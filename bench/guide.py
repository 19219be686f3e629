"""Guided selling, tried on simulated shoppers with a product in mind.

Each task is a real query of --data (format of Chorus Electronics) and one product people rated 3 for it, at most --per-query of
one query. The shopper begins with the query, answers every question from the product's own attributes ("I don't mind" where it
has none, one at random where it has several) and is wrong in --wrong of the answers, all other choices alike. Printed: share
of shoppers whose product is among the first three after 0 to 4 questions, for ours (at most six choices; the engine of the
product itself) and beside it no question, a random facet, entropy × coverage over facets of at most eight choices, and over
facets of any number, which nobody can be asked. Also how many questions ours asks before it stops by itself, and where that
leaves the shopper.
"""

import argparse
import csv
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench._searching.figures import labels
from bench._searching.shop import loaded_shop
from shopapp.assistant.guide import asking, belief, stopping
from shopapp.catalog import Product, Wish, search, store
from shopapp.catalog.facets import Choice, Facet, Held, found_in, held_by, words_of_titles
from shopapp.catalog.facets.finding import Floats
from shopapp.db import Database
from shopapp.outside.embeddings import Paired

CANDIDATES = 200
AFTER = 4
"""Questions after which is looked; ours may ask on until it stops, at most MOST."""
MOST = 8
EIGHT, ANY = 8, 10_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one query brings: the candidates, in the order of the search, and the facets they differ in."""

    products: list[Product]
    prior: Floats
    held: list[Held]
    facets: list[Facet]
    rows: dict[int, int]
    asked: "dict[tuple[str, Said], Asked | None]" = field(default_factory=dict["tuple[str, Said]", "Asked | None"])
    """What a policy asks after these answers: shoppers who said the same so far are asked the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    facet: Facet
    choices: Sequence[Choice]
    gain: float = 1.0


Said = tuple[tuple[str, tuple[int, ...]], ...]
"""(facet, columns of the choice) in the order asked; no columns for "I don't mind"."""
Policy = Callable[[Shelf, Floats, set[str], random.Random], Asked | None]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", required=True, type=Path, help="directory with products, queries and labels")
    parser.add_argument("--keep", type=Path, help="keep the database in this folder and use it again next time")
    parser.add_argument("--threads", type=int, default=2, help="threads of the embedding model")
    parser.add_argument("--per-query", type=int, default=12, help="tasks of one query at most (default: %(default)s)")
    parser.add_argument("--wrong", type=float, default=0.1, help="share of wrong answers (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="shoppers per task, each with mistakes of their own")


def run(args: argparse.Namespace) -> dict[str, object]:
    model = Paired(threads=args.threads)
    with loaded_shop(args.keep, args.data, model) as (database, shop_id):
        tasks = _tasks(args.data, args.per_query)
        shelves = {query: _shelf(database, shop_id, query, model) for query in dict.fromkeys(query for query, _ in tasks)}
    kept = [(query, target) for query, target in tasks if target in shelves[query].rows]
    figures: dict[str, object] = {
        "tasks": len(kept),
        "queries": len({query for query, _ in kept}),
        "not_among_candidates": len(tasks) - len(kept),
        "shoppers_per_task": args.runs,
        "wrong_answers": args.wrong,
    }
    for name in POLICIES:
        figures[name] = _played(kept, shelves, name, args.wrong, args.runs)
    figures["without_wrong_answers"] = {name: _played(kept, shelves, name, 0.0, 1) for name in POLICIES if name != "no_question"}
    figures["question_ms_p50"], figures["question_ms_p95"] = _speed(kept, shelves)
    return figures


def _tasks(data: Path, most: int) -> list[tuple[str, int]]:
    """(query, product) pairs, the same ones every time."""
    human, _ = labels(data)
    draw = random.Random(4)
    found: list[tuple[str, int]] = []
    for row in csv.DictReader((data / "queries.csv").open(encoding="utf-8")):
        wanted = sorted(id for id, gain in human.get(row["query_id"], {}).items() if gain == 1.0)
        found += [(row["query"], id) for id in sorted(draw.sample(wanted, min(most, len(wanted))))]
    return found


def _shelf(database: Database, shop_id: int, query: str, model: Paired) -> Shelf:
    vector = model.embed([query])[0]
    with database.transaction(shop_id) as conn:
        hits = search(conn, shop_id, Wish(query, limit=CANDIDATES), vector=vector, model=model.model)
        rows = store.products(conn, shop_id, [hit.product_id for hit in hits])
    products = [rows[hit.product_id] for hit in hits]
    return Shelf(
        products,
        belief.prior([hit.score for hit in hits]),
        held := [held_by(product) for product in products],
        found_in(held),
        {product.id: row for row, product in enumerate(products)},
    )


def none_asked(_: Shelf, __: Floats, ___: set[str], ____: random.Random) -> Asked | None:
    return None


def ours(shelf: Shelf, weights: Floats, asked: set[str], _: random.Random) -> Asked | None:
    words = words_of_titles(shelf.held, weights)
    facets = [*shelf.facets, *([words] if words else [])]
    question = asking.best_question(facets, weights, asked=asked, readiness=asking.readiness)
    return Asked(question.facet, question.choices, question.gain) if question else None


def at_random(shelf: Shelf, _: Floats, asked: set[str], draw: random.Random) -> Asked | None:
    facets = [facet for facet in shelf.facets if facet.name not in asked]
    return Asked(facet := draw.choice(facets), _plainly(facet)) if facets else None


def entropy_of_at_most(most: int) -> Policy:
    """Entropy × coverage over the candidates as counted, numbers and prices cut at their quartiles."""

    def policy(shelf: Shelf, _: Floats, asked: set[str], __: random.Random) -> Asked | None:
        open_ones = [(facet, _plainly(facet)) for facet in shelf.facets if facet.name not in asked]
        fitting = [(facet, offered) for facet, offered in open_ones if len(offered) <= most]
        best = max(fitting, key=lambda pair: _entropy(*pair) * pair[0].coverage, default=None)
        return Asked(*best) if best else None

    return policy


POLICIES: dict[str, Policy] = {
    "no_question": none_asked,
    "random_facet": at_random,
    "entropy_at_most_8": entropy_of_at_most(EIGHT),
    "entropy_any_number": entropy_of_at_most(ANY),
    "ours": ours,
}


def _plainly(facet: Facet) -> list[Choice]:
    """Every value its own choice; numbers at the quartiles of the candidates."""
    if not facet.ordered or len(facet.values) <= 4:
        return [Choice((at,), (value,)) for at, value in enumerate(facet.values)]
    below = np.cumsum(facet.counts) / sum(facet.counts)
    quarter = np.minimum((below * 4 - 1e-9).astype(int), 3)
    columns = [tuple(int(at) for at in np.flatnonzero(quarter == part)) for part in range(4)]
    return [Choice(each, tuple(facet.values[at] for at in each)) for each in columns if each]


def _entropy(facet: Facet, offered: Sequence[Choice]) -> float:
    counts = np.asarray([sum(facet.counts[at] for at in choice.columns) for choice in offered], dtype=float)
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def _played(tasks: list[tuple[str, int]], shelves: dict[str, Shelf], name: str, wrong: float, runs: int) -> dict[str, Any]:
    hits = np.zeros(AFTER + 1)
    stops: list[int] = []
    at_stop = 0
    for at, (query, target) in enumerate(tasks * runs):
        places, stopped = _conversation(shelves[query], target, name, wrong, random.Random(at))
        hits += [places[min(after, len(places) - 1)] < asking.SHOWN for after in range(AFTER + 1)]
        stops.append(stopped)
        at_stop += places[stopped] < asking.SHOWN
    played = len(tasks) * runs
    found: dict[str, Any] = {"in_first_three_after": [round(float(share), 3) for share in hits / played]}
    if name == "ours":
        found["questions_before_stopping"] = round(statistics.fmean(stops), 2)
        found["in_first_three_when_stopping"] = round(at_stop / played, 3)
    return found


def _conversation(shelf: Shelf, target: int, name: str, wrong: float, draw: random.Random) -> tuple[list[int], int]:
    """The target's place (from 0) after 0, 1, 2 … questions, and after how many the engine would have stopped."""
    row, weights, asked, said = shelf.rows[target], shelf.prior, set[str](), Said()
    places, stopped = [_place(weights, row)], None
    for count in range(MOST if name == "ours" else AFTER):
        question = _next(shelf, name, weights, asked, said, draw)
        if stopped is None and (question is None or not stopping.pays(question.gain, weights)):
            stopped = count
        if question is None or (stopped is not None and count >= AFTER):
            break
        asked.add(question.facet.name)
        choice = _answer(question, row, wrong, draw)
        if choice is not None:
            weights = belief.after(weights, shelf.held, asking.like_of(question.facet, question.choices, choice))
        said = (*said, (question.facet.name, choice.columns if choice else ()))
        places.append(_place(weights, row))
    return places, len(places) - 1 if stopped is None else stopped


def _next(shelf: Shelf, name: str, weights: Floats, asked: set[str], said: Said, draw: random.Random) -> Asked | None:
    policy = POLICIES[name]
    if policy is at_random:
        return policy(shelf, weights, asked, draw)
    if (name, said) not in shelf.asked:
        shelf.asked[name, said] = policy(shelf, weights, asked, draw)
    return shelf.asked[name, said]


def _place(weights: Floats, row: int) -> int:
    better = int((weights > weights[row]).sum())
    return better + int((weights[:row] == weights[row]).sum())


def _answer(question: Asked, row: int, wrong: float, draw: random.Random) -> Choice | None:
    """What the shopper says; None is "I don't mind"."""
    own = [int(column) for column in question.facet.columns[question.facet.rows == row]]
    meant = draw.choice(own) if own else None
    true = next((choice for choice in question.choices if meant in choice.columns), None)
    if draw.random() >= wrong:
        return true
    return draw.choice([choice for choice in question.choices if choice is not true])


def _speed(tasks: list[tuple[str, int]], shelves: dict[str, Shelf]) -> tuple[float, float]:
    """Milliseconds from candidates to question: the facets found, the belief made, the best question chosen."""
    taken: list[float] = []
    for shelf in {query: shelves[query] for query, _ in tasks}.values():
        begun = time.perf_counter()
        asking.best_question(found_in([held_by(product) for product in shelf.products]), shelf.prior, readiness=asking.readiness)
        taken.append(1000 * (time.perf_counter() - begun))
    return round(statistics.median(taken), 1), round(sorted(taken)[int(0.95 * (len(taken) - 1))], 1)
