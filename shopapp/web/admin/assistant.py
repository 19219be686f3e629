"""Personality and scope of the assistant: one form, with what a shopper would read beside it, before it is saved."""

from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.assistant import Personality, first_words
from shopapp.assistant.personality import AREAS, LANGUAGES, PAGE_KINDS
from shopapp.errors import Invalid
from shopapp.money import Money
from shopapp.shops import Shop
from shopapp.shops import store as shops
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.admin.spending import in_units, purse
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

TONES = {"plain": "Plain", "warm": "Warm", "brief": "Brief"}
LANGUAGE_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "ar": "Arabic"}
AREA_NAMES = {
    "products": "Finding and comparing products",
    "documents": "Questions about the shop, from your documents",
    "orders": "Questions about an order",
    "cart": "Filling the cart and checking out",
}
PAGE_NAMES = {"index": "Home page", "product": "Product pages", "collection": "Collections", "cart": "Cart", "other": "Elsewhere"}
_MOST_TOPICS = 40


@admin.get("/assistant")
@admin_guard
def assistant_page() -> str:
    shop = the_shop()
    return _page(shop, shop.settings.get("assistant") or {}, saved=request.args.get("saved"))


@admin.post("/assistant/preview")
@admin_guard
def preview_assistant() -> str:
    """The same page with what stands in the form; nothing is saved."""
    shop = the_shop()
    return _page(shop, _chosen(shop))


@admin.post("/assistant")
@admin_guard
def save_assistant() -> AnyResponse:
    chosen = _chosen(the_shop())
    with house().transaction(g.shop_id) as conn:
        shops.write_settings(conn, g.shop_id, "assistant", chosen)
    return redirect(url_for("admin.assistant_page", saved=1), code=303)


def _page(shop: Shop, chosen: dict[str, Any], *, saved: str | None = None) -> str:
    personality = Personality.of_settings(chosen)
    language, kind = request.values.get("preview_language", "en"), request.values.get("preview_page", "index")
    value = Money(personality.value_minor, shop.currency).decimal if personality.value_minor else ""
    return page(
        "assistant.html",
        "Assistant",
        shop,
        saved=saved,
        purse=purse(shop),
        in_units=in_units,
        p=personality,
        value=value,
        first=first_words(shop, personality, language, kind),
        preview=(language, kind),
        tones=TONES,
        languages={code: LANGUAGE_NAMES[code] for code in LANGUAGES},
        areas={area: AREA_NAMES[area] for area in AREAS},
        page_kinds={kind: PAGE_NAMES[kind] for kind in PAGE_KINDS},
    )


def _chosen(shop: Shop) -> dict[str, Any]:
    """The form as settings. Raises Invalid with what to change."""
    form = request.form
    languages = [code for code in LANGUAGES if code in form.getlist("languages")]
    if not languages:
        raise Invalid("Choose at least one language.", code="no_language")
    return {
        "name": _line(form.get("name", ""), 40),
        "greeting": _line(form.get("greeting", ""), 300),
        "tone": form.get("tone", "plain"),
        "languages": languages,
        "answers": [area for area in AREAS if area in form.getlist("answers")],
        "topics": _lines(form.get("topics", ""), 80)[:_MOST_TOPICS],
        "ask_first": _line(form.get("ask_first", ""), 300),
        "on_anger": "on_anger" in form,
        "on_nothing_found": "on_nothing_found" in form,
        "value_minor": _amount(form.get("value", ""), shop.currency),
        "pages": {
            kind: {
                "greeting": _line(form.get(f"greeting_{kind}", ""), 300),
                "suggestions": _lines(form.get(f"suggestions_{kind}", ""), 80)[:4],
            }
            for kind in PAGE_KINDS
        },
    }


def _amount(text: str, currency: str) -> int | None:
    if not text.strip():
        return None
    amount = Money.parse(text.strip().replace(",", "."), currency)
    if amount.minor <= 0:
        raise Invalid("Give an amount above zero, or leave it empty.", code="bad_amount")
    return amount.minor


def _line(text: str, most: int) -> str:
    return " ".join(text.replace("\x00", "").split())[:most]


def _lines(text: str, most: int) -> list[str]:
    return [line for part in text.splitlines() if (line := _line(part, most))]
