"""Our minor units and Stripe's. They differ for a few currencies, and open systems disagree about them: hence a table.

Source: Stripe's "Currencies" page as summed up in the payment reference, section 1.8. Nothing is rounded; what does not fit
is refused, and the shop's own checkout is used instead.
"""

from shopapp.errors import Invalid
from shopapp.money import EXPONENTS, Money

_LARGEST = 99_999_999
# Without a minor unit in ISO's eyes, but written with two decimals at Stripe, which must be 00.
_TIMES_100 = frozenset({"ISK", "UGX"})
# With a minor unit in ISO's eyes that nobody uses, and without one at Stripe.
_BY_100 = frozenset({"MGA"})
# Three decimals, the last of which must be 0.
_ENDS_IN_0 = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
_NOT_TAKEN = frozenset({"IQD", "LYD", "IRR", "SDG"})


def to_stripe(money: Money) -> int:
    """The integer Stripe wants. Raises Invalid for a currency or amount that cannot be charged exactly."""
    if money.currency not in EXPONENTS or money.currency in _NOT_TAKEN:
        raise Invalid(f"{money.currency} cannot be paid here; please use the shop's checkout.", code="currency_not_taken")
    amount = money.minor
    if money.currency in _TIMES_100:
        amount *= 100
    elif money.currency in _BY_100:
        if amount % 100:
            raise Invalid(f"{money.text()} cannot be charged exactly.", code="amount_not_exact")
        amount //= 100
    elif money.currency in _ENDS_IN_0 and amount % 10:
        raise Invalid(f"{money.text()} cannot be charged exactly.", code="amount_not_exact")
    if not 0 < amount <= _LARGEST:
        raise Invalid(f"{money.text()} is outside what can be charged at once.", code="amount_out_of_range")
    return amount


def from_stripe(amount: int, currency: str) -> Money:
    """Raises Invalid for a currency we do not know, or an amount that our units cannot hold."""
    code = currency.upper()
    if code not in EXPONENTS:
        raise Invalid(f"The currency {code} is not supported.", code="unknown_currency")
    if code in _TIMES_100:
        if amount % 100:
            raise Invalid(f"{amount} is no whole amount of {code}.", code="amount_not_exact")
        return Money(amount // 100, code)
    return Money(amount * 100 if code in _BY_100 else amount, code)
