"""Catalogue and settings of the shop.

The one rule: the form is read and checked as a whole before anything of it is written.
"""

from typing import Any

from flask import Response, g, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.catalog import sync
from shopapp.errors import Invalid
from shopapp.insights.shelf import shelf
from shopapp.shops import store as shops
from shopapp.web.admin import admin
from shopapp.web.admin.page import page, the_shop
from shopapp.web.admin.setup import block_link, editor_link
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house

DRIFT_WORDS = {
    "missing": "was not in our catalogue",
    "changed": "had changed without our hearing of it",
    "vanished": "was deleted without our hearing of it",
    "stock": "had another stock",
}


@admin.get("/catalogue")
@admin_guard
def catalogue_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        progress = sync.progress(conn, g.shop_id)
        known = shelf(conn, g.shop_id)
        adrift, checked = sync.drift(conn, g.shop_id), sync.reconciled(conn, g.shop_id)
    return page(
        "catalogue.html", "Catalogue", shop, progress=progress, shelf=known, drift=adrift, checked=checked, words=DRIFT_WORDS
    )


@admin.get("/catalogue/progress")
@admin_guard
def sync_progress() -> Response:
    """For the bar that moves: done, total and state as JSON."""
    with house().transaction(g.shop_id) as conn:
        progress = sync.progress(conn, g.shop_id)
    if progress is None:
        return jsonify(state="none", done=0, total=0, share=0)
    return jsonify(
        state=progress.state,
        part=progress.part,
        said=progress.said,
        done=progress.products_done,
        total=progress.products_total or 0,
        share=progress.share,
        seconds_left=progress.seconds_left,
    )


@admin.post("/catalogue/sync")
@admin_guard
def sync_again() -> AnyResponse:
    house().nudges.nudge("sync_catalogue", g.shop_id)
    return redirect(url_for("admin.catalogue_page"), code=303)


@admin.get("/settings")
@admin_guard
def settings_page() -> str:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        seen = shelf(conn, g.shop_id).shoppers > 0
    return page(
        "settings.html",
        "Settings",
        shop,
        saved=request.args.get("saved"),
        distribution=house().settings.distribution,
        seen=seen,
        editor_link=editor_link(shop),
        block_link=block_link(shop),
    )


@admin.post("/settings")
@admin_guard
def save_settings() -> AnyResponse:
    chosen = _chosen()
    with house().transaction(g.shop_id) as conn:
        for room, values in chosen.items():
            shops.write_settings(conn, g.shop_id, room, values)
    return redirect(url_for("admin.settings_page", saved=1), code=303)


def _chosen() -> dict[str, dict[str, Any]]:
    """The form as settings, room by room. Raises Invalid with what to change."""
    form = request.form
    provider = form.get("provider", "shopify")
    if provider == "stripe" and house().settings.distribution != "custom":
        raise Invalid(
            "Payment by Stripe in the chat needs a custom-distribution install: "
            "Shopify allows App Store apps its own checkout only."
        )
    if provider not in ("shopify", "stripe"):
        raise Invalid("Choose Shopify’s checkout or Stripe in the chat.")
    return {
        "checkout": {"provider": provider},
        "recovery": {"enabled": "recovery" in form, "after_minutes": _whole(form.get("after_minutes", ""), 1, 2880, "minutes")},
        "triggers": {
            "cart_idle": {
                "enabled": "cart_idle" in form,
                "after_seconds": _whole(form.get("after_seconds", ""), 10, 600, "seconds"),
            }
        },
    }


def _whole(text: str, least: int, most: int, unit: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most):
        raise Invalid(f"Give a whole number of {unit} from {least} to {most}.")
    return int(text)
