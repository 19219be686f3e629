"""Why a product was not put forward: what it breaks, what it answers otherwise, or that it fits as well and came later."""

import re

from shopapp.assistant.guide import bounds
from shopapp.assistant.guide.reasons import against
from shopapp.assistant.guide.values import has_value
from shopapp.assistant.memory import Need
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand.plain import arabic, plain, stems
from shopapp.catalog import Product
from shopapp.catalog.facets import held_by
from shopapp.money import Money

_WHY_NOT = re.compile(
    arabic(r"why not|why isn't|why didn't|warum nicht|wieso nicht|pourquoi pas|por que no|لماذا ليس|لم لا|ليش مو")
)


def asked(text: str) -> bool:
    return _WHY_NOT.search(plain(text)) is not None


def answer(desk: Desk, product: Product) -> None:
    """From rows only: musts it breaks, then answers it does not meet, then the shop's own rule, then that it came later."""
    need = desk.memory.need
    broken = breaks(desk, product, need)
    missed = against(product, need, desk.said, held_by(product))
    desk.memory.focus = product.id
    desk.reply.used("why_not", product=product.id, broken=len(broken), missed=len(missed))
    if not product.available:
        desk.reply.text(desk.said.say("sold_out", title=product.name))
    elif broken:
        desk.reply.text(desk.said.say("why_not", title=product.name, reason=desk.said.listing(broken)))
    elif missed:
        desk.reply.text(desk.said.say("why_not_answers", title=product.name, reason=desk.said.listing(missed)))
    elif product.id in desk.rules.banned([product], need):
        desk.reply.text(desk.said.say("why_not_shop", title=product.name))
    else:
        desk.reply.text(desk.said.say("why_not_close", title=product.name))
        desk.show([product.id])


def breaks(desk: Desk, product: Product, need: Need) -> list[str]:
    """The musts that the rows say it does not meet, each in the shopper's words."""
    found: list[str] = []
    if need.high is not None and product.price_min > need.high:
        found.append(desk.said.say("reason_over", amount=Money(product.price_min - need.high, product.currency).text()))
    if need.low is not None and product.price_max < need.low:
        found.append(desk.said.say("reason_below", limit=Money(need.low, product.currency).text()))
    unmet = [like for like in need.likes if like.must and not has_value(product, like.facet, like.values)]
    found += [desk.said.say("reason_without", wish=desk.said.any_of(like.values)) for like in unmet]
    found += [
        desk.said.say("reason_without", wish=bound.said)
        for bound in bounds.broken(bounds.stated(product, held_by(product), need.bounds), need.bounds)
    ]
    text = stems(f"{product.title} {product.description} {' '.join(value for each in product.facets.values() for value in each)}")
    found += [desk.said.say("reason_with", thing=thing) for thing in need.dislikes if stems(thing) <= text]
    return found
