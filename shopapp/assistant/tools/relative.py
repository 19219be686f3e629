""" "Something lighter": less, or more, of a measure than what is on the screen. Compared are the rows' own numbers only."""

from shopapp.assistant.guide import bounds, needs
from shopapp.assistant.memory import Bound
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import Relative
from shopapp.catalog import Product
from shopapp.catalog.facets import Held, Value, held_by

_UNITS: dict[str, tuple[str, ...]] = {
    "weight": ("g",),
    "size": ("inch", "mm", "ml", "people"),
    "length": ("mm",),
    "height": ("mm",),
    "width": ("mm",),
}
"""In which base units each sort is stated, the likeliest first."""
_APART = 0.001
"""How much less is less, as a share."""


def take(desk: Desk, relative: Relative) -> bool:
    """Put the limit into the need. False, and said, where what is shown states no such measure."""
    sorts = [Bound(unit=unit, said=relative.said) for unit in _UNITS[relative.sort]]
    bound = _limit([bounds.stated(product, held_by(product), sorts) for product in _compared(desk)], relative)
    if bound is None:
        desk.reply.text(desk.said.say("relative_unknown", word=relative.said))
        desk.reply.suggestions([desk.said.say("suggest_else"), desk.said.say("suggest_person")])
        return False
    needs.take_bound(desk.memory.need, bound)
    return True


def _compared(desk: Desk) -> list[Product]:
    ids = [desk.memory.focus] if desk.memory.focus is not None else [item.id for item in desk.memory.shown]
    return list(desk.offered(ids).values())


def _limit(shown: list[Held], relative: Relative) -> Bound | None:
    """Beyond the least, or the most, of all that is shown."""
    for unit in _UNITS[relative.sort]:
        probe = Bound(unit=unit, said=relative.said)
        stated = [place for held in shown for place, _ in _of_sort(held, probe, relative.sort)]
        if stated:
            low, high = (max(stated) * (1 + _APART), None) if relative.more else (None, min(stated) * (1 - _APART))
            return Bound(unit=unit, low=low, high=high, said=relative.said)
    return None


def _of_sort(held: Held, probe: Bound, sort: str) -> list[tuple[float, Value]]:
    """The measures under a name of the sort ("Height"), or all in its unit where none is called so."""
    called = {name: values for name, values in held.items() if sort in name}
    return bounds.measures(called, probe) or bounds.measures(held, probe)
