"""What shoppers hear of their parcels: on its way, out for delivery, delivered; each once, whatever webhook says so first.

Shopify tells the same thing in several ways (as `fulfillments/*` with the tracking, as `fulfillment_events/create` without, and
inside `orders/fulfilled` and `orders/updated`), repeats it, and tells it late. That an order is updated when only its parcel
moves is promised nowhere, so the first two are what deliveries are told from.
The rule: the row of the stage is written with the words, so that whoever writes it is the only one who speaks.
"""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError

from shopapp.checkout import words
from shopapp.checkout.orders import store
from shopapp.checkout.till import Till
from shopapp.conversations import say
from shopapp.conversations import store as conversation_store
from shopapp.db import Connection
from shopapp.errors import Invalid

# Their states of a shipment, and what of them is worth a message. "Delivered" comes after "shipped" was said, or in its place.
STAGES = {
    "delivered": "delivered",
    "out_for_delivery": "out_for_delivery",
    "attempted_delivery": "attempted",
}
# News older than this is told to nobody: a shop that connects its carrier late must not wake old conversations.
STALE_DAYS = 30


class Parcel(BaseModel):
    """One fulfilment of Shopify's webhooks."""

    id: int
    order_id: int
    status: str | None = None
    shipment_status: str | None = None
    tracking_company: str | None = None
    tracking_number: str | None = None
    tracking_url: str | None = None
    updated_at: datetime

    @property
    def stage(self) -> str | None:
        """None: nothing to tell. A cancelled or failed fulfilment is the merchant's to explain."""
        if self.status != "success":
            return None
        return STAGES.get(self.shipment_status or "", "shipped")


class Event(BaseModel):
    """One thing that a carrier noted of a parcel."""

    fulfillment_id: int
    order_id: int
    status: str
    happened_at: datetime


def reported(shop_id: int, body: dict[str, Any], *, till: Till) -> int:
    """Take one `fulfillments/…` webhook. Returns the order's id. Raises Invalid."""
    parcel = parsed(body)
    with till.transaction(shop_id) as conn:
        tell(conn, shop_id, parcel, till)
    return parcel.order_id


def happened(shop_id: int, body: dict[str, Any], *, till: Till) -> int:
    """Take one `fulfillment_events/create` webhook. Returns the order's id. Raises Invalid.

    That a parcel was sent is left to the fulfilment itself, which knows the tracking; an event without it may come first.
    """
    try:
        event = Event.model_validate(body)
    except ValidationError as problem:
        raise Invalid("This webhook is not a fulfilment event of Shopify's.", code="bad_webhook") from problem
    if event.status in STAGES:
        parcel = Parcel(
            id=event.fulfillment_id,
            order_id=event.order_id,
            status="success",
            shipment_status=event.status,
            updated_at=event.happened_at,
        )
        with till.transaction(shop_id) as conn:
            tell(conn, shop_id, parcel, till)
    return event.order_id


def inside(conn: Connection, shop_id: int, order_id: int, bodies: list[dict[str, Any]], till: Till) -> None:
    """Take what an order's webhook says of its parcels."""
    for body in bodies:
        tell(conn, shop_id, parsed({"order_id": order_id, **body}), till)


def parsed(body: dict[str, Any]) -> Parcel:
    try:
        return Parcel.model_validate(body)
    except ValidationError as problem:
        raise Invalid("This webhook is not a fulfilment of Shopify's.", code="bad_webhook") from problem


def tell(conn: Connection, shop_id: int, parcel: Parcel, till: Till) -> None:
    stage, now = parcel.stage, till.clock.now()
    order = store.read(conn, shop_id, parcel.order_id)
    if stage is None or order is None or not order.conversation_ref or (now - parcel.updated_at).days > STALE_DAYS:
        return
    conversation = conversation_store.by_ref(conn, shop_id, order.conversation_ref)
    tracking = ", ".join(part for part in (parcel.tracking_company, parcel.tracking_number) if part)
    url = _safe(parcel.tracking_url)
    noted: dict[str, Any] = {"tracking": tracking, "tracking_url": url or "", "happened_at": parcel.updated_at, "now": now}
    if conversation is None or not store.note_parcel(conn, shop_id, order.id, parcel.id, stage, **noted):
        return
    if stage == "shipped" and store.told_of_parcel(conn, shop_id, parcel.id, but="shipped"):
        return  # late news: the parcel is further already, and the shopper knows
    spoken = words.of(conversation.locale)
    text = spoken.say(f"parcel_{stage}", order=order.name)
    if tracking and stage != "delivered":
        text = f"{text} {spoken.say('parcel_tracking', tracking=tracking)}"
    say(conn, shop_id, conversation.id, "order.news", {
        "text": text,
        "stage": stage,
        "number": order.name,
        "tracking_url": url,
        "tracking_label": spoken.say("parcel_link"),
        "status_url": order.status_url or None,
    })  # fmt: skip


def _safe(url: str | None) -> str | None:
    """A carrier's page; an app can write anything into this field."""
    return url if url and url.startswith("https://") else None
