"""Shopify's search syntax (`query:` arguments): terms, fields, quotes, ranges, AND, OR, NOT and brackets.

A field that is not known here is refused, where Shopify would ignore it with a warning: a filter that silently does
nothing is the mistake this sandbox is there to show.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from graphql import GraphQLError

from shopapp.sandbox.state import Doc

Values = Callable[[Doc], list[Any]]
Test = Callable[[Doc], bool]

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>\()|(?P<close>\))
    | (?P<minus>-)?(?:(?P<field>[A-Za-z_][\w.]*):)?(?P<op>>=|<=|>|<)?
      (?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:[^\s()\\]|\\.)+)
    )""",
    re.VERBOSE,
)


def search(query: str | None, fields: Mapping[str, Values]) -> Test:
    """A test for documents. `fields` maps a field name to its values in a document; '' holds what free words look at."""
    if not query or not query.strip():
        return lambda _: True
    return _Parser(query, fields).whole()


class _Parser:
    def __init__(self, query: str, fields: Mapping[str, Values]) -> None:
        self._fields = fields
        self._tokens = [found for found in _TOKEN.finditer(query) if found.group().strip()]
        self._at = 0

    def whole(self) -> Test:
        test = self._either()
        if self._at < len(self._tokens):
            raise GraphQLError("Invalid search query: unbalanced brackets")
        return test

    def _word(self) -> str:
        found = self._tokens[self._at] if self._at < len(self._tokens) else None
        return found["value"] if found and found["value"] and not found["field"] else ""

    def _either(self) -> Test:
        tests = [self._both()]
        while self._word() == "OR":
            self._at += 1
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda doc: any(test(doc) for test in tests)

    def _both(self) -> Test:
        tests: list[Test] = []
        while self._at < len(self._tokens) and not self._tokens[self._at]["close"] and self._word() != "OR":
            if self._word() == "AND":
                self._at += 1
                continue
            tests.append(self._one())
        return lambda doc: all(test(doc) for test in tests)

    def _one(self) -> Test:
        found = self._tokens[self._at]
        self._at += 1
        if found["open"]:
            inner = self._either()
            if self._at >= len(self._tokens) or not self._tokens[self._at]["close"]:
                raise GraphQLError("Invalid search query: unbalanced brackets")
            self._at += 1
            return inner
        if found["value"] == "NOT" and not found["field"] and self._at < len(self._tokens):
            inner = self._one()
            return lambda doc: not inner(doc)
        test = self._term(found["field"] or "", found["op"] or "", _bare(found["value"]))
        return (lambda doc: not test(doc)) if found["minus"] else test

    def _term(self, field: str, op: str, wanted: str) -> Test:
        values = self._fields.get(field)
        if values is None:
            raise GraphQLError(
                f"Invalid search field '{field}' (the sandbox knows: {', '.join(sorted(filter(None, self._fields)))})"
            )
        if op:
            return lambda doc: any(_compare(value, op, wanted) for value in values(doc))
        if not field:
            return lambda doc: any(wanted.rstrip("*").lower() in str(value).lower() for value in values(doc) if value is not None)
        return lambda doc: any(_equal(value, wanted) for value in values(doc))


def _bare(text: str) -> str:
    if text[:1] in "\"'" and text[-1:] == text[:1] and len(text) > 1:
        text = text[1:-1]
    return re.sub(r"\\(.)", r"\1", text)


def _equal(value: Any, wanted: str) -> bool:
    if wanted == "*":
        return value not in (None, "", [])
    if value is None:
        return wanted.lower() == "null"
    text = ("true" if value else "false") if isinstance(value, bool) else str(value).lower()
    if wanted.endswith("*"):
        return text.startswith(wanted[:-1].lower())
    if isinstance(value, str) and (moment := _moment(value)) and (other := _moment(wanted)):
        return moment == other
    return text == wanted.lower() or text.rpartition("/")[2] == wanted.lower()


def _compare(value: Any, op: str, wanted: str) -> bool:
    if value is None:
        return False
    left: Any = _moment(str(value)) or _figure(value)
    right: Any = _moment(wanted) or _figure(wanted)
    if left is None or right is None or type(left) is not type(right):
        return False
    return {">": left > right, ">=": left >= right, "<": left < right, "<=": left <= right}[op]


def _moment(text: str) -> datetime | None:
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _figure(value: Any) -> float | None:
    try:
        return float(str(value).rpartition("/")[2])
    except ValueError:
        return None
