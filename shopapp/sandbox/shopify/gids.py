"""Shopify's global ids: `gid://shopify/Product/123` and back. The number is a 64-bit integer; never a float."""

import re

_GID = re.compile(r"gid://shopify/([A-Za-z]+)/([0-9a-zA-Z_-]+)(?:\?.*)?\Z")


def gid(kind: str, number: int | str) -> str:
    return f"gid://shopify/{kind}/{number}"


def parse(text: str) -> tuple[str, str]:
    """(kind, number as text). Raises ValueError for anything that is not a global id."""
    found = _GID.match(text)
    if found is None:
        raise ValueError(f"Invalid global id '{text}'")
    return found[1], found[2]


def number(text: str, kind: str) -> int | None:
    """The number of a gid of this kind; None when it is of another kind or malformed."""
    try:
        found, value = parse(text)
    except ValueError:
        return int(text) if text.isdigit() else None
    return int(value) if found == kind and value.isdigit() else None
