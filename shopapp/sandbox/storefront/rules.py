"""Addresses of the storefront exist once plainly and once under each language's prefix (`/fr/cart`)."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, g

from shopapp.sandbox.storefront.words import LOCALES

_PREFIX = f"/<any({','.join(LOCALES)}):prefix>"


def rule(bp: Blueprint, path: str, view: Callable[..., Any], endpoint: str, *, methods: list[str] | None = None) -> None:
    bp.add_url_rule(path, endpoint, view, methods=methods, defaults={"prefix": None})
    bp.add_url_rule(_PREFIX + path, endpoint, view, methods=methods)


def take_prefix(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The language in the address goes to `g.prefix`, so that no view has to name it."""
    g.prefix = (values or {}).pop("prefix", None)
