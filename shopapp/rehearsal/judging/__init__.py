"""Verdicts on a rehearsed conversation, by rules of this room's own over rows of its own reading.

The rule: no code of the assistant is used here. A checker that shares a mistake with what it checks finds nothing.
"""

from shopapp.rehearsal.judging.facts import invented
from shopapp.rehearsal.judging.outcomes import missed
from shopapp.rehearsal.records import GRAVEST, Finding, Payload, Spoken, Verdict
from shopapp.rehearsal.truth import Rows


def judge(kind: str, expects: Payload, talk: list[Spoken], rows: Rows) -> list[Finding]:
    """Everything that is wrong with this conversation, gravest first; empty when nothing is."""
    found = [*invented(talk, rows), *missed(kind, expects, talk, rows)]
    return sorted(dict.fromkeys(found), key=lambda finding: GRAVEST.index(finding.verdict))


def verdict_of(findings: list[Finding]) -> Verdict:
    return findings[0].verdict if findings else "ok"


__all__ = ["judge", "verdict_of"]
