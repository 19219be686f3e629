"""What a storefront request carries, read as Shopify reads it: JSON or a form, `a[b]=c` unfolded.

A value of the wrong kind counts as nothing.
"""

import re
from typing import Any, cast

from flask import request

_NESTED = re.compile(r"^(\w+)\[([^\]]*)\](?:\[([^\]]*)\])?$")


def body() -> dict[str, Any]:
    """JSON as it came; a form or the address with `updates[]` as a list and `attributes[x]` as an object."""
    if request.is_json:
        return fields_of(request.get_json(silent=True))
    unfolded: dict[str, Any] = {}
    for name, value in (*request.args.items(multi=True), *request.form.items(multi=True)):
        nested = _NESTED.match(name)
        if nested is None:
            unfolded[name] = value
        elif nested[2] == "":
            unfolded[nested[1]] = [*list_of(unfolded.get(nested[1])), value]
        else:
            unfolded[nested[1]] = fields_of(unfolded.get(nested[1])) | {nested[2]: value}
    return unfolded


def fields_of(value: object) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []
