"""The rated conversations behind the satisfaction on the Today page, each a door to what was said."""

from flask import g

from shopapp.insights import Period
from shopapp.insights.satisfaction import DAYS, rated, satisfaction
from shopapp.web.admin import admin
from shopapp.web.admin.page import asked_day, page, the_shop
from shopapp.web.doorkeepers import admin as admin_guard
from shopapp.web.house import house


@admin.get("/ratings")
@admin_guard
def ratings_page() -> str:
    shop = the_shop()
    period = Period.of_day(asked_day(shop), shop.timezone, days=DAYS)
    with house().transaction(g.shop_id) as conn:
        mean, rows = satisfaction(conn, g.shop_id, period), rated(conn, g.shop_id, period)
    return page("ratings.html", "Satisfaction", shop, mean=mean, rows=rows, days=DAYS)
