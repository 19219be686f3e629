"""How well a product suits an age or a number of people, by its own words.

The one rule: a product that does not say is never ruled out, and one that says otherwise is never shown as if it suited. Between
those that suit, the nearest comes first: a table for six before one for ten, a game from three before a rattle from birth.
"""

from collections.abc import Sequence

from shopapp.assistant.memory import Suits
from shopapp.assistant.understand import spans
from shopapp.catalog import Product

_SILENT = 0.15
"""How far a product that does not say is taken to suit, as `belief.SILENT`."""
_GUESSED = 0.5
_BROKEN = 0.01
_NEXT_BIRTHDAY = 0.99
_HAIR = 0.02
_SPARE = 4.0
"""So many places too many halve how well a thing suits."""


def spans_of(product: Product, sort: str) -> list[spans.Span]:
    """All that it says of itself, the surest first: its title, options, tags and fields, then its page."""
    options = [str(value) for option in product.options for value in option["values"]]
    fields = [value for name, values in product.facets.items() if name not in ("vendor", "title") for value in values]
    texts = dict.fromkeys([product.title, *options, *product.tags, *fields, product.description])
    return [span for text in texts for span in spans.stated(text, sort)]


def suit(product: Product, suits: Sequence[Suits]) -> float:
    """How well it suits, from 0 to 1."""
    share = 1.0
    for one in suits:
        found = spans_of(product, one.sort)
        if not found:
            share *= _SILENT if one.sure else _GUESSED
        else:
            whole = _together(found)
            share *= _near(whole, one) if _within(whole, one) else _BROKEN
    return share


def keeps(product: Product, one: Suits) -> bool | None:
    """None where it does not say."""
    found = spans_of(product, one.sort)
    return _within(_together(found), one) if found else None


def broken(product: Product, suits: Sequence[Suits]) -> list[str]:
    """The product's own words for what does not suit."""
    return [_farthest(product, one) for one in suits if one.sure and keeps(product, one) is False]


def met(product: Product, suits: Sequence[Suits]) -> list[str]:
    """The product's own words for what suits."""
    return [_nearest(product, one) for one in suits if keeps(product, one)]


def beyond(product: Product, one: Suits) -> float:
    """How far what it says lies from that; endlessly far where it says nothing."""
    found = spans_of(product, one.sort)
    return _distance(_together(found), one) if found else float("inf")


def _nearest(product: Product, one: Suits) -> str:
    """The words that say it most closely: "5-6 ans" of a costume in three sizes, for a child of five."""
    found = spans_of(product, one.sort)
    return min(found, key=lambda span: (_distance(span, one), span.low is None, span.high is None, -(span.low or 0.0))).text


def _farthest(product: Product, one: Suits) -> str:
    """The words that rule it out."""
    return max(spans_of(product, one.sort), key=lambda span: _distance(span, one)).text


def _distance(span: spans.Span, one: Suits) -> float:
    return max(0.0, (span.low or 0.0) - one.number, one.number - (one.number if span.high is None else span.high))


def _within(span: spans.Span, one: Suits) -> bool:
    low, high = span.low, span.high
    if one.sort == "age" and high is not None and high > 1:
        high += _NEXT_BIRTHDAY
    return (low is None or one.number >= low - _HAIR) and (high is None or one.number <= high + _HAIR)


def _near(span: spans.Span, one: Suits) -> float:
    if one.sort == "people":
        return 1.0 if span.low is not None or span.high is None else 0.5 ** ((span.high - one.number) / _SPARE)
    # A year more is much to a baby and little at twelve.
    return 0.5 ** ((one.number - (span.low or 0.0)) / (1 + one.number / 4))


def _together(found: list[spans.Span]) -> spans.Span:
    lows = [span.low for span in found if span.low is not None]
    highs = [span.high for span in found if span.high is not None]
    return spans.Span(min(lows, default=None), max(highs, default=None), found[0].text)
