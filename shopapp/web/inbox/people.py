"""The team: who answers, when they are there, and the replies they need often. Changes are for owners."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp import inbox
from shopapp.errors import Invalid, Outside
from shopapp.inbox import agents, callbacks
from shopapp.inbox.agents.hours import DAYS, chosen_hours
from shopapp.inbox.agents.store import rename
from shopapp.inbox.listing import store as listing
from shopapp.shops import store as shops
from shopapp.web.house import house
from shopapp.web.inbox.page import page, the_shop

Guard = Callable[[Callable[..., Any]], Callable[..., Any]]
DAY_NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))


def hang(doors: Blueprint, guard: Guard, boss: Guard) -> None:
    doors.get("/people")(guard(people_page))
    doors.post("/people/name")(guard(rename_me))
    doors.post("/people/invite")(boss(invite))
    doors.post("/people/<int:agent_id>/remove")(boss(remove))
    doors.post("/people/hours")(boss(save_hours))
    doors.post("/people/calls")(boss(save_calls))
    doors.post("/people/canned")(boss(add_canned))
    doors.post("/people/canned/<int:canned_id>/drop")(boss(drop_canned))


def people_page() -> AnyResponse:
    shop = the_shop()
    with house().transaction(g.shop_id) as conn:
        values: dict[str, Any] = {
            "everyone": agents.everyone(conn, g.shop_id),
            "canned": listing.canned(conn, g.shop_id),
            "presence": agents.presence(conn, shop, house().clock.now()),
        }
    hours = shop.settings.get("inbox", {}).get("hours", {})
    values["calls"], values["lengths"] = callbacks.Calls.of(shop.settings, shop.timezone), callbacks.LENGTHS
    return page("people.html", "Team", shop, days=DAY_NAMES, hours=hours, told=request.args.get("told"), **values)


def rename_me() -> AnyResponse:
    """The name that shoppers see."""
    name = _named(request.form.get("name", ""))
    with house().transaction(g.shop_id) as conn:
        rename(conn, g.shop_id, g.agent.id, name)
    return _back()


def invite() -> AnyResponse:
    """Also the way to a new password. Where no mail can be sent, the owner passes the link on."""
    form, here = request.form, house()
    email = form.get("email", "").strip().lower()
    if not inbox.plausible(email):
        raise Invalid("Give an e-mail address such as anna@example.com.", code="bad_email")
    role = "owner" if form.get("role") == "owner" else "agent"
    shop = the_shop()
    with here.transaction(g.shop_id) as conn:
        agent = agents.add(conn, g.shop_id, name=_named(form.get("name", "")), email=email, role=role)
        token = agents.invite(conn, g.shop_id, agent, here.clock)
    link = f"{here.settings.public_url}/team/join/{token}"
    try:
        here.mail.send(inbox.invitation(shop, agent, link, by=g.agent.name))
    except Outside:
        values = {"link": link, "invited": agent}
        return page("invited.html", "Invitation", shop, **values)
    return _back(told=email)


def remove(agent_id: int) -> AnyResponse:
    if agent_id == g.agent.id:
        raise Invalid("You cannot remove yourself.", code="yourself")
    with house().transaction(g.shop_id) as conn:
        agents.remove(conn, g.shop_id, agent_id)
    return _back()


def save_hours() -> AnyResponse:
    hours = chosen_hours(request.form)
    with house().transaction(g.shop_id) as conn:
        kept = dict(shops.read(conn, g.shop_id).settings.get("inbox", {}))
        shops.write_settings(conn, g.shop_id, "inbox", {**kept, "hours": hours})
    return _back()


def save_calls() -> AnyResponse:
    """Whether shoppers may book calls, when, and how long each takes."""
    calls = callbacks.chosen_calls(request.form, request.form.getlist("days"))
    with house().transaction(g.shop_id) as conn:
        kept = dict(shops.read(conn, g.shop_id).settings.get("inbox", {}))
        shops.write_settings(conn, g.shop_id, "inbox", {**kept, "calls": calls})
    return _back()


def add_canned() -> AnyResponse:
    title, text = request.form.get("title", "").strip()[:80], request.form.get("text", "").strip()[:2000]
    if not title or not text:
        raise Invalid("A reply needs a title and a text.", code="empty")
    with house().transaction(g.shop_id) as conn:
        listing.add_canned(conn, g.shop_id, title, text)
    return _back()


def drop_canned(canned_id: int) -> AnyResponse:
    with house().transaction(g.shop_id) as conn:
        listing.drop_canned(conn, g.shop_id, canned_id)
    return _back()


def _named(text: str) -> str:
    name = " ".join(text.replace("\x00", "").split())[:60]
    if not name:
        raise Invalid("Give the name that shoppers will see.", code="no_name")
    return name


def _back(**more: Any) -> AnyResponse:
    return redirect(url_for(".people_page", **more), code=303)
