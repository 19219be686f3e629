"""Amounts of money, shares and other numbers as they stand in a sentence, in any of our languages. Pure."""

import re
import unicodedata
from decimal import Decimal

from shopapp.money import EXPONENTS, exponent

_SIGN = (
    r"(?:€|CA\$|A\$|US\$|\$|£|¥|₹|(?<![^\W\d_])(?:"
    + "|".join(sorted(EXPONENTS))
    + r")|(?i:(?<![^\W\d_])(?:euros?|dollars?|pounds?))|يورو|دولار(?:ات)?|جنيه)"
)
"""Codes in capitals only: "all 19" is no amount of Albanian lek."""
_NUMBER = r"\d{1,3}(?:[.,'’\s]\d{3})+(?:[.,]\d{1,3})?(?!\d)|\d+(?:[.,]\d{1,3})?(?!\d)"
_AMOUNT = re.compile(rf"{_SIGN}\s?(?P<behind>{_NUMBER})|(?P<before>{_NUMBER})\s?{_SIGN}(?!\w)")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?[%٪]")
_ANY = re.compile(_NUMBER)


def amounts(text: str, currency: str) -> list[int]:
    """Every amount with a currency, in minor units of `currency` whatever currency is named: a foreign one fits no row."""
    found = _AMOUNT.finditer(western(text))
    return [minor(match["behind"] or match["before"], currency) for match in found]


def numbers(text: str, currency: str) -> list[int]:
    """Every number, read as an amount: what a shopper may have meant as a limit."""
    return [minor(match[0], currency) for match in _ANY.finditer(western(text))]


def shares(text: str) -> list[str]:
    """`["15"]` of "15 % off"."""
    return [match[1].replace(",", ".") for match in _SHARE.finditer(western(text))]


def minor(number: str, currency: str) -> int:
    """`1.234,50` and `1,234.50` alike; three digits behind the only sign are thousands where the currency has fewer."""
    digits = re.sub(r"['’\s]", "", number)
    signs = re.findall(r"[.,]", digits)
    behind = len(digits) - max(digits.rfind("."), digits.rfind(",")) - 1
    is_fraction = bool(signs) and (len(set(signs)) == 2 or (len(signs) == 1 and (behind != 3 or exponent(currency) == 3)))
    whole = re.sub(r"[.,]", "", digits)
    value = Decimal(whole).scaleb(-behind) if is_fraction else Decimal(whole)
    return int(value.scaleb(exponent(currency)))


def western(text: str) -> str:
    """With western digits and plain spaces; an Arabic decimal sign becomes a point."""
    plain = text.replace("٫", ".").replace("٬", ",")
    return "".join(
        " " if sign in "\u00a0\u202f\u2009" else str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        for sign in plain
    )
