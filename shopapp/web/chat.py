"""The chat's doors: messages in, typed events out, the real cart as reported, and the way to pay.

Every id a browser names here is a claim: the shop, the shopper and the conversation come from the signed token, the rest is
looked up among that shop's rows.
"""

import re
import threading
import unicodedata
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from flask import Blueprint, Response, g, jsonify, request
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, ValidationError

from shopapp import assistant, checkout, triggers
from shopapp.assistant import Message
from shopapp.assistant.words import words_of
from shopapp.cart import CartLine
from shopapp.cart import store as carts
from shopapp.conversations import Conversation, events_after, say
from shopapp.conversations import store as conversations
from shopapp.errors import Conflict, Invalid, NotAllowed, Unavailable
from shopapp.shops import Shop
from shopapp.web import streams
from shopapp.web.bodies import json_body
from shopapp.web.doorkeepers import widget
from shopapp.web.gate import gate
from shopapp.web.house import house
from shopapp.web.pace import pace, too_often
from shopapp.wiring import House

chat = Blueprint("chat", __name__, url_prefix="/chat")

Shape = TypeVar("Shape", bound=BaseModel)
Short = Annotated[str, StringConstraints(max_length=300)]
Id = Annotated[int, Field(ge=1, lt=2**63)]


class Choice(BaseModel):
    facet: Short
    value: Short | None = None
    label: Short = ""


class Action(BaseModel):
    kind: Literal["compare", "why", "more_like", "cheaper", "add", "checkout"]
    product_ids: Annotated[list[Id], Field(max_length=8)] = Field(default_factory=list[int])
    variant_id: Id | None = None
    quantity: Annotated[int, Field(ge=1, le=99)] | None = None


class Page(BaseModel):
    type: Short = ""
    url: Annotated[str, StringConstraints(max_length=2000)] = ""
    product_id: Id | None = None


def _two_letters(value: Any) -> str:
    """A country is a hint about prices: one that makes no sense is none, and the message is answered all the same."""
    return value if isinstance(value, str) and re.fullmatch(r"[A-Z]{2}", value) else ""


Country = Annotated[str, BeforeValidator(_two_letters)]


class Sent(BaseModel):
    client_id: UUID
    text: str | None = None
    choice: Choice | None = None
    action: Action | None = None
    page: Page = Field(default_factory=Page)
    locale: Annotated[str, StringConstraints(max_length=20)] = ""
    country: Country = ""


class ReportedLine(BaseModel):
    variant_id: Id
    quantity: Annotated[int, Field(ge=0, le=10_000)]
    key: Annotated[str, StringConstraints(max_length=200)] = ""


class ReportedCart(BaseModel):
    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    lines: Annotated[list[ReportedLine], Field(max_length=500)]
    discount_codes: Annotated[list[Annotated[str, StringConstraints(max_length=255)]], Field(max_length=25)] | None = None


class Purchase(BaseModel):
    email: Annotated[str, StringConstraints(max_length=254)] = ""
    address: dict[str, str | None] = Field(default_factory=dict[str, str | None])
    rate: Annotated[str, StringConstraints(max_length=200)] = ""
    remind: bool = False


class Signal(BaseModel):
    name: Literal["cart_idle", "open", "close"]
    page: Page = Field(default_factory=Page)
    locale: Annotated[str, StringConstraints(max_length=20)] = ""


@chat.post("/messages")
@widget
def message() -> Response:
    sent = parsed(Sent)
    words = _words(sent)
    message = Message(
        client_id=str(sent.client_id),
        text=words,
        choice=sent.choice.model_dump() if sent.choice else None,
        action=sent.action.model_dump() if sent.action else None,
        page_product_id=sent.page.product_id,
        locale=sent.locale,
        country=sent.country,
        customer_id=g.customer_id,
    )
    home, shop_id = house(), int(g.shop_id)
    asked = sent.model_dump(mode="json", exclude_none=True, exclude={"client_id"})
    begun = assistant.begin(shop_id, g.shopper_id, message, asked, transaction=home.transaction)
    if begun.ours:
        # The turn goes on in its own thread: it is answered and stored even if the browser goes away.
        work = (shop_id, begun, message, assistant_of(home))
        threading.Thread(target=assistant.answer, args=work, name="turn", daemon=True).start()
    return streams.answer(streams.of_turn(home, shop_id, begun.conversation.id, begun.turn.id, begun.after))


@chat.get("/events")
@widget
def events() -> Response:
    after = _after()
    if request.args.get("wait") == "0":
        with house().transaction(g.shop_id) as conn:
            conversation = conversations.visible(conn, g.shop_id, g.shopper_id)
            found = events_after(conn, g.shop_id, conversation.id, after) if conversation else []
        return jsonify(events=[event.as_json() for event in found])
    frames = pace().stream((g.shop_id, g.shopper_id), streams.of_shopper(house(), g.shop_id, g.shopper_id, after))
    if frames is None:
        raise too_often()
    return streams.answer(frames)


