"""Tells the past: plays the stories, places their orders, writes it all down in one transaction and has the orders credited."""

import hashlib
from collections.abc import Callable
from zoneinfo import ZoneInfo

from shopapp.attribution import credit_order
from shopapp.cart import CartLine
from shopapp.cart import store as carts
from shopapp.checkout.orders import store as orders
from shopapp.checkout.steps.tell import confirmation
from shopapp.db import Connection
from shopapp.demo.history import past, shelf, store
from shopapp.demo.history.script import stories
from shopapp.demo.history.shelf import Shelf
from shopapp.demo.history.stage import Played, Scene, play
from shopapp.ports.shopify_orders import PlacedOrder
from shopapp.shops import store as shops
from shopapp.wiring import House

Tell = Callable[[str], None]


def tell_history(shop_id: int, shopify_url: str, domain: str, house: House, tell: Tell) -> None:
    """Give the demo's own shop its past, unless it has one. Raises NotFound when a story names what the shop does not have."""
    now = house.clock.now()
    with house.transaction(shop_id) as conn:
        if store.told(conn, shop_id):
            return
        shop = shops.read(conn, shop_id)
        goods = shelf.read(conn, shop_id, shop.storefront_url)
    zone = ZoneInfo(shop.timezone)
    scenes = [play(story, goods, story.at(now, zone), now) for story in stories()]
    scenes.sort(key=lambda scene: scene.started)
    placed = {
        key: past.as_reported(doc, f"{shopify_url}/orders/{doc['token']}")
        for key, doc in past.place(scenes, goods, shopify_url=shopify_url, domain=domain).items()
    }
    with house.transaction(shop_id) as conn:
        if store.told(conn, shop_id):
            return
        ours = {scene.story.key: placed[scene.story.key] for scene in scenes if scene.order}
        for scene in scenes:
            _write(conn, shop_id, scene, goods, ours.get(scene.story.key))
        # The credits are the real rule's; it leaves demo orders alone, so the mark comes after it.
        for order in ours.values():
            credit_order(conn, shop_id, order.id)
        store.mark_orders(conn, shop_id, [order.id for order in ours.values()])
    talks = sum(1 for scene in scenes if scene.turns)
    tell(f"Three weeks of demo history: {talks} conversations, {len(ours)} orders")


def _write(conn: Connection, shop_id: int, scene: Scene, goods: Shelf, order: PlacedOrder | None) -> None:
    if scene.turns:
        _write_conversation(conn, shop_id, scene, goods, order)
    if order is not None:
        orders.write(conn, shop_id, order)
        orders.tell(conn, shop_id, order.id, now=order.created_at)


def _write_conversation(conn: Connection, shop_id: int, scene: Scene, goods: Shelf, order: PlacedOrder | None) -> None:
    story, began = scene.story, scene.started
    key_hash = hashlib.sha256(f"shopper/{story.key}".encode()).digest()
    email = story.email if order is not None else None
    shopper_id = store.shopper(conn, shop_id, key_hash=key_hash, email=email, locale=story.locale, at=began)
    conversation_id = store.conversation(
        conn, shop_id, shopper_id, ref=scene.ref, locale=story.locale, holder=scene.holder, at=began, ended=scene.ended
    )
    if scene.holder == "waiting":
        store.handover(conn, shop_id, conversation_id, scene.ended)
    said: list[store.Said] = []
    touches: list[store.Payload] = []
    for turn in scene.turns:
        turn_id = store.turn(conn, shop_id, conversation_id, _row(turn)) if turn.said else None
        said += _events(turn, turn_id, conversation_id, scene.ref)
        touches += _touches(turn, turn_id)
        if turn.reply.unanswered:
            store.unanswered(conn, shop_id, conversation_id, turn.reply.unanswered, turn.at)
    if order is not None and scene.order is not None and scene.order.way in ("chat", "cart"):
        said.append((None, "order.confirmed", confirmation(order, order.email), order.created_at))
        if scene.order.way == "chat":
            paid = {"turn_id": None, "kind": "paid", "variant_id": None, "at": order.created_at}
            touches += [{**paid, "product_id": line.product_id} for line in order.lines]
    store.events(conn, shop_id, conversation_id, said)
    store.touches(conn, shop_id, shopper_id, conversation_id, touches)
    if scene.cart:
        _write_cart(conn, shop_id, scene, goods, shopper_id, conversation_id)


def _write_cart(conn: Connection, shop_id: int, scene: Scene, goods: Shelf, shopper_id: int, conversation_id: int) -> None:
    lines = [CartLine(goods.variant(thing).id, thing.count, "") for thing in scene.cart]
    currency = goods.variant(scene.cart[0]).currency
    cart = carts.report(conn, shop_id, shopper_id, conversation_id, scene.cart_token, currency, lines, at=scene.ended)
    store.mark_cart(conn, shop_id, cart.id, scene.ended)
    if scene.order and scene.order.way in ("chat", "cart"):
        carts.mark_ordered(conn, shop_id, scene.cart_token)


def _row(turn: Played) -> store.Payload:
    return {
        "client_id": turn.client_id,
        "asked": {"client_id": turn.client_id, "text": turn.said},
        "understood": turn.reply.understood,
        "tools": turn.reply.tools,
        "facts": turn.reply.facts,
        "milliseconds": turn.milliseconds,
        "at": turn.at,
    }


def _events(turn: Played, turn_id: int | None, conversation_id: int, ref: str) -> list[store.Said]:
    said = [(turn_id, type, payload, turn.at) for type, payload in turn.reply.events]
    if turn_id is None:
        return said
    started = {"turn_id": turn_id, "client_id": turn.client_id, "conversation": {"id": conversation_id, "ref": ref}}
    return [
        (turn_id, "turn.started", started, turn.at),
        (turn_id, "message.shopper", {"text": turn.said}, turn.at),
        *said,
        (turn_id, "turn.done", {"turn_id": turn_id}, turn.at),
    ]


def _touches(turn: Played, turn_id: int | None) -> list[store.Payload]:
    """One for each product of a moment, or one where no product was meant."""
    return [
        {"turn_id": turn_id, "kind": note.kind, "product_id": product_id, "variant_id": note.variant_id, "at": turn.at}
        for note in turn.reply.touches
        for product_id in (note.product_ids or (None,))
    ]
