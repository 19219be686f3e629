"""The size a shopper had on a visit before: what is there in it comes first, which is said, and can be dropped.

The rule: it rules nothing out and settles nothing. It is a guess about somebody who may have changed, or buys for another.
"""

from collections.abc import Iterable

from shopapp.assistant.memory import Like
from shopapp.assistant.noting import is_size
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand.plain import plain
from shopapp.catalog import Product

_CHOICES = 2
"""It counts as an answer among so many: less than what is said now."""


def lean(desk: Desk, products: Iterable[Product]) -> bool:
    """Let the remembered size count among these, where they have one like it. True where it begins to, which is to be said."""
    need, before = desk.memory.need, desk.memory.need.recalled
    said_now = any(is_size(like.facet) for like in need.likes)
    need.recalled = None if said_now or need.gift or need.whom else _like(desk.memory.sizes, products)
    return need.recalled is not None and before is None


def held_in_it(desk: Desk, products: Iterable[Product]) -> dict[int, str]:
    """Product id to the remembered size, where it can be bought in it now."""
    like = desk.memory.need.recalled
    if like is None:
        return {}
    found: dict[int, str] = {}
    for product in products:
        for variant in desk.variants_of(product):
            names = zip(product.options, variant.option_values, strict=False)
            if variant.available and any(
                (str(o["name"]).lower(), plain(v)) == (like.facet, plain(like.values[0])) for o, v in names
            ):
                found[product.id] = like.values[0]
                break
    return found


def told_of(desk: Desk, values: Iterable[str]) -> str:
    """What is added to the question for a size, where one of these is the remembered one."""
    known = {plain(size) for size in desk.memory.sizes}
    mine = next((value for value in values if plain(value) in known), None)
    return f" {desk.said.say('size_last', value=mine)}" if mine is not None else ""


def _like(sizes: list[str], products: Iterable[Product]) -> Like | None:
    held = {
        (facet, plain(value)): value
        for product in products
        for facet, values in product.facets.items()
        if is_size(facet)
        for value in values
    }
    for size in sizes:
        for (facet, key), value in held.items():
            if key == plain(size):
                return Like(facet=facet, values=[value], must=False, of=_CHOICES, said=value)
    return None