@chat.post("/cart")
@widget
def cart() -> Response:
    report = parsed(ReportedCart)
    lines = [CartLine(line.variant_id, line.quantity, line.key) for line in report.lines if line.quantity]
    with house().transaction(g.shop_id) as conn:
        conversation = conversations.current(conn, g.shop_id, g.shopper_id)
        kept = carts.report(
            conn,
            g.shop_id,
            g.shopper_id,
            conversation.id if conversation else None,
            report.token,
            report.currency,
            lines,
            codes=report.discount_codes,
        )
    return jsonify(cart_id=kept.id)


@chat.post("/checkout")
@widget
def pay() -> tuple[Response, int]:
    purchase = parsed(Purchase)
    home, shop_id = house(), int(g.shop_id)
    with home.transaction(shop_id) as conn:
        speaks = conversations.read_shopper(conn, shop_id, g.shopper_id).locale
        conversation = conversations.current_or_new(conn, shop_id, g.shopper_id, locale=speaks)
        found = carts.of_shopper(conn, shop_id, g.shopper_id)
    with checkout.speaking(conversation.locale), gate().through():
        if found is None:
            raise Conflict("The cart is empty.", code="empty_cart")
        begun = checkout.begin(
            shop_id,
            cart_id=found.id,
            conversation_id=conversation.id,
            shopper_id=g.shopper_id,
            email=purchase.email,
            address={name: value for name, value in purchase.address.items() if value},
            rate=purchase.rate,
            till=home.till,
        )
    ready: dict[str, Any] = {"total": begun.quote.total.as_json() if begun.quote else None}
    ready |= {"pay_url": begun.pay_url} if begun.pay_url else {"checkout_url": begun.checkout_url}
    with home.transaction(shop_id) as conn:
        if purchase.email:
            conversations.note_email(conn, shop_id, g.shopper_id, purchase.email, consents=purchase.remind)
        say(conn, shop_id, conversation.id, "checkout.ready", ready)
    quote = begun.quote.as_json() if begun.quote else None
    return jsonify(checkout_id=str(begun.checkout_id), pay_url=begun.pay_url, checkout_url=begun.checkout_url, quote=quote), 201


@chat.post("/signals")
@widget
def signal() -> Response:
    signal = parsed(Signal)
    if signal.name == "cart_idle":
        locale = signal.locale or _locale()
        triggers.signal(g.shop_id, g.shopper_id, signal.name, locale=locale, transaction=house().transaction, clock=house().clock)
    return jsonify({})


def parsed(shape: type[Shape]) -> Shape:
    """The body in this shape. Raises Invalid, naming the field and nothing of what was sent."""
    try:
        return shape.model_validate(json_body())
    except ValidationError as problem:
        first = problem.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "body"
        raise Invalid(f"{field}: {first['msg']}.", code="bad_request") from None


def _words(sent: Sent) -> str:
    given = [part for part in (sent.text, sent.choice, sent.action) if part is not None]
    if len(given) != 1:
        raise Invalid("A message has exactly one of text, choice and action.", code="bad_request")
    words = (sent.text or "").replace("\x00", "").strip()
    if sent.text is not None and not words:
        raise Invalid("The message is empty.", code="empty_message")
    # One Arabic ligature is read as eighteen letters: what counts is how long the message is to its reader.
    if max(len(words), len(unicodedata.normalize("NFKC", words))) > assistant.LONGEST_MESSAGE:
        text = words_of(sent.locale or "en").say("too_long", most=assistant.LONGEST_MESSAGE)
        raise Invalid(text, code="too_long")
    return words


def _after() -> int:
    given = request.args.get("after") or request.headers.get("Last-Event-ID") or "0"
    if not given.isascii() or not given.isdigit() or len(given) > 18:
        raise Invalid("after: a number is needed.", code="bad_request")
    return int(given)


def _locale() -> str:
    with house().transaction(g.shop_id) as conn:
        return conversations.read_shopper(conn, g.shop_id, g.shopper_id).locale


def assistant_of(home: House) -> assistant.Assistant:
    def provider(shop: Shop) -> str:
        try:
            return checkout.provider_of(shop, distribution=home.settings.distribution)
        except NotAllowed:
            # A shop that asks for Stripe where this registration may not offer it is handed to Shopify's checkout.
            return "shopify"

    def checkout_link(shop_id: int, cart_id: int, conversation: Conversation) -> dict[str, Any]:
        begun = checkout.begin(
            shop_id, cart_id=cart_id, conversation_id=conversation.id, shopper_id=conversation.shopper_id, till=home.till
        )
        if begun.checkout_url is None:
            raise Unavailable("The shop's checkout could not be opened.", code="no_checkout")
        return {"checkout_url": begun.checkout_url}

    return assistant.Assistant(
        transaction=home.transaction,
        embeddings=home.embeddings,
        models=home.models,
        vocabularies=home.vocabularies,
        engine=assistant.Reception(home.engine),
        provider=provider,
        checkout_link=checkout_link,
    )
