"""Amounts of money in a sentence. A currency's sign, code or name anywhere makes every number beside it money."""

import re
import unicodedata

from shopapp.errors import Invalid
from shopapp.money import EXPONENTS, exponent

_NAMES = (
    r"euros?|eur|dollars?|bucks?|usd|pounds?|quid|gbp|pence|cents?|centimes?|francs?|franken|rappen|chf|yen|pesos?|dirhams?|riyals?"
    r"|يورو|دولار\w*|جنيه\w*|درهم\w*|ريال\w*|سنت\w*|دينار\w*"
)
_MONEY_WORD = re.compile(rf"(?<!\w)(?:{_NAMES}|{'|'.join(sorted(code.lower() for code in EXPONENTS))})(?!\w)")
_NUMBER = re.compile(r"\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?")
_NOT_CODES = frozenset(
    {"all", "top", "try", "cup", "ron", "mad", "gel", "lak", "pen", "bam", "cop", "mop", "sos", "inr", "les", "std"}
)
"""Currency codes that are words of our languages: they count only in capitals."""


def speaks_of_money(said: str, written: str) -> bool:
    if any(unicodedata.category(sign) == "Sc" for sign in written):
        return True
    found = {match[0] for match in _MONEY_WORD.finditer(said)}
    return any(word not in _NOT_CODES or word.upper() in written for word in found)


def numbers(said: str) -> list[str]:
    return [match[0] for match in _NUMBER.finditer(said)]


def minor(number: str, currency: str) -> int | None:
    """A number as people write it (`1.234,50`, `1,234.50`, `89`) in minor units; None when it cannot be an amount."""
    digits = re.sub(r"[' ]", "", number)
    try:
        decimals = exponent(currency)
    except Invalid:
        return None
    match = re.fullmatch(r"(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,3}))?", digits)
    if match is None:
        return None
    whole, rest = match[1], match[2] or ""
    if rest and len(rest) == 3 and decimals != 3:
        whole, rest = whole + rest, ""
    if len(rest) > decimals:
        return None
    return int(re.sub(r"[.,]", "", whole)) * 10**decimals + int(rest.ljust(decimals, "0") or 0)
