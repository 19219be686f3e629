"""The widget's doors beside the conversation itself: an address for an answer, a call at a free time, a rating, and what is
known of the shopper."""

from typing import Annotated

from flask import Blueprint, Response, g, jsonify
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from shopapp.assistant import forget_shopper
from shopapp.inbox import afterwards, callbacks, dossier
from shopapp.web.chat import parsed
from shopapp.web.doorkeepers import widget
from shopapp.web.house import house

asides = Blueprint("asides", __name__, url_prefix="/chat")


class Contact(BaseModel):
    email: Annotated[str, StringConstraints(max_length=254)]
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    consent: bool = False
    locale: Annotated[str, StringConstraints(max_length=20)] = ""


class Call(BaseModel):
    at: AwareDatetime
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    consent: bool = False
    locale: Annotated[str, StringConstraints(max_length=20)] = ""


class NoCall(BaseModel):
    locale: Annotated[str, StringConstraints(max_length=20)] = ""


class Score(BaseModel):
    ref: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, StringConstraints(max_length=1000)] = ""


class AboutMe(BaseModel):
    remember: bool | None = None
    forget: bool = False


@asides.post("/contact")
@widget
def contact() -> Response:
    left = parsed(Contact)
    with house().transaction(g.shop_id) as conn:
        afterwards.leave_contact(
            conn, g.shop, g.shopper_id, email=left.email, name=left.name, consents=left.consent, locale=left.locale
        )
    return jsonify({})


@asides.get("/callback")
@widget
def free_times() -> Response:
    with house().transaction(g.shop_id) as conn:
        return jsonify(callbacks.offered(conn, g.shop, g.shopper_id))


@asides.post("/callback")
@widget
def book_call() -> Response:
    wish = parsed(Call)
    with house().transaction(g.shop_id) as conn:
        callbacks.book(
            conn,
            g.shop,
            g.shopper_id,
            at=wish.at,
            name=wish.name,
            phone=wish.phone,
            consents=wish.consent,
            locale=wish.locale,
        )
    return jsonify({})


@asides.post("/callback/cancel")
@widget
def cancel_call() -> Response:
    wish = parsed(NoCall)
    with house().transaction(g.shop_id) as conn:
        return jsonify(cancelled=callbacks.withdraw(conn, g.shop, g.shopper_id, locale=wish.locale))


@asides.post("/rating")
@widget
def rating() -> Response:
    given = parsed(Score)
    with house().transaction(g.shop_id) as conn:
        afterwards.rate(conn, g.shop_id, g.shopper_id, given.ref, given.score, given.comment)
    return jsonify({})


@asides.post("/dossier")
@widget
def about_me() -> Response:
    wish = parsed(AboutMe)
    with house().transaction(g.shop_id) as conn:
        if wish.forget:
            forget_shopper(conn, g.shop_id, g.shopper_id)
        elif wish.remember is not None:
            dossier.allow(conn, g.shop_id, g.shopper_id, wish.remember)
    return jsonify({})
