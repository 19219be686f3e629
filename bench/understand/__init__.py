"""How well messages are understood: intent, wishes, references and language on the labelled messages of tests/assistant.

Prints one JSON object: per half (the second one was kept untouched while building) and language the share of right intents,
precision, recall and F1 of wishes, and the confusion of intents. Needs no database; with --no-model also no embedding model.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.understand.labels import HALVES, LANGUAGES, Labelled, read
from bench.understand.scoring import Score, score
from shopapp.assistant.understand import Examples, understand
from shopapp.outside.embeddings import MiniLm

DATA = Path(__file__).parents[2] / "tests" / "assistant" / "understanding"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled messages; its README gives the format")
    parser.add_argument("--half", choices=HALVES, help="only this half")
    parser.add_argument("--no-model", action="store_true", help="patterns and vocabulary alone")
    parser.add_argument("--wrong", action="store_true", help="also list the mistakes (never of the second half)")


def run(args: argparse.Namespace) -> dict[str, object]:
    examples = None if args.no_model else Examples(MiniLm(threads=2))
    halves = [args.half] if args.half else list(HALVES)
    found: dict[str, object] = {half: measured(read(args.data, half), examples) for half in halves}
    if args.wrong:
        found["wrong"] = wrong(read(args.data, "first"), examples)
    return found


def measured(labelled: list[Labelled], examples: Examples | None) -> dict[str, Any]:
    by_language = {code: [each for each in labelled if each.language == code] for code in LANGUAGES}
    scores = {code: [_score(each, examples) for each in some] for code, some in by_language.items()}
    others = [each for code, some in scores.items() if code != "en" for each in some]
    return {
        "messages": len(labelled),
        "by_language": {code: figures(some) for code, some in scores.items() if some},
        "others_than_english": figures(others) if others else None,
        "confusion": confusion([each for some in scores.values() for each in some]),
    }


def figures(scores: list[Score]) -> dict[str, float | int]:
    right, said, meant = (sum(getattr(each, name) for each in scores) for name in ("right", "said", "meant"))
    precision, recall = right / max(1, said), right / max(1, meant)
    pointed = [each.references for each in scores if each.references is not None]
    told = [each.topic for each in scores if each.topic is not None]
    strengths = [each for each in scores if each.strengths]
    return {
        "messages": len(scores),
        "intent_accuracy": _share([each.intent for each in scores]),
        "wish_precision": round(precision, 3),
        "wish_recall": round(recall, 3),
        "wish_f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "strength_accuracy": _share([right for each in strengths for right in each.strengths]),
        "reference_accuracy": _share(pointed),
        "topic_accuracy": _share(told),
        "language_accuracy": _share([each.language for each in scores]),
    }


def confusion(scores: list[Score]) -> dict[str, dict[str, int]]:
    """Labelled intent to what was understood instead, and how often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in scores:
        if not each.intent:
            found[each.labelled_intent][each.understood_intent] += 1
    return {intent: dict(some.most_common()) for intent, some in sorted(found.items())}


def wrong(labelled: list[Labelled], examples: Examples | None) -> list[str]:
    lines: list[str] = []
    for each in labelled:
        found = _score(each, examples)
        if not found.perfect:
            lines.append(f"{each.language} {each.shop} {each.after} | {each.text} | {'; '.join(found.faults)}")
    return lines


def _score(labelled: Labelled, examples: Examples | None) -> Score:
    return score(labelled, understand(labelled.text, labelled.situation, labelled.vocabulary, examples))


def _share(some: list[bool]) -> float:
    return round(sum(some) / len(some), 3) if some else 1.0
