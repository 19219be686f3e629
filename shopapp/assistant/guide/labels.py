"""A choice in plain words, in the shopper's language: the shop's own spelling, ranges with their unit, money as money."""

from shopapp.assistant.words import Words
from shopapp.catalog.facets import Choice, Facet
from shopapp.money import Money, exponent

_LARGER = {
    "mm": ((1000.0, "m"), (10.0, "cm")),
    "g": ((1000.0, "kg"),),
    "ml": ((1000.0, "l"),),
    "gb": ((1024.0, "TB"),),
    "hz": ((1e9, "GHz"), (1e6, "MHz"), (1e3, "kHz")),
    "w": ((1000.0, "kW"),),
}
_SPELLED = {"gb": "GB", "w": "W", "v": "V", "wh": "Wh", "mah": "mAh", "hz": "Hz", "mp": "MP"}
_LONGEST = 60


def label_of(choice: Choice, facet: Facet, said: Words, currency: str) -> str:
    if choice.other:
        return said.say("other")
    if choice.is_range:
        return range_text(choice.low, choice.high, facet.values[0].unit, said, currency)
    families = {value.group for value in choice.values}
    if len(choice.values) > 1 and len(families) == 1 and (family := families.pop()):
        return _family(family, choice)
    shown = _texts(choice)
    return said.any_of(shown) if len(said.any_of(shown)) <= _LONGEST else f"{', '.join(shown[:2])} …"


def _texts(choice: Choice) -> list[str]:
    """One name for each family of colours and for each other value, as the shop writes them."""
    seen: dict[str, str] = {}
    for value in choice.values:
        seen.setdefault(f"~{value.group}" if value.group else value.key, value.text)
    return list(seen.values())


def _family(family: str, choice: Choice) -> str:
    """The shop's own word for the plain colour where it has one: `Blau` before `blue`."""
    named = [value.text for value in choice.values if len(value.text.split()) == 1]
    plain = [text for text in named if text.lower() == family]
    return plain[0] if plain else min(named, key=len) if named and family not in _ENGLISH else family.capitalize()


_ENGLISH = frozenset(["black", "white", "grey", "blue", "green", "red", "brown", "beige", "yellow", "orange", "pink", "purple"])


def range_text(low: float | None, high: float | None, unit: str, said: Words, currency: str) -> str:
    if low is None:
        return said.say("range_under", high=number_text(high or 0.0, unit, currency))
    if high is None:
        return said.say("range_over", low=number_text(low, unit, currency))
    return said.say("range_between", low=number_text(low, unit, currency), high=number_text(high, unit, currency))


def number_text(number: float, unit: str, currency: str) -> str:
    """In the unit a person would use: 1.5 m, not 1500 mm."""
    if unit == "minor":
        text = Money(round(number), currency).text()
        return text.replace("." + "0" * exponent(currency), "") if exponent(currency) else text
    for factor, larger in _LARGER.get(unit, ()):
        if number >= factor:
            return f"{number / factor:g} {larger}"
    if unit == "inch":
        return f"{number:g}″"
    return f"{number:g} {_SPELLED.get(unit, unit)}".strip() if unit not in ("people", "pieces") else f"{number:g}"
