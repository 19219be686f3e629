"""Which words mean the same in this shop: said by the merchant, or found in its own titles."""

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from shopapp.catalog.search import synonyms
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house


@admin.get("/catalogue/synonyms")
@admin_guard
def synonyms_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        groups = synonyms.all_of(conn, g.shop_id)
    return page("synonyms.html", "Synonyms", shop, groups=groups)


@admin.post("/catalogue/synonyms")
@admin_guard
def add_synonyms() -> Response:
    with house().transaction(g.shop_id) as conn:
        synonyms.add(conn, g.shop_id, request.form.get("words", ""))
    return _back()


@admin.post("/catalogue/synonyms/<int:group_id>/remove")
@admin_guard
def remove_synonyms(group_id: int) -> Response:
    with house().transaction(g.shop_id) as conn:
        synonyms.remove(conn, g.shop_id, group_id)
    return _back()


@admin.post("/catalogue/synonyms/<int:group_id>/restore")
@admin_guard
def restore_synonyms(group_id: int) -> Response:
    with house().transaction(g.shop_id) as conn:
        synonyms.restore(conn, g.shop_id, group_id)
    return _back()


def _back() -> Response:
    return redirect(url_for("admin.synonyms_page"), code=303)
