"""What an operation may be asked: small functions that take (value, parameter name) and give the value in its true type.

A shape refuses what it does not know. That is the point: the real API answers 400 to a misspelt parameter, and a
simulator that let it through would hide the mistake until the first live payment.
"""

from collections.abc import Callable
from typing import Any, cast

from shopapp.sandbox.stripe import problems

Shape = Callable[[Any, str], Any]
_WORDS = {"true": True, "1": True, "false": False, "0": False}


def text(value: Any, param: str) -> str:
    if not isinstance(value, str):
        raise problems.invalid(param, f"Invalid string: {param}", "parameter_invalid_string")
    if value == "":
        raise problems.invalid(param, f"You passed an empty string for '{param}'.", "parameter_invalid_empty")
    if len(value) > 5000:
        raise problems.invalid(param, f"Invalid string: {param} is too long", "parameter_invalid_string_length")
    return value


def upto(longest: int) -> Shape:
    def check(value: Any, param: str) -> str:
        found = text(value, param)
        if len(found) > longest:
            raise problems.invalid(param, f"Invalid string: at most {longest} characters", "parameter_invalid_string_length")
        return found

    return check


def whole(value: Any, param: str) -> int:
    digits = str(value)
    if not digits.removeprefix("-").isdigit():
        raise problems.invalid(param, f"Invalid integer: {digits}", "parameter_invalid_integer")
    return int(digits)


def yes(value: Any, param: str) -> bool:
    if str(value).lower() not in _WORDS:
        raise problems.invalid(param, f"Invalid boolean: {value}", "parameter_invalid_boolean")
    return _WORDS[str(value).lower()]


def anything(value: Any, param: str) -> Any:  # noqa: ARG001 - a shape like the others
    return value


def one_of(*allowed: str) -> Shape:
    def check(value: Any, param: str) -> str:
        if value not in allowed:
            raise problems.invalid(param, f"Invalid {param}: must be one of {', '.join(allowed)}")
        return str(value)

    return check


def many(inner: Shape) -> Shape:
    def check(value: Any, param: str) -> list[Any]:
        if not isinstance(value, list):
            raise problems.invalid(param, "Invalid array", "parameter_invalid_array")
        return [inner(item, f"{param}[{index}]") for index, item in enumerate(cast(list[Any], value))]

    return check


def clearable(inner: Shape) -> Shape:
    """An empty string unsets the field."""
    return lambda value, param: None if value == "" else inner(value, param)


def either(*shapes: Shape) -> Shape:
    def check(value: Any, param: str) -> Any:
        for shape in shapes[:-1]:
            try:
                return shape(value, param)
            except problems.StripeProblem:
                continue
        return shapes[-1](value, param)

    return check


def fields(need: tuple[str, ...] = (), /, **known: Shape) -> Shape:
    """An object with exactly these parameters; `need` names the ones that must be there."""

    def check(value: Any, param: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise problems.invalid(param, "Invalid object", "parameter_invalid_object")
        given = cast(dict[str, Any], value)
        for name in given:
            if name not in known:
                raise problems.unknown(_inside(param, name))
        for name in need:
            if name not in given:
                raise problems.missing(_inside(param, name))
        return {name: known[name](item, _inside(param, name)) for name, item in given.items()}

    return check


def _inside(param: str, name: str) -> str:
    return f"{param}[{name}]" if param else name


def metadata(value: Any, param: str) -> dict[str, str]:
    """Up to 50 keys of 40 characters with values of 500; an empty string clears all of it."""
    if value == "":
        return {"": ""}
    if not isinstance(value, dict):
        raise problems.invalid(param, "Metadata must be a set of keys and values", "parameter_invalid_object")
    given = cast(dict[str, Any], value)
    if len(given) > 50:
        raise problems.invalid(param, "At most 50 metadata keys are allowed")
    for key, item in given.items():
        if len(key) > 40 or not isinstance(item, str) or len(item) > 500:
            raise problems.invalid(f"{param}[{key}]", "Metadata keys have up to 40 characters, values up to 500")
    return given


def merged(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """Metadata after an update: an empty value removes its key, an empty update clears."""
    if new == {"": ""}:
        return {}
    return {key: value for key, value in {**old, **new}.items() if value != ""}


span: Shape = either(whole, fields(gt=whole, gte=whole, lt=whole, lte=whole))
address: Shape = fields(
    **{name: clearable(text) for name in ("city", "country", "line1", "line2", "postal_code", "state")},
)
shipping: Shape = fields(
    ("address", "name"), address=address, name=text, carrier=text, phone=clearable(text), tracking_number=text
)
billing: Shape = fields(
    address=clearable(address), email=clearable(text), name=clearable(text), phone=clearable(text), tax_id=text
)


def listing(**filters: Shape) -> Shape:
    return fields(limit=whole, starting_after=text, ending_before=text, expand=many(text), **filters)


def asked(need: tuple[str, ...] = (), /, **known: Shape) -> Shape:
    """Top-level parameters of one object's operation, which may always be expanded."""
    return fields(need, expand=many(text), **known)
