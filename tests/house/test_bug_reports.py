"""The seventeen bug reports collected from other payment systems each have a test of their own name."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_each_of_the_seventeen_reports_is_a_named_test() -> None:
    named: set[int] = set()
    for file in TESTS.rglob("test_*.py"):
        for name in re.findall(r"def (test_reports?_\w+)\(", file.read_text(encoding="utf-8")):
            named |= {int(number) for number in re.findall(r"(?:report|and)_(\d+)", name)}
    assert sorted(named) == list(range(1, 18))
