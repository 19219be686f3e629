"""Every door has a guard, and the guard is what knows the shop: never the address, a form field or a header of the caller's.

A view carries its guard as `view.guard`, which tests/house checks on every route. `open_door(reason)` is for the few that
need none, with the reason in writing.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def guarded_by(name: str, check: Callable[[], None]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator that runs `check` before the view. `check` raises NotAllowed or puts what it learned into `flask.g`."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            check()
            return view(*args, **kwargs)

        guarded.guard = name  # type: ignore[attr-defined]
        return guarded

    return decorate


def open_door(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a door that anyone may open, and says why that is right."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        cast(object, view).__dict__["guard"] = f"open: {reason}"
        return view

    return decorate
