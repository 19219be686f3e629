"""How shoppers are understood: which words mean the same in this shop, and in which languages they may ask."""

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response

from shopapp.catalog.search import synonyms
from shopapp.catalog.sync.models import CHOICE, ROOM
from shopapp.errors import Invalid
from shopapp.shops import store as shops
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
    models = house().models
    choice = shop.settings.get(ROOM, {}).get(CHOICE, "")
    return page(
        "synonyms.html",
        "Synonyms",
        shop,
        groups=groups,
        choice=choice,
        several=shop.vectors_by != models.usual.model and bool(shop.vectors_by),
        changing=models.suits(shop.locales, choice).model != (shop.vectors_by or models.usual.model),
        possible=models.suits(shop.locales, "several").model != models.usual.model,
    )


@admin.post("/catalogue/languages")
@admin_guard
def choose_languages() -> Response:
    choice = request.form.get("languages", "")
    if choice not in ("", "english", "several"):
        raise Invalid("Choose one of the three.")
    with house().transaction(g.shop_id) as conn:
        shops.write_settings(conn, g.shop_id, ROOM, {CHOICE: choice})
    house().nudges.nudge("change_model", g.shop_id)
    return _back()


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
