"""Today: what the conversations earned, each number a door to what it counts."""

from flask import g

from shopapp.errors import NotFound
from shopapp.insights import FIGURES, Period, behind, by_day, store, today
from shopapp.insights.satisfaction import DAYS, satisfaction
from shopapp.web.admin import admin
from shopapp.web.admin.chart import HEIGHT, WIDTH, bars
from shopapp.web.admin.page import asked_day, page, the_shop, today_in
from shopapp.web.admin.setup import editor_link, steps_left
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house


@admin.get("/")
@admin_guard
def today_page() -> str:
    shop = the_shop()
    day = today_in(shop)
    with house().transaction(g.shop_id) as conn:
        figures = today(conn, g.shop_id, Period.of_day(day, shop.timezone), shop.currency)
        happy = satisfaction(conn, g.shop_id, Period.of_day(day, shop.timezone, days=DAYS))
        fortnight = by_day(conn, g.shop_id, day, shop.timezone, shop.currency)
        talks = store.conversations(conn, g.shop_id, before=None, limit=6)
        steps = steps_left(conn, shop)
    return page(
        "today.html",
        "Today",
        shop,
        day=day,
        figures=figures,
        happy=happy,
        happy_days=DAYS,
        bars=bars(fortnight),
        chart=(WIDTH, HEIGHT),
        talks=talks,
        steps=steps,
        editor_link=editor_link(shop),
    )


@admin.get("/figures/<name>")
@admin_guard
def figure_page(name: str) -> str:
    """What a figure counts: the orders or conversations behind it."""
    if name not in FIGURES:
        raise NotFound("There is no such figure.")
    shop = the_shop()
    day = asked_day(shop)
    with house().transaction(g.shop_id) as conn:
        rows = behind(conn, g.shop_id, name, Period.of_day(day, shop.timezone))
    return page("figure.html", FIGURES[name].label, shop, name=name, meaning=FIGURES[name], day=day, rows=rows)
