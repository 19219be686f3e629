"""Money as integer minor units with its currency. No float ever holds an amount, and nothing here rounds silently.

The table follows ISO 4217; a currency that is not in it is refused, never guessed. Payment processors differ for a few
currencies (ISK, UGX, HUF, TWD …): that is the payment adapter's business, not this type's.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from shopapp.errors import Invalid

_TWO = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE CZK DKK DOP "
    "DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD "
    "MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD SAR SBD SCR SEK SGD "
    "SHP SLE SOS SRD STN SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW"
)
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
EXPONENTS: dict[str, int] = {
    **dict.fromkeys(_TWO.split(), 2),
    **dict.fromkeys(_ZERO.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CAD": "CA$", "AUD": "A$", "CHF": "CHF ", "INR": "₹"}


def exponent(currency: str) -> int:
    """Digits behind the point, 0 to 3. Raises Invalid for a currency we do not know."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise Invalid(f"The currency {currency} is not supported.", code="unknown_currency") from None


_MOST = Decimal(10) ** 17
"""Minor units; the database's bigint holds ninety times as much, so that sums of amounts fit, too."""


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """`minor` units (cents, yen, fils) of `currency` (ISO 4217). Sums and comparisons across currencies raise Invalid."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: str, currency: str) -> "Money":
        """From a vendor's decimal string. Raises Invalid if it is not a number or has more digits than the currency."""
        try:
            scaled = Decimal(amount).scaleb(exponent(currency))
        except InvalidOperation:
            raise Invalid(f"{amount!r} is not an amount of money.", code="bad_amount") from None
        if not scaled.is_finite() or abs(scaled) >= _MOST:
            raise Invalid("This is no amount of money.", code="bad_amount")
        if scaled != scaled.to_integral_value():
            raise Invalid(f"{amount} has more decimals than {currency} allows.", code="bad_amount")
        return cls(int(scaled), currency)

    @property
    def decimal(self) -> str:
        """As vendors write it: `12.00`, `1200`, `1.234`."""
        digits = exponent(self.currency)
        return f"{Decimal(self.minor).scaleb(-digits):.{digits}f}"

    def text(self) -> str:
        """As a person reads it in English: `€12.00`, `1,200 ISK`. The sign, where the currency has one we know, leads."""
        digits = exponent(self.currency)
        number = f"{abs(Decimal(self.minor).scaleb(-digits)):,.{digits}f}"
        minus = "−" if self.minor < 0 else ""
        sign = _SIGNS.get(self.currency)
        return f"{minus}{sign}{number}" if sign else f"{minus}{number} {self.currency}"

    def as_json(self) -> dict[str, int | str]:
        return {"minor": self.minor, "currency": self.currency, "text": self.text()}

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise Invalid(f"{self.currency} and {other.currency} cannot be added or compared.", code="mixed_currencies")
        return other.minor
