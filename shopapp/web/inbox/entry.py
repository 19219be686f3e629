"""Who acts in the inbox: an agent logged in here (Flask-Login, a session row behind the cookie), or a merchant's ID token.

The rules: the cookie is read at /team only and sent by no other site's form; a request that changes something must come from
our own pages, because a cookie travels by itself.
"""

import hmac
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, Request, Response, abort, g, redirect, request, url_for
from flask_login import LoginManager, current_user

from shopapp.errors import NotAllowed
from shopapp.inbox import agents
from shopapp.inbox.agents import Agent
from shopapp.shops import store as shops
from shopapp.web.bodies import check_form
from shopapp.web.entry import check_admin
from shopapp.web.guards import guarded_by
from shopapp.web.house import house, house_of

COOKIE = "shopapp_team"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What Flask-Login calls a user. Its id is the session's token, so that ending the session ends the login."""

    token: str
    shop_id: int
    agent: Agent
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.token


def expect_agents(app: Flask) -> None:
    """Prepare the app for logins. The cookie is signed with a key of its own, made from the app's secret."""
    settings = house_of(app).settings
    app.secret_key = hmac.new(settings.secret_key.encode(), b"team cookie", "sha256").digest()
    app.config["SESSION_COOKIE_NAME"] = COOKIE
    app.config["SESSION_COOKIE_PATH"] = "/team"
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["SESSION_COOKIE_SECURE"] = settings.public_url.startswith("https://")
    manager: Any = LoginManager()  # it carries partial types
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(known)


def known(token: str) -> SignedIn | None:
    here = house()
    found = agents.of_session(token, directory=here.directory, transaction=here.transaction, clock=here.clock)
    return SignedIn(token, *found) if found else None


def signed_in() -> SignedIn | None:
    user = current_user
    return cast(SignedIn, user) if user.is_authenticated else None


def check_origin() -> None:
    """Raises NotAllowed for a form that was not sent from our own pages."""
    if request.method in ("GET", "HEAD"):
        return
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or (origin or "") not in _own(request):
        raise NotAllowed("This form was not sent from the inbox. Open the inbox and send it again.", code="wrong_origin")
    check_form()


def _own(asked: Request) -> tuple[str, str]:
    return house().settings.public_url, asked.host_url.rstrip("/")


def _check_agent() -> None:
    """Sets `g.shop_id`, `g.agent` and `g.frame`. A page asked for without a login leads to it; anything else is refused."""
    user = signed_in()
    if user is None:
        if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", ""):
            abort(cast(Response, redirect(url_for("team.login_page"), 303)))
        raise NotAllowed("Please log in.", code="no_session")
    check_origin()
    with house().transaction(user.shop_id) as conn:
        if not shops.read(conn, user.shop_id).is_installed:
            raise NotAllowed("The assistant is not installed in this shop.", code="not_installed")
    g.shop_id, g.agent, g.frame = user.shop_id, user.agent, "inbox/frame.html"


def _check_admin_agent() -> None:
    """As the `admin` guard; the member of staff is an agent and an owner of the shop's inbox."""
    check_admin()
    with house().transaction(g.shop_id) as conn:
        shop = shops.read(conn, g.shop_id)
        g.agent = agents.of_staff(conn, g.shop_id, str(g.staff_id), name=shop.name or "The team")
    g.frame = "admin/frame.html"


def _check_owner() -> None:
    _check_agent()
    must_own()


def _check_admin_owner() -> None:
    _check_admin_agent()
    must_own()


def must_own() -> None:
    if not g.agent.is_owner:
        raise NotAllowed("Only an owner of the shop may do this.", code="owners_only")


agent = guarded_by("agent", _check_agent)
owner = guarded_by("owner", _check_owner)
admin_agent = guarded_by("admin_agent", _check_admin_agent)
admin_owner = guarded_by("admin_owner", _check_admin_owner)
own_form = guarded_by("own_form", check_origin)
