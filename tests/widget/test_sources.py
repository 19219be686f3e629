"""The theme extension's files as such: no browser needed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from .page import EXTENSION, render, schema, words

ASSETS = sorted((EXTENSION / "assets").glob("*.js"))
LOCALES = ["en", "fr", "de", "es", "ar"]
SNIPPET = (EXTENSION / "snippets" / "chat-context.liquid").read_text()
HOSTILE = "</script><script>alert(1)</script>"


def _keys(tree: dict[str, Any], above: str = "") -> set[str]:
    return {k for name, v in tree.items() for k in (_keys(v, f"{above}{name}.") if isinstance(v, dict) else {f"{above}{name}"})}


def _given(**changes: Any) -> dict[str, Any]:
    return {
        "shop": {"permanent_domain": HOSTILE},
        "request": {"locale": {"iso_code": "en"}, "page_type": "product", "design_mode": False},
        "localization": {"country": {"iso_code": "DE"}, "available_countries": [{"iso_code": "DE"}]},
        "cart": {"currency": {"iso_code": "EUR"}, "token": "t", "item_count": 2},
        "product": {"id": 7, "selected_or_first_available_variant": {"id": 70}},
        "routes": {"root_url": "/"},
    } | changes


def _context(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" data-shopapp-context>(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_script_can_turn_text_into_markup_or_code(path: Path) -> None:
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|setHTML|srcdoc"
    assert re.findall(rf"{markup}|\beval\(|new Function|javascript:", path.read_text()) == []


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_an_asset_does_not_rely_on_where_another_lies(path: Path) -> None:
    code = re.sub(r"/\*\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(r"^\s*(?:import|export)\b.*\bfrom\b", code, re.MULTILINE) == []
    assert re.findall(r"import\(\s*[\"'`]", code) == []


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_one_element_a_file_named_like_its_tag_and_its_class(path: Path) -> None:
    text = path.read_text()
    classes = re.findall(r"class (\w+) extends HTMLElement", text)
    tags = re.findall(r'customElements\.define\("([\w-]+)"', text)
    assert len(tags) <= 1
    if tags:
        assert tags == [f"shopapp-{path.stem}"]
        assert classes == ["".join(part.capitalize() for part in path.stem.split("-"))]


def test_every_module_and_style_has_its_address_in_the_context() -> None:
    alone = {"launcher.js", "assistant.js", "assistant.css"}
    files = {path.name for path in (EXTENSION / "assets").iterdir()} - alone
    assert set(re.findall(r"'([\w-]+\.(?:js|css))' \| asset_url", SNIPPET)) == files


def test_every_word_used_exists_and_every_word_is_used() -> None:
    given = set(re.findall(r"'chat\.(\w+)' \| t", SNIPPET))
    assert given == set(words("en")["chat"])
    code = "\n".join(path.read_text() for path in ASSETS)
    unused = {word for word in given if not re.search(rf"[\"'`]{word}[\"'`]", code)}
    assert unused - _built(code) == set()


def _built(code: str) -> set[str]:
    """Words whose names are put together: a field's own name, and a payment's state."""
    fields = set(re.findall(r'^  \["(\w+)", "[\w-]+", \d\]', code, re.MULTILINE))
    return fields | {"pay_paying", "pay_confirmed", "pay_failed", "open", "unread"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_every_word_and_place(locale: str) -> None:
    english, other = words("en"), words(locale)
    assert _keys(other) == _keys(english)
    for key, text in english["chat"].items():
        assert sorted(re.findall(r"{\w+}", other["chat"][key])) == sorted(re.findall(r"{\w+}", text)), key
        assert other["chat"][key].strip()


@pytest.mark.parametrize("block", ["launcher", "assistant"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_schema_text_is_translated(block: str, locale: str) -> None:
    name = "en.default.schema.json" if locale == "en" else f"{locale}.schema.json"
    known = _keys(json.loads((EXTENSION / "locales" / name).read_text()))
    used = set(re.findall(r'"t:([\w.]+)"', json.dumps(schema(block))))
    assert used <= known


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("block", ["launcher", "assistant"])
def test_the_context_is_one_json_object_whatever_the_shop_is_called(block: str, locale: str) -> None:
    html = render(block, locale, _given(), {"greeting": HOSTILE, "label": HOSTILE})
    context = _context(html)
    assert context["shop"] == HOSTILE
    assert context["page"] == {"type": "product", "product_id": 7, "variant_id": 70}
    assert context["cart"] == {"token": "t", "count": 2}
    assert context["countries"] == ["DE"]
    assert HOSTILE not in html


def test_the_context_holds_no_product_on_other_pages() -> None:
    request = {"locale": {"iso_code": "en"}, "page_type": "index", "design_mode": False}
    context = _context(render("launcher", "en", _given(request=request), {}))
    assert context["page"] == {"type": "index", "product_id": None, "variant_id": None}


@pytest.mark.parametrize("block", ["launcher", "assistant"])
@pytest.mark.parametrize(
    ("typed", "used"),
    [
        (None, "/apps/chat"),
        ("", "/apps/chat"),
        ("/tools/help/", "/tools/help"),
        ("a/b", "/a/b"),
        ("//evil.example/x", "/evil.example/x"),
    ],
)
def test_a_moved_app_proxy_is_found_and_stays_on_the_shops_own_address(block: str, typed: str | None, used: str) -> None:
    settings = {} if typed is None else {"proxy": typed}
    assert _context(render(block, "en", _given(), settings))["proxy"] == used


SWITCHES = {"index": "home", "product": "product", "search": "collection", "cart": "cart", "page": "other"}


@pytest.mark.parametrize("page", SWITCHES)
def test_each_kind_of_page_has_its_switch(page: str) -> None:
    given = _given(request={"locale": {"iso_code": "en"}, "page_type": page, "design_mode": False})
    assert "shopapp-launcher" in render("launcher", "en", given, {})
    assert "shopapp-launcher" not in render("launcher", "en", given, {f"show_{SWITCHES[page]}": False})


def test_only_the_official_folders_and_files_stand_in_the_extension() -> None:
    assert {path.name for path in EXTENSION.iterdir()} == {"assets", "blocks", "locales", "snippets", "shopify.extension.toml"}
    assert all(path.is_file() for folder in EXTENSION.iterdir() if folder.is_dir() for path in folder.iterdir())
    assert all(path.stat().st_size < 15_000 for path in (EXTENSION / "locales").iterdir())
    for block in ("launcher", "assistant"):
        assert all(len(words_of["name"]) < 25 for words_of in _names(block))


def _names(block: str) -> list[dict[str, str]]:
    return [json.loads(path.read_text())[block] for path in (EXTENSION / "locales").glob("*.schema.json")]
