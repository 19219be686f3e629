"""What every admin page shares: the frame around it, the shop it is for, and how values are written."""

from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import g, render_template, request

from shopapp.errors import Invalid
from shopapp.money import Money
from shopapp.shops import Shop, store
from shopapp.web.house import house

PAGES = (
    ("admin.today_page", "Today"),
    ("admin.conversations_page", "Conversations"),
    ("admin.inbox_page", "Inbox"),
    ("admin.leads_page", "Leads"),
    ("admin.orders_page", "Orders"),
    ("admin.payments_page", "Payments"),
    ("admin.catalogue_page", "Catalogue"),
    ("admin.guide_page", "Guide"),
    ("admin.documents_page", "Documents"),
    ("admin.assistant_page", "Assistant"),
    ("admin.people_page", "Team"),
    ("admin.rehearsal_page", "Rehearsal"),
    ("admin.settings_page", "Settings"),
)


def the_shop() -> Shop:
    with house().transaction(g.shop_id) as conn:
        return store.read(conn, g.shop_id)


def page(template: str, title: str, shop: Shop, **values: Any) -> str:
    """Render a page of the admin. `title` is its heading."""
    settings = house().settings
    return render_template(
        f"admin/{template}",
        title=title,
        shop=shop,
        pages=PAGES,
        app_bridge_url=settings.app_bridge_url,
        api_key=settings.shopify_api_key,
        local=partial(local, timezone=shop.timezone),
        money=money,
        **values,
    )


def today_in(shop: Shop) -> date:
    """The merchant's calendar day."""
    return house().clock.now().astimezone(_zone(shop.timezone)).date()


def asked_day(shop: Shop) -> date:
    """`?day=2026-11-23`, or today. Raises Invalid for anything else."""
    text = request.args.get("day", "")
    if not text:
        return today_in(shop)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(f"{text[:20]!r} is not a day; write it as 2026-11-23.") from None


def asked_number(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def money(minor: int, currency: str) -> str:
    return Money(minor, currency).text()


def local(moment: datetime | str | None, timezone: str, *, seconds: bool = False) -> str:
    """A time as the merchant's clock shows it; `moment` may be ISO text, as evidence holds it."""
    if not moment:
        return ""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return at.astimezone(_zone(timezone)).strftime("%-d %b %Y, %H:%M:%S" if seconds else "%-d %b %Y, %H:%M")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
