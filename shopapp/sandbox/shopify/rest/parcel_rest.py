"""Parcels as REST bodies: `fulfillments/*`, `fulfillment_events/create`."""

from typing import Any

from shopapp.sandbox.shopify.gids import gid
from shopapp.sandbox.shopify.rest.money import local
from shopapp.sandbox.state import Doc


def fulfillment(entry: Doc, doc: Doc) -> dict[str, Any]:
    tracking = entry["trackingInfo"][0]
    return {
        "id": entry["id"],
        "order_id": doc["id"],
        "name": entry["name"],
        "status": entry["status"].lower(),
        "shipment_status": entry["displayStatus"].lower(),
        "created_at": local(entry["createdAt"]),
        "updated_at": local(entry["updatedAt"]),
        "tracking_company": tracking["company"],
        "tracking_number": tracking["number"],
        "tracking_url": tracking["url"],
        "admin_graphql_api_id": gid("Fulfillment", entry["id"]),
    }


def fulfillment_event(entry: Doc, doc: Doc, event_id: int) -> dict[str, Any]:
    """The latest thing that happened to a parcel."""
    at = local(entry["updatedAt"])
    nowhere = dict.fromkeys(("message", "city", "province", "country", "zip", "address1", "latitude", "longitude"))
    return {
        "id": event_id,
        "fulfillment_id": entry["id"],
        "status": entry["displayStatus"].lower(),
        **nowhere,
        "happened_at": at,
        "created_at": at,
        "updated_at": at,
        "estimated_delivery_at": None,
        "order_id": doc["id"],
        "admin_graphql_api_id": gid("FulfillmentEvent", event_id),
    }
