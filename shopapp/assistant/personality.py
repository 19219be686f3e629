"""Who the assistant is in this shop and what it may do, as one value that both engines read. The merchant sets it; nothing here
can switch off that it says it is an AI: that sentence is not part of a personality.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from shopapp.assistant.understand.plain import plain
from shopapp.shops import Shop

Tone = Literal["plain", "warm", "brief"]
Area = Literal["products", "documents", "orders", "cart"]
PageKind = Literal["index", "product", "collection", "cart", "other"]
AREAS: tuple[Area, ...] = get_args(Area)
PAGE_KINDS: tuple[PageKind, ...] = get_args(PageKind)
LANGUAGES = ("en", "de", "fr", "es", "ar")

_AREA_OF: dict[str, Area] = {
    "find": "products",
    "refine": "products",
    "answer_choice": "products",
    "compare": "products",
    "why": "products",
    "more_like": "products",
    "cheaper": "products",
    "something_else": "products",
    "question_product": "products",
    "question_shop": "documents",
    "order_status": "orders",
    "cart_add": "cart",
    "cart_remove": "cart",
    "cart_change": "cart",
    "discount_code": "cart",
    "discount_remove": "cart",
    "cart_show": "cart",
    "checkout": "cart",
}


@dataclass(frozen=True, slots=True)
class OnPage:
    """What is said first on one kind of page; empty: as everywhere."""

    greeting: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Personality:
    name: str = ""
    greeting: str = ""
    tone: Tone = "plain"
    languages: tuple[str, ...] = LANGUAGES
    """In which it answers; a shopper of another language is answered in the first."""
    answers: frozenset[Area] = frozenset(AREAS)
    topics: tuple[str, ...] = ()
    """Words or phrases that belong to a person, whatever else is said."""
    ask_first: str = ""
    """What is asked before a person is called, so that they know it when they come."""
    on_anger: bool = True
    on_nothing_found: bool = True
    value_minor: int | None = None
    """A cart of this much calls a person who is there, once."""
    pages: Mapping[str, OnPage] = field(default_factory=dict[str, OnPage])

    @classmethod
    def of(cls, shop: Shop) -> "Personality":
        return cls.of_settings(shop.settings.get("assistant") or {})

    @classmethod
    def of_settings(cls, kept: Mapping[str, Any]) -> "Personality":
        """From what the merchant chose; whatever cannot be read is as if it were not set."""
        tone: Tone = next((each for each in get_args(Tone) if each == kept.get("tone")), "plain")
        languages = tuple(each for each in LANGUAGES if each in (kept.get("languages") or LANGUAGES))
        value = kept.get("value_minor")
        return cls(
            name=str(kept.get("name") or ""),
            greeting=str(kept.get("greeting") or ""),
            tone=tone,
            languages=languages or LANGUAGES,
            answers=frozenset(each for each in AREAS if each in kept.get("answers", AREAS)),
            topics=tuple(str(each) for each in kept.get("topics", ()) if str(each).strip()),
            ask_first=str(kept.get("ask_first") or ""),
            on_anger=bool(kept.get("on_anger", True)),
            on_nothing_found=bool(kept.get("on_nothing_found", True)),
            value_minor=value if isinstance(value, int) and value > 0 else None,
            pages={kind: _on_page(kept.get("pages", {}).get(kind)) for kind in PAGE_KINDS},
        )

    def language(self, wanted: str) -> str:
        return wanted if wanted in self.languages else self.languages[0]

    def topic_in(self, text: str) -> str | None:
        """The listed topic this message is about, by whole words."""
        said = plain(text)
        return next((topic for topic in self.topics if re.search(rf"(?<!\w){re.escape(plain(topic))}(?!\w)", said)), None)

    def may(self, intent: str) -> bool:
        area = _AREA_OF.get(intent)
        return area is None or area in self.answers

    def on_page(self, kind: str) -> OnPage:
        return self.pages.get(kind if kind in PAGE_KINDS else "other", OnPage())


def _on_page(kept: Any) -> OnPage:
    if not isinstance(kept, dict):
        return OnPage()
    suggestions = tuple(str(each) for each in kept.get("suggestions", ()) if str(each).strip())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType, reportUnknownMemberType]
    return OnPage(str(kept.get("greeting") or ""), suggestions[:4])  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
