"""Rehearsal: invented shoppers try the assistant, what they found, and whether shoppers see the chat."""

from flask import g, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp import rehearsal
from shopapp.errors import Invalid, NotFound
from shopapp.insights.shelf import documents
from shopapp.rehearsal import questions
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

_WANTS = {"answer": "Must be answered", "document": "Must be answered from", "person": "Must go to a person"}


@admin.get("/rehearsal")
@admin_guard
def rehearsal_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        runs = rehearsal.lately(conn, g.shop_id)
        values = {
            "running": next((run for run in runs if run.state == "running"), None),
            "runs": [run for run in runs if run.state != "running"],
            "held_back": rehearsal.held_back(conn, g.shop_id),
            "questions": questions.every(conn, g.shop_id),
            "documents": documents(conn, g.shop_id),
        }
    engines = list(house().stage.engines)
    limits = {"size": rehearsal.SIZE, "largest": rehearsal.LARGEST, "seed": rehearsal.SEED}
    opened = rehearsal.is_open(shop)
    return page("rehearsal.html", "Rehearsal", shop, engines=engines, limits=limits, opened=opened, wants=_WANTS, **values)


@admin.post("/rehearsal")
@admin_guard
def start_rehearsal() -> AnyResponse:
    here = house()
    chosen = request.form.getlist("engine") or list(here.stage.engines)
    if any(engine not in here.stage.engines for engine in chosen):
        raise Invalid("There is no such engine here.", code="no_engine")
    rehearsal.start(
        g.shop_id,
        engines=chosen,
        transaction=here.transaction,
        clock=here.clock,
        nudges=here.nudges,
        seed=_whole("seed", 1, 9999),
        size=_whole("size", 12, rehearsal.LARGEST),
    )
    return _back()


@admin.get("/rehearsal/progress")
@admin_guard
def rehearsal_progress() -> AnyResponse:
    """For the bar that moves: of the newest rehearsal."""
    with house().transaction(g.shop_id) as conn:
        newest = next(iter(rehearsal.lately(conn, g.shop_id, most=1)), None)
    if newest is None:
        return jsonify(state="none", done=0, total=0, share=0)
    state = "running" if newest.state == "running" else "done"
    return jsonify(state=state, done=newest.done, total=newest.total, share=newest.share)


@admin.post("/rehearsal/<int:rehearsal_id>/cancel")
@admin_guard
def cancel_rehearsal(rehearsal_id: int) -> AnyResponse:
    rehearsal.cancel(g.shop_id, rehearsal_id, transaction=house().transaction, clock=house().clock)
    return _back()


@admin.get("/rehearsal/<int:rehearsal_id>")
@admin_guard
def rehearsal_report(rehearsal_id: int) -> str:
    """By kind and by verdict for each engine, then every shopper with what came of it."""
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        run = rehearsal.read(conn, g.shop_id, rehearsal_id)
        cases = rehearsal.cases(conn, g.shop_id, rehearsal_id)
    reports = [rehearsal.report(engine, cases) for engine in run.engines]
    shoppers: dict[int, dict[str, rehearsal.Case]] = {}
    for case in cases:
        shoppers.setdefault(case.position, {})[case.engine] = case
    only_faults = request.args.get("all") != "1"
    return page(
        "rehearsal_report.html",
        "Rehearsal report",
        shop,
        run=run,
        reports=reports,
        lines=_lines(reports),
        shoppers=shoppers,
        only_faults=only_faults,
        labels=rehearsal.LABELS,
        verdicts=rehearsal.VERDICTS,
        blocking=rehearsal.BLOCKING,
    )


@admin.get("/rehearsal/<int:rehearsal_id>/<int:position>")
@admin_guard
def rehearsal_case(rehearsal_id: int, position: int) -> str:
    """One shopper's conversation, side by side where several engines had it."""
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        run = rehearsal.read(conn, g.shop_id, rehearsal_id)
        cases = rehearsal.case(conn, g.shop_id, rehearsal_id, position)
    if not cases:
        raise NotFound("There is no such shopper in this rehearsal.")
    return page(
        "rehearsal_case.html",
        f"Shopper {position}",
        shop,
        run=run,
        cases=cases,
        labels=rehearsal.LABELS,
        verdicts=rehearsal.VERDICTS,
        blocking=rehearsal.BLOCKING,
    )


@admin.post("/rehearsal/questions")
@admin_guard
def add_question() -> AnyResponse:
    form = request.form
    document = form.get("document", "")
    document_id = int(document) if document.isascii() and document.isdigit() and len(document) < 19 else None
    with house().transaction(g.shop_id) as conn:
        questions.add(conn, g.shop_id, form.get("question", ""), form.get("wants", ""), document_id)
    return _back()


@admin.post("/rehearsal/questions/<int:question_id>/remove")
@admin_guard
def remove_question(question_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        questions.remove(conn, g.shop_id, question_id)
    return _back()


@admin.post("/rehearsal/opening")
@admin_guard
def open_or_close() -> AnyResponse:
    """Lets shoppers see the chat, or keeps them away. Opening raises Conflict while a rehearsal holds it back."""
    with house().transaction(g.shop_id) as conn:
        if request.form.get("open") == "1":
            rehearsal.open_shop(conn, g.shop_id)
        else:
            rehearsal.close_shop(conn, g.shop_id)
    return _back()


def _lines(reports: list[rehearsal.Report]) -> list[tuple[str, list[str]]]:
    """A row for each kind of shopper: what to call it, and "7 of 8" for each engine."""
    kinds = {line.kind: line.label for report in reports for line in report.lines}
    told = [{line.kind: f"{line.well} of {line.total}" for line in report.lines} for report in reports]
    return [(label, [of.get(kind, "") for of in told]) for kind, label in kinds.items()]


def _whole(name: str, least: int, most: int) -> int:
    text = request.form.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most):
        raise Invalid(f"Give a whole number from {least} to {most}.", code="bad_number")
    return int(text)


def _back() -> AnyResponse:
    return redirect(url_for("admin.rehearsal_page"), code=303)
