"""Prices as the storefront writes them: decimal strings in documents, integer hundredths in the Ajax API, text on pages.

The Ajax API counts in hundredths for every currency, the yen included; only the text follows the currency's own digits.
"""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

SIGNS = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "¥",
    "CAD": "$",
    "AUD": "$",
    "CHF": "CHF",
    "SEK": "kr",
    "DKK": "kr",
    "KWD": "KD",
}
WITHOUT_DECIMALS = {"JPY", "KRW", "CLP", "VND", "ISK", "XOF", "XAF"}
SIGN_LAST = {"de", "fr", "es"}


def cents(amount: object) -> int:
    """'12.5' → 1250. Anything that is not a number counts as nothing."""
    try:
        return int((Decimal(str(amount)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    except InvalidOperation:
        return 0


def decimal_text(hundredths: int) -> str:
    """1250 → '12.50', as documents and webhooks carry prices."""
    return f"{Decimal(hundredths) / 100:.2f}"


def money(hundredths: object, currency: str = "EUR", locale: str = "en") -> str:
    """1250 → '€12.50', or '12,50 €' where the sign is written last."""
    amount = Decimal(int(hundredths or 0)) / 100 if isinstance(hundredths, (int, float, Decimal)) else Decimal(0)
    digits = f"{amount:,.0f}" if currency in WITHOUT_DECIMALS else f"{amount:,.2f}"
    sign = SIGNS.get(currency, currency)
    if locale[:2] in SIGN_LAST:
        group = "\u202f" if locale[:2] == "fr" else "."
        return digits.replace(",", "\0").replace(".", ",").replace("\0", group) + "\u00a0" + sign
    gap = "\u00a0" if len(sign) > 1 else ""
    return f"{sign}{gap}{digits}"
