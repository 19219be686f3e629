"""What goes with a product: what was bought with it, then what stands beside it in one of the shop's collections.

The rule: only when asked, three at most, nothing the shopper ruled out, and nothing that costs more than the thing itself: an
addition is no way to sell somebody another, dearer thing.
"""

from shopapp import catalog
from shopapp.assistant.tools import pointing
from shopapp.assistant.tools.desk import Desk
from shopapp.catalog import Product
from shopapp.checkout.orders import store as orders

_MOST = 3


def goes_with(desk: Desk) -> None:
    product = desk.the_one() or pointing.first_shown(desk)
    if product is None:
        desk.memory.open_question = desk.meaning.text
        desk.reply.text(desk.said.say("which_one"))
        desk.reply.suggestions([item.title for item in desk.memory.shown[:4]])
        return
    found = _beside(desk, product)
    desk.reply.used("goes_with", product=product.id, found=len(found))
    desk.reply.text(desk.said.say("goes_with" if found else "goes_with_none", title=product.name))
    desk.show(found)


def _beside(desk: Desk, product: Product) -> list[int]:
    together = orders.bought_with(desk.conn, desk.shop_id, product.id)
    shelf = catalog.related.beside(desk.conn, desk.shop_id, product.id)
    ids = list(dict.fromkeys([*together, *shelf]))
    fit = [id for id, other in desk.offered(ids).items() if other.available and other.price_min <= product.price_min]
    return pointing.without_ruled_out(desk, fit)[:_MOST]
