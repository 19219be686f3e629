"""A set: one product for each thing asked for, together within the budget where that is possible, and said where it is not."""

from dataclasses import replace

from shopapp.assistant.guide.candidates import believed
from shopapp.assistant.guide.sets import Option, choose, counted
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.tools.hits import search, wish_of
from shopapp.catalog import Product
from shopapp.money import Money


def offer(desk: Desk) -> None:
    """Shows the set for `need.parts`. What is ruled out stays out of every part; the budget is for all of them together."""
    need = desk.memory.need
    parts: list[list[Option]] = []
    products: dict[int, Product] = {}
    missing: list[str] = []
    for part in need.parts:
        options = _options(desk, part, products)
        if options:
            parts.append(options)
        else:
            missing.append(part)
    chosen = choose(parts, need.high)
    desk.reply.used("set", parts=len(need.parts), found=len(parts))
    if missing:
        desk.reply.text(desk.said.say("none", thing=desk.said.listing([f"“{part}”" for part in missing])))
    if chosen is None:
        return
    desk.memory.misses = 0
    desk.reply.text(_told(desk, chosen.total))
    shown = [counted(part) for part in need.parts if part not in missing]
    named = [f"{number} × {words}" if number > 1 else words for number, words in shown]
    part_of = dict(zip(chosen.product_ids, named, strict=True))
    desk.show(chosen.product_ids, part_of)
    desk.reply.suggestions([desk.said.say("suggest_cheaper"), desk.said.say("suggest_else")])


def _options(desk: Desk, part: str, products: dict[int, Product]) -> list[Option]:
    need = desk.memory.need
    number, words = counted(part)
    wish = replace(wish_of(need), text=words, price_min=None, price_max=None, options={})
    found = search(desk, wish)
    candidates = believed(found.hits, found.products, need.model_copy(update={"likes": [], "sought": words}))
    products.update(found.products)
    banned = desk.rules.banned(candidates.products, need)
    return [
        Option(product.id, product.price_min * number, float(weight))
        for product, weight in zip(candidates.products, candidates.weights, strict=True)
        if product.id not in banned
    ]


def _told(desk: Desk, total: int) -> str:
    currency, limit = desk.currency, desk.memory.need.high
    spent = Money(total, currency).text()
    if limit is None:
        return desk.said.say("set", total=spent)
    if total <= limit:
        return desk.said.say("set_within", total=spent, limit=Money(limit, currency).text())
    over = Money(total - limit, currency).text()
    return desk.said.say("set_over", total=spent, amount=over, limit=Money(limit, currency).text())
