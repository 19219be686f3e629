"""Whether a product keeps a measure that was said, by what its row or its title states; None where they do not say.

The one rule: silence is neither yes nor no. It is shown as silence, after what is known to keep the measure.
"""

from collections.abc import Sequence

from shopapp.assistant.memory import Bound
from shopapp.catalog import Product
from shopapp.catalog.facets import Held, Value, measures_in, sides_in

_ALSO = {"inch": ("mm", 25.4), "mm": ("inch", 1 / 25.4), "oz": ("g", 28.35), "g": ("oz", 1 / 28.35)}
"""Base unit to the other one in which shops give the same measure, and how many of it."""
_HAIR = 1e-6
_DESCRIPTION = "description"
"""The name under which a description's measures stand; never asked about."""


def keeps(held: Held, bound: Bound) -> bool | None:
    """Of several measures (a length and a width) one is enough: nobody said which was meant."""
    stated = measures(held, bound)
    return any(_within(place, bound) for place, _ in stated) if stated else None


def stated(product: Product, held: Held, bounds: Sequence[Bound]) -> Held:
    """With what the description says of measures that no field and no title states, or of which these name another side."""
    missing = [bound for bound in bounds if not keeps(held, bound)]
    if not missing:
        return held
    silent = {unit for bound in missing if not measures(held, bound) for unit in units_of(bound)}
    said = [value for value in measures_in(product.description) if value.unit in silent]
    # Several of one sort may be about several things (a bag for 15 inch screens, 40 cm wide): they prove nothing.
    told = [value for value in said if sum(value.unit == other.unit for other in said) == 1]
    # "80 x 45 x 115 cm" are the sides of one thing, which is nearly always the product.
    units = {unit for bound in missing for unit in units_of(bound)}
    told = told or [value for value in sides_in(product.description) if value.unit in units]
    return held | {_DESCRIPTION: told} if told else held


def measures(held: Held, bound: Bound) -> list[tuple[float, Value]]:
    """The product's own measures of that sort in the bound's unit, with the words that state them."""
    values = [value for each in held.values() for value in each if value.place is not None]
    own = [(value.place or 0.0, value) for value in values if value.unit == bound.unit]
    if own or bound.unit not in _ALSO:
        return own
    unit, factor = _ALSO[bound.unit]
    return [((value.place or 0.0) / factor, value) for value in values if value.unit == unit]


def units_of(bound: Bound) -> set[str]:
    """Base units in which products may state this measure."""
    return {bound.unit, *([_ALSO[bound.unit][0]] if bound.unit in _ALSO else [])}


def words_of(held: Held, bound: Bound) -> str | None:
    """What the product states: the measure that keeps the bound, else the one that comes nearest to it."""
    stated = measures(held, bound)
    return min(stated, key=lambda each: distance(each[0], bound))[1].text if stated else None


def distance(place: float, bound: Bound) -> float:
    """How far outside; 0 within."""
    return max(0.0, (bound.low or place) - place, place - (place if bound.high is None else bound.high))


def beyond(held: Held, bound: Bound) -> float:
    """How far the product's nearest measure lies outside; endlessly far where it states none."""
    return min((distance(place, bound) for place, _ in measures(held, bound)), default=float("inf"))


def broken(held: Held, bounds: Sequence[Bound]) -> list[Bound]:
    """The limits that the product is known to break."""
    return [bound for bound in bounds if bound.must and keeps(held, bound) is False]


def _within(place: float, bound: Bound) -> bool:
    above = bound.low is None or place >= bound.low * (1 - _HAIR)
    return above and (bound.high is None or place <= bound.high * (1 + _HAIR))
