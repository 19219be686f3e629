"""Guided selling as the merchant steers it: how many questions, which facets, and rules of what is recommended."""

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.assistant.guide import asking, narrowing, rules
from shopapp.assistant.guide import store as guide
from shopapp.catalog.facets import store as facets
from shopapp.catalog.facets.overview import overview
from shopapp.errors import Invalid
from shopapp.shops import store as shops
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

MOST_QUESTIONS = 6
_VALUES_SHOWN = 5


@admin.get("/guide")
@admin_guard
def guide_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        seen = overview(conn, g.shop_id)
        said = guide.rules(conn, g.shop_id)
    listed = sorted(seen.facets, key=lambda facet: _place(said.facets.get(facet.name), facet.coverage))
    return page(
        "guide.html",
        "Guide",
        shop,
        facets=[(facet, facet.values[:_VALUES_SHOWN], facet.counts) for facet in listed],
        ready=asking.readiness,
        looked_at=seen.looked_at,
        said=said,
        questions=narrowing.allowed(shop),
        most_questions=MOST_QUESTIONS,
        most_points=rules.MOST_POINTS,
        saved=request.args.get("saved"),
    )


@admin.post("/guide/questions")
@admin_guard
def save_questions() -> AnyResponse:
    text = request.form.get("questions", "")
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_QUESTIONS):
        raise Invalid(f"Give a whole number of questions from 0 to {MOST_QUESTIONS}.")
    with house().transaction(g.shop_id) as conn:
        shops.write_settings(conn, g.shop_id, "guide", {"questions": int(text)})
    return _back()


@admin.post("/guide/facets")
@admin_guard
def save_facets() -> AnyResponse:
    form = request.form
    changed = [
        facets.FacetSetting(
            facet=name[:80],
            label=form.get(f"label {name}", "").strip()[:40],
            place=_place_of(form.get(f"place {name}", "").strip()),
            hidden=f"hidden {name}" in form,
            pinned=f"pinned {name}" in form,
        )
        for name in dict.fromkeys(form.getlist("facet"))
    ]
    with house().transaction(g.shop_id) as conn:
        facets.write_settings(conn, g.shop_id, changed)
    return _back()


@admin.post("/guide/rules")
@admin_guard
def add_rule() -> AnyResponse:
    form = request.form
    kind = form.get("kind", "")
    what = form.get("points", "").strip() if kind == "push" else kind
    effect = rules.effect_of(what, form.get("facet", "")[:80], form.get("value", "")[:200])
    with house().transaction(g.shop_id) as conn:
        guide.add_rule(conn, g.shop_id, form.get("words", "").strip()[:200], effect)
    return _back()


@admin.post("/guide/rules/<int:rule_id>/remove")
@admin_guard
def remove_rule(rule_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        guide.remove_rule(conn, g.shop_id, rule_id)
    return _back()


@admin.post("/guide/quizzes")
@admin_guard
def add_quiz() -> AnyResponse:
    form = request.form
    question = form.get("question", "").strip()[:200]
    if not question:
        raise Invalid("Write the question as shoppers should read it.")
    choices = rules.read_choices(form.get("choices", "")[:4000])
    with house().transaction(g.shop_id) as conn:
        guide.add_quiz(conn, g.shop_id, form.get("words", "").strip()[:200], question, choices)
    return _back()


@admin.post("/guide/quizzes/<int:quiz_id>/remove")
@admin_guard
def remove_quiz(quiz_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        guide.remove_quiz(conn, g.shop_id, quiz_id)
    return _back()


def _back() -> AnyResponse:
    return redirect(url_for("admin.guide_page", saved=1), code=303)


def _place(setting: facets.FacetSetting | None, coverage: float) -> tuple[bool, int, float]:
    """Pinned first, then by the merchant's number, then the best covered."""
    known = setting or facets.FacetSetting("")
    return (not known.pinned, known.place or 100, -coverage)


def _place_of(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 99):
        raise Invalid("Give the order of a facet as a whole number from 1 to 99, or leave it empty.")
    return int(text)
