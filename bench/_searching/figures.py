"""Labels and measures, as the README beside the labelled data defines them.

Recall and MRR look at fully relevant products, so they are means over the queries that have one.
"""

import csv
import gzip
import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Labels = dict[str, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Asked:
    query: str
    ids: list[int]
    confidence: float
    search_ms: float
    embed_ms: float


def labels(data: Path) -> tuple[Labels, Labels]:
    """Human labels, and human plus rule labels: gain 0 to 1 by query and product. A human label always wins."""
    human: Labels = {}
    with gzip.open(data / "labels.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            human.setdefault(row["query_id"], {})[int(row["product_id"])] = float(row["rating"]) / 3
    both = {query: dict(gains) for query, gains in human.items()}
    with (data / "labels_extra.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            both.setdefault(row["query_id"], {}).setdefault(int(row["product_id"]), float(row["rating"]) / 3)
    return human, both


def figures(asked: dict[str, Asked], human: Labels, both: Labels) -> dict[str, object]:
    judged = {id: gains for id, gains in both.items() if id in asked and any(gains.values())}
    by_people = {id: gains for id, gains in human.items() if id in asked and any(gains.values())}
    exact = {id: gains for id, gains in judged.items() if 1.0 in gains.values()}
    nothing = [asked[id].confidence for id in asked if id not in judged]
    something = [asked[id].confidence for id in judged]
    total = sorted(each.search_ms + each.embed_ms for each in asked.values())
    return {
        "queries": len(asked),
        "judged_queries": len(judged),
        "ndcg_at_10": mean(ndcg(asked[id].ids, gains) for id, gains in judged.items()),
        "ndcg_at_10_human_only": mean(ndcg(asked[id].ids, gains) for id, gains in by_people.items()),
        "recall_at_50": mean(recall(asked[id].ids, gains) for id, gains in exact.items()),
        "mrr": mean(reciprocal_rank(asked[id].ids, gains) for id, gains in exact.items()),
        "abstention_auc": _auc(something, nothing),
        "search_ms_p50": round(statistics.median(each.search_ms for each in asked.values()), 1),
        "search_ms_p95": round(p95([each.search_ms for each in asked.values()]), 1),
        "embed_ms_p50": round(statistics.median(each.embed_ms for each in asked.values()), 1),
        "total_ms_p95": round(p95(total), 1),
        "worst": {asked[id].query: round(ndcg(asked[id].ids, gains), 2) for id, gains in _worst(asked, judged)},
    }


def ndcg(ids: list[int], gains: dict[int, float], *, cut: int = 10) -> float:
    """DCG = sum gain / log2(rank + 1), divided by that of the best order of the labelled products."""
    best = sorted(gains.values(), reverse=True)[:cut]
    ideal = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(best, start=1))
    got = sum(gains.get(id, 0.0) / math.log2(rank + 1) for rank, id in enumerate(ids[:cut], start=1))
    return got / ideal if ideal else 0.0


def recall(ids: list[int], gains: dict[int, float], *, cut: int = 50) -> float:
    """Share of the fully relevant products among the first `cut`, where `cut` may be fewer than there are."""
    wanted = {id for id, gain in gains.items() if gain == 1.0}
    return len(wanted & set(ids[:cut])) / min(cut, len(wanted)) if wanted else 0.0


def reciprocal_rank(ids: list[int], gains: dict[int, float]) -> float:
    return next((1 / rank for rank, id in enumerate(ids, start=1) if gains.get(id, 0.0) == 1.0), 0.0)


def _worst(asked: dict[str, Asked], judged: Labels) -> list[tuple[str, dict[int, float]]]:
    return sorted(judged.items(), key=lambda pair: ndcg(asked[pair[0]].ids, pair[1]))[:8]


def mean(values: Iterable[float]) -> float:
    return round(statistics.fmean(values), 4)


def p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _auc(higher: list[float], lower: list[float]) -> float | None:
    """The chance that a query with something relevant scores above one without."""
    if not higher or not lower:
        return None
    wins = sum((a > b) + 0.5 * (a == b) for a in higher for b in lower)
    return round(wins / (len(higher) * len(lower)), 3)
