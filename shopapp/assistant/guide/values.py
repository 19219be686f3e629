"""Whether a product has a value, in the same sense in which the search asks it: colours by family, the rest by spelling."""

from collections.abc import Iterable

from shopapp.assistant.understand import colours
from shopapp.assistant.understand.plain import plain
from shopapp.catalog import Product


def has_value(product: Product, facet: str, values: Iterable[str]) -> bool:
    return matching_value(product, facet, values) is not None


def matching_value(product: Product, facet: str, values: Iterable[str]) -> str | None:
    """The product's own word for one of the values."""
    own = product.facets.get(facet, [])
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
