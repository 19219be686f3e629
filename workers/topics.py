"""Which room takes which webhook. The registrations subscribe to nothing that is not taken here (a test compares); a topic
that comes all the same is kept, noted and done.
"""

from collections.abc import Callable

from shopapp import attribution, catalog, checkout, logs, shops
from shopapp.cart import reported as cart_reported
from shopapp.deliveries import Delivery
from shopapp.shops.reports import TOPICS as SHOP_TOPICS
from shopapp.wiring import House

log = logs.get(__name__)
Take = Callable[[House, int, Delivery], None]


def taken(topic: str) -> bool:
    """Whether some room acts on this topic of Shopify's."""
    return topic in SHOP_TOPICS or topic.split("/", 1)[0] in _FAMILIES


def take(house: House, shop_id: int, delivery: Delivery) -> None:
    """Hand one delivery to its room. Raises what the room raises: `Unavailable` and `Conflict` mean it is tried again."""
    if delivery.source == "stripe":
        checkout.stripe_reported(shop_id, delivery.body, till=house.till)
        return
    room = _FAMILIES.get(delivery.topic.split("/", 1)[0]) or (_shop if delivery.topic in SHOP_TOPICS else None)
    if room is None:
        log.info("topic_not_taken", shop_id=shop_id, topic=delivery.topic)
        return
    room(house, shop_id, delivery)


def _shop(house: House, shop_id: int, delivery: Delivery) -> None:
    shops.reported(
        shop_id,
        delivery.topic,
        delivery.body,
        triggered_at=delivery.triggered_at,
        transaction=house.transaction,
        reading=house.reading,
    )


def _everything(house: House, shop_id: int, delivery: Delivery) -> None:  # noqa: ARG001 - one shape for all rooms
    """Prices of a market moved, or a language came: that touches every product, so all are read again."""
    house.nudges.nudge("sync_catalogue", shop_id)


def _locales(house: House, shop_id: int, delivery: Delivery) -> None:
    _shop(house, shop_id, delivery)
    _everything(house, shop_id, delivery)


def _catalogue(house: House, shop_id: int, delivery: Delivery) -> None:
    catalog.changed(
        shop_id,
        delivery.topic,
        delivery.body,
        transaction=house.transaction,
        clock=house.clock,
        shopify=house.catalogue,
        embeddings=house.embeddings_for(shop_id),
    )


def _order(house: House, shop_id: int, delivery: Delivery) -> None:
    order_id = checkout.orders.reported(shop_id, delivery.topic, delivery.body, till=house.till)
    if order_id is not None:
        with house.transaction(shop_id) as conn:
            attribution.credit_order(conn, shop_id, order_id)


def _cart(house: House, shop_id: int, delivery: Delivery) -> None:
    cart_reported(shop_id, delivery.topic, delivery.body, transaction=house.transaction)


_FAMILIES: dict[str, Take] = {
    "products": _catalogue,
    "collections": _catalogue,
    "inventory_levels": _catalogue,
    "inventory_items": _catalogue,
    "bulk_operations": _catalogue,
    "orders": _order,
    "refunds": _order,
    "fulfillments": _order,
    "fulfillment_events": _order,
    "carts": _cart,
    "locales": _locales,
    "markets": _everything,
}
