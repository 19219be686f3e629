"""What the assistant may quote: the shop's own pages, files and addresses the merchant gives, and answers they write."""

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from shopapp import knowledge
from shopapp.errors import Invalid
from shopapp.insights.shelf import documents
from shopapp.knowledge import sources
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

_PROGRESS = {"waiting": "Waits to be read", "reading": "Is being read", "read": "Read", "failed": "Not read"}


@admin.get("/documents")
@admin_guard
def documents_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        values = {
            "documents": documents(conn, g.shop_id),
            "sources": sources.all_of(conn, g.shop_id),
            "questions": knowledge.open_questions(conn, g.shop_id, most=50),
        }
    return page("documents.html", "Documents", shop, progress=_PROGRESS, saved=request.args.get("saved"), **values)


@admin.post("/documents/files")
@admin_guard
def upload_files() -> Response:
    """One or several files; none is kept when one of them cannot be used."""
    files = [(file.filename or "", file.stream.read(sources.LARGEST + 1)) for file in request.files.getlist("files")]
    if not files or not files[0][0]:
        raise Invalid("Choose a file first.", code="no_file")
    now = house().clock.now()
    with house().transaction(g.shop_id) as conn:
        given = [sources.add_upload(conn, g.shop_id, name, content, now=now) for name, content in files]
    return _read(given)


@admin.post("/documents/addresses")
@admin_guard
def add_address() -> Response:
    with house().transaction(g.shop_id) as conn:
        given = sources.add_address(conn, g.shop_id, request.form.get("address", ""), now=house().clock.now())
    return _read([given])


@admin.post("/documents/sources/<int:source_id>/remove")
@admin_guard
def remove_source(source_id: int) -> Response:
    with house().transaction(g.shop_id) as conn:
        sources.remove(conn, g.shop_id, source_id)
    return _back()


@admin.post("/documents/questions/<int:question_id>")
@admin_guard
def answer_question(question_id: int) -> Response:
    """Answered in the merchant's words, or dismissed."""
    here = house()
    if "dismiss" in request.form:
        with here.transaction(g.shop_id) as conn:
            knowledge.dismiss_question(conn, g.shop_id, question_id)
    else:
        answer = request.form.get("answer", "")
        knowledge.answer_question(g.shop_id, question_id, answer, transaction=here.transaction, embeddings=here.embeddings)
    return _back()


def _read(given: list[int]) -> Response:
    for source_id in given:
        house().nudges.nudge(sources.JOB, g.shop_id, source_id)
    return _back()


def _back() -> Response:
    return redirect(url_for("admin.documents_page"), code=303)
