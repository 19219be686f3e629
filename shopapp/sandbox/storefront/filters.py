"""Shopify's Liquid filters that a theme extension uses, on top of the standard ones of python-liquid."""

import html
import json
import re
from collections.abc import Callable
from typing import Any, Protocol

from shopapp.sandbox.storefront.blocks import Extension
from shopapp.sandbox.storefront.markup import handleize
from shopapp.sandbox.storefront.prices import decimal_text, money

_SLOT = re.compile(r"{{\s*(\w+)\s*}}")
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class Plain(Protocol):
    """A Liquid object that knows how it is written as JSON."""

    def as_json(self) -> Any: ...


def filters(extension: Extension, locale: str, currency: str) -> dict[str, Callable[..., Any]]:
    """The filters for one page: they know its language, its currency and whose assets are meant."""
    words = extension.locale(locale)

    def translate(key: object, *_: object, **values: object) -> str:
        return translated(words, str(key), values)

    def image_url(image: object, *_: object, **_sizes: object) -> str:
        return _source(image)

    def asset_url(name: object) -> str:
        return extension.asset_url(str(name))

    def inline(name: object) -> str:
        return _content(extension, str(name))

    def in_money(amount: object) -> str:
        return money(_number(amount), currency, locale)

    def with_currency(amount: object) -> str:
        return f"{in_money(amount)} {currency}"

    return {
        "t": translate,
        "translate": translate,
        "json": as_json,
        "asset_url": asset_url,
        "inline_asset_content": inline,
        "stylesheet_tag": stylesheet_tag,
        "script_tag": script_tag,
        "image_url": image_url,
        "img_url": image_url,
        "money": in_money,
        "money_with_currency": with_currency,
        "money_without_currency": without_currency,
        "handleize": as_handle,
        "handle": as_handle,
    }


def stylesheet_tag(url: object, **_: object) -> str:
    return f'<link href="{html.escape(str(url))}" rel="stylesheet" type="text/css" media="all">'


def script_tag(url: object) -> str:
    return f'<script src="{html.escape(str(url))}" type="text/javascript"></script>'


def without_currency(amount: object) -> str:
    return decimal_text(int(_number(amount)))


def as_handle(text: object) -> str:
    return handleize(str(text))


def as_json(value: object) -> str:
    """JSON that can stand inside a script element whatever it holds."""
    return json.dumps(value, default=_plain, ensure_ascii=False).translate(_UNSAFE)


def translated(words: dict[str, Any], key: str, values: dict[str, Any]) -> str:
    """The text for 'a.b.c', its `{{ slots }}` filled; slots are escaped unless the key ends with `_html`."""
    found: Any = words
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if isinstance(found, dict):
        found = found.get("one" if values.get("count") == 1 else "other")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(found, str):
        return f"Translation missing: {key}"
    keep = key.endswith("_html")
    return _SLOT.sub(lambda slot: _filled(values.get(slot[1], ""), keep=keep), found)


def _filled(value: object, *, keep: bool) -> str:
    return str(value) if keep else html.escape(str(value))


def _plain(value: object) -> Any:
    told = getattr(value, "as_json", None)
    return told() if callable(told) else None


def _number(amount: object) -> float:
    return float(amount) if isinstance(amount, (int, float)) else 0.0


def _source(image: object) -> str:
    if isinstance(image, dict):
        return str(image.get("src") or image.get("url") or "")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    return str(image or "")


def _content(extension: Extension, name: str) -> str:
    path = extension.asset(name)
    return path.read_text(encoding="utf-8") if path else ""
