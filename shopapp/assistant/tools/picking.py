"""What is picked out by the shop's own rows and not by what it is: on sale, new, or bought most.

The one rule: only rows say so. What nobody reduced is not called reduced, and what stands in no two orders is not called popular.
"""

from dataclasses import replace

from shopapp.assistant.memory import Need
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.hits import Found
from shopapp.catalog import Product, Wish
from shopapp.checkout.orders import store as orders


def among(desk: Desk, wish: Wish) -> Wish:
    """Where what is bought most is wanted and nothing else was said, only what is in orders; said where nothing is yet."""
    need = desk.memory.need
    if not need.popular:
        return wish
    bought = orders.bought_most(desk.conn, desk.shop_id)
    if not bought:
        need.popular, need.newest = False, True
        desk.reply.text(desk.said.say("popular_unknown"))
        return wish
    return wish if need.sought or need.likes else replace(wish, product_ids=bought)


def ordered(desk: Desk, found: Found) -> Found:
    """As found, or what came last first, or what stands in most orders first."""
    need = desk.memory.need
    if need.popular:
        place = {id: at for at, id in enumerate(orders.bought_most(desk.conn, desk.shop_id))}
        return replace(found, hits=sorted(found.hits, key=lambda hit: place.get(hit.product_id, len(place))))
    if need.newest:
        # A published product has its day.
        days = {id: str(product.published_at) for id, product in found.products.items()}
        return replace(found, hits=sorted(found.hits, key=lambda hit: days[hit.product_id], reverse=True))
    return found


def title(need: Need) -> str | None:
    """How they are introduced, where nothing else was said: no question could narrow it better."""
    if need.sought or need.likes or not need.picked:
        return None
    return "found_reduced" if need.reduced else "found_popular" if need.popular else "found_newest"


def at_its_usual_price(desk: Desk, named: list[Product]) -> bool:
    """Tells so of the product named, where it is: "is the Halde rain jacket on sale?"."""
    shown = [product for product in named if product.available]
    reduced = {hit.product_id for hit in desk.search(Wish(reduced=True, product_ids=[product.id for product in shown]))}
    usual = next((product for product in shown if product.id not in reduced), None)
    if usual is None:
        return False
    desk.reply.text(desk.said.say("not_reduced", title=usual.name))
    desk.memory.focus = usual.id
    desk.show([usual.id])
    return True
