"""The body of a webhook as JSON that PostgreSQL can hold.

Shoppers type what they like: a NUL, half an emoji or a number beyond all bounds must not make a delivery impossible to store.
"""

import json
import math
from typing import Any, cast

from shopapp.errors import Invalid

Body = dict[str, Any]


def read_body(raw: bytes) -> Body:
    """The JSON object in `raw`. Raises Invalid when there is none."""
    try:
        found: object = json.loads(raw)
        if isinstance(found, dict):
            return cast(Body, storable(cast(object, found)))
    except (ValueError, RecursionError) as problem:
        raise Invalid("The body is not JSON.", code="bad_json") from problem
    raise Invalid("The body is not a JSON object.", code="bad_json")


def without_secrets(body: object) -> object:
    """The same without what confirms a payment: Stripe sends `client_secret` along, and no row may hold it."""
    match body:
        case dict():
            kept = cast(dict[str, object], body).items()
            return {key: without_secrets(each) for key, each in kept if key != "client_secret"}
        case list():
            return [without_secrets(each) for each in cast(list[object], body)]
        case _:
            return body


def storable(value: object) -> object:
    """The value as PostgreSQL can hold it: no NUL, no half emoji, no number beyond all bounds."""
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-8", "replace").decode()
        case float():
            return value if math.isfinite(value) else None
        case int():
            return value if -(2**63) <= value < 2**63 else None  # vendors' ids have 64 bits
        case dict():
            return {str(storable(key)): storable(each) for key, each in cast(dict[str, object], value).items()}
        case list():
            return [storable(each) for each in cast(list[object], value)]
        case _:
            return value
