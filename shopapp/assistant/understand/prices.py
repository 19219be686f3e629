"""Price words to amounts: "under 80", "between 20 and 40", "around €50", "80 max", "nothing over 100", "cheap".

A number counts as money only where a price word or a currency stands by it, so that "size 40", "2 kg" or "500 gb" stay what
they are. Amounts are minor units of the shop's currency; a currency named by the shopper is taken as the shop's.
"""

import re
from decimal import Decimal

from shopapp.assistant.understand.lexicon import Lexicon
from shopapp.assistant.understand.meaning import PriceWish
from shopapp.assistant.understand.plain import arabic
from shopapp.money import exponent

_SIGN = (
    r"(?:€|\$|£|eur(?:os?)?|usd|dollars?|bucks|quid|pounds?|gbp|chf|franken|francs?|dolares|pesos|dollar|"
    + arabic("يورو|دولار|ريال|درهم|جنيه|دينار")
    + r")"
)
_NUMBER = rf"(?:{_SIGN} ?)?(\d{{1,3}}(?:[.,' ]\d{{3}})+|\d+(?:[.,]\d{{1,2}})?)(k?)(?: ?{_SIGN})?"
_INCH = r"in(?! (?!wide|long|tall|high|deep)[^\W\d]{3,})"
"""Not the "in" of "under 100 in total"."""
_UNIT = (
    rf"(?! ?(?:cm|mm|m|km|kg|g|mg|l|ml|cl|inch(?:es)?|{_INCH}|ft|oz|lbs?|gb|tb|mb|w|watts?|v|mah|hz|days?|weeks?|months?|years?|"
    r"lit(?:er|re|ro)s?|metros?|meters?|metres?|personen|personnes|personas|لتر|متر|اشخاص|"
    r"people|persons?|pieces?|pcs|%|tage|jahre|jours|dias|°)(?!\w))(?![\d.,]*\d)"
)
_MOST = 10**12
"""More than any price; a row's number holds a million times that."""
_MONEY = rf"(?:(?<!\w){_SIGN} ?\d|[\d.,]*\d ?{_SIGN}(?!\w))"
_TOGETHER = (
    r"(?: (?:together|altogether|in total|all in all|zusammen|insgesamt|ensemble|en tout|au total|en total|juntos|"
    + arabic("معا|مجموعا")
    + r"))?"
)
"""May stand between an amount and what makes it a limit: "100 together at most"."""


def price_of(said: str, lexicon: Lexicon, currency: str) -> tuple[PriceWish | None, str]:
    """What was said about the price, and the text without it. `said` is in the plain spelling."""
    for kind, pattern in _patterns(lexicon):
        match = lexicon.compiled(f"price {pattern}", pattern).search(said)
        if match is not None and not (kind == "between" and _counted(match[0])) and not _people(match, said):
            rest = f"{said[: match.start()]} , {said[match.end() :]}"
            return _wish(kind, [found for found in match.groups() if found is not None], currency), rest
    for lean, pattern in (("cheap", lexicon.cheap), ("fine", lexicon.fine)):
        match = lexicon.compiled(lean, pattern).search(said)
        if match is not None:
            rest = f"{said[: match.start()]} , {said[match.end() :]}"
            return PriceWish(lean="cheap" if lean == "cheap" else "fine"), rest
    return None, said


def _people(match: re.Match[str], said: str) -> bool:
    """ "For ten kids", "for 6 people": a bare number after "for" is money only where nothing is counted by it."""
    counted = re.match(r" ?[^\W\d]{3,}", said[match.end() :]) and not re.search(_SIGN, match[0])
    return bool(counted and re.match(r"(?:for|fur|pour|para|por) \d", match[0]))


def _counted(found: str) -> bool:
    """Whether two small bare numbers stand there that need not be money: "1 and 3"."""
    return not re.search(_SIGN, found) and all(len(number) < 2 for number in re.findall(r"\d+", found))


def _patterns(lexicon: Lexicon) -> list[tuple[str, str]]:
    number = _NUMBER + _UNIT
    ceiling, floor = f"(?:{lexicon.ceiling})", f"(?:{lexicon.floor})"
    return [
        ("between", lexicon.between.replace("{n}", _NUMBER, 1).replace("{n}", number, 1)),
        ("not over", rf"(?:no|not|nothing|kein\w*|nicht|pas|rien|nada|no) {floor} {number}"),
        ("under", rf"(?:{lexicon.budget})?(?: is| of)? ?{ceiling}\.? ?{number}"),
        ("under", rf"{number}{_TOGETHER} ?(?:{lexicon.ceiling_after})"),
        ("over", rf"{floor} ?{number}"),
        ("around", rf"(?:{lexicon.around}) ?{number}"),
        ("around", rf"{number} ?(?:{lexicon.around_after})(?: ?{_SIGN})?"),
        ("under", rf"(?:{lexicon.budget})(?: is| of| only|:)? ?{number}"),
        ("under", rf"(?={_MONEY})(?:for |fur |pour |por |para )?{number}"),
    ]


def _wish(kind: str, found: list[str], currency: str) -> PriceWish:
    numbers = [_minor(found[at], found[at + 1], currency) for at in range(0, len(found) - 1, 2)]
    if kind == "between" and len(numbers) > 1:
        return PriceWish(low=min(numbers[:2]), high=max(numbers[:2]))
    if kind == "over":
        return PriceWish(low=numbers[0])
    if kind == "around":
        return PriceWish(low=numbers[0] * 3 // 4, high=numbers[0] * 5 // 4, about=numbers[0])
    return PriceWish(high=numbers[0])


def _minor(number: str, thousand: str, currency: str) -> int:
    """ "1.200" and "1,200" are twelve hundred, "12,50" and "12.50" twelve and a half."""
    digits = re.sub(r"[ ']", "", number)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    amount = Decimal(digits.replace(",", ".")) * (1000 if thousand else 1)
    return min(int(amount.scaleb(exponent(currency))), _MOST)
