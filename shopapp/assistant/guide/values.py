"""Whether a product has a value: colours by family, numbers within a range, the rest by spelling; or whether it does not say."""

from collections.abc import Iterable
from functools import lru_cache

from shopapp.assistant.memory import Like
from shopapp.assistant.understand import colours
from shopapp.assistant.understand.plain import plain
from shopapp.catalog import Product
from shopapp.catalog.facets import Held, Value, is_colour, read
from shopapp.catalog.search.colours import ONE as ONE_COLOUR


def agrees(held: Held, like: Like) -> bool | None:
    """None when the product does not state the facet."""
    own = held.get(_facet(like.facet, held))
    if not own:
        return None
    if like.low is not None or like.high is not None:
        return any(_within(value, like.low, like.high) for value in own)
    wanted = _wanted(like.facet, tuple(like.values))
    named = any(value.key in wanted or (value.group and f"~{value.group}" in wanted) for value in own)
    return not named if like.other else named


def _facet(name: str, stated: Iterable[str]) -> str:
    """Under which name the product states it: a lipstick has a shade where a bag has a colour."""
    known = frozenset(stated)
    return name if name in known or name not in ONE_COLOUR else next((one for one in ONE_COLOUR if one in known), name)


def _within(value: Value, low: float | None, high: float | None) -> bool:
    return value.place is not None and (low is None or value.place >= low) and (high is None or value.place < high)


@lru_cache(maxsize=1024)
def _wanted(facet: str, values: tuple[str, ...]) -> frozenset[str]:
    keys = {value.key for written in values for value in read(facet, written)} | {plain(written) for written in values}
    if is_colour(facet):
        # "Blue" asks for the family, "navy" for navy.
        keys |= {f"~{family}" for written in values if (family := colours.family(plain(written))) and plain(written) == family}
    return frozenset(keys)


def has_value(product: Product, facet: str, values: Iterable[str]) -> bool:
    return matching_value(product, facet, values) is not None


def matching_value(product: Product, facet: str, values: Iterable[str]) -> str | None:
    """The product's own word for one of the values: the facet's, or a tag where it does not state the facet at all."""
    own = product.facets.get(_facet(facet, product.facets)) or product.tags
    wanted = [plain(value) for value in values]
    for value in own:
        if plain(value) in wanted:
            return value
    if facet in colours.FACETS:
        families = {colours.family(value) for value in wanted} - {None}
        # "Navy" asks for navy; "blue" asks for the family.
        plain_names = {value for value in wanted if value in families or colours.family(value) != value}
        for value in own:
            if colours.family(value) in families & plain_names:
                return value
    return None
