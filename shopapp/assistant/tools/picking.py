"""What is picked out by the shop's own rows and not by what it is: on sale, new, or bought most.

The one rule: only rows say so. What nobody reduced is not called reduced, and what stands in no two orders is not called popular.
"""

from dataclasses import replace

from shopapp.assistant.memory import Need
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.hits import Found
from shopapp.catalog import Product, Wish
from shopapp.checkout.orders import store as orders


def bought_most(desk: Desk) -> list[int]:
    """Where that is wanted, what stands in most orders, the most first; said, and the newest instead, where nothing does yet."""
    need = desk.memory.need
    bought = orders.bought_most(desk.conn, desk.shop_id) if need.popular else []
    if need.popular and not bought:
        need.popular, need.newest = False, True
        desk.reply.text(desk.said.say("popular_unknown"))
    return bought


def among(bought: list[int], need: Need, wish: Wish) -> Wish:
    """Only what is in orders, where nothing else was said."""
    return replace(wish, product_ids=bought) if bought and not (need.sought or need.likes) else wish


def ordered(bought: list[int], need: Need, found: Found) -> Found:
    """As found, or what came last first, or what stands in most orders first."""
    if bought:
        place = {id: at for at, id in enumerate(bought)}
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
