"""The doors behind the links of our e-mails. The token in the link is the guard: it names one reminder of one shop."""

from flask import Blueprint, Response, g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from shopapp.errors import NotFound
from shopapp.recovery import forget_me, restore
from shopapp.recovery import store as recovery
from shopapp.secrets import digest
from shopapp.web.guards import guarded_by
from shopapp.web.house import house

letters = Blueprint("letters", __name__)


def _know_the_letter() -> None:
    token = str((request.view_args or {}).get("token", ""))
    with house().directory() as conn:
        shop_id = recovery.shop_of_token(conn, digest(token))
    if shop_id is None:
        raise NotFound("This link is not valid any more.")
    g.shop_id = shop_id


letter_token = guarded_by("the token of a letter", _know_the_letter)


@letters.get("/r/<token>")
@letter_token
def back_to_the_cart(token: str) -> AnyResponse:
    return _private(redirect(restore(g.shop_id, token, transaction=house().transaction), code=302))


@letters.get("/unsubscribe/<token>")
@letter_token
def ask_to_stop(token: str) -> AnyResponse:  # noqa: ARG001 - the guard has read it
    """Only asks: mail scanners open links, and that must not unsubscribe anybody."""
    return _private(make_response(render_template("letters/unsubscribe.html", done=False)))


@letters.post("/unsubscribe/<token>")
@letter_token
def stop(token: str) -> AnyResponse:
    """Also what a mail program calls for List-Unsubscribe (RFC 8058)."""
    name = forget_me(g.shop_id, token, transaction=house().transaction)
    return _private(make_response(render_template("letters/unsubscribe.html", done=True, shop=name)))


def _private(answer: Response | AnyResponse) -> AnyResponse:
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Cache-Control"] = "no-store"
    return answer
