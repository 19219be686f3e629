"""Stripe's form encoding: `shipping[address][city]=Kiel`, `expand[]=latest_charge`, `items[0][price]=…`, nested and back.

Everything stays text here; the shape of the operation says what is a number.
"""

import re
from collections.abc import Iterable
from typing import Any, cast

_PART = re.compile(r"\[([^\]]*)\]")


def nest(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The nested form of flat pairs. An object whose keys are all whole numbers is a list."""
    root: dict[str, Any] = {}
    for name, value in pairs:
        head, _, _ = name.partition("[")
        _place(root, [head, *_PART.findall(name)], value)
    return cast(dict[str, Any], _listed(root))


def _place(root: dict[str, Any], path: list[str], value: str) -> None:
    spot = root
    for index, key in enumerate(path):
        name = str(len(spot)) if key == "" else key
        if index == len(path) - 1:
            spot[name] = value
            return
        below = spot.get(name)
        if not isinstance(below, dict):
            below = spot[name] = {}
        spot = cast(dict[str, Any], below)


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    nested = {key: _listed(item) for key, item in cast(dict[str, Any], value).items()}
    if nested and all(key.isdigit() for key in nested):
        return [nested[key] for key in sorted(nested, key=int)]
    return nested
