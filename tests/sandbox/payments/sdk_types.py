"""The SDK's own parameter types as a judge: an unknown, missing or mistyped parameter at any depth is an error.

`Typed(client.v1)` passes calls on after checking their parameters against the TypedDict that the method names.
"""

import collections.abc
import re
import types
import typing
from typing import Any, Literal, NotRequired, Union, get_args, get_origin

import stripe.params
from typing_extensions import is_typeddict

_NAMES = {"StripeContext": object, "Mapping": collections.abc.Mapping, "UntypedStripeObject": dict, "Decimal": object}


class Typed:
    """A service of the SDK, or a tree of them, whose calls are checked."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if not isinstance(found, types.MethodType):
            return Typed(found)

        def call(*args: Any, **kwargs: Any) -> Any:
            given = next((arg for arg in args if isinstance(arg, dict)), None)
            wanted = params_type(found)
            if given is not None and wanted is not None:
                assert problems(given, wanted) == []
            return found(*args, **kwargs)

        return call


def why(caught: Any) -> Any:
    """The error object of a refusal that `pytest.raises` caught, with Stripe's fields."""
    return caught.value.error


def params_type(method: types.MethodType) -> Any:
    named = re.search(r"\w+Params", str(method.__annotations__.get("params", "")))
    return getattr(stripe.params, named.group(), None) if named else None


def problems(value: Any, wanted: Any, at: str = "") -> list[str]:
    """What is wrong with `value`, by the type. Enums of the SDK are open (`Literal | str`), so any text passes for one."""
    origin = get_origin(wanted)
    if is_typeddict(wanted):
        return _of_dict(value, wanted, at)
    if origin is NotRequired:
        return problems(value, get_args(wanted)[0], at)
    if origin in (Union, types.UnionType):
        tries = [problems(value, option, at) for option in get_args(wanted)]
        return [] if [] in tries else min(tries, key=len)
    if origin is Literal:
        return [] if value in get_args(wanted) else [f"{at}: {value!r} is none of {get_args(wanted)}"]
    if origin in (list, collections.abc.Sequence):
        if not isinstance(value, list):
            return [f"{at}: not a list"]
        return [found for place, item in enumerate(value) for found in problems(item, get_args(wanted)[0], f"{at}[{place}]")]
    if origin in (dict, collections.abc.Mapping):
        return [] if isinstance(value, dict) else [f"{at}: not an object"]
    if wanted is bool or wanted is int or wanted is str:
        return [] if type(value) is wanted else [f"{at}: {value!r} is not {wanted.__name__}"]
    return []


def _of_dict(value: Any, wanted: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: not an object"]
    known = typing.get_type_hints(wanted, localns=_NAMES, include_extras=True)
    found = [f"{at}.{name}: unknown" for name in value if name not in known]
    needed = [name for name, kind in known.items() if get_origin(kind) is not NotRequired]
    found += [f"{at}.{name}: missing" for name in needed if name not in value]
    for name, item in value.items():
        if name in known:
            found += problems(item, known[name], f"{at}.{name}")
    return found
