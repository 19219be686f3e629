"""What a rehearsal found: by kind and by verdict, the share solved without a person, and what keeps the shop closed. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shopapp.rehearsal.records import BLOCKING, Case, Kind, Verdict

LABELS: dict[Kind, str] = {
    "find": "Looks for something",
    "vague": "Does not know yet",
    "budget": "Has a budget",
    "compare": "Wants to compare",
    "negation": "Rules something out",
    "sold_out": "Wants what is sold out",
    "inside": "Asks what your documents answer",
    "outside": "Asks what no document answers",
    "off_topic": "Asks about something else",
    "hostile": "Is rude or tries to trick",
    "person": "Wants a person",
    "buy": "Wants to buy",
    "own": "Your own questions",
}
VERDICTS: dict[Verdict, str] = {
    "ok": "Went well",
    "invented_price": "Invented price",
    "lost_cart": "Lost cart",
    "missed_handover": "Missed handover",
    "invented_fact": "Invented fact",
    "crash": "No answer",
    "wrong_source": "Wrong source",
    "not_declined": "Not declined",
    "wrongly_escalated": "Handed over needlessly",
    "broken_must": "Wish not kept",
    "nothing_found": "Nothing found",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of shopper before one engine."""

    kind: Kind
    label: str
    total: int
    well: int


@dataclass(frozen=True, slots=True)
class Report:
    engine: str
    total: int
    well: int
    verdicts: dict[Verdict, int]
    """Cases by their gravest finding."""
    lines: list[Line]
    solved: int
    """Of those who did not ask for a person: went well, and nobody was called."""
    solvable: int
    blocking: list[Case]

    @property
    def share(self) -> float:
        return self.solved / self.solvable if self.solvable else 0.0


def report(engine: str, cases: Sequence[Case]) -> Report:
    """Of the cases of one engine that are done."""
    done = [case for case in cases if case.engine == engine and case.verdict is not None]
    alone = [case for case in done if not (case.kind == "person" or case.expects.get("wants") == "person")]
    counted = Counter(case.verdict for case in done)
    return Report(
        engine=engine,
        total=len(done),
        well=counted["ok"],
        verdicts={verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]},
        lines=[
            Line(kind, label, len(of_kind), sum(case.verdict == "ok" for case in of_kind))
            for kind, label in LABELS.items()
            if (of_kind := [case for case in done if case.kind == kind])
        ],
        solved=sum(case.verdict == "ok" and not case.handed_over for case in alone),
        solvable=len(alone),
        blocking=[case for case in done if blocks(case)],
    )


def blocks(case: Case) -> bool:
    """Any finding that blocks, also behind a graver one."""
    return any(finding["verdict"] in BLOCKING for finding in case.findings)
