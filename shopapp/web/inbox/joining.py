"""The doors an agent comes in by: the login, the invitation, and out again. Tries are counted; nothing here tells who exists."""

import flask_login
from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from shopapp.errors import Invalid, NotAllowed, Problem, TooOften
from shopapp.inbox import agents
from shopapp.inbox.agents import entering
from shopapp.web.guards import open_door
from shopapp.web.house import house
from shopapp.web.inbox.entry import agent, known, own_form, signed_in
from shopapp.web.inbox.page import unframed
from shopapp.web.problems import status_of


def hang(team: Blueprint) -> None:
    team.get("/")(open_door("leads to the inbox or the login")(front_page))
    team.get("/login")(open_door("the login itself")(login_page))
    team.post("/login")(own_form(login))
    team.post("/logout")(agent(logout))
    team.get("/join/<token>")(open_door("the invitation's token is checked")(join_page))
    team.post("/join/<token>")(own_form(join))


def front_page() -> AnyResponse:
    return redirect(url_for("team.inbox_page"), code=303)


def login_page() -> AnyResponse:
    if signed_in() is not None:
        return redirect(url_for("team.inbox_page"), code=303)
    return _form("login.html")


def login() -> AnyResponse:
    here, form = house(), request.form
    try:
        _, token = agents.enter(
            form.get("email", ""),
            form.get("password", ""),
            request.remote_addr or "",
            directory=here.directory,
            transaction=here.transaction,
            clock=here.clock,
        )
    except (NotAllowed, TooOften) as problem:
        return _form("login.html", problem, email=form.get("email", "")[:254])
    return _let_in(token)


def logout() -> AnyResponse:
    user = signed_in()
    if user is not None:
        agents.leave(user.shop_id, user.token, transaction=house().transaction)
    flask_login.logout_user()
    return redirect(url_for("team.login_page"), code=303)


def join_page(token: str) -> AnyResponse:
    here = house()
    try:
        _, invited = entering.invited(token, directory=here.directory, transaction=here.transaction, clock=here.clock)
    except Problem as problem:
        return _form("spent.html", problem)
    return _form("join.html", invited=invited, shortest=entering.SHORTEST)


def join(token: str) -> AnyResponse:
    here = house()
    password = request.form.get("password", "")
    try:
        _, invited = entering.invited(token, directory=here.directory, transaction=here.transaction, clock=here.clock)
        try:
            shop_id, joined = agents.accept(
                token, password, directory=here.directory, transaction=here.transaction, clock=here.clock
            )
        except Invalid as problem:
            return _form("join.html", problem, invited=invited, shortest=entering.SHORTEST)
    except Problem as problem:
        return _form("spent.html", problem)
    return _let_in(agents.begin_session(shop_id, joined.id, transaction=here.transaction, clock=here.clock))


def _let_in(token: str) -> AnyResponse:
    user = known(token)
    assert user is not None
    flask_login.login_user(user)  # pyright: ignore[reportUnknownMemberType]
    return redirect(url_for("team.inbox_page"), code=303)


def _form(template: str, problem: Problem | None = None, **values: object) -> AnyResponse:
    words = problem.message if problem else ""
    answer = make_response(render_template(f"inbox/{template}", problem=words, **values))
    answer.status_code = status_of(problem) if problem else 200
    return unframed(answer)
