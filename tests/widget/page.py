"""The storefront page around the blocks: Liquid rendered as Shopify would, in a small page with a theme's manners."""

import html
import json
import re
from pathlib import Path
from typing import Any

from liquid import Environment, FileSystemLoader

EXTENSION = Path(__file__).parents[2] / "theme_extension"
_SCHEMA = re.compile(r"{%-?\s*schema\s*-?%}(.*?){%-?\s*endschema\s*-?%}", re.DOTALL)

PAGE = """<!doctype html>
<html lang="{locale}" dir="{dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>Fieldhouse</title><link rel="stylesheet" href="/theme.css"></head>
<body><header class="bar"><strong>Fieldhouse</strong><nav><a href="/collections/all">Shop</a>
<a href="/cart">Cart <span id="count">{count}</span></a></nav></header>
<main><div class="hero"></div><div><h1>Ridge rain jacket</h1><p>A light shell for long wet days.</p>{block}</div></main>
<script src="/theme.js"></script>{embed}</body></html>"""


def schema(block: str) -> dict[str, Any]:
    found = _SCHEMA.search((EXTENSION / "blocks" / f"{block}.liquid").read_text())
    assert found
    return json.loads(found[1])


def words(locale: str) -> dict[str, Any]:
    name = "en.default.json" if locale == "en" else f"{locale}.json"
    return json.loads((EXTENSION / "locales" / name).read_text())


def render(block: str, locale: str, given: dict[str, Any], settings: dict[str, Any]) -> str:
    texts = words(locale)
    environment = Environment(loader=FileSystemLoader(EXTENSION / "snippets", ext=".liquid"))
    environment.filters["json"] = lambda value: json.dumps(value, default=lambda _: None).replace("<", "\\u003c")
    environment.filters["asset_url"] = lambda name: f"/assets/{name}"
    environment.filters["t"] = lambda key: _found(texts, str(key))
    source = _SCHEMA.sub("", (EXTENSION / "blocks" / f"{block}.liquid").read_text())
    chosen = {s["id"]: s.get("default", "") for s in schema(block)["settings"] if "id" in s} | settings
    template = environment.from_string(source, globals=given)
    return template.render(block={"settings": chosen, "shopify_attributes": ""})


def page(locale: str, given: dict[str, Any], *, settings: dict[str, Any], embed: bool = True, block: bool = True) -> str:
    return PAGE.format(
        locale=html.escape(locale),
        dir="rtl" if locale == "ar" else "ltr",
        count=given["cart"]["item_count"],
        block=render("assistant", locale, given, {}) if block else "",
        embed=render("launcher", locale, given, settings) if embed else "",
    )


def _found(texts: dict[str, Any], key: str) -> str:
    for part in key.split("."):
        texts = texts[part]
    return str(texts)
