"""Which room takes which webhook. A topic that stands nowhere here is kept, noted and done: a later release may read it."""

from collections.abc import Callable

from shopapp import attribution, catalog, checkout, logs, shops
from shopapp.cart import reported as cart_reported
from shopapp.deliveries import Delivery
from shopapp.shops.reports import TOPICS as SHOP_TOPICS
from shopapp.wiring import House

log = logs.get(__name__)
Take = Callable[[House, int, Delivery], None]


def take(house: House, shop_id: int, delivery: Delivery) -> None:
    """Hand one delivery to its room. Raises what the room raises: `Unavailable` and `Conflict` mean it is tried again."""
    if delivery.source == "stripe":
        checkout.stripe_reported(shop_id, delivery.body, till=house.till)
        return
    if delivery.topic in SHOP_TOPICS:
        _shop(house, shop_id, delivery)
        return
    room = _FAMILIES.get(delivery.topic.split("/", 1)[0])
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


def _catalogue(house: House, shop_id: int, delivery: Delivery) -> None:
    catalog.changed(
        shop_id,
        delivery.topic,
        delivery.body,
        transaction=house.transaction,
        clock=house.clock,
        shopify=house.catalogue,
        embeddings=house.embeddings,
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
    "carts": _cart,
}
