"""Price bands that a person would name: cut near the quartiles, at round amounts, without a gap or an overlap."""

from itertools import pairwise

from shopapp.money import Money, exponent

MOST_BANDS = 4


def bands(prices: list[int], currency: str) -> dict[str, tuple[int | None, int | None]]:
    """Label to (at least, at most), both minor units and inclusive; fewer than two bands when prices hardly differ."""
    ordered = sorted(prices)
    if len(ordered) < 4 or ordered[0] * 5 > ordered[-1] * 4:
        return {}
    cuts: list[int] = []
    for part in range(1, MOST_BANDS):
        cut = _round(ordered[len(ordered) * part // MOST_BANDS], currency)
        if ordered[0] < cut <= ordered[-1] and cut not in cuts:
            cuts.append(cut)
    cuts.sort()
    if not cuts:
        return {}
    labels: dict[str, tuple[int | None, int | None]] = {f"Under {_text(cuts[0], currency)}": (None, cuts[0] - 1)}
    for low, high in pairwise(cuts):
        labels[f"{_text(low, currency)} to {_text(high, currency)}"] = (low, high - 1)
    labels[f"{_text(cuts[-1], currency)} and more"] = (cuts[-1], None)
    return labels


def _round(minor: int, currency: str) -> int:
    """To one or two leading digits of whole units: 4,799 cents become 50 euro, 12,300 become 120."""
    unit = 10 ** exponent(currency)
    whole = max(1, round(minor / unit))
    step = 1 if whole < 10 else 5 if whole < 100 else 10 ** (len(str(whole)) - 2)
    return max(step, round(whole / step) * step) * unit


def _text(minor: int, currency: str) -> str:
    text = Money(minor, currency).text()
    digits = exponent(currency)
    return text.replace("." + "0" * digits, "") if digits else text
