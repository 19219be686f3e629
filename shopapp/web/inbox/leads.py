"""The addresses shoppers left for an answer and the calls they booked: the page, and the addresses as a file for a spreadsheet.

The rule: what a shopper wrote is text in a spreadsheet too. A cell that a program would take for a formula is opened with an
apostrophe, because a name such as `=HYPERLINK(…)` would otherwise be carried out on the merchant's machine.
"""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Blueprint, Response, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.inbox import afterwards, callbacks
from shopapp.inbox.afterwards import Lead
from shopapp.web.house import house
from shopapp.web.inbox.page import page, the_shop

Guard = Callable[[Callable[..., Any]], Callable[..., Any]]
COLUMNS = ("E-mail", "Name", "Left", "May be written to about offers", "Ticked", "What the box said", "Conversation")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ON_SCREEN, _IN_FILE = 200, 100_000


def hang(doors: Blueprint, guard: Guard) -> None:
    doors.get("/leads")(guard(leads_page))
    doors.get("/leads.csv")(guard(leads_file))
    doors.post("/calls/<int:callback_id>/done")(guard(call_done))
    doors.post("/calls/<int:callback_id>/cancel")(guard(call_off))


def leads_page() -> AnyResponse:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        left = afterwards.leads(conn, g.shop_id, limit=_ON_SCREEN)
        calls = callbacks.ahead(conn, g.shop_id)
    return page("leads.html", "Leads", shop, leads=left, calls=calls, now=house().clock.now())


def call_done(callback_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        callbacks.done(conn, g.shop_id, callback_id)
    return redirect(url_for(".leads_page"), code=303)


def call_off(callback_id: int) -> AnyResponse:
    """The shopper is told in the chat that the team had to cancel."""
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        callbacks.cancel(conn, shop, callback_id)
    return redirect(url_for(".leads_page"), code=303)


def leads_file() -> Response:
    """All of them, the newest first. With a mark of its encoding, without which Excel spoils every accent."""
    zone = _zone(the_shop().timezone)
    with house().transaction(g.shop_id) as conn:
        left = afterwards.leads(conn, g.shop_id, limit=_IN_FILE)
    text = io.StringIO(newline="")
    written = csv.writer(text)
    written.writerow(COLUMNS)
    written.writerows([safe(cell) for cell in _cells(lead, zone)] for lead in left)
    answer = Response(text.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="leads.csv"'
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def safe(cell: str) -> str:
    """The cell as text, whatever it begins with; leading blanks hide nothing."""
    return f"'{cell}" if cell.lstrip(" \u00a0\u200b\ufeff").startswith(_FORMULA) else cell


def _cells(lead: Lead, zone: ZoneInfo) -> tuple[str, ...]:
    def local(moment: datetime | None) -> str:
        return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""

    consents = "yes" if lead.consent_at else "no"
    number = str(lead.conversation_id)
    return (lead.email, lead.name, local(lead.created_at), consents, local(lead.consent_at), lead.consent_text, number)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
