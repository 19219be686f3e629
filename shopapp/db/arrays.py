"""Long lists as PostgreSQL writes arrays: the driver's own way takes several times as long, value by value.

The one rule: a list goes in where the statement says its type (`%(ids)s::bigint[]`, or a column of that type under COPY).
"""

from collections.abc import Iterable


def numbers(values: Iterable[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def texts(values: Iterable[str]) -> str:
    """Whatever the texts hold: a comma, a quote, nothing, the word NULL."""
    return "{" + ",".join(['"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values]) + "}"
