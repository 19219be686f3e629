"""What a merchant may answer a dispute with: everything that is known of the order, under the names that Stripe's form has.

The one rule: it is the merchant who sends it. Nothing here is sent anywhere, and nothing is claimed that no row shows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from shopapp.checkout.orders import store as order_store
from shopapp.checkout.orders.store import Order, ParcelNews
from shopapp.checkout.quotes import store as quote_store
from shopapp.checkout.records import Checkout, Quote
from shopapp.checkout.refunds import store as refund_store
from shopapp.checkout.refunds.store import Refund
from shopapp.conversations import Event, events_after
from shopapp.db import Connection

_STAGES = {
    "shipped": "Handed to the carrier",
    "out_for_delivery": "Out for delivery",
    "attempted": "Delivery attempted",
    "delivered": "Delivered",
}
_SPEAKERS = {"message.shopper": "Shopper", "message.person": "Team"}
_SAID = ("message.shopper", "message.person", "text", "answer", "question", "order.news")
MOST_LINES = 120
"""Of a conversation, the latest: Stripe takes 150,000 characters in all."""


@dataclass(frozen=True, slots=True)
class Section:
    """`field` is the name in Stripe's form that it belongs to."""

    title: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """The rows that evidence is made of."""

    checkout: Checkout
    quote: Quote | None
    order: Order | None
    parcels: list[ParcelNews]
    refunds: list[Refund]
    steps: list[dict[str, Any]]
    events: list[Event]


def known(conn: Connection, shop_id: int, checkout: Checkout, steps: list[dict[str, Any]]) -> Known:
    """`steps` is the payment's timeline, which the desk reads."""
    order_id = checkout.order_id
    return Known(
        checkout=checkout,
        quote=quote_store.read(conn, shop_id, checkout.quote_id) if checkout.quote_id else None,
        order=order_store.read(conn, shop_id, order_id) if order_id else None,
        parcels=order_store.parcel_news(conn, shop_id, order_id) if order_id else [],
        refunds=refund_store.of_checkout(conn, shop_id, checkout.id),
        steps=steps,
        events=events_after(conn, shop_id, checkout.conversation_id, 0),
    )


def laid_out(about: Known) -> list[Section]:
    """In the order of Stripe's form; what is not known is left out."""
    sections = [
        Section("What was bought", "product_description", _goods(about)),
        Section("Shopper", "customer_name, customer_email_address", _lines([_name(about), about.checkout.email])),
        Section("Delivery address", "shipping_address", _address(about.checkout.address)),
        Section("Shipping and delivery", "shipping_carrier, shipping_tracking_number, shipping_date", _parcels(about.parcels)),
        Section("Receipt", "receipt", _receipt(about)),
        Section("How it was paid", "uncategorized_text", _paid(about)),
        Section("Refunds", "refund_refusal_explanation", _refunds(about)),
        Section("Conversation with the shopper", "customer_communication", _conversation(about.events)),
    ]
    return [section for section in sections if section.text]


def plain(sections: Sequence[Section]) -> str:
    """All of it as one text."""
    return "\n\n".join(f"{section.title.upper()}\n{section.text}" for section in sections) + "\n"


def _goods(about: Known) -> str:
    quote = about.quote
    if quote is None:
        return ""
    lines = [
        f"{line['quantity']} × {line['title']}{', ' + line['variant_title'] if line.get('variant_title') else ''}: "
        f"{quote.money(line['total_minor'])['text']}"
        for line in quote.lines
    ]
    extra = (("Shipping", quote.shipping_minor), ("Duties and import fees", quote.duties_minor), ("Tax", quote.tax_minor))
    lines += [f"{name}: {quote.money(minor)['text']}" for name, minor in extra if minor]
    return _lines([*lines, f"Total: {quote.money(quote.total_minor)['text']}"])


def _name(about: Known) -> str:
    return str(about.checkout.address.get("name") or "")


def _address(address: Any) -> str:
    given = cast(dict[str, str], dict(address))
    town = " ".join(part for part in (given.get("zip"), given.get("city")) if part)
    return _lines(
        [given.get(name) for name in ("name", "address1", "address2")]
        + [town, given.get("province"), given.get("country"), given.get("phone")]
    )


def _parcels(parcels: Sequence[ParcelNews]) -> str:
    lines: list[str | None] = []
    for news in parcels:
        if news.stage in _STAGES:
            told = f"; the shopper was told on {_at(news.told_at)}"
            lines += [f"{_STAGES[news.stage]}: {_at(news.happened_at or news.told_at)}{told}"]
            lines += [f"Tracking: {news.tracking}"] if news.tracking else []
            lines += [news.tracking_url or None]
    return _lines(dict.fromkeys(lines))


def _receipt(about: Known) -> str:
    order, row = about.order, about.checkout
    if order is None:
        return ""
    told = next((event.created_at for event in about.events if event.type == "order.confirmed"), None)
    return _lines(
        [
            f"Order {order.name} of {_at(order.ordered_at)}",
            f"Paid: {row.total.text()}" if row.captured_minor else None,
            f"Confirmed to the shopper in the chat on {_at(told)}" if told else None,
            f"E-mail address given for the receipt: {row.email}" if row.email else None,
            order.status_url or None,
        ]
    )


def _paid(about: Known) -> str:
    """The times of the payment's own steps. That the bank asked the shopper is worth most of all of it."""
    at = {str(step["what"]): cast(datetime, step["at"]) for step in about.steps}
    asked = at.get("action")
    held = at.get("authorised")
    return _lines(
        [
            f"Price with every line made for the shopper: {_at(at['quoted'])}" if "quoted" in at else None,
            f"The shopper's bank asked for 3-D Secure on {_at(asked)}, and agreed" if asked and held and asked < held else None,
            f"Authorised: {_at(held)}" if held else None,
            f"Taken after the order was made: {_at(at['captured'])}" if "captured" in at else None,
            f"Payment at Stripe: {about.checkout.intent}" if about.checkout.intent else None,
        ]
    )


def _refunds(about: Known) -> str:
    return _lines(f"{refund.amount.text()} given back ({refund.id}, {refund.state})" for refund in about.refunds)


def _conversation(events: Sequence[Event]) -> str:
    said = [event for event in events if event.type in _SAID and event.payload.get("text")][-MOST_LINES:]
    return _lines(f"{_at(event.created_at)} {_SPEAKERS.get(event.type, 'Assistant')}: {event.payload['text']}" for event in said)


def _at(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%-d %B %Y, %H:%M UTC")


def _lines(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)
