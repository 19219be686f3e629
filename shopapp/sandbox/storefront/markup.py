"""Foreign HTML made safe, and plain text taken from it. Product and page bodies come from a CSV or an API: nothing in
them may run in the shopper's browser."""

import html
import re

import nh3

TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
}
_HEADING = re.compile(r"<(/?)h1\b")
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")
_NOT_HANDLE = re.compile(r"[^\w]+", re.UNICODE)


def clean(body: str | None) -> str:
    """Safe HTML; a first-level heading is lowered, because the page has its own."""
    if not body:
        return ""
    safe = nh3.clean(body, tags=TAGS, link_rel="noopener nofollow")
    return _HEADING.sub(r"<\1h2", safe)


def plain(body: str | None, limit: int = 0) -> str:
    """The words of some HTML on one line, cut at a word's end."""
    text = _SPACE.sub(" ", html.unescape(_TAG.sub(" ", body or ""))).strip()
    if limit and len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
    return text


def handleize(text: str) -> str:
    """'Men & Women' → 'men-women'."""
    return _NOT_HANDLE.sub("-", text.lower()).replace("_", "-").strip("-") or "all"
