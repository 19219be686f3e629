"""How a page of the inbox is rendered: the same body in the admin's frame or in the team's own."""

from datetime import datetime
from functools import partial
from typing import Any

from flask import Response, g, make_response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from shopapp.shops import Shop, store
from shopapp.web.admin.page import PAGES, local, money
from shopapp.web.house import house

TEAM_PAGES = (("team.inbox_page", "Inbox"), ("team.leads_page", "Leads"), ("team.people_page", "Team"))


def the_shop() -> Shop:
    with house().transaction(g.shop_id) as conn:
        return store.read(conn, g.shop_id)


def page(template: str, title: str, shop: Shop, **values: Any) -> AnyResponse:
    settings = house().settings
    inside = request.blueprint == "admin"
    answer = make_response(
        render_template(
            f"inbox/{template}",
            frame=g.frame,
            title=title,
            shop=shop,
            agent=g.agent,
            pages=PAGES if inside else TEAM_PAGES,
            app_bridge_url=settings.app_bridge_url,
            api_key=settings.shopify_api_key,
            local=partial(local, timezone=shop.timezone),
            money=money,
            ago=ago,
            **values,
        )
    )
    return answer if inside else unframed(answer)


def unframed(answer: Response) -> AnyResponse:
    """No other page may frame the team's pages, and no cache may keep them."""
    answer.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def ago(moment: datetime | None) -> str:
    """How long since, in the largest unit that fits: "3 min"."""
    return span((house().clock.now() - moment).total_seconds()) if moment else ""


def span(seconds: float | None) -> str:
    if seconds is None:
        return ""
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return f"{max(0, int(seconds))} s"
